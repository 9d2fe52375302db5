//! Suggestions: staff suggest; the young person answers, once.

use kurs_domain::Id;
use serde_json::{Value, json};

use crate::kurs::{
    Client, Kurs, on_both,
    said::{comparable, goal, shared_goal},
};

const TEXT: &str = "Kunne en gåtur om morgenen være noget?";

async fn suggest(kurs: &Kurs, caseworker: &Client, young: &Client) -> Id {
    let id = kurs.id();
    let path = format!("/young_people/{}/goal_suggestions/{id}", young.id());
    caseworker.put(&path, &json!({ "text": TEXT })).await.is(201);
    id
}

async fn answer(young: &Client, id: Id, key: &str, body: &Value) -> crate::kurs::Answer {
    let call = young.call("POST", &format!("/goal_suggestions/{id}/answer"));
    call.header("idempotency-key", key).json(body).send().await
}

on_both! {
    async fn a_suggestion_is_adopted_in_own_words(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = suggest(&kurs, &mette, &young).await;
        let waiting = young.get("/goal_suggestions").await.is(200);
        insta::assert_json_snapshot!("suggestion_waiting", comparable(&waiting.json));
        let own = kurs.set_goal(&young, &goal("Gå ned til åen, når jeg har lyst")).await;
        let body = json!({ "outcome": "adopted", "goal_id": own, "words": "Ja, men kun til åen" });
        let adopted = answer(&young, id, "a", &body).await.is(200);
        assert_eq!((&adopted["state"], &adopted["goal_id"]), (&json!("adopted"), &json!(own)));
        // The suggestion is unchanged, and its text was not copied to the goal.
        assert_eq!(adopted["text"], TEXT);
        let stored = young.get(&format!("/goals/{own}")).await;
        assert_eq!(stored["text"], "Gå ned til åen, når jeg har lyst");

        // Staff see the answer; the new goal only if it is shared.
        let path = format!("/young_people/{}", young.id());
        let seen = mette.get(&path).await.is(200)["suggestions"][0].clone();
        assert_eq!((&seen["words"], &seen["goal_id"]), (&body["words"], &Value::Null));
        young.put(&format!("/goals/{own}"), &shared_goal("Gå til åen")).await.is(200);
        let seen = mette.get(&path).await.is(200)["suggestions"][0].clone();
        assert_eq!(seen["goal_id"], own.to_string());
    }

    async fn a_key_answers_once(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = suggest(&kurs, &mette, &young).await;
        let dropped = json!({ "outcome": "dropped", "words": "Det er ikke lige mig" });
        let first = answer(&young, id, "-1", &dropped).await.is(200);
        kurs.clock.advance(60_000);
        assert_eq!(answer(&young, id, "-1", &dropped).await.is(200).json, first.json);
        let other = json!({ "outcome": "dropped", "words": "Eller måske" });
        answer(&young, id, "-1", &other).await.refused(422, "idempotency_key_reused");
        let second = suggest(&kurs, &mette, &young).await;
        answer(&young, second, "-1", &dropped).await.refused(422, "idempotency_key_reused");
        // With another key, or none, it is refused: the answer is final.
        answer(&young, id, "-2", &dropped).await.refused(409, "already_answered");
        let path = format!("/goal_suggestions/{id}/answer");
        young.post(&path, &other).await.refused(409, "already_answered");
        for bad in ["", " ", &"x".repeat(101)] {
            let refused = answer(&young, second, bad, &dropped).await;
            refused.refused(422, "invalid_idempotency_key");
        }
    }

    async fn a_key_belongs_to_one_person(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let other = kurs.young_person("Bo").await;
        kurs.assign(&mette, &other).await;
        let (one, two) =
            (suggest(&kurs, &mette, &young).await, suggest(&kurs, &mette, &other).await);
        let dropped = json!({ "outcome": "dropped" });
        assert_eq!(answer(&young, one, "k", &dropped).await.is(200)["id"], one.to_string());
        assert_eq!(answer(&other, two, "k", &dropped).await.is(200)["id"], two.to_string());
    }

    async fn concurrent_duplicates_answer_once(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        for round in 0..5 {
            let id = suggest(&kurs, &mette, &young).await;
            let (key, body) = (format!("k{round}"), json!({ "outcome": "dropped" }));
            let (one, two) =
                tokio::join!(answer(&young, id, &key, &body), answer(&young, id, &key, &body));
            assert_eq!(one.is(200).json, two.is(200).json);
        }
    }

    async fn invalid_answers(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let other = kurs.young_person("Bo").await;
        let theirs = kurs.set_goal(&other, &goal("Bos mål")).await;
        let own = kurs.set_goal(&young, &goal("Mit mål")).await;
        let deleted = kurs.set_goal(&young, &goal("Sluppet")).await;
        young.delete(&format!("/goals/{deleted}")).await.is(204);
        let id = suggest(&kurs, &mette, &young).await;
        for (body, path, code) in [
            (json!({ "outcome": "adopted" }), "goal_id", "goal_missing"),
            (json!({ "outcome": "dropped", "goal_id": own }), "goal_id", "goal_missing"),
            (json!({ "outcome": "adopted", "goal_id": theirs }), "goal_id", "unknown_goal"),
            (json!({ "outcome": "adopted", "goal_id": deleted }), "goal_id", "unknown_goal"),
            (json!({ "outcome": "waiting" }), "outcome", "wrong_type"),
        ] {
            let refused = answer(&young, id, "k", &body).await.refused(422, "invalid_fields");
            assert_eq!(refused.field(), (path, code), "{body}");
        }
        // None of them used up the key, or the suggestion.
        answer(&young, id, "k", &json!({ "outcome": "adopted", "goal_id": own })).await.is(200);
    }

    async fn at_most_five_wait_and_two_of_one_caseworker(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (peter, lone) = (kurs.caseworker("Peter").await, kurs.caseworker("Lone").await);
        kurs.assign(&peter, &young).await;
        kurs.assign(&lone, &young).await;
        let path = format!("/young_people/{}/goal_suggestions/{}", young.id(), kurs.id());
        let body = json!({ "text": TEXT });
        let mut made = Vec::new();
        for who in [&mette, &mette] {
            made.push(suggest(&kurs, who, &young).await);
        }
        // One caseworker can't use up the places of the others.
        mette.put(&path, &body).await.refused(409, "too_many_own_waiting");
        for who in [&peter, &peter, &lone] {
            made.push(suggest(&kurs, who, &young).await);
        }
        lone.put(&path, &body).await.refused(409, "too_many_waiting");
        answer(&young, made[0], "k", &json!({ "outcome": "dropped" })).await.is(200);
        mette.put(&path, &body).await.is(201);
    }

    async fn an_answer_is_final(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let id = suggest(&kurs, &mette, &young).await;
        let path = format!("/young_people/{}/goal_suggestions/{id}", young.id());
        mette.put(&path, &json!({ "text": "Noget andet" })).await.refused(409, "already_made");
        peter.put(&path, &json!({ "text": TEXT })).await.refused(404, "not_found");
        mette.put(&path, &json!({ "text": TEXT })).await.is(200);
        assert_eq!(young.get("/goal_suggestions").await.items().len(), 1);
    }
}
