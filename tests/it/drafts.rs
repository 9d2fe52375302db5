//! Drafts of caseworkers: theirs alone, on any computer, as long as they are assigned.

use kurs_domain::Id;
use kurs_server::jobs::prune::prune;
use serde_json::{Value, json};

use crate::kurs::{Client, on_both};

async fn store(who: &Client, about: Id, drafts: Value) {
    let body = json!({ "about": about, "drafts": drafts });
    who.patch("/drafts", &body).await.is(204);
}

on_both! {
    async fn a_draft_is_on_any_computer_of_whoever_typed_it_and_of_nobody_else(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        store(&mette, young.id(), json!({ "a.text": "Kære Åse 🌱", "a.begun": "7 " })).await;
        store(&mette, young.id(), json!({ "a.text": "Kære Åse 🌱, jeg", "b.text": "x" })).await;
        store(&mette, young.id(), json!({ "b.text": null, "c.text": null })).await;
        let elsewhere = kurs.again(&mette).await;
        let drafts = elsewhere.get("/drafts").await.is(200);
        assert_eq!(drafts["drafts"], json!({ "a.begun": "7 ", "a.text": "Kære Åse 🌱, jeg" }));
        assert_eq!(peter.get("/drafts").await.is(200)["drafts"], json!({}));
        // The same name is another draft of another person.
        store(&peter, young.id(), json!({ "a.text": "Peters" })).await;
        assert_eq!(elsewhere.get("/drafts").await.is(200)["drafts"]["a.text"], "Kære Åse 🌱, jeg");
        for what in ["/access_log", "/changes"] {
            assert!(!young.get(what).await.is(200).text.contains("Kære"), "{what}");
        }
        young.get("/drafts").await.refused(403, "forbidden");
        // Nothing was read about them.
        assert!(young.get("/access_log").await.is(200).items().is_empty());
    }

    async fn it_ends_with_the_assignment_and_after_a_month(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Søren").await);
        let mette = kurs.caseworker("Mette").await;
        let assignment = kurs.assign(&mette, &young).await;
        let about = |who: &Client| json!({ "about": who.id(), "drafts": { "a": "Ikke sendt" } });
        mette.patch("/drafts", &about(&other)).await.refused(404, "not_found");
        mette.patch("/drafts", &about(&young)).await.is(204);
        kurs.administrator.delete(&assignment).await.is(204);
        assert_eq!(mette.get("/drafts").await.is(200)["drafts"], json!({}));
        mette.patch("/drafts", &about(&young)).await.refused(404, "not_found");
        for (days, left) in [(30, 1), (31, 0)] {
            kurs.set_clock(&format!("2026-12-{}T11:00:00Z", days - 8));
            prune(&kurs.state).await.expect("old drafts are deleted");
            assert_eq!(kurs.number("SELECT COUNT(*) FROM drafts").await, left, "{days} days");
        }
    }

    async fn what_cannot_be_stored_is_refused(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let long = |length| "æ".repeat(length);
        for drafts in [
            json!({ "": "x" }),
            json!({ long(101): "x" }),
            json!({ "a": long(20_001) }),
            json!({ "a": "x\u{0}y" }),
        ] {
            let body = json!({ "about": young.id(), "drafts": drafts });
            mette.patch("/drafts", &body).await.refused(422, "invalid_fields");
        }
        store(&mette, young.id(), json!({ long(100): long(20_000) })).await;
        let many: serde_json::Map<_, _> = (0..499).map(|n| (n.to_string(), json!("x"))).collect();
        store(&mette, young.id(), many.into()).await;
        let body = json!({ "about": young.id(), "drafts": { "en til": "x" } });
        mette.patch("/drafts", &body).await.refused(409, "too_many");
        assert_eq!(mette.get("/drafts").await.is(200)["drafts"].as_object().map(serde_json::Map::len), Some(500));
    }
}
