//! Two phones of one person: the last write wins, field by field, and no words are lost.

use serde_json::{Value, json};

use crate::kurs::{
    Client, Kurs, on_both,
    said::{goal, shared_goal, with},
};

const TODAY: &str = "2026-11-22";

async fn earlier(client: &Client) -> Vec<Value> {
    client.get("/changes").await.is(200).by_kind()["earlier_words"]
        .as_array()
        .expect("a list")
        .clone()
}

/// The overwritten words, and the fields they were in.
async fn overwritten(client: &Client) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let mut all: Vec<_> = earlier(client)
        .await
        .iter()
        .map(|words| (text(&words["field"]), text(&words["words"])))
        .collect();
    all.sort();
    all
}

fn pair(field: &str, words: &str) -> (String, String) {
    (field.to_owned(), words.to_owned())
}

async fn phones(kurs: &Kurs) -> (Client, Client) {
    let young = kurs.young_person("Åse").await;
    let tablet = kurs.again(&young).await;
    (young, tablet)
}

on_both! {
    async fn unchanged_fields_do_not_conflict(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        let id = kurs.set_goal(&phone, &goal("Gå ned til åen")).await;
        let path = format!("/goals/{id}?base=1");
        let why = with(goal("Gå ned til åen"), &json!({ "why": "Jeg sover bedre" }));
        phone.put(&path, &why).await.is(200);
        let step = json!({ "first_step": "Skoene ved døren", "confidence": 7 });
        let merged = tablet.put(&path, &with(goal("Gå ned til åen"), &step)).await.is(200);
        assert_eq!(merged.header("etag"), Some("\"3\""));
        for (name, value) in [
            ("why", json!("Jeg sover bedre")),
            ("first_step", json!("Skoene ved døren")),
            ("confidence", json!(7)),
            ("version", json!(3)),
        ] {
            assert_eq!(merged[name], value, "{name}");
        }
        // A retry changes nothing, and nothing was overwritten.
        assert_eq!(tablet.put(&path, &with(goal("Gå ned til åen"), &step)).await.is(200).json, merged.json);
        assert_eq!(earlier(&phone).await, [] as [Value; 0]);
    }

    async fn overwritten_words_are_stored_and_offered_back(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        let id = kurs.set_goal(&phone, &with(goal("Gå en tur"), &json!({ "why": "Ro" }))).await;
        let (path, cursor) = (format!("/goals/{id}?base=1"), phone.get("/changes").await["cursor"].clone());
        phone.put(&path, &with(goal("Gå til åen"), &json!({ "why": "Søvn" }))).await.is(200);
        let mut heard = kurs.listen(&phone).await;
        let mine = with(goal("Gå til havnen"), &json!({ "why": "Søvn og luft" }));
        let stored = tablet.put(&path, &mine).await.is(200);
        assert_eq!((&stored["text"], &stored["why"]), (&mine["text"], &mine["why"]));
        // "Søvn" is still there, within the current words.
        let changes = phone.get(&format!("/changes?since={}", cursor.as_str().expect("a cursor"))).await.is(200).by_kind();
        let words = &changes["earlier_words"][0];
        let expected = json!({ "id": words["id"], "kind": "goal", "record_id": id, "field": "text",
            "words": "Gå til åen", "at": kurs.now() });
        assert_eq!(changes["earlier_words"], json!([expected]));
        let event = heard.next_change().await.expect("an event");
        assert_eq!((event.kind.as_str(), &event.data["id"]), ("earlier_words", &words["id"]));
        assert_eq!(heard.next_change().await.expect("an event").kind, "goal");

        let earlier_path = format!("/earlier_words/{}", words["id"].as_str().expect("an id"));
        let other = kurs.young_person("Bo").await;
        other.delete(&earlier_path).await.refused(404, "not_found");
        phone.delete(&format!("/earlier_words/{}", kurs.id())).await.refused(404, "not_found");
        phone.delete(&earlier_path).await.is(204);
        phone.delete(&earlier_path).await.is(204);
        assert_eq!(heard.next_change().await.expect("an event").kind, "earlier_words");
        assert_eq!(earlier(&phone).await, [] as [Value; 0]);
        let changes = phone.get(&format!("/changes?since={}", changes["cursor"].as_str().expect("a cursor"))).await.is(200).by_kind();
        assert_eq!(changes["gone"], json!([{ "kind": "earlier_words", "id": words["id"], "version": 2 }]));
        // The words stay in the database, for the owner's export.
        assert_eq!(kurs.number("SELECT COUNT(*) FROM earlier_words").await, 1);
    }

    async fn the_narrower_audience_wins(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = kurs.set_goal(&young, &with(goal("Gå"), &json!({ "shared_with": [mette.id()] }))).await;
        let path = format!("/goals/{id}?base=1");
        young.put(&path, &goal("Gå")).await.is(200);
        let wide = young.put(&path, &shared_goal("Gå i skoven")).await.is(200);
        assert_eq!((&wide["shared_with"], &wide["text"]), (&json!("only_me"), &json!("Gå i skoven")));
        mette.get(&format!("/goals/{id}")).await.is(404);
        // The owner may widen an audience that they have seen.
        let wide = young.put(&format!("/goals/{id}?base=3"), &shared_goal("Gå i skoven")).await.is(200);
        assert_eq!(wide["shared_with"], "my_team");
    }

    async fn without_a_known_base_the_write_wins_and_words_are_stored(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        for base in ["0", "7", "4294967295"] {
            let id = kurs.set_goal(&phone, &with(goal("Gå"), &json!({ "why": format!("Ro {base}") }))).await;
            let stored = tablet.put(&format!("/goals/{id}?base={base}"), &goal("Løbe")).await.is(200);
            assert_eq!((&stored["text"], &stored["why"]), (&json!("Løbe"), &Value::Null));
        }
        let words = overwritten(&phone).await;
        assert_eq!(words.iter().filter(|one| **one == pair("text", "Gå")).count(), 3);
        assert!(words.contains(&pair("why", "Ro 7")), "{words:?}");
        // A new record is new, whatever base it names.
        let new = format!("/goals/{}?base=3", kurs.id());
        phone.put(&new, &goal("Ny")).await.is(201);
        for bad in ["base=-1", "base=x", "base=1.5", "base=", "base=99999999999", "basis=1"] {
            let refused = phone.put(&format!("/goals/{}?{bad}", kurs.id()), &goal("Nej")).await;
            refused.refused(422, "invalid_query");
        }
    }

    async fn an_edit_restores_a_deleted_record(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        let id = kurs.set_goal(&phone, &with(goal("Gå"), &json!({ "why": "Ro" }))).await;
        phone.put(&format!("/goals/{id}?base=1"), &with(goal("Gå"), &json!({ "why": "Søvn" }))).await.is(200);
        phone.delete(&format!("/goals/{id}")).await.is(204);
        let why = with(goal("Gå"), &json!({ "why": "Luft" }));
        let back = tablet.put(&format!("/goals/{id}?base=1"), &why).await.is(200);
        assert_eq!((&back["why"], &back["version"]), (&json!("Luft"), &json!(4)));
        // Deleted words are erased: nothing can be overwritten.
        assert_eq!(overwritten(&phone).await, []);
    }

    async fn if_match_still_refuses(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/goals/{}", kurs.id());
        young.put(&path, &goal("Gå")).await.is(201);
        young.put(&path, &goal("Løbe")).await.is(200);
        let call = young.call("PUT", &format!("{path}?base=1")).header("if-match", "\"1\"");
        call.json(&goal("Cykle")).send().await.refused(412, "stale");
        assert_eq!(young.get(&path).await["text"], "Løbe");
        // Without a base it replaces the record.
        young.put(&path, &goal("Cykle")).await.is(200);
        assert_eq!(earlier(&young).await, [] as [Value; 0]);
    }

    async fn a_success_is_merged_too(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        let goal = kurs.set_goal(&phone, &goal("Gå")).await;
        let body = with(kurs.mark(TODAY, goal), &json!({ "words": "Det gik" }));
        let id = kurs.succeed(&phone, &body).await;
        let path = format!("/successes/{id}?base=1");
        phone.put(&path, &with(body.clone(), &json!({ "feeling": 8 }))).await.is(200);
        let merged = tablet.put(&path, &with(body.clone(), &json!({ "words": "Det gik godt" }))).await.is(200);
        assert_eq!((&merged["words"], &merged["feeling"]), (&json!("Det gik godt"), &json!(8)));
        let merged = phone.put(&path, &with(body.clone(), &json!({ "words": "Jeg turde" }))).await.is(200);
        assert_eq!(merged["words"], "Jeg turde");
        assert_eq!(overwritten(&phone).await, [pair("words", "Det gik godt")]);
        // One phone removes the goal, the other the words: something remains.
        let id = kurs.succeed(&phone, &kurs.success(TODAY, "Bare sagt")).await;
        let with_goal = with(kurs.success("2026-11-21", "Bare sagt"), &json!({ "goal_id": goal }));
        phone.put(&format!("/successes/{id}"), &with_goal).await.is(200);
        let path = format!("/successes/{id}?base=2");
        phone.put(&path, &kurs.success("2026-11-21", "Bare sagt")).await.is(200);
        let bare = tablet.put(&path, &kurs.mark("2026-11-21", goal)).await.is(200);
        assert_eq!((&bare["words"], &bare["goal_id"]), (&json!("Bare sagt"), &Value::Null));
    }

    async fn a_second_mark_and_an_edit_are_merged(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        let goal = kurs.set_goal(&phone, &goal("Gå")).await;
        let words = |words: &str| with(kurs.mark(TODAY, goal), &json!({ "words": words }));
        let first = kurs.succeed(&phone, &words("Det gik")).await;
        let second = format!("/successes/{}?base=0", kurs.id());
        let joined = tablet.put(&second, &words("Jeg turde")).await.is(200);
        assert_eq!(joined["id"], first.to_string());
        let edited = phone.put(&format!("/successes/{first}?base=1"), &words("Det gik fint")).await.is(200);
        assert_eq!(edited["words"], "Det gik fint");
        assert_eq!(overwritten(&phone).await, [pair("words", "Det gik\nJeg turde")]);
    }

    async fn merging_is_independent_of_order(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        for round in 0..10 {
            let id = kurs.set_goal(&phone, &goal("Gå")).await;
            let path = format!("/goals/{id}?base=1");
            let mine = with(goal("Gå på telefonen"), &json!({ "confidence": round }));
            let theirs = with(goal("Gå på tabletten"), &json!({ "pictogram": "🚶" }));
            let (one, two) = tokio::join!(phone.put(&path, &mine), tablet.put(&path, &theirs));
            assert_eq!((one.status, two.status), (200, 200), "{} {}", one.text, two.text);
            let stored = phone.get(&format!("/goals/{id}")).await.is(200);
            assert_eq!((&stored["confidence"], &stored["pictogram"]), (&mine["confidence"], &theirs["pictogram"]));
            let mut texts: Vec<_> = earlier(&phone)
                .await
                .iter()
                .filter(|words| words["record_id"] == id.to_string())
                .map(|words| words["words"].clone())
                .collect();
            texts.push(stored["text"].clone());
            texts.sort_by_key(Value::to_string);
            // "Gå på tabletten" is the first of the two.
            assert_eq!(texts, [theirs["text"].clone(), mine["text"].clone()]);
        }
    }
}
