//! Whom to call: public, in both languages, linked from every guest page.

use crate::kurs::on_both;

on_both! {
    async fn anybody_can_read_whom_to_call(kurs: Kurs) {
        let guest = kurs.guest();
        let lines = guest.get("/help_lines").await.is(200).json;
        let numbers: Vec<_> = lines.as_array().expect("a list").iter().map(|line| &line["number"]).collect();
        assert_eq!(numbers, ["112", "116111", "70201201"]);
        for (asked, title, call) in [("/help", "Hjælp nu", "Ring 116 111"), ("/help?lang=en", "Help now", "Call 116 111")] {
            let page = guest.call_outside("GET", asked).send().await.is(200);
            assert!(page.text.contains(&format!("<h1>{title}</h1>")), "{}", page.text);
            assert!(page.text.contains(&format!("href=\"tel:116111\">{call}</a>")), "{}", page.text);
        }
        let nothing = guest.call_outside("GET", "/guest/recognition/AAAA?lang=en").send().await;
        assert!(nothing.text.contains("<a href=\"/help?lang=en\">Help now</a>"), "{}", nothing.text);
    }
}
