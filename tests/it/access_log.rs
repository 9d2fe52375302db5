//! Access log: each staff read of a young person's data is logged, and the young person can read the log.

use std::collections::BTreeSet;

use kurs_domain::{Id, people::Role};
use kurs_server::api::{self, access::Access};
use serde_json::{Value, json};

use crate::kurs::{
    Kurs,
    meetings::answer,
    on_both,
    routes::{CANARY, World},
    said::{goal, shared_goal},
};

async fn looks_at(kurs: &Kurs, young_person: Id) -> i64 {
    let sum = "SELECT CAST(COALESCE(SUM(times), 0) AS BIGINT) FROM access_log";
    kurs.number(&format!("{sum} WHERE young_person_id = '{young_person}'")).await
}

on_both! {
    async fn every_staff_answer_about_a_young_person_is_logged(kurs: Kurs) {
        let world = World::new(kurs).await;
        let young = world.young_person.id();
        let mut logged = BTreeSet::new();
        for entry in api::api().matrix.iter().filter(|entry| entry.access.needs_session()) {
            for (role, client) in [
                (Role::Caseworker, &world.assigned),
                (Role::Lead, &world.lead),
                (Role::Administrator, &world.kurs.administrator),
            ] {
                // A push subscription belongs to its session; nobody else may read it.
                let own = entry.access == Access::SignedIn && entry.path.contains('{');
                if own || !entry.access.admits(role) {
                    continue;
                }
                let call = world.prepare(entry).await;
                // Otherwise it could belong to the visit before.
                world.kurs.execute("DELETE FROM access_log").await;
                let answer = world.make(client, entry, &call).await.is(call.ok);
                let looks = looks_at(&world.kurs, young).await;
                // A write about somebody counts as a look, though its answer reveals nothing. Assignments
                // have a history of their own.
                let names = call.path.contains(&young.to_string());
                let decides = entry.method != "GET" && entry.path.contains("/assignments/");
                let reveals = (names && !decides) || answer.text.contains(CANARY);
                let route = format!("{} {} as {role:?}", entry.method, entry.path);
                assert_eq!(looks, i64::from(reveals), "{route}: {:.300}", answer.text);
                if reveals {
                    logged.insert(route);
                }
            }
        }
        assert_eq!(
            logged.into_iter().collect::<Vec<_>>(),
            [
                "DELETE /meetings/{meeting_id}/actions/{id}/fulfilment as Caseworker",
                "DELETE /meetings/{meeting_id}/decisions/{id} as Caseworker",
                "DELETE /meetings/{meeting_id}/notes/{id} as Caseworker",
                "DELETE /meetings/{meeting_id}/participants/{id}/attendance as Caseworker",
                "DELETE /meetings/{meeting_id}/participants/{id}/informed as Caseworker",
                "DELETE /young_people/{id}/star as Caseworker",
                "DELETE /young_people/{young_person_id}/outreach/{id} as Caseworker",
                "GET /awaiting as Caseworker",
                "GET /files/{id} as Caseworker",
                "GET /goals/{id} as Caseworker",
                "GET /meetings as Caseworker",
                "GET /meetings/{id} as Caseworker",
                "GET /meetings/{id}/minutes as Caseworker",
                "GET /schedule as Caseworker",
                "GET /young_people as Administrator",
                "GET /young_people as Caseworker",
                "GET /young_people/{id} as Caseworker",
                "GET /young_people/{id}/feedback as Caseworker",
                "GET /young_people/{id}/team as Caseworker",
                "GET /young_people/{young_person_id}/assignments as Administrator",
                "GET /young_people/{young_person_id}/assignments/{id}/handover as Administrator",
                "POST /gatherings/{id}/answer as Caseworker",
                "POST /meetings/{id}/cancellation as Caseworker",
                "POST /meetings/{id}/closing as Caseworker",
                "POST /meetings/{id}/hearing as Caseworker",
                "POST /meetings/{id}/holding as Caseworker",
                "POST /meetings/{meeting_id}/decisions/{id}/final as Caseworker",
                "POST /meetings/{meeting_id}/participant_suggestions/{id}/answer as Caseworker",
                "POST /meetings/{meeting_id}/participants/{id}/leaving as Caseworker",
                "POST /meetings/{meeting_id}/reactions/{id}/met as Caseworker",
                "PUT /meetings/{id} as Caseworker",
                "PUT /meetings/{id}/current_item as Caseworker",
                "PUT /meetings/{meeting_id}/actions/{id}/fulfilment as Caseworker",
                "PUT /meetings/{meeting_id}/contributions/{contribution_id}/answers/{id} as Caseworker",
                "PUT /meetings/{meeting_id}/corrections/{id} as Caseworker",
                "PUT /meetings/{meeting_id}/decisions/{decision_id}/sought/{id} as Caseworker",
                "PUT /meetings/{meeting_id}/decisions/{id} as Caseworker",
                "PUT /meetings/{meeting_id}/notes/{id} as Caseworker",
                "PUT /meetings/{meeting_id}/participants/{id} as Caseworker",
                "PUT /meetings/{meeting_id}/participants/{id}/attendance as Caseworker",
                "PUT /meetings/{meeting_id}/participants/{id}/informed as Caseworker",
                "PUT /young_people/{id} as Administrator",
                "PUT /young_people/{id} as Caseworker",
                "PUT /young_people/{id}/label as Administrator",
                "PUT /young_people/{id}/label as Caseworker",
                "PUT /young_people/{id}/star as Caseworker",
                "PUT /young_people/{young_person_id}/goal_suggestions/{id} as Caseworker",
                "PUT /young_people/{young_person_id}/invitations/{id} as Administrator",
                "PUT /young_people/{young_person_id}/invitations/{id} as Caseworker",
                "PUT /young_people/{young_person_id}/outreach/{id} as Caseworker",
                "PUT /young_people/{young_person_id}/praises/{id} as Caseworker",
                "PUT /young_people/{young_person_id}/recognitions/{id} as Caseworker",
            ]
        );
    }

    async fn one_row_per_day_and_kind_with_a_count(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let path = format!("/young_people/{}", young.id());
        // A page that is read anew while it is open is one visit, and opened again later another.
        for minutes in [0, 9, 9, 10, 3, 11] {
            kurs.clock.advance(minutes * 60_000);
            mette.get(&path).await.is(200);
        }
        mette.get(&format!("/goals/{goal}")).await.is(200);
        // 01:30 is still Sunday by the young person's day; 04:30 is Monday.
        for at in ["2026-11-23T00:30:00Z", "2026-11-23T03:30:00Z"] {
            kurs.set_clock(at);
            kurs.again(&mette).await.get(&path).await.is(200);
        }

        let log = young.get("/access_log").await.is(200);
        let lines: Vec<_> = log
            .items()
            .iter()
            .map(|line| {
                let text = |name: &str| line[name].as_str().expect("text").to_owned();
                (
                    text("day"),
                    text("by"),
                    text("role"),
                    text("what"),
                    line["count"].clone(),
                    text("at"),
                )
            })
            .collect();
        let line = |day: &str, what: &str, count: i32, at: &str| {
            let text = str::to_owned;
            (text(day), text("Mette"), text("caseworker"), text(what), json!(count), text(at))
        };
        assert_eq!(lines[0], line("2026-11-23", "overview", 1, "2026-11-23T03:30:00.000Z"));
        // Both have the same instant, so their order is not defined.
        assert!(lines.contains(&line("2026-11-22", "overview", 3, "2026-11-23T00:30:00.000Z")));
        assert!(lines.contains(&line("2026-11-22", "goal", 1, "2026-11-22T11:42:00.000Z")));
        assert_eq!(lines.len(), 3);
    }

    async fn failed_and_own_reads_are_not_logged(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let secret = kurs.set_goal(&young, &goal("Kun mig")).await;
        let deleted = kurs.set_goal(&young, &shared_goal("Sluppet")).await;
        young.delete(&format!("/goals/{deleted}")).await.is(204);
        let hans = kurs.caseworker("Hans").await;
        for (who, path) in [
            (&mette, format!("/goals/{secret}")),
            (&mette, format!("/goals/{deleted}")),
            (&mette, format!("/goals/{}", kurs.id())),
            (&hans, format!("/goals/{secret}")),
            (&hans, format!("/young_people/{}", young.id())),
            (&kurs.administrator, format!("/young_people/{}/assignments", mette.id())),
        ] {
            who.get(&path).await.is(404);
        }
        hans.get("/young_people").await.is(200);
        for path in ["/goals", "/today", "/successes", "/me", "/access_log", "/goal_suggestions"] {
            young.get(path).await.is(200);
        }
        young.get(&format!("/goals/{secret}")).await.is(200);
        assert_eq!(young.get("/access_log").await.items(), &[] as &[Value]);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM access_log").await, 0);
    }

    async fn a_page_logs_only_the_people_on_it(kurs: Kurs) {
        let (mette, mut young) = (kurs.caseworker("Mette").await, Vec::new());
        for name in ["Åse", "Bo", "Cecilie"] {
            let one = kurs.young_person(name).await;
            kurs.assign(&mette, &one).await;
            young.push(one);
        }
        for client in [&mette, &kurs.administrator] {
            let before: Vec<_> = [
                looks_at(&kurs, young[0].id()).await,
                looks_at(&kurs, young[1].id()).await,
                looks_at(&kurs, young[2].id()).await,
            ]
            .into();
            let page = client.get("/young_people?limit=1").await.is(200);
            assert!(page["next"].is_string());
            for (one, before) in young.iter().zip(before) {
                let shown = i64::from(page.text.contains(&one.id().to_string()));
                assert_eq!(looks_at(&kurs, one.id()).await - before, shown);
            }
        }
    }

    async fn suggesting_and_retrying_are_logged_as_looks(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let path = format!("/young_people/{}/goal_suggestions/{}", young.id(), kurs.id());
        let body = json!({ "text": "Vil du med til banko?" });
        mette.put(&path, &body).await.is(201);
        assert_eq!(looks_at(&kurs, young.id()).await, 1);
        mette.put(&path, &body).await.is(200);
        assert_eq!(looks_at(&kurs, young.id()).await, 2);
        let log = young.get("/access_log").await.is(200);
        assert_eq!(log.items()[0]["what"], "suggestion");
    }

    async fn a_refusal_is_logged_as_a_look(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let met = kurs.meet(&mette, &young).await;
        let said = kurs.contribute(&young, met, "Jeg vil helst gå en tur").await;
        kurs.begin_meeting(&mette, met).await;
        let eleven_minutes = 11 * 60_000;
        let refused = peter.post(&met.act("closing"), &json!({ "summary": "Slut" })).await;
        let refused = refused.refused(409, "open_ends");
        assert!(refused.text.contains(&said.to_string()));
        let answers = format!("{}/answers/{}", met.part("contributions", said), kurs.id());
        kurs.clock.advance(eleven_minutes);
        peter.put(&answers, &answer("Det gør vi")).await.is(201);
        kurs.clock.advance(eleven_minutes);
        peter.put(&answers, &answer("Det gør vi ikke")).await.refused(409, "already_answered");
        let log = young.get("/access_log").await.is(200);
        let peters: Vec<_> = log.items().iter().filter(|line| line["by"] == "Peter").collect();
        assert_eq!(peters.len(), 1);
        let (what, count) = (&peters[0]["what"], &peters[0]["count"]);
        assert_eq!((what, count), (&json!("meeting"), &json!(3)));
        // None of the refused writes took effect.
        let meeting = young.get(&met.path()).await.is(200);
        assert_eq!(meeting["state"], "held");
        assert_eq!(meeting["contributions"][0]["answers"][0]["answer"]["text"], "Det gør vi");
    }

    async fn the_log_shows_names_as_of_the_look(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let overview = format!("/young_people/{}", young.id());
        let staff = format!("/staff/{}", mette.id());
        for name in ["Mette Sørensen", "Hr. Nobody"] {
            mette.get(&overview).await.is(200);
            let renamed = json!({ "name": name, "role": "caseworker" });
            kurs.administrator.put(&staff, &renamed).await.is(200);
        }
        mette.get(&overview).await.is(200);
        kurs.clock.advance(11 * 60_000);
        mette.get(&overview).await.is(200);
        let log = young.get("/access_log").await.is(200);
        let mut lines: Vec<_> =
            log.items().iter().map(|line| (line["by"].as_str(), line["count"].clone())).collect();
        lines.sort_by_key(|(name, _)| *name);
        let expected = [("Hr. Nobody", 2), ("Mette", 1), ("Mette Sørensen", 1)];
        assert_eq!(lines, expected.map(|(name, count)| (Some(name), json!(count))));
    }

    async fn the_log_is_walked_once_each(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        for _ in 0..5 {
            kurs.again(&mette).await.get("/young_people").await.is(200);
            kurs.again(&mette).await.get(&format!("/young_people/{}", young.id())).await.is(200);
            kurs.pass_days(1);
        }
        let (mut walked, mut path) = (Vec::new(), "/access_log?limit=3".to_owned());
        loop {
            let page = young.get(&path).await.is(200);
            walked.extend(
                page.items().iter().map(|line| (line["day"].to_string(), line["what"].to_string())),
            );
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/access_log?limit=3&before={next}");
        }
        let all: BTreeSet<_> = walked.iter().cloned().collect();
        assert_eq!((walked.len(), all.len()), (10, 10));
        assert!(walked.windows(2).all(|two| two[0].0 >= two[1].0), "{walked:?}");
    }
}
