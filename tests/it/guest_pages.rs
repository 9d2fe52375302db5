//! Guest pages: plain HTML that works in every browser and shows only what was meant.

use serde_json::json;

use crate::kurs::{
    Answer, Client, Kurs,
    celebrations::{plan, token},
    on_both,
};

const MARKUP: &str = "<script>alert(\"æ\")</script><img src=x onerror='a'>&";
const ESCAPED: &str =
    "&lt;script&gt;alert(&quot;æ&quot;)&lt;/script&gt;&lt;img src=x onerror='a'&gt;&amp;";

async fn get(guest: &Client, path: &str) -> Answer {
    guest.call_outside("GET", path).send().await
}

/// Checks a page: for people, not cached, without a script, and without its own address.
#[track_caller]
fn is_page(page: Answer, status: u16, token: &str) -> Answer {
    let page = page.is(status);
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(page.header("x-robots-tag"), Some("noindex"));
    assert!(page.header("content-security-policy").is_some_and(|policy| {
        policy.contains("form-action 'self'") && policy.contains("style-src 'self'")
    }));
    assert_eq!(page.header("set-cookie"), None);
    assert!(page.text.starts_with("<!DOCTYPE html>"), "{:.100}", page.text);
    assert!(page.text.contains("<meta name=\"robots\" content=\"noindex\">"));
    for active in [
        "<script",
        "onclick",
        "onerror=\"",
        " style=",
        "javascript:",
        "<img",
        "http://",
        "https://",
    ] {
        assert!(!page.text.contains(active), "{active}: {}", page.text);
    }
    assert!(!page.text.contains(token) && !format!("{:?}", page.headers).contains(token));
    page
}

async fn link(kurs: &Kurs, young: &Client, shown_name: &str) -> String {
    let body = json!({ "label": "Kun for mig", "shown_name": shown_name });
    let made = young.put(&format!("/recognition_links/{}", kurs.id()), &body).await.is(201);
    token(&made["url"])
}

on_both! {
    async fn somebody_writes_without_an_account(kurs: Kurs) {
        let (young, guest) = (kurs.young_person("Hemmeligt Navn").await, kurs.guest());
        let token = link(&kurs, &young, "Åse").await;
        let at = format!("/guest/recognition/{token}");
        let page = is_page(get(&guest, &at).await, 200, &token);
        assert!(page.text.contains("Skriv noget rart til Åse") && page.text.contains("<html lang=\"da\">"));
        // Nothing of the young person but the name chosen for this link.
        for private in ["Hemmeligt", "Kun for mig", &young.id().to_string()] {
            assert!(!page.text.contains(private), "{private}");
        }
        let english = is_page(get(&guest, &format!("{at}?lang=en&utm_source=x")).await, 200, &token);
        assert!(english.text.contains("Say something kind to Åse") && english.text.contains("<html lang=\"en\">"));
        let sent = guest.call_outside("POST", &format!("{at}?lang=en"))
            .form(&[("from", "Moster Ulla"), ("text", "Du er sej & modig\r\nHilsen")]).await.is(303);
        assert_eq!(sent.header("location"), Some("?lang=en&said=1"));
        assert_eq!(sent.header("cache-control"), Some("no-store"));
        let thanks = is_page(get(&guest, &format!("{at}?lang=en&said=1")).await, 200, &token);
        assert!(thanks.text.contains("Your words are sent") && !thanks.text.contains("<form"));
        let inbox = young.get("/celebrations").await.is(200);
        assert_eq!(inbox.items()[0]["text"], "Du er sej & modig\nHilsen");
        // A form on another site can't post here.
        let call = guest.call_outside("POST", &at).header("sec-fetch-site", "cross-site");
        call.header("content-type", "application/x-www-form-urlencoded")
            .raw_body("from=a&text=b").send().await.is(403);
    }

    async fn invalid_input_stays_in_the_form(kurs: Kurs) {
        let (young, guest) = (kurs.young_person("Åse").await, kurs.guest());
        let token = link(&kurs, &young, "Åse").await;
        let at = format!("/guest/recognition/{token}");
        let long = "ø".repeat(501);
        let zalgo = format!("a{}", "\u{301}".repeat(9_000));
        for (from, text, said) in [
            ("", "Mine ord", "Skriv noget her"),
            ("Ulla", " \r\n\u{a0}", "Skriv noget her"),
            ("Ulla", &long, "Der er plads til 500 tegn"),
            ("Ulla", &zalgo, "Der er plads til 500 tegn"),
            ("Ulla", "a\u{202e}b", "Lige efter »a« er et skjult tegn"),
            ("U\u{202e}lla", "Mine ord", "Lige efter »U« er et skjult tegn"),
        ] {
            let answer = guest.call_outside("POST", &at).form(&[("from", from), ("text", text)]).await;
            let page = is_page(answer, 422, &token);
            assert!(page.text.contains(said), "{said}: {}", page.text);
            assert!(page.text.contains("aria-invalid=\"true\""), "{}", page.text);
            assert!(page.text.contains(&format!("value=\"{from}\"")), "{from}");
            assert!(page.text.contains(&format!("\n{text}</textarea>")), "{text:.60}");
        }
        let nothing = guest.call_outside("POST", &at).form(&[]).await;
        is_page(nothing, 422, &token);
        let huge = "æ".repeat(5_000_000);
        let call = guest.call_outside("POST", &at)
            .header("content-type", "application/x-www-form-urlencoded");
        if let Some(answer) = call.raw_body(&format!("from=a&text={huge}")).try_send().await {
            is_page(answer, 413, &token);
        }
        let call = guest.call_outside("POST", &at).header("content-type", "application/json");
        is_page(call.raw_body("{}").send().await, 415, &token);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM recognitions").await, 0);
    }

    async fn markup_is_escaped(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let guest = kurs.guest();
        let token_of_link = link(&kurs, &young, MARKUP).await;
        let at = format!("/guest/recognition/{token_of_link}");
        let page = is_page(get(&guest, &at).await, 200, &token_of_link);
        assert!(page.text.contains("&lt;script&gt;alert(&quot;æ&quot;)"), "{}", page.text);
        let typed = guest.call_outside("POST", &at).form(&[("from", ""), ("text", MARKUP)]).await;
        let page = is_page(typed, 422, &token_of_link);
        assert!(page.text.contains(&format!("\n{ESCAPED}</textarea>")), "{}", page.text);
        let broken_out = "\" autofocus onfocus=\"x";
        let typed = guest.call_outside("POST", &at).form(&[("from", broken_out), ("text", "")]).await;
        assert!(typed.text.contains("value=\"&quot; autofocus onfocus=&quot;x\""), "{}", typed.text);
        let out = guest.call_outside("POST", &at).form(&[("from", "a"), ("text", "</textarea>ud"), ("from", "b")]).await;
        assert!(!out.text.contains("</textarea>ud"), "{}", out.text);

        let gathering = kurs.gather(&young, &plan(MARKUP, &[])).await;
        let invited = kurs.invite_guest(&young, gathering, MARKUP).await;
        let page = is_page(get(&guest, &format!("/guest/gathering/{invited}")).await, 200, &invited);
        assert!(page.text.contains(ESCAPED), "{}", page.text);
        young.patch("/me", &json!({ "praise_ok": true })).await.is(200);
        let praise = json!({ "parent": "mor", "by": "letter", "text": MARKUP });
        let path = format!("/young_people/{}/praises/{}", young.id(), kurs.id());
        let letter = token(&mette.put(&path, &praise).await.is(201)["url"]);
        let page = is_page(get(&guest, &format!("/guest/praise/{letter}")).await, 200, &letter);
        assert!(page.text.contains(ESCAPED) && page.text.contains("søndag den 22. november 2026"));
        assert!(!page.text.contains("Åse"), "{}", page.text);
    }

    async fn an_invitation_is_answered(kurs: Kurs) {
        let (young, guest) = (kurs.young_person("Åse").await, kurs.guest());
        let id = kurs.gather(&young, &plan("Min første løn", &[])).await;
        let token = kurs.invite_guest(&young, id, "Mormor").await;
        let at = format!("/guest/gathering/{token}");
        let page = is_page(get(&guest, &at).await, 200, &token);
        for said in ["Åse inviterer dig", "Min første løn", "lørdag den 5. december 2026 kl. 15.30", "Hos mormor"] {
            assert!(page.text.contains(said), "{said}: {}", page.text);
        }
        assert!(!page.text.contains("Mormor"), "who else is invited, and as what, is the owner's");
        let answer = guest.call_outside("POST", &at).form(&[("words", "Måske senere")]).await;
        let page = is_page(answer, 422, &token);
        assert!(page.text.contains("Vælg et af svarene") && page.text.contains("\nMåske senere</textarea>"));
        let answer = guest.call_outside("POST", &at).form(&[("coming", "maybe"), ("words", &"ø".repeat(281))]).await;
        let page = is_page(answer, 422, &token);
        assert!(page.text.contains("Der er plads til 280 tegn") && page.text.contains("value=\"maybe\" required checked"));
        let answer = guest.call_outside("POST", &at).form(&[("coming", "yes"), ("words", "  ")]).await;
        assert_eq!(answer.is(303).header("location"), Some("?lang=da&said=1"));
        let page = is_page(get(&guest, &format!("{at}?lang=da&said=1")).await, 200, &token);
        assert!(page.text.contains("Tak for dit svar") && page.text.contains("value=\"yes\" required checked"));
        assert_eq!(young.get(&format!("/gatherings/{id}")).await["guests"][0]["answer"],
            json!({ "coming": "yes", "words": null }));
        let mut off = plan("Min første løn", &[]);
        off["cancelled"] = json!(true);
        young.put(&format!("/gatherings/{id}"), &off).await.is(200);
        let page = is_page(get(&guest, &at).await, 200, &token);
        assert!(page.text.contains("Det er aflyst") && !page.text.contains("<form"));
        let late = guest.call_outside("POST", &at).form(&[("coming", "no")]).await;
        assert_eq!(late.is(303).header("location"), Some("?lang=da&said=1"));
    }

    async fn ended_and_unknown_links_are_explained_kindly(kurs: Kurs) {
        let (young, guest) = (kurs.young_person("Åse").await, kurs.guest());
        let body = json!({ "label": "Ulla", "shown_name": "Åse" });
        let path = format!("/recognition_links/{}", kurs.id());
        let token = token(&young.put(&path, &body).await.is(201)["url"]);
        let at = format!("/guest/recognition/{token}");
        // When the link is used up, the words stay in the form.
        for number in 0..5 {
            let text = format!("Nummer {number}");
            guest.call_outside("POST", &at).form(&[("from", "Ulla"), ("text", &text)]).await.is(303);
        }
        let full = guest.call_outside("POST", &at).form(&[("from", "Ulla"), ("text", "Det sjette")]).await;
        let page = is_page(full, 409, &token);
        assert!(page.text.contains("Prøv igen i morgen") && page.text.contains("\nDet sjette</textarea>"));
        young.delete(&path).await.is(204);
        for answer in [
            get(&guest, &at).await,
            guest.call_outside("POST", &at).form(&[("from", "Ulla"), ("text", "Hej")]).await,
        ] {
            let page = is_page(answer, 404, &token);
            assert!(page.text.contains("Linket virker ikke længere") && !page.text.contains("Åse"));
        }
        for kind in ["recognition", "gathering", "praise"] {
            for bad in ["x", &"A".repeat(43), "%3Cscript%3E", "%00", "%ff"] {
                let page = get(&guest, &format!("/guest/{kind}/{bad}?lang=en")).await;
                let page = is_page(page, 404, "token=");
                assert!(page.text.contains("There is nothing here"), "{kind} {bad}: {}", page.text);
            }
        }
        guest.call_outside("POST", &format!("/guest/praise/{token}")).form(&[]).await.is(405);
    }

    async fn the_stylesheet_is_served_and_cached(kurs: Kurs) {
        let (young, guest) = (kurs.young_person("Åse").await, kurs.guest());
        let token = link(&kurs, &young, "Åse").await;
        let page = get(&guest, &format!("/guest/recognition/{token}")).await.is(200);
        let style = page.text.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let style = get(&guest, style.expect("a style")).await.is(200);
        assert_eq!(style.header("content-type"), Some("text/css; charset=utf-8"));
        assert!(style.text.contains("--ground") && style.text.contains(".guest"));
        get(&guest, "/guest/style.css").await.is(404);
    }
}
