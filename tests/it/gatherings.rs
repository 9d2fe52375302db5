//! Gatherings: the owner's plan, invitations and answers.

use kurs_server::jobs::runner::run_due;
use serde_json::{Value, json};

use crate::{
    kurs::{Client, celebrations::plan, on_both, said::with},
    push::{Service, subscribed, trusting},
};

async fn seen_by(caseworker: &Client, young: &Client) -> Vec<Value> {
    let overview = caseworker.get(&format!("/young_people/{}", young.id())).await.is(200);
    overview["gatherings"].as_array().expect("a list").clone()
}

/// The path under `/api/v1` for the holder of the link.
fn guest(token: &str) -> String {
    format!("/guest/gathering/{token}")
}

on_both! {
    async fn planned_changed_and_deleted(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let mut desk = kurs.listen(&mette).await;
        let (id, body) = (kurs.id(), plan("Min første løn", &[&mette]));
        let at = format!("/gatherings/{id}");
        let made = young.put(&at, &body).await.is(201);
        assert_eq!((&made["plan"]["title"], &made["version"]), (&body["title"], &json!(1)));
        assert_eq!(made["plan"]["team"], json!([mette.id()]));
        assert_eq!(young.put(&at, &body).await.is(200).json, made.json);
        assert_eq!(young.get(&at).await.is(200).json, made.json);
        assert_eq!(young.get("/gatherings").await.items(), std::slice::from_ref(&made.json));
        let event = desk.next_change().await.expect("an event");
        assert_eq!((event.kind.as_str(), &event.data["id"]), ("gathering", &json!(id)));
        let cursor = young.get("/changes").await.is(200).by_kind();
        assert_eq!(cursor["gatherings"][0], made.json);
        let cursor = cursor["cursor"].as_str().expect("a cursor").to_owned();

        let off = with(body.clone(), &json!({ "cancelled": true }));
        young.put(&at, &off).await.is(200);
        assert_eq!(desk.next_change().await.expect("an event").kind, "gathering");
        assert_eq!(seen_by(&mette, &young).await[0]["cancelled"], true);
        let answer = json!({ "coming": "yes" });
        mette.post(&format!("{at}/answer"), &answer).await.refused(409, "gathering_cancelled");
        young.delete(&at).await.is(204);
        young.delete(&at).await.is(204);
        assert_eq!(desk.next_change().await.expect("an event").kind, "gathering");
        let changes = young.get(&format!("/changes?since={cursor}")).await.is(200).by_kind();
        assert_eq!(changes["gone"], json!([{ "kind": "gathering", "id": id, "version": 3 }]));
        assert_eq!(seen_by(&mette, &young).await, Vec::<Value>::new());
        young.get(&at).await.refused(404, "not_found");
        mette.post(&format!("{at}/answer"), &answer).await.refused(404, "not_found");
    }

    async fn two_phones_change_one_plan(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let body = plan("Min første løn", &[&mette]);
        let at = format!("/gatherings/{}", kurs.gather(&young, &body).await);
        let moved = with(body.clone(), &json!({ "place": "I parken" }));
        young.put(&at, &moved).await.is(200);
        let later = with(body.clone(), &json!({ "at": "17:00" }));
        let merged = young.put(&format!("{at}?base=1"), &later).await.is(200);
        assert_eq!((&merged["plan"]["place"], &merged["plan"]["at"]),
            (&json!("I parken"), &json!("17:00")));
        let stale = young.call("PUT", &at).header("if-match", "\"1\"").json(&body);
        assert_eq!(stale.send().await.refused(412, "stale")["current"]["version"], 3);
        // Without a base the last write wins as a whole.
        assert_eq!(young.put(&at, &body).await.is(200)["plan"]["place"], "Hos mormor");
        // An idempotency key creates it once.
        let put = || young.call("PUT", &at).header("idempotency-key", "k").json(&moved).send();
        let first = put().await.is(200);
        assert_eq!(put().await.is(200).json, first.json);
        // A retry is answered with the current state, and 404 once it is deleted.
        let guest = json!({ "name": "Mormor" });
        let invited = young.put(&format!("{at}/guests/{}", kurs.id()), &guest).await.is(200);
        assert_eq!(put().await.is(200).json, invited.json);
        let stale = young.call("PUT", &at).header("if-match", "\"1\"").json(&body).send().await;
        assert_eq!(stale.refused(412, "stale")["current"], invited.json);
        young.delete(&at).await.is(204);
        put().await.refused(404, "deleted");
        let elsewhere = with(moved.clone(), &json!({ "title": "Et andet sted på Ærø" }));
        let other = young.call("PUT", &at).header("idempotency-key", "k").json(&elsewhere).send().await;
        other.refused(404, "deleted");
    }

    async fn a_plan_that_races_with_a_deletion_is_answered(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let at = format!("/gatherings/{}", kurs.gather(&young, &plan("Min første løn", &[])).await);
        let puts = (0..8).map(|n| {
            let (young, at, body) = (&young, &at, plan(&format!("Udgave {n}"), &[]));
            async move {
                let put = young.put(at, &body).await;
                assert!([200, 201].contains(&put.status), "{}", put.status);
                assert_eq!(put["plan"]["title"], body["title"]);
            }
        });
        let deletes = (0..8).map(|_| async { young.delete(&at).await.is(204) });
        futures_util::future::join(
            futures_util::future::join_all(puts),
            futures_util::future::join_all(deletes),
        )
        .await;
    }

    async fn who_can_be_invited(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (peter, hans) = (kurs.caseworker("Peter").await, kurs.caseworker("Hans").await);
        let assignment = kurs.assign(&peter, &young).await;
        let private = kurs.succeed(&young, &kurs.success("2026-11-22", "Kun mig")).await;
        let body = with(plan("Fest", &[&mette]), &json!({ "success_id": private }));
        let at = format!("/gatherings/{}", kurs.gather(&young, &body).await);
        kurs.invite_guest(&young, at[12..].parse_id(), "Mormor").await;
        // Those invited see the plan, but neither the guests, nor the success, nor who else is invited.
        let both = with(body.clone(), &json!({ "team": [mette.id(), peter.id()] }));
        young.put(&at, &both).await.is(200);
        let shown = seen_by(&mette, &young).await;
        let id = &at[12..];
        assert_eq!(shown, [json!({ "id": id, "title": "Fest", "words": "Med kage", "on": "2026-12-05",
            "at": "15:30", "place": "Hos mormor", "cancelled": false, "answer": null })]);
        young.put(&at, &body).await.is(200);
        assert_eq!(seen_by(&peter, &young).await, Vec::<Value>::new());
        let yes = json!({ "coming": "yes", "words": "Jeg tager en kage med" });
        peter.post(&format!("{at}/answer"), &yes).await.refused(404, "not_found");
        hans.post(&format!("{at}/answer"), &yes).await.refused(404, "not_found");
        let own = mette.post(&format!("{at}/answer"), &yes).await.is(200);
        assert_eq!(own["answer"], yes);
        assert_eq!(young.get(&at).await["answers"][0]["name"], "Mette");
        let log = young.get("/access_log").await.is(200);
        assert!(log.items().iter().any(|line| line["what"] == "gathering"), "{}", log.text);
        // Nobody unassigned can be invited, and nobody who left can answer; a name of somebody who left is
        // dropped.
        let stranger = with(body.clone(), &json!({ "team": [hans.id()] }));
        assert_eq!(young.put(&at, &stranger).await.refused(422, "invalid_fields").field(),
            ("team", "not_in_team"));
        young.put(&at, &both).await.is(200);
        kurs.clock.advance(1);
        kurs.administrator.delete(&assignment).await.is(204);
        peter.post(&format!("{at}/answer"), &yes).await.refused(404, "not_found");
        let left = with(both.clone(), &json!({ "title": "Stor fest" }));
        assert_eq!(young.put(&at, &left).await.is(200)["plan"]["team"], json!([mette.id()]));
        // A stale edit that arrives after a deletion restores the plan, without invitations.
        let seen = young.get(&at).await.is(200)["version"].as_i64().expect("a version");
        young.delete(&at).await.is(204);
        let late = young.put(&format!("{at}?base={seen}"), &left).await.is(200);
        assert_eq!((&late["plan"]["team"], &late["guests"]), (&json!([]), &json!([])));
        assert_eq!(seen_by(&mette, &young).await, Vec::<Value>::new());
        young.put(&at, &body).await.is(200);
        // Only its owner can write it.
        let bo = kurs.young_person("Bo").await;
        bo.put(&at, &plan("Min", &[])).await.refused(404, "not_found");
        bo.get(&at).await.refused(404, "not_found");
        bo.delete(&at).await.refused(404, "not_found");
        bo.put(&format!("{at}/guests/{}", kurs.id()), &json!({ "name": "Bo" })).await.refused(404, "not_found");
        mette.put(&at, &body).await.refused(403, "forbidden");
    }

    async fn guests_answer_by_their_link(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = kurs.gather(&young, &plan("Min første løn", &[&mette])).await;
        let at = format!("/gatherings/{id}");
        let mormor = kurs.invite_guest(&young, id, "Mormor").await;
        let onkel = kurs.invite_guest(&young, id, "Onkel Karim").await;
        assert_ne!(mormor, onkel);
        let somebody = kurs.signed_out();
        let response = somebody.get(&guest(&mormor)).await.is(200);
        let expected = json!({ "shown_name": "Åse", "language": "da", "title": "Min første løn",
            "words": "Med kage", "on": "2026-12-05", "at": "15:30", "place": "Hos mormor",
            "cancelled": false, "answer": null });
        assert_eq!(response.json, expected);
        let mut phone = kurs.listen(&young).await;
        let yes = json!({ "coming": "yes", "words": "Jeg kommer med boller" });
        let answered = somebody.post(&guest(&mormor), &yes).await.is(200);
        assert_eq!(answered["answer"], yes);
        assert_eq!(phone.next_change().await.expect("an event").kind, "gathering");
        // A repeated answer is stored once; a new answer replaces it.
        let version = young.get(&at).await["version"].clone();
        somebody.post(&guest(&mormor), &yes).await.is(200);
        assert_eq!(young.get(&at).await["version"], version);
        somebody.post(&guest(&mormor), &json!({ "coming": "no" })).await.is(200);
        let whole = young.get(&at).await.is(200);
        let guests = whole["guests"].as_array().expect("guests");
        let called = |name: &str| guests.iter().find(|guest| guest["name"] == name).expect("a guest");
        assert_eq!(called("Mormor")["answer"], json!({ "coming": "no", "words": null }));
        assert_eq!(called("Onkel Karim")["answer"], Value::Null);
        // One guest's link ends, another's stays valid; all end with the gathering.
        let guest_id = called("Mormor")["id"].as_str().expect("an id");
        let response = young.delete(&format!("{at}/guests/{guest_id}")).await.is(200);
        assert_eq!(response["guests"].as_array().map(Vec::len), Some(1));
        young.delete(&format!("{at}/guests/{guest_id}")).await.is(200);
        somebody.get(&guest(&mormor)).await.refused(404, "link_ended");
        somebody.post(&guest(&mormor), &yes).await.refused(404, "link_ended");
        // A late duplicate of the invitation does not reopen it.
        let late = young.put(&format!("{at}/guests/{guest_id}"), &json!({ "name": "Mormor" })).await;
        late.refused(409, "withdrawn");
        somebody.get(&guest(&mormor)).await.refused(404, "link_ended");
        somebody.get(&guest(&onkel)).await.is(200);
        let off = with(plan("Min første løn", &[&mette]), &json!({ "cancelled": true }));
        young.put(&at, &off).await.is(200);
        assert_eq!(somebody.get(&guest(&onkel)).await.is(200)["cancelled"], true);
        somebody.post(&guest(&onkel), &yes).await.refused(409, "gathering_cancelled");
        young.delete(&at).await.is(204);
        somebody.get(&guest(&onkel)).await.refused(404, "link_ended");
        somebody.get(&guest("AAAA")).await.refused(404, "not_found");
        somebody.get(&format!("/guest/recognition/{onkel}")).await.refused(404, "not_found");
    }

    async fn invalid_plans(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let good = plan("Fest", &[&mette]);
        let before = kurs.dump().await;
        for (wrong, field) in [
            (json!({ "title": "" }), ("title", "text_empty")),
            (json!({ "title": "to\u{202e}linjer" }), ("title", "text_forbidden_character")),
            (json!({ "title": "ø".repeat(121) }), ("title", "text_too_long")),
            (json!({ "words": " " }), ("words", "text_empty")),
            (json!({ "place": "a\u{2066}b" }), ("place", "text_forbidden_character")),
            (json!({ "on": "2026-02-30" }), ("on", "wrong_type")),
            (json!({ "at": "25:00" }), ("at", "not_a_time_of_day")),
            (json!({ "shown_name": Value::Null }), ("shown_name", "wrong_type")),
            (json!({ "success_id": kurs.id() }), ("success_id", "unknown_success")),
            (json!({ "guests": [] }), ("guests", "unknown_field")),
        ] {
            let answer = young.put(&format!("/gatherings/{}", kurs.id()), &with(good.clone(), &wrong)).await;
            assert_eq!(answer.refused(422, "invalid_fields").field(), field, "{wrong}");
        }
        let many: Vec<_> = (0..21).map(|_| kurs.id()).collect();
        let answer = young.put(&format!("/gatherings/{}", kurs.id()), &with(good.clone(), &json!({ "team": many }))).await;
        answer.refused(409, "too_many_invited");
        assert_eq!(kurs.dump().await, before);
        let id = kurs.gather(&young, &good).await;
        for number in 0..20 {
            kurs.invite_guest(&young, id, &format!("Gæst {number}")).await;
        }
        let at = format!("/gatherings/{id}/guests/{}", kurs.id());
        young.put(&at, &json!({ "name": "Nr. 21" })).await.refused(409, "too_many_invited");
        let answer = mette.post(&format!("/gatherings/{id}/answer"), &json!({ "coming": "perhaps" })).await;
        assert_eq!(answer.refused(422, "invalid_fields").field(), ("coming", "wrong_type"));
    }

    async fn an_answer_notifies_its_owner(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let (young, mette) = kurs.pair().await;
        let (phone, _) = subscribed(&kurs, &young, &service).await;
        let id = kurs.gather(&young, &plan("Min første løn", &[&mette])).await;
        let mormor = kurs.invite_guest(&young, id, "Mormor").await;
        mette.post(&format!("/gatherings/{id}/answer"), &json!({ "coming": "yes" })).await.is(200);
        kurs.signed_out().post(&guest(&mormor), &json!({ "coming": "maybe" })).await.is(200);
        run_due(&kurs.state).await.expect("done");
        let messages: Vec<_> = service.requests().iter().map(|it| phone.read(&it.body)).collect();
        // One notification per gathering is queued, whoever has answered.
        assert_eq!(messages.len(), 1);
        assert_eq!(messages[0]["body"], "Kurs har noget til dig");
        assert_eq!(messages[0]["url"], format!("/gatherings/{id}"));
    }
}

/// Reads the id at the end of a path.
trait ParseId {
    fn parse_id(&self) -> kurs_domain::Id;
}

impl ParseId for str {
    fn parse_id(&self) -> kurs_domain::Id {
        kurs_domain::Id::parse(self).expect("an id")
    }
}
