//! Successes: marked once however often it is tapped, accepted late, undone, and never lost.

use kurs_domain::{Id, Timestamp, timestamp::DAY_MS};
use serde_json::{Value, json};

use crate::kurs::{
    Client, Kurs, id_made_at, on_both,
    said::{comparable, goal, ids, shared_goal, with},
};

const TODAY: &str = "2026-11-22";

async fn put(client: &Client, id: Id, body: &Value) -> crate::kurs::Answer {
    client.put(&format!("/successes/{id}"), body).await
}

async fn all(client: &Client) -> Vec<Value> {
    client.get("/successes?limit=200").await.is(200).items().to_vec()
}

async fn walker(kurs: &Kurs) -> (Client, Id) {
    let young = kurs.young_person("Åse").await;
    let goal = kurs.set_goal(&young, &goal("Gå ned til åen")).await;
    (young, goal)
}

on_both! {
    async fn a_mark_without_words_retains_the_words(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let goal = kurs.set_goal(&young, &goal("Gå ned til åen")).await;
        let path = format!("/successes/{}", kurs.id());
        let mark = with(kurs.success("2026-11-22", "Jeg så en hejre"), &json!({ "goal_id": goal }));
        let said = young.put(&path, &mark).await.is(201);
        // A reminder answered on a second phone, which does not know the words.
        let bare = with(mark, &json!({ "words": null }));
        let again = young.put(&path, &bare).await.is(200);
        assert_eq!(again.json, said.json);
        // A write based on the current version can remove the words.
        let taken = young.put(&format!("{path}?base=1"), &bare).await.is(200);
        assert_eq!(taken["words"], json!(null));
    }

    async fn marked_and_sent_again(kurs: Kurs) {
        let (young, goal) = walker(&kurs).await;
        let (id, body) = (kurs.id(), kurs.mark(TODAY, goal));
        let marked = put(&young, id, &body).await.is(201);
        insta::assert_json_snapshot!("success_marked", comparable(&marked.json));
        kurs.pass_days(1);
        assert_eq!(put(&young, id, &body).await.is(200).json, marked.json);
        assert_eq!(young.get(&format!("/successes/{id}")).await.is(200).json, marked.json);
        // Words and a feeling are added later, even weeks after.
        kurs.clock.advance(20 * DAY_MS);
        let more = with(body, &json!({ "words": "Der var en hejre", "feeling": 9 }));
        let updated = put(&young, id, &more).await.is(200);
        assert_eq!((&updated["words"], &updated["version"]), (&more["words"], &json!(2)));
    }

    async fn a_success_needs_a_goal_or_words(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let words = kurs.success(TODAY, "Jeg lagde mærke til, at jeg sagde min mening");
        kurs.succeed(&young, &words).await;
        let nothing = json!({ "on": TODAY, "at": kurs.now(), "feeling": 10 });
        let refused = put(&young, kurs.id(), &nothing).await.refused(422, "invalid_fields");
        assert_eq!(refused.field(), ("words", "says_nothing"));
        assert_eq!(all(&young).await.len(), 1);
    }

    async fn a_second_mark_is_merged_into_the_first(kurs: Kurs) {
        let (young, goal) = walker(&kurs).await;
        let first = kurs.id();
        let body = with(kurs.mark(TODAY, goal), &json!({ "words": "Det gik godt" }));
        put(&young, first, &body).await.is(201);
        let (id, other) = (kurs.id(), json!({ "words": "Jeg turde", "feeling": 8 }));
        let second = with(kurs.mark(TODAY, goal), &other);
        let merged = put(&young, id, &second).await.is(200);
        assert_eq!(merged["id"], first.to_string());
        assert_eq!(merged["words"], "Det gik godt\nJeg turde");
        assert_eq!((&merged["feeling"], &merged["version"]), (&json!(8), &json!(2)));
        // A retry does not repeat the words; a bare tap changes nothing.
        assert_eq!(put(&young, id, &second).await.is(200).json, merged.json);
        assert_eq!(put(&young, kurs.id(), &kurs.mark(TODAY, goal)).await.is(200).json, merged.json);
        assert_eq!(all(&young).await, [merged.json]);
        // Another day, another success.
        put(&young, kurs.id(), &kurs.mark("2026-11-21", goal)).await.is(201);
    }

    async fn words_that_do_not_fit_together_make_two_successes(kurs: Kurs) {
        let (young, goal) = walker(&kurs).await;
        for letter in ["æ", "ø"] {
            let words = json!({ "words": letter.repeat(1_500) });
            put(&young, kurs.id(), &with(kurs.mark(TODAY, goal), &words)).await.is(201);
        }
        assert_eq!(all(&young).await.len(), 2);
    }

    async fn once_more_is_a_success_of_its_own(kurs: Kurs) {
        let (young, goal) = walker(&kurs).await;
        put(&young, kurs.id(), &kurs.mark(TODAY, goal)).await.is(201);
        let more = with(kurs.mark(TODAY, goal), &json!({ "once_more": true }));
        for _ in 0..2 {
            put(&young, kurs.id(), &more).await.is(201);
        }
        assert_eq!(young.get("/today").await["counts"]["ever"], 3);
        // A separate success stays separate, even if a retry does not say "once more".
        let id = kurs.succeed(&young, &more).await;
        let plain = put(&young, id, &kurs.mark(TODAY, goal)).await.is(200);
        assert_eq!((plain["once_more"].clone(), plain["id"].clone()), (json!(true), json!(id)));
    }

    async fn undone_and_marked_again(kurs: Kurs) {
        let (young, goal) = walker(&kurs).await;
        let id = kurs.succeed(&young, &kurs.mark(TODAY, goal)).await;
        let path = format!("/successes/{id}");
        young.delete(&path).await.is(204);
        young.delete(&path).await.is(204);
        young.get(&path).await.refused(404, "not_found");
        assert_eq!(all(&young).await.len(), 0);
        // By another tap, or by the same one: there is one success.
        let second = kurs.succeed(&young, &kurs.mark(TODAY, goal)).await;
        let merged = put(&young, id, &kurs.mark(TODAY, goal)).await.is(200);
        assert_eq!(merged["id"], second.to_string());
        young.delete(&format!("/successes/{second}")).await.is(204);
        let again = put(&young, id, &kurs.mark(TODAY, goal)).await.is(200);
        assert_eq!(again["id"], id.to_string());
        assert_eq!(all(&young).await.len(), 1);
        young.delete(&format!("/successes/{}", kurs.id())).await.is(404);
    }

    async fn at_most_fourteen_days_back_and_none_ahead(kurs: Kurs) {
        let (young, goal) = walker(&kurs).await;
        for (on, code) in [
            ("2026-11-23", "day_in_the_future"),
            ("2026-11-07", "day_too_long_ago"),
            ("1926-11-22", "day_too_long_ago"),
            ("9999-12-31", "day_in_the_future"),
        ] {
            let refused = put(&young, kurs.id(), &kurs.mark(on, goal)).await;
            assert_eq!(refused.refused(422, "invalid_fields").field(), ("on", code), "{on}");
        }
        for on in [TODAY, "2026-11-08"] {
            kurs.succeed(&young, &kurs.mark(on, goal)).await;
        }
        // A success can't be moved to a day on which it could not have been marked.
        let id = kurs.succeed(&young, &kurs.success(TODAY, "Jeg turde")).await;
        let moved = put(&young, id, &kurs.success("2026-11-07", "Jeg turde")).await;
        assert_eq!(moved.refused(422, "invalid_fields").field(), ("on", "day_too_long_ago"));
    }

    async fn marks_of_a_phone_offline_for_weeks_are_accepted(kurs: Kurs) {
        let (young, goal) = walker(&kurs).await;
        let then = kurs.state.now().plus_millis(-20 * DAY_MS);
        let id = id_made_at(then);
        let stored = json!({ "goal_id": goal, "on": "2026-11-02", "at": then });
        put(&young, id, &stored).await.is(201);
        put(&young, id, &stored).await.is(200);
        // The id is from a clock that was weeks behind: the owner's day counts.
        let later = json!({ "goal_id": goal, "on": "2026-11-21", "at": then });
        assert_eq!(put(&young, id_made_at(then), &later).await.is(201)["on"], "2026-11-21");
        let ahead = json!({ "goal_id": goal, "on": "2026-11-24", "at": then });
        let refused = put(&young, id_made_at(then), &ahead).await;
        assert_eq!(refused.refused(422, "invalid_fields").field(), ("on", "day_in_the_future"));
        // No date breaks anything, whatever the time in its id.
        for on in ["+262142-12-31", "-262143-01-01", "0000-01-01"] {
            for made in [then, kurs.state.now().plus_millis(-20_000 * DAY_MS), kurs.state.now().plus_millis(9 * DAY_MS)] {
                let absurd = json!({ "goal_id": goal, "on": on, "at": then });
                let answer = put(&young, id_made_at(made), &absurd).await;
                assert!(matches!(answer.status, 200 | 201 | 422), "{on}: {}", answer.text);
            }
        }
        // Marks of a clock that is far off are taken as made now, with the same number of days in between.
        for (made, on, expected) in [
            ("2026-11-27", "2026-11-27", "2026-11-22"),
            ("2026-11-27", "2026-11-26", "2026-11-21"),
            ("2026-11-27", "2026-11-24", "2026-11-19"),
            ("2026-11-27", "2026-11-20", "2026-11-20"),
            ("2015-03-02", "2015-03-02", "2026-11-22"),
            ("2015-03-02", "2015-03-01", "2026-11-21"),
        ] {
            let at: Timestamp = serde_json::from_value(json!(format!("{made}T11:00:00.000Z")))
                .expect("a time");
            let (id, goal) = (id_made_at(at), kurs.set_goal(&young, &self::goal("Svømme")).await);
            let mark = json!({ "goal_id": goal, "on": on, "at": at });
            let marked = put(&young, id, &mark).await.is(201);
            assert_eq!(marked["on"], expected, "{made} {on}");
            // A retry is the same.
            assert_eq!(put(&young, id, &mark).await.is(200)["on"], expected, "{made} {on}");
        }
    }

    async fn two_devices_at_once_are_one_success(kurs: Kurs) {
        let (young, goal) = walker(&kurs).await;
        let tablet = kurs.again(&young).await;
        for day in 8..22 {
            let on = format!("2026-11-{day:02}");
            let words = |words: &str| with(kurs.mark(&on, goal), &json!({ "words": words }));
            let (phone, other) = (words("fra telefonen"), words("fra tabletten"));
            let (one, two) =
                tokio::join!(put(&young, kurs.id(), &phone), put(&tablet, kurs.id(), &other),);
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 201], "{} {}", one.text, two.text);
            assert_eq!(one["id"], two["id"]);
        }
        let stored = all(&young).await;
        assert_eq!(stored.len(), 14);
        for success in stored {
            let words = success["words"].as_str().expect("words");
            assert!(words.contains("fra telefonen") && words.contains("fra tabletten"), "{words}");
        }
    }

    async fn the_goal_must_be_the_owners(kurs: Kurs) {
        let (young, _) = walker(&kurs).await;
        let (other, theirs) = walker(&kurs).await;
        for goal in [theirs, kurs.id()] {
            let refused = put(&young, kurs.id(), &kurs.mark(TODAY, goal)).await;
            let refused = refused.refused(422, "invalid_fields");
            assert_eq!(refused.field(), ("goal_id", "unknown_goal"));
        }
        let id = kurs.succeed(&other, &kurs.mark(TODAY, theirs)).await;
        put(&young, id, &kurs.success(TODAY, "Min!")).await.refused(404, "not_found");
        young.delete(&format!("/successes/{id}")).await.refused(404, "not_found");
        other.get(&format!("/successes/{id}")).await.is(200);
    }

    async fn a_stale_change_overwrites_nothing(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.succeed(&young, &kurs.success(TODAY, "Først")).await;
        put(&young, id, &kurs.success(TODAY, "Så")).await.is(200);
        let call = young.call("PUT", &format!("/successes/{id}")).header("if-match", "\"1\"");
        let stale = call.json(&kurs.success(TODAY, "Sidst")).send().await;
        let stale = stale.refused(412, "stale");
        assert_eq!(
            (&stale["current"]["words"], &stale["current"]["version"]),
            (&json!("Så"), &json!(2))
        );
    }

    async fn shared_like_its_goal_unless_said_otherwise(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let shared = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let private = kurs.set_goal(&young, &goal("Skrive til far")).await;
        let only = |words: &str, more: &Value| with(kurs.success(TODAY, words), more);
        for body in [
            only("A med holdet", &json!({ "goal_id": shared })),
            only(
                "B for mig",
                &json!({ "goal_id": shared, "once_more": true, "shared_with": "only_me" }),
            ),
            only("C for mig", &json!({ "goal_id": private })),
            only(
                "D for Mette",
                &json!({ "goal_id": private, "once_more": true, "shared_with": [mette.id()] }),
            ),
            only("E for mig", &json!({})),
            only("F med holdet", &json!({ "shared_with": "my_team" })),
        ] {
            kurs.succeed(&young, &body).await;
        }
        let overview = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        let mut seen: Vec<_> = overview["successes"]
            .as_array()
            .expect("successes")
            .iter()
            .map(|success| {
                (success["words"].as_str().expect("words"), success["goal_id"].is_null())
            })
            .collect();
        seen.sort_unstable();
        // Nobody sees a success without its goal, whatever its own audience.
        assert_eq!(seen, [("A med holdet", false), ("F med holdet", true)]);
    }

    async fn the_album_is_walked_once_each(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        for on in
            ["2026-11-22", "2026-11-10", "2026-11-22", "2026-11-15", "2026-11-10", "2026-11-22"]
        {
            kurs.succeed(&young, &kurs.success(on, on)).await;
        }
        let whole = ids(&young.get("/successes?limit=200").await.is(200));
        let days: Vec<_> = all(&young).await.iter().map(|one| one["on"].to_string()).collect();
        assert!(days.windows(2).all(|two| two[0] >= two[1]), "{days:?}");
        for limit in 1..=6 {
            let (mut walked, mut path) = (Vec::new(), format!("/successes?limit={limit}"));
            loop {
                let page = young.get(&path).await.is(200);
                walked.extend(ids(&page));
                let Some(next) = page["next"].as_str() else { break };
                path = format!("/successes?limit={limit}&before={next}");
            }
            assert_eq!(walked, whole, "by {limit}");
        }
    }
}
