//! Goals: written by their owner, shared or not, at most a hundred, never overwritten unseen.

use serde_json::json;

use crate::kurs::{
    on_both,
    said::{comparable, goal, ids, shared_goal, with},
};

on_both! {
    async fn set_changed_and_sent_again(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/goals/{}", kurs.id());
        let body = json!({ "text": "Gå ned til åen før skole", "why": "Jeg sover bedre\nbagefter",
            "first_step": "Stil skoene ved døren", "pictogram": "🚶‍♀️",
            "repeat": { "weekdays": ["sun", "mon", "mon"] }, "part_of_day": "morning",
            "remind_at": "07:40", "confidence": 7 });
        let set = young.put(&path, &body).await.is(201);
        assert_eq!(set.header("etag"), Some("\"1\""));
        insta::assert_json_snapshot!("goal_set", comparable(&set.json));

        let again = young.put(&path, &body).await.is(200);
        assert_eq!(again.json, set.json);
        kurs.pass_days(1);
        let changed =
            young.put(&path, &with(body.clone(), &json!({ "text": "Gå til åen" }))).await.is(200);
        assert_eq!((&changed["version"], &changed["text"]), (&json!(2), &json!("Gå til åen")));
        assert_eq!(changed["created_at"], set["created_at"]);
        assert_eq!(changed["updated_at"], kurs.now());
        assert_eq!(young.get(&path).await.is(200).json, changed.json);
    }

    async fn a_stale_change_overwrites_nothing(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/goals/{}", kurs.id());
        let put = |version: &'static str, text: &'static str| {
            young.call("PUT", &path).header("if-match", version).json(&goal(text)).send()
        };
        put("\"1\"", "Findes ikke endnu").await.refused(412, "stale");
        young.put(&path, &goal("Læse ti sider")).await.is(201);
        put("\"1\"", "Læse tolv sider").await.is(200);
        let stale = put("\"1\"", "Læse tyve sider").await.refused(412, "stale");
        assert_eq!(stale["current"], young.get(&path).await.json);
        assert_eq!(stale["current"]["text"], "Læse tolv sider");
        put("\"sludder\"", "Læse tyve sider").await.refused(412, "stale");
        put("*", "Læse tretten sider").await.is(200);
    }

    async fn at_most_a_hundred_active_goals(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        for number in 0..10 {
            let body = with(goal(&format!("Hviler {number}")), &json!({ "state": "resting" }));
            kurs.set_goal(&young, &body).await;
        }
        let mut last = kurs.id();
        for number in 0..100 {
            last = kurs.set_goal(&young, &goal(&format!("Mål {number}"))).await;
        }
        let path = format!("/goals/{}", kurs.id());
        let refused = young.put(&path, &goal("Ét til")).await;
        refused.refused(409, "too_many_active_goals");
        young.get(&path).await.refused(404, "not_found");
        // An active goal can be changed; deactivating it makes room.
        young.put(&format!("/goals/{last}"), &goal("Mål 99, bedre sagt")).await.is(200);
        let rest = with(goal("Mål 99"), &json!({ "state": "resting" }));
        young.put(&format!("/goals/{last}"), &rest).await.is(200);
        young.put(&path, &goal("Ét til")).await.is(201);
    }

    async fn a_thousand_writes_in_a_row_are_accepted(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/goals/{}", kurs.id());
        young.put(&path, &goal("Mål")).await.is(201);
        for number in 1..1_000 {
            young.put(&path, &goal(&format!("Mål {number}"))).await.is(200);
        }
        assert_eq!(young.get(&path).await.is(200)["version"], 1_000);
    }

    async fn lists_are_walked_once_each(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mut made = Vec::new();
        for number in 0..7 {
            made.push(kurs.set_goal(&young, &goal(&format!("Mål {number}"))).await.to_string());
        }
        made.sort();
        made.reverse();
        for limit in [1, 2, 3, 7, 200] {
            let mut walked = Vec::new();
            let mut path = format!("/goals?limit={limit}");
            loop {
                let page = young.get(&path).await.is(200);
                assert!(page.items().len() <= limit);
                walked.extend(ids(&page));
                let Some(next) = page["next"].as_str() else { break };
                path = format!("/goals?limit={limit}&before={next}");
            }
            assert_eq!(walked, made, "by {limit}");
        }
    }

    async fn a_matching_etag_gets_no_body(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.set_goal(&young, &goal("Gå en tur")).await;
        for path in ["/goals".to_owned(), format!("/goals/{id}"), "/today".into(), "/me".into()] {
            let tag = young.get(&path).await.is(200).header("etag").expect("a tag").to_owned();
            let known = || young.call("GET", &path).header("if-none-match", &tag).send();
            let same = known().await.is(304);
            assert_eq!((same.text.as_str(), same.header("etag")), ("", Some(tag.as_str())));
            if path != "/me" {
                let text = format!("Gå en tur fra {path}");
                young.put(&format!("/goals/{id}"), &goal(&text)).await.is(200);
                assert!(known().await.is(200).text.contains(&text));
            }
        }
    }

    async fn deleted_twice_and_restored(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.set_goal(&young, &goal("Gå en tur")).await;
        let success = kurs.succeed(&young, &kurs.mark("2026-11-22", id)).await;
        let path = format!("/goals/{id}");
        young.delete(&path).await.is(204);
        young.delete(&path).await.is(204);
        young.get(&path).await.refused(404, "not_found");
        assert_eq!(young.get("/goals").await.items().len(), 0);
        // Its successes stay, and still count.
        let stored = young.get(&format!("/successes/{success}")).await.is(200);
        assert_eq!(stored["goal_id"], id.to_string());
        assert_eq!(young.get("/today").await["counts"]["ever"], 1);
        let again = young.put(&path, &goal("Gå en tur")).await.is(200);
        assert_eq!(again["version"], 3);
        young.get(&path).await.is(200);
    }

    async fn an_id_belongs_to_one_owner(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        // Concurrently, so that neither finds the other's record: one of the two has it, whole.
        for round in 0..20 {
            let path = format!("/goals/{}", kurs.id());
            let (mine, theirs) = (goal(&format!("Åses {round}")), goal(&format!("Bos {round}")));
            let (first, second) = tokio::join!(young.put(&path, &mine), other.put(&path, &theirs));
            let mut statuses = [first.status, second.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 404], "{} {}", first.text, second.text);
            let (owner, text) = if first.status == 201 { (&young, mine) } else { (&other, theirs) };
            assert_eq!(owner.get(&path).await.is(200)["text"], text["text"]);
        }
    }

    async fn sharing_follows_the_owners_choice(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let peters = kurs.assign(&peter, &young).await;
        let hans = kurs.caseworker("Hans").await;
        let path = format!("/goals/{}", kurs.id());
        let only_peter = with(goal("Tale med Peter"), &json!({ "shared_with": [peter.id()] }));
        for (body, mettes, peters) in [
            (goal("Kun mig"), 404, 404),
            (shared_goal("Hele holdet"), 200, 200),
            (only_peter.clone(), 404, 200),
            (goal("Kun mig igen"), 404, 404),
            (only_peter.clone(), 404, 200),
        ] {
            let stored = young.put(&path, &body).await;
            assert!(stored.status < 300, "{}", stored.text);
            mette.get(&path).await.is(mettes);
            peter.get(&path).await.is(peters);
            hans.get(&path).await.is(404);
        }
        // A caseworker who is not assigned can't be named; one who leaves loses access at once, and their
        // name does not block a change of the goal.
        let stranger = with(goal("Til Hans"), &json!({ "shared_with": [hans.id()] }));
        let refused = young.put(&path, &stranger).await.refused(422, "invalid_fields");
        assert_eq!(refused.field(), ("shared_with", "not_in_team"));
        kurs.administrator.delete(&peters).await.is(204);
        peter.get(&path).await.is(404);
        young.put(&path, &with(only_peter, &json!({ "confidence": 8 }))).await.is(200);
        peter.get(&path).await.is(404);
    }
}
