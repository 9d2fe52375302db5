//! Idempotency: the key of a write is stored in the same transaction as its effect.

use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, on_both,
    said::{goal, with},
};

const TODAY: &str = "2026-11-22";

async fn send(
    client: &Client,
    method: &str,
    path: &str,
    key: &str,
    body: Option<&Value>,
) -> Answer {
    let call = client.call(method, path).header("idempotency-key", key);
    match body {
        Some(body) => call.json(body).send().await,
        None => call.send().await,
    }
}

on_both! {
    async fn a_key_replays_the_first_answer(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/goals/{}", kurs.id());
        let body = goal("Gå ned til åen");
        let set = send(&young, "PUT", &path, "k-1", Some(&body)).await.is(201);
        // Changed since, on another phone.
        young.put(&path, &goal("Løbe ned til åen")).await.is(200);
        let mut heard = kurs.listen(&young).await;
        let before = kurs.dump().await;
        let again = send(&young, "PUT", &path, "k-1", Some(&body)).await.is(200);
        assert_eq!((&again.json, again.header("etag")), (&set.json, Some("\"1\"")));
        // Deleted since: a late retry restores nothing.
        assert_eq!(kurs.dump().await, before);
        young.delete(&path).await.is(204);
        let before = kurs.dump().await;
        send(&young, "PUT", &path, "k-1", Some(&body)).await.refused(404, "deleted");
        assert_eq!(kurs.dump().await, before);
        young.get(&path).await.is(404);
        // The retries published no events.
        kurs.set_goal(&young, &goal("Svømme")).await;
        let kinds = [heard.next_change().await, heard.next_change().await];
        let versions = kinds.map(|event| event.expect("an event").data["id"].clone());
        assert_eq!(versions[0], set["id"]);
        assert_ne!(versions[1], set["id"]);
    }

    async fn a_key_is_for_one_request(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.id();
        let path = format!("/goals/{id}");
        let body = goal("Gå");
        send(&young, "PUT", &path, "k", Some(&body)).await.is(201);
        let success = kurs.succeed(&young, &kurs.success(TODAY, "Jeg turde")).await;
        let before = kurs.dump().await;
        let (other, words) = (goal("Løbe"), kurs.success(TODAY, "Jeg turde igen"));
        for (method, path, body) in [
            ("PUT", path.clone(), Some(&other)),
            ("PUT", format!("{path}?base=1"), Some(&body)),
            ("PUT", format!("/goals/{}", kurs.id()), Some(&body)),
            ("PUT", format!("/successes/{success}"), Some(&words)),
            ("DELETE", path.clone(), None),
            ("DELETE", format!("/successes/{success}"), None),
            ("PATCH", "/me".to_owned(), Some(&json!({ "welcomed": true }))),
        ] {
            let refused = send(&young, method, &path, "k", body).await;
            refused.refused(422, "idempotency_key_reused");
        }
        let call = young.call("PUT", &path).header("idempotency-key", "k");
        let call = call.header("if-match", "\"1\"").json(&body).send().await;
        call.refused(422, "idempotency_key_reused");
        assert_eq!(kurs.dump().await, before);
        // Keys are per person.
        let bo = kurs.young_person("Bo").await;
        send(&bo, "PUT", &format!("/goals/{}", kurs.id()), "k", Some(&body)).await.is(201);
    }

    async fn a_second_mark_appends_once(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let goal = kurs.set_goal(&young, &goal("Gå")).await;
        let words = |words: &str| with(kurs.mark(TODAY, goal), &json!({ "words": words }));
        let first = kurs.succeed(&young, &words("Det gik")).await;
        let (path, body) = (format!("/successes/{}", kurs.id()), words("Jeg turde"));
        let joined = send(&young, "PUT", &path, "k", Some(&body)).await.is(200);
        assert_eq!(joined["words"], "Det gik\nJeg turde");
        // The owner shortens it; the second mark arrives once more, late.
        let first_path = format!("/successes/{first}");
        young.put(&first_path, &words("Det gik, og jeg vovede det")).await.is(200);
        assert_eq!(send(&young, "PUT", &path, "k", Some(&body)).await.is(200).json, joined.json);
        assert_eq!(young.get(&first_path).await["words"], "Det gik, og jeg vovede det");
    }

    async fn deletions_and_settings_are_idempotent(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        for (resource, body) in [("goals", goal("Gå")), ("successes", kurs.success(TODAY, "Jeg turde"))] {
            let (path, key) = (format!("/{resource}/{}", kurs.id()), format!("delete-{resource}"));
            young.put(&path, &body).await.is(201);
            send(&young, "DELETE", &path, &key, None).await.is(204);
            // Restored since: a late retry does not delete it.
            young.put(&path, &body).await.is(200);
            send(&young, "DELETE", &path, &key, None).await.is(204);
            young.get(&path).await.is(200);
        }
        let named = json!({ "name": "Åsa" });
        let me = send(&young, "PATCH", "/me", "me", Some(&named)).await.is(200);
        young.patch("/me", &json!({ "name": "Aase" })).await.is(200);
        assert_eq!(send(&young, "PATCH", "/me", "me", Some(&named)).await.is(200).json, me.json);
        assert_eq!(young.get("/me").await["name"], "Aase");
        let null = json!({ "quiet_hours": null });
        send(&young, "PATCH", "/me", "me", Some(&null)).await.refused(422, "idempotency_key_reused");
    }

    async fn concurrent_duplicates_are_one(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        for round in 0..10 {
            let (path, key) = (format!("/goals/{}", kurs.id()), format!("k-{round}"));
            let body = goal(&format!("Mål {round}"));
            let sent = (0..4).map(|_| send(&young, "PUT", &path, &key, Some(&body)));
            let answers = futures_util::future::join_all(sent).await;
            let mut statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 200, 200, 201]);
            assert!(answers.iter().all(|answer| answer.json == answers[0].json));
        }
        assert_eq!(kurs.number("SELECT COUNT(*) FROM changes").await, 10);
    }

    async fn a_refused_request_can_be_retried(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let success = kurs.mark(TODAY, kurs.id());
        let path = format!("/successes/{}", kurs.id());
        let refused = send(&young, "PUT", &path, "k", Some(&success)).await;
        assert_eq!(refused.refused(422, "invalid_fields").field(), ("goal_id", "unknown_goal"));
        send(&young, "PUT", &path, "k", Some(&kurs.success(TODAY, "Jeg turde"))).await.is(201);
        for key in ["", &"k".repeat(101), "to ord"] {
            let refused = send(&young, "DELETE", &path, key, None).await;
            refused.refused(422, "invalid_idempotency_key");
        }
    }

    async fn a_request_for_another_person_is_refused(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        let (own, theirs) = (young.id().to_string(), other.id().to_string());
        let path = format!("/goals/{}", kurs.id());
        for person in [&theirs[..], "", "sludder", &kurs.id().to_string()] {
            for (method, path) in [
                ("PUT", &path[..]),
                ("GET", "/changes"),
                ("GET", "/me"),
                // Also where the role alone would be refused, or nothing would be.
                ("GET", "/staff"),
            ] {
                let call = young.call(method, path).header("kurs-person", person);
                let answer = call.json(&goal("Åses ord")).send().await;
                answer.refused(401, "other_person");
            }
        }
        let two = young.call("GET", "/me").header("kurs-person", &own).header("kurs-person", &theirs);
        two.send().await.refused(401, "other_person");
        assert_eq!(kurs.number("SELECT COUNT(*) FROM goals").await, 0);
        for person in [own.clone(), own.to_uppercase()] {
            young.call("GET", "/me").header("kurs-person", &person).send().await.is(200);
        }
        let call = kurs.signed_out().call("GET", "/me").header("kurs-person", &own);
        call.send().await.refused(401, "signed_out");
        // Signing in needs no session, so it names no person.
        let (_, code) = kurs.invite("Cecilie").await;
        let call = kurs.signed_out().call("POST", "/sessions").header("kurs-person", &own);
        call.json(&json!({ "code": code })).send().await.is(201);
    }
}
