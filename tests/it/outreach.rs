//! Contacts outside Kurs: they quiet a silence for a week, and the young person sees each.

use serde_json::{Value, json};

use crate::kurs::{
    Client, on_both,
    said::{shared_goal, with},
};

/// The hint to get in touch, as `who` is given it in the list.
async fn hint(who: &Client) -> Value {
    who.get("/young_people").await.is(200).items()[0]["shared"]["reach_out"].clone()
}

on_both! {
    async fn a_contact_quiets_a_silence_for_a_week_and_the_young_person_sees_it(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        kurs.set_goal(&young, &shared_goal("Gå ned til åen")).await;
        kurs.set_clock("2026-12-09T09:00:00Z");
        let (young, mette, peter) =
            (kurs.again(&young).await, kurs.again(&mette).await, kurs.again(&peter).await);
        assert_eq!(hint(&mette).await["quiet_days"], 16);
        let path = format!("/young_people/{}/outreach/{}", young.id(), kurs.id());
        let called = json!({ "how": "call", "on": "2026-12-08" });
        mette.put(&path, &called).await.is(201);
        mette.put(&path, &called).await.is(200);
        for who in [&mette, &peter] {
            assert_eq!(hint(who).await, Value::Null);
            let overview = who.get(&format!("/young_people/{}", young.id())).await.is(200);
            assert_eq!(overview["reach_out"], Value::Null);
            assert_eq!(overview["outreach"][0]["by"]["name"], "Mette");
            assert_eq!(overview["outreach"][0]["how"], "call");
        }
        let seen = young.get("/outreach").await.is(200);
        assert_eq!(seen.items()[0]["on"], "2026-12-08");
        let log = young.get("/access_log").await.is(200);
        assert!(log.items().iter().any(|it| it["what"] == "outreach" && it["count"] == 2), "{}", log.text);
        // A week later the silence goes on.
        kurs.set_clock("2026-12-14T22:00:00Z");
        assert_eq!(hint(&kurs.again(&mette).await).await, Value::Null);
        kurs.set_clock("2026-12-15T09:00:00Z");
        assert_eq!(hint(&kurs.again(&mette).await).await["quiet_days"], 22);
    }

    async fn it_is_taken_away_by_whoever_recorded_it_alone(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let path = format!("/young_people/{}/outreach/{}", young.id(), kurs.id());
        let wrote = json!({ "how": "sms", "on": "2026-11-22" });
        mette.put(&path, &wrote).await.is(201);
        peter.delete(&path).await.refused(404, "not_found");
        peter.put(&path, &wrote).await.refused(404, "not_found");
        young.delete(&path).await.refused(403, "forbidden");
        mette.put(&path, &with(wrote.clone(), &json!({ "how": "call" }))).await.refused(409, "already_recorded");
        // The same of the same day is one contact, by one person.
        let again = format!("/young_people/{}/outreach/{}", young.id(), kurs.id());
        mette.put(&again, &wrote).await.refused(409, "already_recorded");
        peter.put(&again, &wrote).await.is(201);
        mette.delete(&path).await.is(204);
        mette.delete(&path).await.is(204);
        assert_eq!(young.get("/outreach").await.is(200).items().len(), 1);
        for (on, code) in [("2026-11-23", "day_in_the_future"), ("2026-11-07", "day_too_long_ago")] {
            let draft = json!({ "how": "sms", "on": on });
            let answer = mette.put(&path, &draft).await.refused(422, "invalid_fields");
            assert_eq!(answer["fields"][0]["code"], code);
        }
    }

    async fn a_cheer_of_ones_own_is_a_contact(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        kurs.set_goal(&young, &shared_goal("Gå ned til åen")).await;
        kurs.set_clock("2026-12-09T09:00:00Z");
        let (mette, peter) = (kurs.again(&mette).await, kurs.again(&peter).await);
        let path = format!("/young_people/{}/recognitions/{}", young.id(), kurs.id());
        mette.put(&path, &json!({ "text": "Jeg tænker på dig" })).await.is(201);
        assert_eq!(hint(&mette).await, Value::Null);
        // Others do not learn of it.
        assert_eq!(hint(&peter).await["quiet_days"], 16);
    }

    async fn what_is_new_stays_new_for_the_day(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let path = format!("/young_people/{}", young.id());
        let new = async |who: &Client| who.get(&path).await.is(200)["new_ids"].clone();
        let goal = kurs.set_goal(&young, &shared_goal("Gå ned til åen")).await;
        // At first everything would be.
        assert_eq!(new(&mette).await, json!([]));
        let first = kurs.succeed(&young, &kurs.mark("2026-11-22", goal)).await;
        assert_eq!(new(&mette).await, json!([first]));
        assert_eq!(new(&mette).await, json!([first]));
        kurs.set_clock("2026-11-23T09:00:00Z");
        let (young, mette) = (kurs.again(&young).await, kurs.again(&mette).await);
        assert_eq!(new(&mette).await, json!([]));
        let second = kurs.succeed(&young, &kurs.mark("2026-11-23", goal)).await;
        assert_eq!(new(&mette).await, json!([second]));
        // The list counts what was not given yet.
        let rows = mette.get("/young_people").await.is(200);
        assert_eq!(rows.items()[0]["shared"]["changed"]["successes"], 0);
    }

    async fn a_star_is_ones_own_and_the_young_person_sees_that_it_was_set(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let path = format!("/young_people/{}/star", young.id());
        mette.call("PUT", &path).send().await.is(204);
        let starred = async |who: &Client| {
            let overview = who.get(&format!("/young_people/{}", young.id())).await.is(200);
            let row = who.get("/young_people").await.is(200).items()[0]["shared"]["starred"].clone();
            assert_eq!(overview["starred"], row);
            row
        };
        assert_eq!(starred(&mette).await, true);
        assert_eq!(starred(&peter).await, false);
        let log = young.get("/access_log").await.is(200);
        assert!(log.items().iter().any(|it| it["what"] == "star" && it["by"] == "Mette"), "{}", log.text);
        mette.delete(&path).await.is(204);
        assert_eq!(starred(&mette).await, false);
        kurs.caseworker("Hans").await.delete(&path).await.refused(404, "not_found");
    }

    async fn the_code_of_whoever_has_not_signed_in_is_shown_with_its_end(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        let id = kurs.id();
        let made = mette.put(&format!("/young_people/{id}"), &json!({ "name": "Åse" })).await.is(201);
        let ends = made["invitation"]["expires_at"].clone();
        assert!(ends.is_string());
        let overview = mette.get(&format!("/young_people/{id}")).await.is(200);
        assert_eq!((&overview["person"]["arrived"], &overview["person"]["code_expires_at"]), (&json!(false), &ends));
        for who in [&mette, &kurs.administrator] {
            let rows = who.get("/young_people").await.is(200);
            let row = rows.items().iter().find(|row| row["id"] == id.to_string()).cloned().expect("a row");
            assert_eq!(row["code_expires_at"], ends);
        }
        kurs.sign_in(made["invitation"]["code"].as_str().expect("a code")).await;
        let overview = mette.get(&format!("/young_people/{id}")).await.is(200);
        assert_eq!(overview["person"]["arrived"], true);
        assert!(overview["person"].get("code_expires_at").is_none());
    }
}
