//! During a meeting: decisions and views, breaks, and closing it once everything has an answer.

use serde_json::{Value, json};

use super::{of, seen};
use crate::kurs::{
    Client,
    meetings::{answer, decision, text},
    on_both,
};

on_both! {
    async fn closed_when_everything_has_its_answer(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let closing = json!({ "summary": "Du sagde tre dage, og det blev det" });
        mette.post(&met.act("closing"), &closing).await.refused(409, "meeting_not_held");
        let said = kurs.contribute(&young, met, "Gulspurvefløjt").await;
        let wish = kurs.id();
        young.put(&met.part("participant_suggestions", wish), &json!({ "kind": "advocate" })).await.is(201);
        let pause = kurs.id();
        young.put(&met.part("reactions", pause), &json!({ "kind": "break" })).await.refused(409, "meeting_not_held");
        kurs.begin_meeting(&mette, met).await;
        young.put(&met.part("reactions", pause), &json!({ "kind": "break" })).await.is(201);
        let decided = kurs.decide(&mette, met, "Tre dage").await;
        let refused = mette.post(&met.act("closing"), &closing).await.refused(409, "open_ends");
        let mut ends: Vec<_> = refused["fields"].as_array().expect("ends").iter()
            .map(|end| (end["path"].as_str().expect("a path").to_owned(), end["code"].clone())).collect();
        ends.sort_by(|one, other| one.0.cmp(&other.0));
        let expected: Vec<_> = [format!("break/{pause}"), format!("contribution/{said}"),
            format!("decision/{decided}"), format!("suggestion/{wish}")]
            .into_iter().map(|path| (path, json!("unanswered"))).collect();
        assert_eq!(ends, expected);
        assert!(!refused.text.contains("Gulspurvefløjt"));
        let waits = mette.get("/awaiting").await.is(200);
        let of_young = &waits.items()[0];
        assert_eq!((waits.items().len(), &of_young["young_person_id"], &of_young["count"]),
            (1, &json!(young.id()), &json!(4)));
        assert_eq!(of_young["items"].as_array().map(Vec::len), Some(4));
        mette.put(&format!("{}/answers/{}", met.part("contributions", said), kurs.id()), &answer("Ja")).await.is(201);
        let path = format!("{}/answer", met.part("participant_suggestions", wish));
        assert_eq!(mette.post(&path, &json!({ "yes": false })).await.refused(422, "invalid_fields").field(),
            ("because", "because_missing"));
        mette.post(&path, &json!({ "yes": true })).await.is(200);
        mette.post(&path, &json!({ "yes": true })).await.is(200);
        let met_it = || mette.call("POST", &format!("{}/met", met.part("reactions", pause))).send();
        kurs.clock.advance(59_999);
        met_it().await.refused(409, "break_too_short");
        kurs.clock.advance(1);
        met_it().await.is(200);
        let decision = met.part("decisions", decided);
        mette.call("POST", &format!("{decision}/final")).send().await.refused(409, "view_missing");
        young.put(&format!("{decision}/view?of=1"), &json!({ "kind": "partly" })).await.is(200);
        mette.call("POST", &format!("{decision}/final")).send().await.is(200);
        let closed = mette.post(&met.act("closing"), &closing).await.is(200);
        assert_eq!((&closed["state"], &closed["summary"]["words"]), (&json!("closed"), &closing["summary"]));
        assert_eq!(mette.post(&met.act("closing"), &closing).await.is(200)["version"], closed["version"]);
        assert_eq!(mette.get("/awaiting").await.is(200).items().len(), 0);
        // A late contribution is refused with a reason, and nothing of it is stored.
        kurs.clock.advance(15 * 60_000);
        let before = kurs.dump().await;
        young.put(&met.part("contributions", kurs.id()), &text("For sent")).await.refused(409, "meeting_closed");
        mette.put(&met.part("decisions", kurs.id()), &crate::kurs::meetings::decision("Mere")).await.refused(409, "meeting_closed");
        assert_eq!(kurs.dump().await.len(), before.len());
        // A view is never too late.
        let view = json!({ "kind": "agree", "words": "Det gik godt" });
        let response = young.put(&format!("{decision}/view?of=1"), &view).await.is(200);
        assert_eq!(of(&response, "decisions", decided)["views"].as_array().map(Vec::len), Some(2));
    }

    async fn final_without_a_view_after_seeking_it_twice(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        kurs.begin_meeting(&mette, met).await;
        let decided = kurs.decide(&mette, met, "Tre dage").await;
        let path = met.part("decisions", decided);
        let finish = |mette: &Client| mette.call("POST", &format!("{path}/final")).send();
        let seek = async |mette: &Client, on: &str, how: &str| {
            let sought = format!("{path}/sought/{}", kurs.id());
            let body = json!({ "on": on, "how": how });
            let response = mette.put(&sought, &body).await;
            if response.status == 201 {
                assert_eq!(mette.put(&sought, &body).await.is(200).json, response.json);
            }
            response
        };
        assert_eq!(seek(&mette, "2026-11-23", "call").await.refused(422, "invalid_fields").field(), ("on", "day_in_the_future"));
        assert_eq!(seek(&mette, "2026-11-21", "call").await.refused(422, "invalid_fields").field(), ("on", "day_before_wording"));
        seek(&mette, "2026-11-22", "call").await.is(201);
        finish(&mette).await.refused(409, "view_missing");
        seek(&mette, "2026-11-22", "letter").await.is(201);
        finish(&mette).await.refused(409, "view_missing");
        // Recorded on another day, about the day before.
        kurs.pass_days(1);
        let mette = kurs.again(&mette).await;
        seek(&mette, "2026-11-22", "message").await.is(201);
        finish(&mette).await.refused(409, "view_missing");
        // A new wording needs the view to be sought again.
        mette.put(&path, &decision("Fire dage")).await.is(200);
        seek(&mette, "2026-11-23", "message").await.is(201);
        kurs.pass_days(1);
        let mette = kurs.again(&mette).await;
        seek(&mette, "2026-11-24", "message").await.is(201);
        finish(&mette).await.refused(409, "view_missing");
        seek(&mette, "2026-11-24", "in_person").await.is(201);
        let response = finish(&mette).await.is(200);
        let noted: Vec<_> = of(&response, "decisions", decided)["sought"].as_array().expect("notes").iter()
            .map(|note| (note["of"].clone(), note["noted_on"].clone())).collect();
        assert_eq!(noted.last(), Some(&(json!(2), json!("2026-11-24"))));
        finish(&mette).await.is(200);
        mette.put(&path, &decision("Fem dage")).await.refused(409, "already_final");
        mette.delete(&path).await.refused(409, "already_final");
    }

    async fn concurrent_edits_of_a_decision(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let met = kurs.meet(&mette, &young).await;
        mette.put(&met.part("decisions", kurs.id()), &decision("Nu")).await.refused(409, "meeting_not_held");
        kurs.begin_meeting(&mette, met).await;
        let decided = kurs.decide(&mette, met, "Tre dage").await;
        let path = met.part("decisions", decided);
        let put = |who: &Client, seen: &str, body: &Value| {
            who.call("PUT", &path).header("if-match", seen).json(body).send()
        };
        put(&mette, "\"1\"", &decision("Fire dage")).await.is(200);
        let stale = put(&peter, "\"1\"", &decision("Fem dage")).await.refused(412, "stale");
        assert_eq!(stale["current"]["draft"]["text"], "Fire dage");
        put(&peter, "\"1\"", &decision("Fire dage")).await.is(200);
        // Nobody can finalise a wording they have not read.
        let blind = peter.call("POST", &format!("{path}/final")).header("if-match", "\"1\"");
        blind.send().await.refused(412, "stale");
        put(&peter, "\"2\"", &decision("Fem dage")).await.is(200);
        let view = json!({ "kind": "disagree", "words": "Det er for meget" });
        young.put(&format!("{path}/view?of=3"), &view).await.is(200);
        let other = kurs.decide(&mette, met, "Noget andet").await;
        mette.delete(&met.part("decisions", other)).await.is(200);
        mette.delete(&met.part("decisions", other)).await.is(200);
        let now = seen(&young, met).await;
        assert_eq!(of(&now, "decisions", other)["dropped"]["by"]["name"], "Mette");
        assert_eq!(of(&now, "decisions", decided)["dropped"], Value::Null);
        let missing = format!("{}/view?of=1", met.part("decisions", kurs.id()));
        young.put(&missing, &view).await.refused(404, "not_found");
    }
}
