//! Texts: empty, too long, or with deceptive characters.

use serde_json::{Value, json};

use super::{Bad, CANARY, Refusal, field};
use crate::kurs::{
    on_both,
    said::{goal, with},
};

const EMPTY: &str = "text_empty";
const LONG: &str = "text_too_long";
const FORBIDDEN: &str = "text_forbidden_character";

fn texts() -> Vec<(String, &'static str)> {
    let mut texts = vec![
        (String::new(), EMPTY),
        (" \t\u{a0}\n".to_owned(), EMPTY),
        (format!("{CANARY}{}", "å".repeat(281 - CANARY.chars().count())), LONG),
        ("👩🏽\u{200d}👩🏽\u{200d}👧🏽\u{200d}👦🏽".repeat(281), LONG),
        (format!("a{}", "\u{301}".repeat(9_000)), LONG),
    ];
    let forbidden = [
        '\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2069}',
        '\u{fff9}',
    ];
    texts.extend(forbidden.map(|c| (format!("{CANARY}{c}slut"), FORBIDDEN)));
    texts
}

on_both! {
    async fn texts_of_a_goal(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        for (text, code) in texts() {
            for (name, lines) in [("text", false), ("first_step", false), ("why", true)] {
                // Multi-line texts allow up to 500 characters.
                if lines && code == LONG {
                    continue;
                }
                let body = with(goal("Gå en tur"), &json!({ name: text }));
                let expected = Refusal { field: Some((name, code)), ..field("", "") };
                let answer = bad.young.put(&bad.new_path("goals"), &body).await;
                Bad::check(answer, &expected, &format!("{name}: {text:?}"));
            }
        }
        let long = with(goal("Gå"), &json!({ "why": "ø".repeat(501) }));
        Bad::check(bad.young.put(&bad.new_path("goals"), &long).await, &field("why", LONG), "why");
        let two = with(goal("Gå"), &json!({ "pictogram": "🚶🚶🚶🚶🚶" }));
        Bad::check(
            bad.young.put(&bad.new_path("goals"), &two).await,
            &field("pictogram", LONG),
            "five",
        );
        bad.nothing_changed().await;
    }

    async fn valid_texts_are_stored_verbatim(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        for text in [
            "å".repeat(280),
            "a\u{30a}".repeat(280),
            "👩🏽\u{200d}👩🏽\u{200d}👧🏽\u{200d}👦🏽".repeat(280),
            "'; DROP TABLE goals; --".to_owned(),
            "<script>alert('æ')</script>".to_owned(),
            "%s %n {} \\u0000 \"citat\"".to_owned(),
            "عربي و dansk".to_owned(),
            "Ring \u{202a}+45 12 34\u{202c} til \u{2068}ليلى\u{2069}".to_owned(),
        ] {
            let path = bad.new_path("goals");
            bad.young.put(&path, &goal(&text)).await.is(201);
            assert_eq!(bad.young.get(&path).await.is(200)["text"], text);
        }
        let path = bad.new_path("goals");
        let padded = with(goal("  Gå en tur \n"), &json!({ "why": "først\r\nså" }));
        let stored = bad.young.put(&path, &padded).await.is(201);
        assert_eq!((&stored["text"], &stored["why"]), (&json!("Gå en tur"), &json!("først\nså")));
        bad.young.put(&path, &padded).await.is(200);
        let path = bad.new_path("goals");
        let pasted = "\u{feff}Gå en\ttur\u{2028}ved\nåen";
        let pasted = with(goal(pasted), &json!({ "why": "først\u{2029}så\u{b}\u{feff}sidst" }));
        let cleaned = bad.young.put(&path, &pasted).await.is(201);
        assert_eq!(cleaned["text"], "Gå en tur ved åen");
        assert_eq!(cleaned["why"], "først\nså\nsidst");
        // Deceptive characters are refused with their position.
        let hidden = goal("Gå 👩🏽\u{200d}👧🏽 \u{202e}tur");
        let refused = bad.young.put(&bad.new_path("goals"), &hidden).await.refused(422, "invalid_fields");
        let detail = refused["fields"][0]["detail"].as_str().unwrap_or_default();
        assert!(detail.starts_with("character 6 "), "{detail}");
    }

    async fn texts_of_other_roles(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        let (young, admin) = (bad.young.id(), bad.kurs.administrator.clone());
        let mette = bad.kurs.again(&bad.young).await;
        let before = bad.kurs.dump().await;
        for (text, code) in texts() {
            let words = bad.kurs.success("2026-11-22", &text);
            if code != LONG {
                let answer = mette.put(&bad.new_path("successes"), &words).await;
                Bad::check(answer, &field_of("words", code), &text);
            }
            let staff = json!({ "name": text, "role": "lead" });
            Bad::check(
                admin.put(&bad.new_path("staff"), &staff).await,
                &field_of("name", code),
                &text,
            );
            let person = json!({ "name": text });
            let answer = admin.put(&bad.new_path("young_people"), &person).await;
            Bad::check(answer, &field_of("name", code), &text);
            if code != LONG {
                let path = format!("/young_people/{young}/assignments/{}", bad.kurs.id());
                let why = json!({ "caseworker_id": young, "since": bad.kurs.now(), "why": text });
                Bad::check(admin.put(&path, &why).await, &field_of("why", code), &text);
            }
        }
        let long = bad.kurs.success("2026-11-22", &"ø".repeat(2_001));
        let answer = mette.put(&bad.new_path("successes"), &long).await;
        Bad::check(answer, &field("words", LONG), "2001");
        assert_eq!(bad.kurs.dump().await, before);
        let fits = bad.kurs.success("2026-11-22", &"ø".repeat(2_000));
        mette.put(&bad.new_path("successes"), &fits).await.is(201);
    }

    async fn malformed_codes(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        let client = bad.kurs.signed_out();
        for (body, expected) in [
            (json!({}), field("code", "missing_field")),
            (json!({ "code": 7 }), field("code", "wrong_type")),
            (json!({ "code": Value::Null }), field("code", "wrong_type")),
            (json!({ "code": "2345-ABCD-WXYZ", "as": CANARY }), field("as", "unknown_field")),
        ] {
            Bad::check(client.post("/sessions", &body).await, &expected, &body.to_string());
        }
        bad.nothing_changed().await;
        for code in [CANARY.to_owned(), String::new(), "2".repeat(10_000), "\0".to_owned()] {
            let answer = client.post("/sessions", &json!({ "code": code })).await;
            Bad::check(answer, &super::whole(422, "code_unknown"), &code);
        }
    }
}

fn field_of(path: &'static str, code: &'static str) -> Refusal {
    Refusal { field: Some((path, code)), ..field("", "") }
}
