//! Contributions: stored verbatim, once, by their owner alone.

use serde_json::{Value, json};

use super::{of, seen, trail};
use crate::kurs::{
    celebrations::token,
    meetings::{contribution, text},
    on_both,
    said::with,
};

on_both! {
    async fn retries_are_stored_once(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let bo = kurs.young_person("Bo").await;
        let met = kurs.meet(&mette, &young).await;
        let scale = json!({ "scales": [{ "low": "Slet ikke", "high": "Helt", "value": 7 }] });
        for (part, body) in [
            ("contributions", text("Jeg vil helst gå en tur 🌱")),
            ("contributions", contribution("scale", &scale)),
            ("contributions", contribution("pictograms", &json!({ "pictograms": ["home", "quiet"] }))),
            ("participant_suggestions", json!({ "kind": "come", "name": "Moster Lise" })),
            ("delegates", json!({ "name": "Farmor", "task": "Sig det, jeg ikke tør" })),
        ] {
            let path = met.part(part, kurs.id());
            let made = young.put(&path, &body).await.is(201);
            assert_eq!(young.put(&path, &body).await.is(200).json, made.json, "{part}");
            let keyed = || young.call("PUT", &path).header("idempotency-key", &path[path.len() - 36..]).json(&body).send();
            assert_eq!(keyed().await.is(200).json, made.json);
            assert_eq!(keyed().await.is(200).json, made.json);
            // Nobody else can write it, or anything under the same id.
            bo.put(&path, &body).await.refused(404, "not_found");
            bo.delete(&path).await.refused(404, "not_found");
            mette.put(&path, &body).await.refused(403, "forbidden");
        }
        young.patch(&met.act("wishes"), &json!({ "place": "outside" })).await.is(200);
        let wished = young.patch(&met.act("wishes"), &json!({ "taking_part": "part" })).await.is(200);
        assert_eq!((&wished["wishes"]["place"], &wished["wishes"]["taking_part"]), (&json!("outside"), &json!("part")));
        let changes = young.get("/changes").await.is(200).by_kind();
        assert_eq!(changes["meetings"][0], seen(&young, met).await.json);
        // The same delegate id in another meeting is a different delegate.
        let delegate = wished["delegates"][0]["id"].as_str().expect("an id");
        let other = kurs.meet(&mette, &young).await;
        young.put(&other.act(&format!("delegates/{delegate}")), &json!({ "name": "Bo" })).await.refused(404, "not_found");
    }

    async fn taking_back_unheard_leaves_no_trace(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let empty = seen(&mette, met).await;
        let id = kurs.contribute(&young, met, "Gulspurvefløjt").await;
        let path = met.part("contributions", id);
        let deleted = young.delete(&path).await.is(200);
        assert!(!deleted.text.contains(&id.to_string()), "{}", deleted.text);
        young.delete(&path).await.is(200);
        let now = seen(&mette, met).await;
        for part in ["contributions", "trail", "seen", "plan"] {
            assert_eq!(now[part], empty[part], "{part}");
        }
        let waits = mette.get("/awaiting").await.is(200);
        for response in [&now, &waits] {
            assert!(!response.text.contains("Gulspurvefløjt") && !response.text.contains(&id.to_string()));
        }
        // A late duplicate is not taken as a new contribution.
        young.put(&path, &text("Gulspurvefløjt")).await.refused(409, "withdrawn");
        let left = kurs.dump().await.into_iter().find(|row| row.contains("Gulspurvefløjt"));
        assert_eq!(left, None, "the words are nowhere");
    }

    async fn a_contribution_taken_back_is_shown_to_nobody(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        // Taken back before it arrived, a late duplicate is not accepted.
        let path = met.part("contributions", kurs.id());
        young.delete(&path).await.is(200);
        young.put(&path, &text("Gulspurvefløjt")).await.refused(409, "withdrawn");
        // Its idempotency key is not reusable, even after it was taken back.
        let say = |path: String| {
            young.call("PUT", &path).header("idempotency-key", "k").json(&text("Gulspurvefløjt")).send()
        };
        let path = met.part("contributions", kurs.id());
        say(path.clone()).await.is(201);
        young.delete(&path).await.is(200);
        say(met.part("contributions", kurs.id())).await.refused(422, "idempotency_key_reused");
        // Whom they wanted there, and why, is erased too.
        let path = met.part("participant_suggestions", kurs.id());
        let suggestion = json!({ "kind": "come", "name": "Gulspurvefløjt", "contact": "Gulspurvefløjt",
            "reason": "Gulspurvefløjt" });
        young.put(&path, &suggestion).await.is(201);
        young.delete(&path).await.is(200);
        let asked = kurs.id();
        let request = format!("/meeting_requests/{asked}");
        young.put(&request, &json!({ "words": "Gulspurvefløjt" })).await.is(201);
        young.delete(&request).await.is(200);
        for path in [met.path(), format!("{}/minutes", met.path()), format!("/meetings/{asked}"), format!("/meetings/{asked}/minutes")] {
            let response = mette.get(&path).await.is(200);
            assert!(!response.text.contains("Gulspurvefløjt"), "{path}");
        }
    }

    async fn taking_back_after_hearing_stays_on_record(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let id = kurs.contribute(&young, met, "Gulspurvefløjt").await;
        assert!(seen(&mette, met).await.text.contains("Gulspurvefløjt"));
        let back = young.delete(&met.part("contributions", id)).await.is(200);
        assert!(back["contributions"][0]["withdrawn_at"].is_string());
        for who in [&young, &mette] {
            let now = seen(who, met).await;
            assert!(!now.text.contains("Gulspurvefløjt"), "{}", now.text);
            assert_eq!(of(&now, "contributions", id)["draft"], Value::Null);
            assert_eq!(trail(&now).last(), Some(&"contribution_withdrawn"));
        }
    }

    async fn invalid_contributions_are_refused_whole(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let before = kurs.dump().await;
        let new = |part: &str| met.part(part, kurs.id());
        let body = |body: Value| with(text("-"), &json!({ "body": body }));
        let scale = |value: i32| json!({ "scales": [{ "low": "a", "high": "b", "value": value }] });
        for (wrong, code) in [
            (body(json!({ "text": "" })), "text_empty"),
            (body(json!({ "text": "a\u{202e}b" })), "text_forbidden_character"),
            (body(json!({ "text": "ø".repeat(2_001) })), "text_too_long"),
            (body(json!({})), "says_nothing"),
            (contribution("scale", &scale(11)), "out_of_range"),
            (contribution("scale", &json!({ "scales": [] })), "says_nothing"),
            (contribution("pictograms", &json!({ "pictograms": ["<script>"] })), "wrong_type"),
            (contribution("pictograms", &json!({ "pictograms": ["x".repeat(30_000)] })), "wrong_type"),
            (contribution("dance", &json!({})), "wrong_type"),
            (contribution("voice", &json!({ "file_id": kurs.id(), "seconds": 301 })), "voice_too_long"),
            (with(text("Hej"), &json!({ "heard_by": [] })), "unknown_field"),
        ] {
            let refused = young.put(&new("contributions"), &wrong).await.refused(422, "invalid_fields");
            assert_eq!(refused.field().1, code, "{wrong:.200}");
            assert!(!refused.text.contains("script"), "{}", refused.text);
        }
        for (part, wrong, code) in [
            ("participant_suggestions", json!({ "kind": "come" }), "nobody_named"),
            ("participant_suggestions", json!({ "kind": "come", "name": "a\u{2066}" }), "text_forbidden_character"),
            ("delegates", json!({ "name": "æ".repeat(61) }), "text_too_long"),
        ] {
            let refused = young.put(&new(part), &wrong).await.refused(422, "invalid_fields");
            assert_eq!(refused.field().1, code, "{wrong:.200}");
        }
        let plan = kurs.plan_of(&young, "Efter nytår");
        let item = |text: &str| json!([{ "id": kurs.id(), "text": text }]);
        for (wrong, code) in [
            (json!({ "agenda": item("a\u{202e}b") }), "text_forbidden_character"),
            (json!({ "agenda": item("a\u{7}b") }), "text_forbidden_character"),
            (json!({ "agenda": item(&"ø".repeat(201)) }), "text_too_long"),
            (json!({ "duration_minutes": 0 }), "out_of_range"),
            (json!({ "title": " " }), "text_empty"),
        ] {
            let refused = mette.put(&met.path(), &with(plan.clone(), &wrong)).await.refused(422, "invalid_fields");
            assert_eq!(refused.field().1, code, "{wrong:.200}");
        }
        // Ten megabytes are refused unread.
        let huge = "ø".repeat(5 * 1024 * 1024);
        for (who, path, body) in [
            (&young, new("contributions"), body(json!({ "text": huge }))),
            (&young, new("participant_suggestions"), json!({ "kind": "come", "name": huge })),
            (&mette, met.path(), with(plan, &json!({ "agenda": item(&huge) }))),
        ] {
            // The server may close the connection before it has read everything.
            if let Some(answer) = who.call("PUT", &path).json(&body).try_send().await {
                answer.refused(413, "too_large");
            }
        }
        assert_eq!(kurs.dump().await, before);
        // Markup is text, and is returned unchanged.
        let markup = "<script>alert('æøå')</script> & \u{1f331}";
        let id = kurs.contribute(&young, met, markup).await;
        assert_eq!(of(&seen(&mette, met).await, "contributions", id)["draft"]["body"]["text"], markup);
    }

    async fn links_are_visible_to_their_owner_only(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let said = kurs.contribute(&young, met, "Hej").await;
        let body = json!({ "name": "Farmor", "relation": "min farmor", "task": "Gulspurvefløjt",
            "contribution_ids": [said], "sees_decisions": true });
        let path = met.part("delegates", kurs.id());
        let response = young.put(&path, &body).await.is(201);
        assert_eq!(token(&response["delegates"][0]["url"]).len(), 43);
        assert!(response["participants"].as_array().expect("people").iter().all(|it| it["calendar_url"].is_string()));
        let desk = seen(&mette, met).await;
        let shown = &desk["delegates"][0];
        assert_eq!((&shown["draft"]["name"], &shown["url"]), (&json!("Farmor"), &Value::Null));
        for secret in ["Gulspurvefløjt", "min farmor", "/guest/meeting/"] {
            assert!(!desk.text.contains(secret), "{secret}: {}", desk.text);
        }
        assert_eq!(shown["draft"]["contribution_ids"], json!([]));
        let ended = young.delete(&path).await.is(200);
        assert_eq!(ended["delegates"][0]["url"], Value::Null);
        young.put(&path, &body).await.refused(409, "withdrawn");
    }
}
