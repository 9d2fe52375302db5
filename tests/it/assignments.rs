//! Assignments: who is there for whom, since when, until when, and why.

use serde_json::{Value, json};

use crate::kurs::{
    on_both,
    said::{comparable, ids, shared_goal},
};

on_both! {
    async fn what_has_ended_stays_as_it_was(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let path = kurs.assign(&mette, &young).await;
        kurs.administrator.delete(&path).await.is(204);
        let again = json!({ "caseworker_id": mette.id(), "since": "2026-01-01T00:00:00.000Z",
            "why": "Sådan var det ikke" });
        kurs.administrator.put(&path, &again).await.refused(409, "already_ended");
    }

    async fn begun_and_ended_by_the_very_next_request(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mette = kurs.caseworker("Mette").await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let (one, overview) = (format!("/goals/{goal}"), format!("/young_people/{}", young.id()));
        let sees = async |expected: u16| {
            mette.get(&one).await.is(expected);
            mette.get(&overview).await.is(expected);
            let suggest = format!("{overview}/goal_suggestions/{}", kurs.id());
            let suggested = mette.put(&suggest, &json!({ "text": "En tur?" })).await;
            // As many as may wait at once are made; whoever is not assigned is told of nothing.
            assert_eq!(suggested.status != 404, expected == 200, "{}", suggested.text);
            let listed = mette.get("/young_people").await.is(200).items().len();
            assert_eq!(listed, usize::from(expected == 200));
            let team = young.get("/me").await["team"].as_array().map(Vec::len);
            assert_eq!(team, Some(usize::from(expected == 200)));
        };
        sees(404).await;
        let path = kurs.assign(&mette, &young).await;
        sees(200).await;
        kurs.administrator.delete(&path).await.is(204);
        kurs.administrator.delete(&path).await.is(204);
        sees(404).await;
        // Not before it begins, and no longer than until it ends, to the millisecond.
        let (since, until) = ("2026-11-22T12:00:00Z", Some("2026-11-22T13:00:00Z"));
        kurs.assign_for(&mette, &young, since, until).await;
        for (at, expected) in [
            ("2026-11-22T11:59:59.999Z", 404),
            ("2026-11-22T12:00:00Z", 200),
            ("2026-11-22T12:59:59.999Z", 200),
            ("2026-11-22T13:00:00Z", 404),
        ] {
            kurs.set_clock(at);
            sees(expected).await;
        }
    }

    async fn the_history_tells_who_decided_and_why(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (mette, peter) = (kurs.caseworker("Mette").await, kurs.caseworker("Peter").await);
        let first = kurs.assign(&peter, &young).await;
        kurs.clock.advance(60_000);
        kurs.administrator.delete(&first).await.is(204);
        let path = format!("/young_people/{}/assignments/{}", young.id(), kurs.id());
        let body = json!({ "caseworker_id": mette.id(), "since": "2026-11-22T12:00:00+01:00",
            "why": "Åse bad om en anden", "asked_for_by_young_person": true });
        let made = kurs.administrator.put(&path, &body).await.is(201);
        assert_eq!(kurs.administrator.put(&path, &body).await.is(200).json, made.json);
        let history = format!("/young_people/{}/assignments", young.id());
        let history = kurs.administrator.get(&history).await.is(200);
        insta::assert_json_snapshot!("assignments", comparable(&history.json));
    }

    async fn what_is_no_assignment(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let lead = kurs.colleague("Birgit", "lead").await;
        let peter = kurs.caseworker("Peter").await;
        let before = kurs.rows(&["assignments"]).await;
        let since = kurs.now();
        let path = |of: &str| format!("/young_people/{of}/assignments/{}", kurs.id());
        let body = |who: &dyn std::fmt::Display, until: Value| json!({ "caseworker_id": who.to_string(), "since": since, "until": until, "why": "Derfor" });
        let young_id = young.id().to_string();
        for (who, until, field) in [
            (lead.id(), Value::Null, ("caseworker_id", "not_a_caseworker")),
            (young.id(), Value::Null, ("caseworker_id", "not_a_caseworker")),
            (kurs.id(), Value::Null, ("caseworker_id", "not_a_caseworker")),
            (mette.id(), json!("2026-11-22T10:59:59Z"), ("until", "ends_before_it_began")),
            (mette.id(), json!("i går"), ("until", "not_an_instant")),
        ] {
            let refused = kurs.administrator.put(&path(&young_id), &body(&who, until)).await;
            assert_eq!(refused.refused(422, "invalid_fields").field(), field);
        }
        let mettes = body(&mette.id(), Value::Null);
        for nobody in [mette.id(), kurs.id()] {
            let path = path(&nobody.to_string());
            kurs.administrator.put(&path, &mettes).await.refused(404, "not_found");
        }
        assert_eq!(kurs.rows(&["assignments"]).await, before);
        // An assignment stays with its caseworker and its young person.
        let made = kurs.assign(&peter, &young).await;
        kurs.administrator.put(&made, &mettes).await.refused(409, "other_caseworker");
        let other = kurs.young_person("Bo").await;
        let moved = made.replace(&young_id, &other.id().to_string());
        let peters = body(&peter.id(), Value::Null);
        kurs.administrator.put(&moved, &peters).await.refused(404, "not_found");
        kurs.administrator.delete(&moved).await.refused(404, "not_found");
    }

    async fn one_that_has_not_begun_can_be_ended(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mette = kurs.caseworker("Mette").await;
        let path = kurs.assign_for(&mette, &young, "2026-11-23T11:00:00Z", None).await;
        kurs.administrator.delete(&path).await.is(204);
        kurs.set_clock("2026-11-23T11:00:00Z");
        let mette = kurs.again(&mette).await;
        mette.get(&format!("/young_people/{}", young.id())).await.is(404);
    }

    async fn the_history_is_walked_once_each(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mette = kurs.caseworker("Mette").await;
        for _ in 0..5 {
            kurs.assign(&mette, &young).await;
        }
        let base = format!("/young_people/{}/assignments", young.id());
        let whole = ids(&kurs.administrator.get(&base).await.is(200));
        let (mut walked, mut path) = (Vec::new(), format!("{base}?limit=2"));
        loop {
            let page = kurs.administrator.get(&path).await.is(200);
            walked.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("{base}?limit=2&before={next}");
        }
        assert_eq!((walked.len(), &walked), (5, &whole));
        // Assigned five times over, she is one on the team and sees one young person.
        assert_eq!(young.get("/me").await["team"].as_array().map(Vec::len), Some(1));
        assert_eq!(mette.get("/young_people").await.items().len(), 1);
    }

    async fn sent_twice_at_once_it_is_one(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mette = kurs.caseworker("Mette").await;
        for _ in 0..10 {
            let path = format!("/young_people/{}/assignments/{}", young.id(), kurs.id());
            let body = json!({ "caseworker_id": mette.id(), "since": kurs.now(), "why": "Derfor" });
            let (one, two) = tokio::join!(
                kurs.administrator.put(&path, &body),
                kurs.administrator.put(&path, &body)
            );
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 201], "{} {}", one.text, two.text);
        }
    }
}
