//! Right-to-left text on server-rendered pages: each piece is in an element with its own direction or,
//! within a sentence, between isolating characters.

use serde_json::json;

use crate::kurs::{
    Client,
    celebrations::{plan, token},
    meetings::answer,
    on_both,
};

/// Hebrew letters with a number, which would be reordered with them.
const WORDS: &str = "שלום 12";

/// Every text of `page` without a direction of its own.
fn misdirected(page: &str) -> Vec<String> {
    let mut open: Vec<bool> = Vec::new();
    let mut found = Vec::new();
    for piece in page.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default();
        let is_void = matches!(name, "!DOCTYPE" | "meta" | "link" | "input" | "img" | "br");
        if tag.starts_with('/') {
            open.pop();
        } else if !is_void {
            let directed = open.last().is_some_and(|it| *it);
            open.push(directed || name == "bdi" || tag.contains("dir=\"auto\""));
        }
        let is_field = name == "textarea" || tag.starts_with("input type=\"text\"");
        if is_field && !tag.starts_with('/') && !tag.contains("dir=\"auto\"") {
            found.push(tag.to_owned());
        }
        let outside = |text: &str| {
            let mut depth = 0;
            text.chars().any(|c| {
                depth += i32::from(c == '\u{2068}') - i32::from(c == '\u{2069}');
                depth == 0 && ('א'..='ת').contains(&c)
            })
        };
        if !open.last().is_some_and(|it| *it) && outside(text) {
            found.push(format!("{tag}>{text}"));
        }
    }
    found
}

#[track_caller]
fn is_directed(page: &str) {
    assert!(page.contains('ש'), "{page}");
    assert_eq!(misdirected(page), Vec::<String>::new());
}

async fn shown(guest: &Client, path: &str) -> String {
    guest.call_outside("GET", path).send().await.is(200).text.clone()
}

on_both! {
    async fn every_page_of_a_link(kurs: Kurs) {
        let young = kurs.young_person(WORDS).await;
        let guest = kurs.guest();
        let link = json!({ "label": WORDS, "shown_name": WORDS });
        let made = young.put(&format!("/recognition_links/{}", kurs.id()), &link).await.is(201);
        let at = format!("/guest/recognition/{}", token(&made["url"]));
        is_directed(&shown(&guest, &at).await);
        let form = [("from", WORDS), ("text", "")];
        let refused = guest.call_outside("POST", &at).form(&form).await.is(422);
        is_directed(&refused.text);
        is_directed(&shown(&guest, &format!("{at}?said=1")).await);
        let mut celebration = plan(WORDS, &[]);
        celebration["words"] = json!(WORDS);
        celebration["place"] = json!(WORDS);
        let gathering = kurs.gather(&young, &celebration).await;
        let at = format!("/guest/gathering/{}", kurs.invite_guest(&young, gathering, WORDS).await);
        is_directed(&shown(&guest, &at).await);
        let form = [("coming", "yes"), ("words", WORDS)];
        guest.call_outside("POST", &at).form(&form).await.is(303);
        is_directed(&shown(&guest, &format!("{at}?said=1")).await);
        let mette = kurs.caseworker(WORDS).await;
        kurs.assign(&mette, &young).await;
        young.patch("/me", &json!({ "praise_ok": true })).await.is(200);
        let praise = json!({ "parent": WORDS, "by": "letter", "text": WORDS });
        let path = format!("/young_people/{}/praises/{}", young.id(), kurs.id());
        let made = mette.put(&path, &praise).await.is(201);
        is_directed(&shown(&guest, &format!("/guest/praise/{}", token(&made["url"]))).await);
    }

    async fn a_meeting_for_a_delegate_and_for_the_journal(kurs: Kurs) {
        let (young, mette) = (kurs.young_person(WORDS).await, kurs.caseworker(WORDS).await);
        kurs.assign(&mette, &young).await;
        let mut draft = kurs.plan_of(&young, WORDS);
        draft["purpose"] = json!(WORDS);
        draft["place"]["details"] = json!(WORDS);
        draft["agenda"][0]["text"] = json!(WORDS);
        let met = crate::kurs::meetings::Met(kurs.id());
        mette.put(&met.path(), &draft).await.is(201);
        let who = json!({ "name": WORDS, "relation": WORDS });
        mette.put(&met.part("participants", kurs.id()), &who).await.is(201);
        let said = kurs.contribute(&young, met, WORDS).await;
        let scale = json!({ "kind": "scale", "said_at": kurs.now(),
            "about": draft["agenda"][0]["id"],
            "body": { "scales": [{ "low": WORDS, "high": WORDS, "value": 3 }] } });
        young.put(&met.part("contributions", kurs.id()), &scale).await.is(201);
        let wish = json!({ "kind": "come", "name": WORDS, "reason": WORDS });
        young.put(&met.part("participant_suggestions", kurs.id()), &wish).await.is(201);
        let delegate = json!({ "name": WORDS, "relation": WORDS, "task": WORDS,
            "contribution_ids": [said], "sees_decisions": true });
        let made = young.put(&met.part("delegates", kurs.id()), &delegate).await.is(201);
        let at = format!("/guest/meeting/{}", token(&made["delegates"][0]["url"]));
        kurs.begin_meeting(&mette, met).await;
        let to = format!("{}/answers/{}", met.part("contributions", said), kurs.id());
        mette.put(&to, &answer(WORDS)).await.is(201);
        let decided = met.part("decisions", kurs.id());
        let decision = json!({ "text": WORDS, "why": WORDS,
            "actions": [{ "id": crate::kurs::meetings::ACTION, "text": WORDS, "who": WORDS, "by": "2026-12-01" }] });
        mette.put(&decided, &decision).await.is(201);
        let view = json!({ "kind": "partly", "words": WORDS });
        young.put(&format!("{decided}/view?of=1"), &view).await.is(200);
        let guest = kurs.guest();
        is_directed(&shown(&guest, &at).await);
        let opened = guest.call_outside("POST", &at).form(&[("what", "open")]).await.is(303);
        let cookie = opened.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let inside = guest.call_outside("GET", &at).header("cookie", &cookie).send().await.is(200);
        is_directed(&inside.text);
        is_directed(&mette.get(&met.act("minutes")).await.is(200).text);
    }
}
