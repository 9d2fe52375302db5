//! Two phones of one person: the last one wins, field by field, and no words are lost.

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

/// The words that gave way, and where they stood.
async fn gave_way(client: &Client) -> Vec<(String, String)> {
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
    async fn what_one_phone_left_alone_the_other_may_change(kurs: Kurs) {
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
        // Sent again, it is the same; nothing gave way.
        assert_eq!(tablet.put(&path, &with(goal("Gå ned til åen"), &step)).await.is(200).json, merged.json);
        assert_eq!(earlier(&phone).await, [] as [Value; 0]);
    }

    async fn words_that_give_way_are_kept_and_offered_back(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        let id = kurs.set_goal(&phone, &with(goal("Gå en tur"), &json!({ "why": "Ro" }))).await;
        let (path, cursor) = (format!("/goals/{id}?base=1"), phone.get("/changes").await["cursor"].clone());
        phone.put(&path, &with(goal("Gå til åen"), &json!({ "why": "Søvn" }))).await.is(200);
        let mut heard = kurs.listen(&phone).await;
        let mine = with(goal("Gå til havnen"), &json!({ "why": "Søvn og luft" }));
        let kept = tablet.put(&path, &mine).await.is(200);
        assert_eq!((&kept["text"], &kept["why"]), (&mine["text"], &mine["why"]));
        // "Søvn" is still there, within the words that stayed.
        let told = phone.get(&format!("/changes?since={}", cursor.as_str().expect("a cursor"))).await.is(200).by_kind();
        let words = &told["earlier_words"][0];
        let expected = json!({ "id": words["id"], "kind": "goal", "record_id": id, "field": "text",
            "words": "Gå til åen", "at": kurs.now() });
        assert_eq!(told["earlier_words"], json!([expected]));
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
        let told = phone.get(&format!("/changes?since={}", told["cursor"].as_str().expect("a cursor"))).await.is(200).by_kind();
        assert_eq!(told["gone"], json!([{ "kind": "earlier_words", "id": words["id"], "version": 2 }]));
        // What was said stays in the database, for its owner's export.
        assert_eq!(kurs.number("SELECT COUNT(*) FROM earlier_words").await, 1);
    }

    async fn of_two_wishes_who_may_see_it_the_narrower_holds(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = kurs.set_goal(&young, &with(goal("Gå"), &json!({ "shared_with": [mette.id()] }))).await;
        let path = format!("/goals/{id}?base=1");
        young.put(&path, &goal("Gå")).await.is(200);
        let wide = young.put(&path, &shared_goal("Gå i skoven")).await.is(200);
        assert_eq!((&wide["shared_with"], &wide["text"]), (&json!("only_me"), &json!("Gå i skoven")));
        mette.get(&format!("/goals/{id}")).await.is(404);
        // On what was seen, the owner shares as they like.
        let wide = young.put(&format!("/goals/{id}?base=3"), &shared_goal("Gå i skoven")).await.is(200);
        assert_eq!(wide["shared_with"], "my_team");
    }

    async fn without_a_known_base_mine_wins_and_words_are_kept(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        for base in ["0", "7", "4294967295"] {
            let id = kurs.set_goal(&phone, &with(goal("Gå"), &json!({ "why": format!("Ro {base}") }))).await;
            let kept = tablet.put(&format!("/goals/{id}?base={base}"), &goal("Løbe")).await.is(200);
            assert_eq!((&kept["text"], &kept["why"]), (&json!("Løbe"), &Value::Null));
        }
        let words = gave_way(&phone).await;
        assert_eq!(words.iter().filter(|one| **one == pair("text", "Gå")).count(), 3);
        assert!(words.contains(&pair("why", "Ro 7")), "{words:?}");
        // A new one is new, whatever it says it builds on.
        let new = format!("/goals/{}?base=3", kurs.id());
        phone.put(&new, &goal("Ny")).await.is(201);
        for bad in ["base=-1", "base=x", "base=1.5", "base=", "base=99999999999", "basis=1"] {
            let refused = phone.put(&format!("/goals/{}?{bad}", kurs.id()), &goal("Nej")).await;
            refused.refused(422, "invalid_query");
        }
    }

    async fn what_was_let_go_comes_back_by_an_edit(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        let id = kurs.set_goal(&phone, &with(goal("Gå"), &json!({ "why": "Ro" }))).await;
        phone.put(&format!("/goals/{id}?base=1"), &with(goal("Gå"), &json!({ "why": "Søvn" }))).await.is(200);
        phone.delete(&format!("/goals/{id}")).await.is(204);
        let why = with(goal("Gå"), &json!({ "why": "Luft" }));
        let back = tablet.put(&format!("/goals/{id}?base=1"), &why).await.is(200);
        assert_eq!((&back["why"], &back["version"]), (&json!("Luft"), &json!(4)));
        // What was deleted is no more: there is nothing that could give way.
        assert_eq!(gave_way(&phone).await, []);
    }

    async fn if_match_refuses_as_before(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/goals/{}", kurs.id());
        young.put(&path, &goal("Gå")).await.is(201);
        young.put(&path, &goal("Løbe")).await.is(200);
        let call = young.call("PUT", &format!("{path}?base=1")).header("if-match", "\"1\"");
        call.json(&goal("Cykle")).send().await.refused(412, "stale");
        assert_eq!(young.get(&path).await["text"], "Løbe");
        // Without a base it is put in place of what is there, as it always was.
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
        assert_eq!(gave_way(&phone).await, [pair("words", "Det gik godt")]);
        // One takes away the goal, the other the words: something stays said.
        let id = kurs.succeed(&phone, &kurs.success(TODAY, "Bare sagt")).await;
        let with_goal = with(kurs.success("2026-11-21", "Bare sagt"), &json!({ "goal_id": goal }));
        phone.put(&format!("/successes/{id}"), &with_goal).await.is(200);
        let path = format!("/successes/{id}?base=2");
        phone.put(&path, &kurs.success("2026-11-21", "Bare sagt")).await.is(200);
        let bare = tablet.put(&path, &kurs.mark("2026-11-21", goal)).await.is(200);
        assert_eq!((&bare["words"], &bare["goal_id"]), (&json!("Bare sagt"), &Value::Null));
    }

    async fn a_second_mark_and_an_edit_lose_nothing_between_them(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        let goal = kurs.set_goal(&phone, &goal("Gå")).await;
        let words = |words: &str| with(kurs.mark(TODAY, goal), &json!({ "words": words }));
        let first = kurs.succeed(&phone, &words("Det gik")).await;
        let second = format!("/successes/{}?base=0", kurs.id());
        let joined = tablet.put(&second, &words("Jeg turde")).await.is(200);
        assert_eq!(joined["id"], first.to_string());
        let edited = phone.put(&format!("/successes/{first}?base=1"), &words("Det gik fint")).await.is(200);
        assert_eq!(edited["words"], "Det gik fint");
        assert_eq!(gave_way(&phone).await, [pair("words", "Det gik\nJeg turde")]);
    }

    async fn in_whichever_order_two_phones_come(kurs: Kurs) {
        let (phone, tablet) = phones(&kurs).await;
        for round in 0..10 {
            let id = kurs.set_goal(&phone, &goal("Gå")).await;
            let path = format!("/goals/{id}?base=1");
            let mine = with(goal("Gå på telefonen"), &json!({ "confidence": round }));
            let theirs = with(goal("Gå på tabletten"), &json!({ "pictogram": "🚶" }));
            let (one, two) = tokio::join!(phone.put(&path, &mine), tablet.put(&path, &theirs));
            assert_eq!((one.status, two.status), (200, 200), "{} {}", one.text, two.text);
            let kept = phone.get(&format!("/goals/{id}")).await.is(200);
            assert_eq!((&kept["confidence"], &kept["pictogram"]), (&mine["confidence"], &theirs["pictogram"]));
            let mut texts: Vec<_> = earlier(&phone)
                .await
                .iter()
                .filter(|words| words["record_id"] == id.to_string())
                .map(|words| words["words"].clone())
                .collect();
            texts.push(kept["text"].clone());
            texts.sort_by_key(Value::to_string);
            // "Gå på tabletten" comes first of the two.
            assert_eq!(texts, [theirs["text"].clone(), mine["text"].clone()]);
        }
    }
}
