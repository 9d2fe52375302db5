//! Praise to parents: only with consent, immutable, and visible to the young person.

use serde_json::{Value, json};

use crate::kurs::{Client, Kurs, celebrations::token, on_both};

fn letter() -> Value {
    json!({ "parent": "mor", "by": "letter", "text": "I dag hjalp han en ny elev på plads.\nDet lagde jeg mærke til" })
}

fn path(kurs: &Kurs, young: &Client) -> String {
    format!("/young_people/{}/praises/{}", young.id(), kurs.id())
}

on_both! {
    async fn adults_are_asked_for_consent(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        mette.put(&path(&kurs, &young), &letter()).await.refused(409, "consent_missing");
        young.patch("/me", &json!({ "praise_ok": true })).await.is(200);
        mette.put(&path(&kurs, &young), &letter()).await.is(201);
        young.patch("/me", &json!({ "praise_ok": false })).await.is(200);
        mette.put(&path(&kurs, &young), &letter()).await.refused(409, "consent_missing");
        // Under age no consent is needed, until the very birthday.
        let id = kurs.id();
        let person = json!({ "name": "Bo", "of_age_on": "2026-11-23" });
        let made = kurs.administrator.put(&format!("/young_people/{id}"), &person).await.is(201);
        let bo = kurs.sign_in(&crate::kurs::people::code(&made["invitation"])).await;
        kurs.assign(&mette, &bo).await;
        mette.put(&path(&kurs, &bo), &letter()).await.is(201);
        kurs.set_clock("2026-11-23T11:00:00Z");
        let mette = kurs.again(&mette).await;
        mette.put(&path(&kurs, &bo), &letter()).await.refused(409, "consent_missing");
    }

    async fn a_letter_is_read_by_its_link(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let assignment = kurs.assign(&peter, &young).await;
        young.patch("/me", &json!({ "praise_ok": true })).await.is(200);
        let mut phone = kurs.listen(&young).await;
        let at = path(&kurs, &young);
        let made = mette.put(&at, &letter()).await.is(201);
        assert_eq!((&made["from"], &made["parent"]), (&json!("Mette"), &json!("mor")));
        assert_eq!(phone.next_change().await.expect("an event").kind, "praise");
        assert_eq!(mette.put(&at, &letter()).await.is(200).json, made.json);
        let other = json!({ "parent": "mor", "by": "call", "text": "Noget andet" });
        mette.put(&at, &other).await.refused(409, "already_made");
        peter.put(&at, &letter()).await.refused(404, "not_found");
        // The young person reads the same words and the author; only the author has the address.
        let log = young.get("/praises").await.is(200);
        assert_eq!((&log.items()[0]["text"], &log.items()[0]["url"]), (&made["text"], &Value::Null));
        let looks = young.get("/access_log").await.is(200);
        assert!(looks.items().iter().any(|line| line["what"] == "praise"), "{}", looks.text);
        let overview = |who: &Client| {
            let (who, path) = (who.clone(), format!("/young_people/{}", young.id()));
            async move { who.get(&path).await.is(200)["praises"].clone() }
        };
        assert_eq!(overview(&mette).await, json!([made.json]));
        assert_eq!(overview(&peter).await, json!([]));
        let call = mette.put(&path(&kurs, &young), &other).await.is(201);
        assert_eq!(call["url"], Value::Null);

        let parent = kurs.signed_out();
        let read = format!("/guest/praise/{}", token(&made["url"]));
        let expected = json!({ "from": "Mette", "text": made["text"], "on": "2026-11-22" });
        assert_eq!(parent.get(&read).await.is(200).json, expected);
        parent.call("POST", &read).json(&json!({})).send().await.is(405);
        parent.get("/guest/praise/AAAA").await.refused(404, "not_found");
        // After their assignment ends, a caseworker can't praise any more.
        kurs.clock.advance(1);
        kurs.administrator.delete(&assignment).await.is(204);
        peter.put(&path(&kurs, &young), &letter()).await.refused(404, "not_found");
        kurs.pass_days(30);
        parent.get(&read).await.refused(404, "link_ended");
        assert_eq!(overview(&kurs.again(&mette).await).await[1]["url"], Value::Null);
    }

    async fn a_letter_ends_with_its_consent(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let say = async |yes: bool| young.patch("/me", &json!({ "praise_ok": yes })).await.is(200);
        say(true).await;
        let made = mette.put(&path(&kurs, &young), &letter()).await.is(201);
        let parent = kurs.signed_out();
        let read = format!("/guest/praise/{}", token(&made["url"]));
        parent.get(&read).await.is(200);
        say(false).await;
        parent.get(&read).await.refused(404, "link_ended");
        // With renewed consent the letter can be read again.
        say(true).await;
        parent.get(&read).await.is(200);
    }

    async fn invalid_letters(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        young.patch("/me", &json!({ "praise_ok": true })).await.is(200);
        for (wrong, field) in [
            (json!({ "parent": " " }), ("parent", "text_empty")),
            (json!({ "by": "fax" }), ("by", "wrong_type")),
            (json!({ "text": "ø".repeat(501) }), ("text", "text_too_long")),
            (json!({ "text": "a\u{202e}b" }), ("text", "text_forbidden_character")),
            (json!({ "to": "mor@example.dk" }), ("to", "unknown_field")),
        ] {
            let body = crate::kurs::said::with(letter(), &wrong);
            let answer = mette.put(&path(&kurs, &young), &body).await;
            assert_eq!(answer.refused(422, "invalid_fields").field(), field, "{wrong:.60}");
        }
        assert_eq!(kurs.number("SELECT COUNT(*) FROM praises").await, 0);
        for _ in 0..10 {
            mette.put(&path(&kurs, &young), &letter()).await.is(201);
        }
        mette.put(&path(&kurs, &young), &letter()).await.refused(429, "too_many_praises");
    }
}
