//! The desk: assigned young people, what they share, and not one word more.

use serde_json::{Value, json};

use crate::kurs::{
    on_both,
    people::code,
    said::{comparable, goal, ids, shared_goal, with},
};

const CANARY: &str = "Hemmelighøne";

on_both! {
    async fn made_with_an_invitation_once(kurs: Kurs) {
        let path = format!("/young_people/{}", kurs.id());
        let made = kurs
            .administrator
            .put(&path, &json!({ "name": "Åse", "language": "en" }))
            .await
            .is(201);
        let young = kurs.sign_in(&code(&made["invitation"])).await;
        let me = young.get("/me").await.is(200);
        assert_eq!(
            (&me["name"], &me["language"], &me["role"]),
            (&json!("Åse"), &json!("en"), &json!("young_person"))
        );
        // Her name is her own: creating her again does not change it.
        young.patch("/me", &json!({ "name": "Aase" })).await.is(200);
        let again = kurs.administrator.put(&path, &json!({ "name": "Frk. Jensen" })).await.is(200);
        assert_eq!((&again["name"], &again["invitation"]), (&json!("Aase"), &Value::Null));
        // The id of a member of staff is refused.
        let staff = format!("/young_people/{}", kurs.administrator.id());
        kurs.administrator.put(&staff, &json!({ "name": "Anders" })).await.is(404);
    }

    async fn sent_twice_at_once_it_is_one(kurs: Kurs) {
        for _ in 0..10 {
            for (path, body) in [
                (format!("/young_people/{}", kurs.id()), json!({ "name": "Åse" })),
                (format!("/staff/{}", kurs.id()), json!({ "name": "Mette", "role": "caseworker" })),
            ] {
                let (one, two) = tokio::join!(
                    kurs.administrator.put(&path, &body),
                    kurs.administrator.put(&path, &body)
                );
                let mut statuses = [one.status, two.status];
                statuses.sort_unstable();
                assert_eq!(statuses, [200, 201], "{path} {} {}", one.text, two.text);
            }
            let (young, _) = kurs.invite("Bo").await;
            let path = format!("/young_people/{young}/invitations/{}", kurs.id());
            let empty = json!({});
            let (one, two) = tokio::join!(
                kurs.administrator.put(&path, &empty),
                kurs.administrator.put(&path, &empty),
            );
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 409], "{path} {} {}", one.text, two.text);
        }
    }

    async fn a_lost_phone_is_signed_out_at_once_or_when_the_code_is_used(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let invite = |ends: bool| {
            let path = format!("/young_people/{}/invitations/{}", young.id(), kurs.id());
            let draft = json!({ "ends_sessions": ends });
            let mette = &mette;
            async move { mette.put(&path, &draft).await }
        };
        invite(false).await.is(201);
        young.get("/me").await.is(200);
        let hans = kurs.caseworker("Hans").await;
        let path = format!("/young_people/{}/invitations/{}", young.id(), kurs.id());
        hans.put(&path, &json!({ "ends_sessions": true })).await.refused(404, "not_found");
        young.get("/me").await.is(200);
        let made = invite(true).await.is(201);
        young.get("/me").await.refused(401, "session_expired");
        // The code works, and its maker is in the log.
        let young = kurs.sign_in(made["code"].as_str().expect("a code")).await;
        let log = young.get("/access_log").await.is(200);
        assert!(log.items().iter().any(|it| it["what"] == "invitation" && it["by"] == "Mette"), "{}", log.text);
    }

    async fn a_label_tells_two_of_the_same_name_apart_and_the_young_person_sees_it(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let path = format!("/young_people/{}/label", young.id());
        let hans = kurs.caseworker("Hans").await;
        hans.put(&path, &json!({ "label": "ÅH" })).await.refused(404, "not_found");
        mette.put(&path, &json!({ "label": "x".repeat(31) })).await.refused(422, "invalid_fields");
        mette.put(&path, &json!({ "label": "ÅH 12" })).await.is(200);
        assert_eq!(mette.get("/young_people").await.items()[0]["label"], "ÅH 12");
        let overview = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        assert_eq!(overview["person"]["label"], "ÅH 12");
        assert_eq!(young.get("/me").await["label"], "ÅH 12");
        let log = young.get("/access_log").await.is(200);
        assert!(log.items().iter().any(|it| it["what"] == "label" && it["by"] == "Mette"), "{}", log.text);
        // A new one, and none.
        let twin = format!("/young_people/{}", kurs.id());
        mette.put(&twin, &json!({ "name": "Åse", "label": "ÅB" })).await.is(201);
        let labels: Vec<_> = mette.get("/young_people").await.items().iter().map(|it| it["label"].clone()).collect();
        assert!(labels.contains(&json!("ÅB")) && labels.contains(&json!("ÅH 12")), "{labels:?}");
        kurs.administrator.put(&path, &json!({ "label": null })).await.is(200);
        assert_eq!(young.get("/me").await["label"], Value::Null);
    }

    async fn an_administrator_sees_who_has_nobody(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (alone, _) = kurs.invite("Emma").await;
        let rows = kurs.administrator.get("/young_people").await.is(200).items().to_vec();
        let team = |id: &str| {
            let row = rows.iter().find(|row| row["id"] == id).expect("a row");
            row.get("team").cloned()
        };
        assert_eq!(team(&young.id().to_string()), Some(json!(["Mette"])));
        assert_eq!(team(&alone.to_string()), None);
        // A caseworker's own list names no colleagues.
        assert!(mette.get("/young_people").await.items()[0].get("team").is_none());
    }

    async fn the_overview(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        young.patch("/me", &json!({ "reach_by": "sms" })).await.is(200);
        let walk = kurs.set_goal(&young, &shared_goal("Gå ned til åen")).await;
        let mark = with(
            kurs.mark("2026-11-21", walk),
            &json!({ "words": "Der var en hejre", "feeling": 9 }),
        );
        kurs.succeed(&young, &mark).await;
        let overview = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        insta::assert_json_snapshot!("overview", comparable(&overview.json));
    }

    async fn unshared_records_are_never_shown(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let for_peter = json!({ "shared_with": [peter.id()] });
        let mut secrets = vec![CANARY.to_owned()];
        for more in [json!({}), for_peter.clone()] {
            let body = with(goal(&format!("{CANARY} mål")), &more);
            let body = with(body, &json!({ "why": CANARY, "first_step": CANARY }));
            let private = kurs.set_goal(&young, &body).await;
            let words = json!({ "words": CANARY });
            let mark = with(with(kurs.mark("2026-11-22", private), &words), &more);
            secrets.push(kurs.succeed(&young, &mark).await.to_string());
            // Shared by itself, though its goal is not: it is visible only with its goal.
            let more = json!({ "once_more": true, "words": CANARY, "shared_with": "my_team" });
            kurs.succeed(&young, &with(kurs.mark("2026-11-22", private), &more)).await;
            secrets.push(private.to_string());
        }
        let open = json!({ "shared_with": "my_team" });
        kurs.succeed(&young, &with(kurs.success("2026-11-22", "Åbent"), &open)).await;
        let shared = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let own = json!({ "words": CANARY, "shared_with": "only_me" });
        secrets.push(
            kurs.succeed(&young, &with(kurs.mark("2026-11-22", shared), &own)).await.to_string(),
        );
        // Shared once, then unshared.
        let was = kurs.set_goal(&young, &shared_goal(CANARY)).await;
        young.put(&format!("/goals/{was}"), &goal(CANARY)).await.is(200);
        secrets.push(was.to_string());
        // A suggestion that became a private goal.
        let suggestion = format!("/young_people/{}/goal_suggestions/{}", young.id(), kurs.id());
        let made = mette.put(&suggestion, &json!({ "text": "En tur?" })).await.is(201);
        let answer = format!("/goal_suggestions/{}/answer", made["id"].as_str().expect("an id"));
        young.post(&answer, &json!({ "outcome": "adopted", "goal_id": was })).await.is(200);

        let mut received = String::new();
        for path in [
            "/young_people".to_owned(),
            format!("/young_people/{}", young.id()),
            format!("/goals/{shared}"),
            "/me".into(),
        ] {
            received += &mette.get(&path).await.is(200).text;
        }
        received += &mette.put(&suggestion, &json!({ "text": "En tur?" })).await.is(200).text;
        for path in [
            "/young_people".to_owned(),
            "/staff".into(),
            format!("/young_people/{}/assignments", young.id()),
        ] {
            received += &kurs.administrator.get(&path).await.is(200).text;
        }
        for secret in &secrets {
            assert!(!received.contains(secret), "{secret}");
        }
        assert!(received.contains("Åbent") && received.contains("Gå en tur"), "what is shared is shown");
        for secret in &secrets[1..] {
            mette.get(&format!("/goals/{secret}")).await.is(404);
        }
    }

    async fn the_list_counts_changes_since_the_last_look(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let row = async || mette.get("/young_people").await.is(200).items()[0]["shared"].clone();
        let fresh = row().await;
        assert_eq!((&fresh["anything"], &fresh["reach_out"]), (&json!(false), &Value::Null));
        assert_eq!(fresh["changed"], json!({ "successes": 0, "goals": 0, "answers": 0 }));
        let walk = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        kurs.set_goal(&young, &goal("Kun mig")).await;
        kurs.succeed(&young, &kurs.mark("2026-11-22", walk)).await;
        kurs.succeed(&young, &kurs.mark("2026-11-20", walk)).await;
        kurs.succeed(&young, &kurs.success("2026-11-22", "Kun mig")).await;
        let changed = row().await;
        assert_eq!(changed["changed"], json!({ "successes": 2, "goals": 1, "answers": 0 }));
        let marks: Vec<_> = changed["marks"]
            .as_array()
            .expect("marks")
            .iter()
            .map(|it| it.as_i64().expect("a number"))
            .collect();
        assert_eq!((marks.len(), marks.iter().sum::<i64>(), &marks[25..]), (28, 2, &[1, 0, 1][..]));
        kurs.clock.advance(1_000);
        mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        assert_eq!(row().await["changed"], json!({ "successes": 0, "goals": 0, "answers": 0 }));
    }

    async fn long_silence_reaches_out_and_a_pause_changes_nothing(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let quiet = kurs.young_person("Bo").await;
        kurs.assign(&mette, &quiet).await;
        kurs.set_goal(&quiet, &goal("Kun mig")).await;
        young.patch("/me", &json!({ "reach_by": "call" })).await.is(200);
        kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let reach_out = async |of: &crate::kurs::Client| {
            let mette = kurs.again(&mette).await;
            let overview = mette.get(&format!("/young_people/{}", of.id())).await.is(200);
            let list = mette.get("/young_people").await.is(200);
            let row = list.items().iter().find(|row| row["id"] == of.id().to_string());
            assert_eq!(row.expect("a row")["shared"]["reach_out"], overview["reach_out"]);
            overview["reach_out"].clone()
        };
        kurs.pass_days(14);
        assert_eq!(reach_out(&young).await, Value::Null);
        kurs.pass_days(1);
        assert_eq!(reach_out(&young).await, json!({ "quiet_days": 14, "by": "call" }));
        // If nothing was ever shared, there is no silence to notice.
        assert_eq!(reach_out(&quiet).await, Value::Null);
        kurs.again(&young)
            .await
            .patch("/me", &json!({ "paused_since": "2026-12-07" }))
            .await
            .is(200);
        // A pause is private: it can't be read from the desk.
        assert_eq!(reach_out(&young).await, json!({ "quiet_days": 14, "by": "call" }));
    }

    async fn an_administrator_sees_names_and_who_is_assigned_and_nothing_else(kurs: Kurs) {
        let (young, _) = kurs.pair().await;
        kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let (new, _) = kurs.invite("Bo").await;
        let list = kurs.administrator.get("/young_people").await.is(200);
        let expected = [
            json!({ "id": new, "name": "Bo", "shared": null, "arrived": false,
                "code_expires_at": "2026-11-29T11:00:00.000Z" }),
            json!({ "id": young.id(), "name": "Åse", "shared": null, "arrived": true, "team": ["Mette"] }),
        ];
        assert_eq!(list.items().len(), 2);
        assert!(expected.iter().all(|row| list.items().contains(row)), "{}", list.text);
    }

    async fn the_list_is_walked_once_each(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        for name in ["Åse", "Bo", "Cecilie", "Ditte", "Emil"] {
            let young = kurs.young_person(name).await;
            kurs.assign(&mette, &young).await;
        }
        kurs.young_person("En andens").await;
        for (client, all) in [(&mette, 5), (&kurs.administrator, 6)] {
            let whole = ids(&client.get("/young_people").await.is(200));
            assert_eq!(whole.len(), all);
            let (mut walked, mut path) = (Vec::new(), "/young_people?limit=2".to_owned());
            loop {
                let page = client.get(&path).await.is(200);
                walked.extend(ids(&page));
                let Some(next) = page["next"].as_str() else { break };
                path = format!("/young_people?limit=2&before={next}");
            }
            assert_eq!(walked, whole);
        }
    }
}
