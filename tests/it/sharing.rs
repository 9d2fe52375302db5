//! Visibility when sharing changes: never wider than intended.

use kurs_domain::Id;
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client,
    celebrations::plan,
    on_both,
    said::{goal, shared_goal, with},
};

const TODAY: &str = "2026-11-22";

async fn put(client: &Client, id: Id, body: &Value) -> Answer {
    client.put(&format!("/successes/{id}"), body).await
}

on_both! {
    async fn words_with_different_audiences_are_never_joined(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        put(&young, kurs.id(), &kurs.mark(TODAY, goal)).await.is(201);
        let own = json!({ "words": "Kun for mig selv: æøå", "shared_with": "only_me" });
        let id = kurs.id();
        let own = with(kurs.mark(TODAY, goal), &own);
        put(&young, id, &own).await.is(201);
        // The answer may be lost: a retry is the same.
        assert_eq!(put(&young, id, &own).await.is(200)["id"], json!(id));
        let desk = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        assert!(!desk.text.contains("Kun for mig selv"), "{}", desk.text);
    }

    async fn unsharing_a_goal_hides_its_successes(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let words = json!({ "words": "Vi så en hejre ved åen" });
        kurs.succeed(&young, &with(kurs.mark(TODAY, goal), &words)).await;
        let desk = format!("/young_people/{}", young.id());
        assert!(mette.get(&desk).await.text.contains("hejre"));
        let back = with(shared_goal("Gå en tur"), &json!({ "shared_with": "only_me" }));
        young.put(&format!("/goals/{goal}"), &back).await.is(200);
        assert!(!mette.get(&desk).await.text.contains("hejre"));
        // Shared again, the goal shows what was shared of it, because those were not unshared themselves.
        young.put(&format!("/goals/{goal}"), &shared_goal("Gå en tur")).await.is(200);
        assert!(mette.get(&desk).await.text.contains("hejre"));
    }

    async fn a_goal_shared_with_somebody_who_left_can_still_be_marked(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let assignment = kurs.assign(&mette, &young).await;
        let named = json!({ "shared_with": [mette.id()] });
        let goal = kurs.set_goal(&young, &with(shared_goal("Gå en tur"), &named)).await;
        kurs.administrator.delete(&assignment).await.is(204);
        put(&young, kurs.id(), &kurs.mark(TODAY, goal)).await.is(201);
        // A phone that does not know yet that she left may name her; she is dropped.
        let late = put(&young, kurs.id(), &with(kurs.success(TODAY, "Kage"), &named)).await.is(201);
        assert_eq!(late["shared_with"], "only_me");
    }

    async fn after_a_gap_an_assignment_starts_without_named_sharing(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (mette, peter) = (kurs.caseworker("Mette").await, kurs.caseworker("Peter").await);
        let assignment = kurs.assign(&mette, &young).await;
        kurs.assign(&peter, &young).await;
        let to = |ids: Value| json!({ "shared_with": ids });
        let named = with(shared_goal("Gå en tur"), &to(json!([mette.id(), peter.id()])));
        let goal = kurs.set_goal(&young, &named).await;
        let cheer = kurs.cheer(&peter, &young, "Sikke en dag").await;
        let shown = to(json!([mette.id()]));
        young.put(&format!("/celebrations/{cheer}"), &shown).await.is(200);
        let gathering = plan("Vi fejrer svømningen", &[&mette]);
        young.put(&format!("/gatherings/{}", kurs.id()), &gathering).await.is(201);
        let desk = format!("/young_people/{}", young.id());
        let before = mette.get(&desk).await.is(200).text;
        assert!(before.contains("Sikke en dag") && before.contains("svømningen"));
        kurs.administrator.delete(&assignment).await.is(204);
        // The phone is sent the current audience.
        let response = young.get(&format!("/goals/{goal}")).await.is(200);
        assert_eq!((&response["shared_with"], &response["version"]), (&json!([peter.id()]), &json!(2)));
        let said = with(kurs.mark(TODAY, goal), &json!({ "words": "Sagt mens hun var væk" }));
        kurs.succeed(&young, &said).await;
        kurs.assign(&mette, &young).await;
        let now = mette.get(&desk).await.is(200);
        for nothing in ["goals", "celebrations", "gatherings"] {
            assert_eq!(now[nothing], json!([]), "{nothing}");
        }
        assert!(!mette.get(&desk).await.text.contains("væk"));
        assert!(peter.get(&desk).await.text.contains("væk"));
        mette.get(&format!("/goals/{goal}")).await.refused(404, "not_found");
        // Until she is chosen again.
        young.put(&format!("/goals/{goal}"), &named).await.is(200);
        assert_eq!(mette.get(&desk).await.is(200)["goals"][0]["id"], json!(goal));
        assert!(!mette.get(&desk).await.text.contains("væk"));
    }

    async fn a_planned_end_ends_sharing_too(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let until = kurs.clock_after(60 * 60 * 1_000);
        kurs.assign_for(&mette, &young, &kurs.now(), Some(&until)).await;
        let named = json!({ "shared_with": [mette.id()] });
        let goal = kurs.set_goal(&young, &with(shared_goal("Gå en tur"), &named)).await;
        kurs.clock.advance(2 * 60 * 60 * 1_000);
        put(&young, kurs.id(), &kurs.mark(TODAY, goal)).await.is(201);
        kurs.assign(&mette, &young).await;
        let desk = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        assert_eq!((&desk["goals"], &desk["successes"]), (&json!([]), &json!([])));
        assert_eq!(young.get(&format!("/goals/{goal}")).await["shared_with"], "only_me");
    }

    async fn a_success_is_visible_only_with_its_goal(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (mette, peter) = (kurs.caseworker("Mette").await, kurs.caseworker("Peter").await);
        kurs.assign(&mette, &young).await;
        kurs.assign(&peter, &young).await;
        let (m, p) = (json!([mette.id()]), json!([peter.id()]));
        let both = json!([mette.id(), peter.id()]);
        let desk = format!("/young_people/{}", young.id());
        let sees = async |who: &Client| {
            let list = who.get("/young_people").await.is(200);
            let marks = list.items()[0]["shared"]["marks"].clone();
            let count: i64 = marks.as_array().expect("marks").iter().filter_map(Value::as_i64).sum();
            let words = who.get(&desk).await.is(200).text.contains("hejre");
            assert_eq!(count, i64::from(words), "the count and the words tell the same");
            words
        };
        for (moves, for_mette, for_peter) in [
            (vec![m.clone(), json!("my_team"), json!("only_me")], false, false),
            (vec![m.clone(), both, p], false, false),
            (vec![m.clone(), json!("my_team")], true, false),
            (vec![json!("my_team"), m.clone(), json!("my_team")], true, true),
            (vec![json!("only_me"), json!("my_team")], false, false),
        ] {
            let goal = |to: &Value| with(shared_goal("Gå en tur"), &json!({ "shared_with": to }));
            let id = kurs.set_goal(&young, &goal(&moves[0])).await;
            let words = with(kurs.mark(TODAY, id), &json!({ "words": "En hejre" }));
            let success = kurs.succeed(&young, &words).await;
            for to in &moves[1..] {
                young.put(&format!("/goals/{id}"), &goal(to)).await.is(200);
            }
            assert_eq!((sees(&mette).await, sees(&peter).await), (for_mette, for_peter), "{moves:?}");
            young.delete(&format!("/successes/{success}")).await.is(204);
            young.delete(&format!("/goals/{id}")).await.is(204);
        }
    }

    async fn a_restored_record_is_private(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let desk = format!("/young_people/{}", young.id());
        let id = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let path = format!("/goals/{id}");
        // Undone, the goal unshared, and marked again by a notification's button.
        let (success, mark) = (kurs.id(), kurs.mark(TODAY, id));
        put(&young, success, &mark).await.is(201);
        young.delete(&format!("/successes/{success}")).await.is(204);
        young.put(&path, &goal("Gå en tur")).await.is(200);
        let again = put(&young, success, &mark).await.is(200);
        assert_eq!(again["shared_with"], "only_me");
        assert_eq!(mette.get(&desk).await.is(200)["successes"], json!([]));
        // Also while the goal is shared: a late tap did not know that it was undone.
        young.put(&path, &shared_goal("Gå en tur")).await.is(200);
        young.delete(&format!("/successes/{success}")).await.is(204);
        assert_eq!(put(&young, success, &mark).await.is(200)["shared_with"], "only_me");
        // A deleted goal takes its successes off the desk.
        let id = kurs.set_goal(&young, &shared_goal("Svømme")).await;
        let said = with(kurs.mark(TODAY, id), &json!({ "words": "Ti baner" }));
        kurs.succeed(&young, &said).await;
        assert!(mette.get(&desk).await.text.contains("Ti baner"));
        young.delete(&format!("/goals/{id}")).await.is(204);
        assert!(!mette.get(&desk).await.text.contains("Ti baner"));
        // A stale edit that arrives late restores it, to her alone; undoing restores it whole.
        let late = format!("/goals/{id}?base=1");
        let edited = with(shared_goal("Svømme mere"), &json!({}));
        let back = young.put(&late, &edited).await.is(200);
        assert_eq!((&back["shared_with"], &back["text"]), (&json!("only_me"), &json!("Svømme mere")));
        assert!(!mette.get(&desk).await.text.contains("Svømme"));
        young.put(&format!("/goals/{id}"), &edited).await.is(200);
        young.delete(&format!("/goals/{id}")).await.is(204);
        let undone = young.put(&format!("/goals/{id}?base=5"), &edited).await.is(200);
        assert_eq!(undone["shared_with"], "my_team");
        assert!(mette.get(&desk).await.text.contains("Ti baner"));
    }

    async fn a_restored_record_is_hidden_from_returning_staff(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let assignment = kurs.assign(&mette, &young).await;
        let to_mette = json!({ "shared_with": [mette.id()] });
        let (named, kage) =
            (with(shared_goal("Gå en tur"), &to_mette), with(kurs.success(TODAY, "Kage"), &to_mette));
        let (goal, success) = (kurs.set_goal(&young, &named).await, kurs.succeed(&young, &kage).await);
        let (goal, success) = (format!("/goals/{goal}"), format!("/successes/{success}"));
        for path in [&goal, &success] {
            young.delete(path).await.is(204);
        }
        kurs.administrator.delete(&assignment).await.is(204);
        kurs.assign(&mette, &young).await;
        // The phone knows that they are deleted, but not that she has left and returned.
        for (path, body) in [(&goal, &named), (&success, &kage)] {
            let back = young.put(&format!("{path}?base=2"), body).await.is(200);
            assert_eq!(back["shared_with"], "only_me", "{path}");
        }
        let desk = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        assert_eq!((&desk["goals"], &desk["successes"]), (&json!([]), &json!([])));
    }

    async fn a_stale_phone_cannot_share_again(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let shared = json!({ "shared_with": "my_team" });
        let (gaa, kage) = (goal("Gå en tur"), kurs.success(TODAY, "Kage"));
        let (one, other) = (kurs.set_goal(&young, &gaa).await, kurs.succeed(&young, &kage).await);
        for (path, private) in [(format!("/goals/{one}"), &gaa), (format!("/successes/{other}"), &kage)] {
            // One phone shared and unshared it; then another, which has seen neither, shares it.
            let (own, open) = (with(private.clone(), &json!({ "shared_with": "only_me" })), with(private.clone(), &shared));
            young.put(&path, &open).await.is(200);
            young.put(&path, &own).await.is(200);
            let late = young.put(&format!("{path}?base=1"), &open).await.is(200);
            assert_eq!(late["shared_with"], "only_me", "{path}");
            mette.get(&path).await.is(if path.contains("goals") { 404 } else { 403 });
        }
    }

    async fn a_late_mark_from_before_sharing_is_private(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = kurs.set_goal(&young, &goal("Gå en tur")).await;
        let (early, mark) = (kurs.id(), kurs.mark(TODAY, id));
        kurs.clock.advance(60_000);
        young.put(&format!("/goals/{id}"), &shared_goal("Gå en tur")).await.is(200);
        assert_eq!(put(&young, early, &mark).await.is(201)["shared_with"], "only_me");
        let desk = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        assert_eq!(desk["successes"], json!([]));
        // Marks made from now on are shared, and so are those with an audience of their own.
        let later = with(kurs.mark(TODAY, id), &json!({ "once_more": true }));
        assert_eq!(put(&young, kurs.id(), &later).await.is(201)["shared_with"], "my_team");
    }

    async fn a_shared_goal_hides_private_fields(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let body = |confidence: u8, at: &str| {
            let more = json!({ "confidence": confidence, "remind_at": at,
                "shared_with": [mette.id(), peter.id()] });
            with(goal("Gå en tur"), &more)
        };
        let id = kurs.set_goal(&young, &body(4, "07:30")).await;
        let path = format!("/goals/{id}");
        let seen = mette.get(&path).await.is(200);
        let tag = seen.header("etag").expect("a tag").to_owned();
        let mut response = mette.get(&path).await.is(200).json;
        response.as_object_mut().expect("a goal").remove("id");
        let expected = json!({ "text": "Gå en tur", "why": null, "first_step": null,
            "pictogram": null, "repeat": { "times_a_week": 3 }, "part_of_day": null,
            "state": "active", "created_at": "2026-11-22T11:00:00.000Z" });
        assert_eq!(response, expected);
        // After a private change it is byte-identical for others.
        kurs.clock.advance(60_000);
        young.put(&path, &body(9, "08:15")).await.is(200);
        let call = mette.call("GET", &path).header("if-none-match", &tag);
        call.send().await.is(304);
        let row = mette.get("/young_people").await.is(200).items()[0]["shared"]["changed"].clone();
        assert_eq!(row["goals"], 1, "only what she has not opened");
    }

    async fn an_answer_is_visible_to_the_author_of_the_suggestion(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let desk = format!("/young_people/{}", young.id());
        let id = kurs.id();
        let made = format!("{desk}/goal_suggestions/{id}");
        peter.put(&made, &json!({ "text": "En tur til åen?" })).await.is(201);
        assert!(mette.get(&desk).await.text.contains("En tur til åen?"), "it waits");
        let answer = json!({ "outcome": "dropped", "words": "Nej, Peter presser mig" });
        young.post(&format!("/goal_suggestions/{id}/answer"), &answer).await.is(200);
        assert!(peter.get(&desk).await.text.contains("presser mig"));
        let other = mette.get(&desk).await.is(200);
        assert_eq!(other["suggestions"], json!([]));
        let list = mette.get("/young_people").await.is(200);
        assert_eq!(list.items()[0]["shared"]["changed"]["answers"], 0);
    }
}
