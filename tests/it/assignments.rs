//! Assignments: who is assigned to whom, from when, until when, and why.

use serde_json::{Value, json};

use crate::kurs::{
    Client, on_both,
    said::{comparable, ids, shared_goal, with},
};

on_both! {
    async fn an_ended_assignment_is_immutable(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let path = kurs.assign(&mette, &young).await;
        kurs.administrator.delete(&path).await.is(204);
        let again = json!({ "caseworker_id": mette.id(), "since": "2026-01-01T00:00:00.000Z",
            "why": "Sådan var det ikke" });
        kurs.administrator.put(&path, &again).await.refused(409, "already_ended");
    }

    async fn access_begins_and_ends_with_the_next_request(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mette = kurs.caseworker("Mette").await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let (one, overview) = (format!("/goals/{goal}"), format!("/young_people/{}", young.id()));
        let sees = async |expected: u16| {
            mette.get(&one).await.is(expected);
            mette.get(&overview).await.is(expected);
            let id = kurs.id();
            let suggest = format!("{overview}/goal_suggestions/{id}");
            let suggested = mette.put(&suggest, &json!({ "text": "En tur?" })).await;
            // As many suggestions as may wait are made; a caseworker who is not assigned gets no event.
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
        // Access is limited to the period, to the millisecond.
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

    async fn the_history_shows_who_decided_and_why(kurs: Kurs) {
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

    async fn invalid_assignments_are_refused(kurs: Kurs) {
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
        // The caseworker and the young person of an assignment cannot change.
        let made = kurs.assign(&peter, &young).await;
        kurs.administrator.put(&made, &mettes).await.refused(409, "other_caseworker");
        let other = kurs.young_person("Bo").await;
        let moved = made.replace(&young_id, &other.id().to_string());
        let peters = body(&peter.id(), Value::Null);
        kurs.administrator.put(&moved, &peters).await.refused(404, "not_found");
        kurs.administrator.delete(&moved).await.refused(404, "not_found");
    }

    async fn past_decisions_are_append_only(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let path = format!("/young_people/{}/assignments/{}", young.id(), kurs.id());
        let body = |more: &Value| {
            let draft = json!({ "caseworker_id": mette.id(), "since": "2026-11-22T08:00:00.000Z",
                "why": "Vi talte om det" });
            with(draft, more)
        };
        let put = async |more: Value| kurs.administrator.put(&path, &body(&more)).await;
        for since in ["1999-01-01T08:00:00Z", "2026-11-21T10:59:59.999Z"] {
            let refused = put(json!({ "since": since })).await.refused(422, "invalid_fields");
            assert_eq!(refused.field(), ("since", "begins_too_long_ago"));
        }
        put(json!({})).await.is(201);
        kurs.clock.advance(60_000);
        for more in [
            json!({ "since": "2026-11-22T07:00:00Z" }),
            json!({ "why": "Noget andet" }),
            json!({ "asked_for_by_young_person": true }),
            json!({ "since": "1999-01-01T08:00:00Z" }),
        ] {
            put(more).await.refused(409, "already_decided");
        }
        let eva = kurs.colleague("Eva", "administrator").await;
        let later = json!({ "until": "2026-12-24T08:00:00.000Z", "why_ends": "Mette rejser" });
        eva.put(&path, &body(&later)).await.is(200);
        eva.put(&path, &body(&later)).await.is(200);
        kurs.clock.advance(60_000);
        // An end in the past is taken as now: what she saw in between stays recorded.
        let over = json!({ "until": "2026-11-22T09:00:00.000Z", "why_ends": "Hun rejser i dag" });
        let ended = put(over.clone()).await.is(200);
        assert_eq!(ended["until"], kurs.now());
        assert_eq!(put(over).await.is(200)["until"], ended["until"]);
        put(later).await.refused(409, "already_ended");
        // Renaming somebody does not rename them in the history.
        for (who, role) in [(&mette, "caseworker"), (&eva, "administrator")] {
            let renamed = json!({ "name": "Hr. Nobody", "role": role });
            kurs.administrator.put(&format!("/staff/{}", who.id()), &renamed).await.is(200);
        }
        let own = young.get("/assignments").await.is(200);
        assert_eq!(own.json, kurs.administrator.get(path.rsplit_once('/').expect("a path").0).await.json);
        let it = &own.items()[0];
        assert_eq!((&it["caseworker"]["name"], &it["decided_by"]), (&json!("Mette"), &json!("Anders")));
        let expected = json!([
            { "at": "2026-11-22T11:00:00.000Z", "by": "Anders", "what": "begun", "until_before": null,
                "until": null, "why": "Vi talte om det" },
            { "at": "2026-11-22T11:01:00.000Z", "by": "Eva", "what": "end_planned",
                "until_before": null, "until": "2026-12-24T08:00:00.000Z", "why": "Mette rejser" },
            { "at": "2026-11-22T11:02:00.000Z", "by": "Anders", "what": "ended",
                "until_before": "2026-12-24T08:00:00.000Z", "until": "2026-11-22T11:02:00.000Z",
                "why": "Hun rejser i dag" },
        ]);
        assert_eq!(it["changes"], expected);
        assert_eq!(young.get("/access_log").await.items()[0]["what"], "assignments");
        let bo = kurs.young_person("Bo").await;
        assert_eq!(bo.get("/assignments").await.items(), &[] as &[Value]);
    }

    async fn periods_of_one_pair_have_no_gap(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (bo, peter) = (kurs.young_person("Bo").await, kurs.caseworker("Peter").await);
        let day = |day: u8| format!("2026-12-{day:02}T08:00:00.000Z");
        let put = async |(who, whom): (&Client, &Client), path: &str, since: &str, until: Option<&str>| {
            let draft = json!({ "caseworker_id": who.id(), "since": since, "until": until,
                "why": "Derfor" });
            let path = format!("/young_people/{}/assignments/{path}", whom.id());
            kurs.administrator.put(&path, &draft).await
        };
        let (now, one, two) = (kurs.now(), kurs.id().to_string(), kurs.id().to_string());
        let pair = (&peter, &young);
        put(pair, &one, &now, Some(&day(5))).await.is(201);
        put(pair, &two, &day(6), None).await.refused(409, "assignment_gap");
        // Periods of another pair are independent.
        put((&peter, &bo), &kurs.id().to_string(), &day(6), None).await.is(201);
        put((&mette, &young), &kurs.id().to_string(), &day(6), None).await.is(201);
        put(pair, &two, &day(5), None).await.is(201);
        put(pair, &one, &now, Some(&day(4))).await.refused(409, "assignment_gap");
        put(pair, &one, &now, Some(&day(9))).await.is(200);
        put(pair, &one, &now, None).await.is(200);
        // Ending the current period does not end the planned one.
        let path = format!("/young_people/{}/assignments/{one}", young.id());
        kurs.administrator.delete(&path).await.is(204);
        put(pair, &two, &day(5), Some(&day(7))).await.is(200);
    }

    async fn a_period_in_the_middle_cannot_be_ended(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let until = |hours: i64| kurs.clock_after(hours * 60 * 60 * 1_000);
        let mut paths = Vec::new();
        for (since, until) in
            [(kurs.now(), Some(until(1))), (until(1), Some(until(2))), (until(2), None)]
        {
            paths.push(kurs.assign_for(&mette, &young, &since, until.as_deref()).await);
        }
        // Records shared by name would become visible again after the gap.
        kurs.administrator.delete(&paths[1]).await.refused(409, "assignment_gap");
        kurs.administrator.delete(&paths[2]).await.is(204);
        kurs.administrator.delete(&paths[1]).await.is(204);
        kurs.administrator.delete(&paths[0]).await.is(204);
    }

    async fn concurrent_changes_leave_no_gap(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let eva = kurs.colleague("Eva", "administrator").await;
        let put = async |by: &Client, since: &str, until: Option<&str>| {
            let draft = json!({ "caseworker_id": mette.id(), "since": since, "until": until,
                "why": "Derfor" });
            let path = format!("/young_people/{}/assignments/{}", young.id(), kurs.id());
            by.put(&path, &draft).await.status
        };
        let now = kurs.now();
        let (one, two) = tokio::join!(
            put(&kurs.administrator, &now, Some("2026-12-01T08:00:00Z")),
            put(&eva, "2026-12-02T08:00:00Z", None)
        );
        let mut statuses = [one, two];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409]);
    }

    async fn a_planned_period_can_be_ended(kurs: Kurs) {
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
        // Five assignments of one pair are one team member and one young person.
        assert_eq!(young.get("/me").await["team"].as_array().map(Vec::len), Some(1));
        assert_eq!(mette.get("/young_people").await.items().len(), 1);
    }

    async fn concurrent_duplicates_create_one(kurs: Kurs) {
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
