//! A contribution is heard by whoever the server sends it to; nothing is sent after an assignment ended.

use serde_json::{Value, json};

use super::{of, seen, trail};
use crate::kurs::{
    Client,
    meetings::{answer, text},
    on_both,
};

on_both! {
    async fn receiving_a_contribution_marks_it_as_heard(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let met = kurs.meet(&mette, &young).await;
        let id = kurs.contribute(&young, met, "Hej").await;
        let mut phone = kurs.listen(&young).await;
        let response = seen(&mette, met).await;
        assert_eq!(phone.next_change().await.expect("an event").kind, "meeting");
        assert_eq!(seen(&mette, met).await["version"], response["version"], "heard once");
        // The answer to an act includes all contributions, so it marks them too.
        peter.put(&met.part("participants", kurs.id()), &json!({ "name": "Karim" })).await.is(201);
        let now = seen(&young, met).await;
        let heard = of(&now, "contributions", id)["heard_by"].as_array().expect("a list").clone();
        let names: Vec<_> = heard.iter().map(|it| it["by"]["name"].clone()).collect();
        assert_eq!(names, [json!("Mette"), json!("Peter")]);
        assert_eq!(trail(&now).iter().filter(|what| **what == "heard").count(), 2);
        let log = young.get("/access_log").await.is(200);
        let looks = log.items().iter().filter(|line| line["what"] == "meeting").count();
        assert_eq!(looks, 2, "a line for each of both: {}", log.text);
    }

    async fn what_was_received_is_heard_when_its_end_was_reached(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let id = kurs.contribute(&young, met, "Det vigtigste står til sidst").await;
        let heard = json!({ "contribution_ids": [id] });
        let to_end = async |whose: &Client| {
            of(&seen(whose, met).await, "contributions", id)["heard_by"][0]["to_end_at"].clone()
        };
        mette.post(&met.act("hearing"), &heard).await.refused(409, "not_heard");
        assert_eq!(to_end(&mette).await, Value::Null, "it was only opened");
        mette.post(&met.act("hearing"), &heard).await.is(200);
        let now = seen(&young, met).await;
        assert!(to_end(&young).await.is_string());
        mette.post(&met.act("hearing"), &heard).await.is(200);
        assert_eq!(seen(&young, met).await["version"], now["version"], "heard once");
        assert_eq!(trail(&now).iter().filter(|what| **what == "heard_to_end").count(), 1);
        // Taking it back is as before: it was received, so the fact remains.
        young.delete(&met.part("contributions", id)).await.is(200);
        mette.post(&met.act("hearing"), &heard).await.is(200);
        let too_many = json!({ "contribution_ids": vec![id; 101] });
        mette.post(&met.act("hearing"), &too_many).await.refused(409, "too_many");
    }

    async fn an_assignment_ends_between_planning_and_beginning(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let assignment = kurs.assign(&peter, &young).await;
        let met = kurs.meet(&peter, &young).await;
        let said = kurs.contribute(&young, met, "Hej").await;
        let (mut former, mut desk) = (kurs.listen(&peter).await, kurs.listen(&mette).await);
        kurs.clock.advance(1);
        kurs.administrator.delete(&assignment).await.is(204);
        assert_eq!(former.next_change().await.expect("the end of it").kind, "assignment");
        let because = json!({ "because": "Nej" });
        for (method, path, body) in [
            ("GET", met.path(), None),
            ("GET", format!("/meetings?young_person_id={}", young.id()), None),
            ("PUT", met.path(), Some(kurs.plan_of(&young, "Efter nytår"))),
            ("POST", met.act("holding"), None),
            ("POST", met.act("cancellation"), Some(because.clone())),
            ("PUT", met.part("participants", kurs.id()), Some(json!({ "name": "Karim" }))),
            ("PUT", format!("{}/answers/{}", met.part("contributions", said), kurs.id()), Some(answer("Ja"))),
        ] {
            let call = peter.call(method, &path);
            let call = match &body { Some(body) => call.json(body), None => call };
            call.send().await.refused(404, "not_found");
        }
        assert_eq!(peter.get("/awaiting").await.is(200).items().len(), 0);
        // The open stream gets no more events of hers: the next one is about somebody else.
        kurs.contribute(&young, met, "Uden dig").await;
        assert_eq!(desk.next_change().await.expect("an event").kind, "meeting");
        let bo = kurs.young_person("Bo").await;
        kurs.assign(&peter, &bo).await;
        let heard = former.next_change().await.expect("an event");
        assert_eq!(heard.data["young_person_id"], bo.id().to_string());
        assert_eq!(seen(&young, met).await["contributions"][0]["heard_by"], json!([]));
    }

    async fn a_participant_is_removed_while_a_phone_listens(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let karim = kurs.id();
        mette.put(&met.part("participants", karim), &json!({ "name": "Karim" })).await.is(201);
        let calendar = seen(&young, met).await;
        let address = of(&calendar, "participants", karim)["calendar_url"].as_str().expect("a link").to_owned();
        let path = address.split_once("3000").expect("a path").1.to_owned();
        kurs.guest().call_outside("GET", &path).send().await.is(200);
        let mut phone = kurs.listen(&young).await;
        let leaving = format!("{}/leaving", met.part("participants", karim));
        let because = json!({ "because": "Han er syg" });
        let without_him = mette.post(&leaving, &because).await.is(200);
        assert!(!without_him["participants"].to_string().contains("Karim"));
        assert_eq!(phone.next_change().await.expect("an event").kind, "meeting");
        mette.post(&leaving, &because).await.is(200);
        let last = seen(&young, met).await["trail"].as_array().expect("a trail").last().cloned().expect("one");
        assert_eq!((&last["what"], &last["before"], &last["after"]),
            (&json!("left_out"), &json!("Karim"), &json!("Han er syg")));
        assert_eq!(kurs.guest().call_outside("GET", &path).send().await.status, 404);
        let own = format!("{}/leaving", met.part("participants", young.id()));
        mette.post(&own, &because).await.refused(409, "stays_in");
    }

    async fn concurrent_acts_are_all_stored(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let met = kurs.meet(&mette, &young).await;
        let said = kurs.contribute(&young, met, "Hej").await;
        let path = || format!("{}/answers/{}", met.part("contributions", said), kurs.id());
        let (at_one, at_other) = (path(), path());
        let (ja, og) = (answer("Ja"), answer("Ja, og"));
        let both = tokio::join!(mette.put(&at_one, &ja), peter.put(&at_other, &og));
        both.0.is(201);
        both.1.is(201);
        let mut acts = Vec::new();
        for number in 0..20 {
            let (young, mette, id) = (young.clone(), mette.clone(), kurs.id());
            acts.push(tokio::spawn(async move {
                match number % 4 {
                    0 => mette.put(&met.part("participants", id), &json!({ "name": format!("Nr. {number}") })).await,
                    1 => young.put(&met.part("participant_suggestions", id), &json!({ "kind": "come", "name": format!("Nr. {number}") })).await,
                    _ => young.put(&met.part("contributions", id), &text(&format!("Nr. {number}"))).await,
                }
            }));
        }
        for act in acts {
            act.await.expect("it ran").is(201);
        }
        let now = seen(&young, met).await;
        let count = |list: &str| now[list].as_array().map_or(0, Vec::len);
        assert_eq!((count("participants"), count("participant_suggestions"), count("suggestions"), count("contributions")),
            (2 + 5, 0, 5, 1 + 10));
        assert_eq!(of(&now, "contributions", said)["answers"].as_array().map(Vec::len), Some(2));
        // Each change has a version of its own, and the phone receives each once.
        let response = young.get("/changes").await.is(200).by_kind();
        assert_eq!(response["meetings"][0], now.json);
        let versions = kurs.number(&format!("SELECT COUNT(*) FROM changes WHERE record_id = '{}'", met.0)).await;
        assert_eq!(json!(versions), now["version"]);
    }
}
