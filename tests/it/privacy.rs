//! The privacy page: public, in both languages, linked from every guest page, and completed by the
//! municipality.

use crate::kurs::on_both;

on_both! {
    async fn anybody_can_read_it(kurs: Kurs) {
        let guest = kurs.guest();
        for (asked, title, blank) in [
            ("/privacy", "Dine oplysninger", "(det har kommunen ikke skrevet endnu)"),
            ("/privacy?lang=en", "Your information", "(the municipality has not written this yet)"),
        ] {
            let page = guest.call_outside("GET", asked).send().await.is(200);
            assert!(page.text.contains(&format!("<h1>{title}</h1>")), "{}", page.text);
            assert!(page.text.contains(blank) && !page.text.contains('{'), "{}", page.text);
            assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
        }
        // A page about an invalid link has the privacy link too.
        let nothing = guest.call_outside("GET", "/guest/recognition/AAAA?lang=en").send().await;
        assert!(nothing.text.contains("<a href=\"/privacy?lang=en\">Your information</a>"), "{}", nothing.text);
    }
}
