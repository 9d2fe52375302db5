//! Requesting, planning, moving and cancelling a meeting, and the lists of meetings.

use kurs_server::jobs::runner::run_due;
use serde_json::{Value, json};

use super::{seen, trail};
use crate::{
    kurs::{
        meetings::{Met, answer, contribution},
        on_both,
        said::with,
    },
    push::{Service, subscribed, trusting},
};

on_both! {
    async fn requested_planned_and_owned_by_one(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let bo = kurs.young_person("Bo").await;
        let met = Met(kurs.id());
        let (path, body) = (format!("/meeting_requests/{}", met.0), json!({ "words": "Om skole" }));
        let mut desk = kurs.listen(&mette).await;
        let made = young.put(&path, &body).await.is(201);
        assert_eq!((&made["state"], &made["version"]), (&json!("asked"), &json!(1)));
        let event = desk.next_change().await.expect("an event");
        assert_eq!((event.kind.as_str(), &event.data["id"]), ("meeting", &json!(met.0)));
        // A retry, an edit, and another person's attempt.
        assert_eq!(young.put(&path, &body).await.is(200).json, made.json);
        young.put(&path, &json!({ "words": "Om job" })).await.refused(409, "already_said");
        bo.put(&path, &body).await.refused(404, "not_found");
        bo.delete(&path).await.refused(404, "not_found");
        bo.get(&met.path()).await.refused(404, "not_found");
        // It is listed as waiting until it is planned.
        let waits = mette.get("/awaiting").await.is(200);
        let of_young = &waits.items()[0];
        assert_eq!((&of_young["items"][0]["open_end"]["kind"], &of_young["young_person"]),
            (&json!("request"), &json!("Åse")));
        assert!(!waits.text.contains("Om skole"), "{}", waits.text);
        let planned = mette.put(&met.path(), &kurs.plan_of(&young, "Skole")).await.is(201);
        assert_eq!(planned["state"], "planned");
        let who: Vec<_> = planned["participants"].as_array().expect("people").iter()
            .map(|one| one["who"]["name"].clone()).collect();
        assert_eq!(who, [json!("Åse"), json!("Mette")]);
        young.delete(&path).await.refused(409, "already_answered");
        assert_eq!(mette.get("/awaiting").await.is(200).items().len(), 0);
        // A withdrawn request is not listed.
        let back = format!("/meeting_requests/{}", kurs.id());
        young.put(&back, &body).await.is(201);
        assert_eq!(young.delete(&back).await.is(200)["state"], "cancelled");
        assert_eq!(young.delete(&back).await.is(200)["state"], "cancelled");
        assert_eq!(mette.get("/awaiting").await.is(200).items().len(), 0);
    }

    async fn concurrent_changes_of_a_plan_conflict(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let met = Met(kurs.id());
        let plan = kurs.plan_of(&young, "Efter nytår");
        let put = |who: &crate::kurs::Client, seen: &str, body: &Value| {
            who.call("PUT", &met.path()).header("if-match", seen).json(body).send()
        };
        put(&mette, "\"1\"", &plan).await.refused(412, "stale");
        mette.put(&met.path(), &plan).await.is(201);
        assert_eq!(mette.put(&met.path(), &plan).await.is(200)["version"], 1);
        // A contribution in the meantime does not conflict with a change of the plan.
        kurs.contribute(&young, met, "Hej").await;
        let later = with(plan.clone(), &json!({ "starts_at": "2026-11-28T09:00:00Z" }));
        let moved = put(&mette, "\"1\"", &later).await.is(200);
        assert!(trail(&moved).contains(&"time_changed"), "{}", moved.text);
        // Another change does: the refusal has the current plan, and no contributions.
        let stale = put(&peter, "\"1\"", &with(plan, &json!({ "title": "Andet" }))).await.refused(412, "stale");
        assert_eq!(stale["current"]["draft"]["starts_at"], "2026-11-28T09:00:00.000Z");
        assert!(!stale.text.contains("Hej"));
        assert_eq!(put(&peter, "\"1\"", &later).await.is(200)["plan"]["draft"]["title"], "Efter nytår");
        // It is about the same young person for ever, and only assigned staff can change it.
        let bo = kurs.young_person("Bo").await;
        mette.put(&met.path(), &kurs.plan_of(&bo, "Bo")).await.refused(404, "not_found");
        kurs.assign(&mette, &bo).await;
        mette.put(&met.path(), &kurs.plan_of(&bo, "Bo")).await.refused(404, "not_found");
    }

    async fn a_contribution_arrives_after_a_move(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let later = with(kurs.plan_of(&young, "Efter nytår"), &json!({ "starts_at": "2027-01-05T09:00:00Z" }));
        mette.put(&met.path(), &later).await.is(200);
        kurs.contribute(&young, met, "Sagt før det blev flyttet").await;
        assert_eq!(seen(&young, met).await["contributions"].as_array().map(Vec::len), Some(1));
    }

    async fn a_cancelled_meeting_is_still_answered(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let said = kurs.contribute(&young, met, "Gulspurvefløjt").await;
        kurs.clock.advance(1);
        let (wish, voice, note) = (kurs.id(), kurs.id(), kurs.id());
        let wished = met.part("participant_suggestions", wish);
        young.put(&wished, &json!({ "kind": "come", "name": "Moster Lise" })).await.is(201);
        kurs.clock.advance(1);
        let bytes = include_bytes!("../../recordings/chromium.webm");
        young.call("PUT", &format!("/files/{voice}")).bytes(None, bytes).send().await.is(201);
        let spoken = contribution("voice", &json!({ "file_id": voice, "seconds": 2 }));
        young.put(&met.part("contributions", note), &spoken).await.is(201);
        mette.post(&met.act("cancellation"), &json!({ "because": "Vi er syge" })).await.is(200);
        let awaiting = async || {
            let waits = mette.get("/awaiting").await.is(200);
            assert!(!waits.text.contains("Gulspurvefløjt") && !waits.text.contains("Lise"));
            let all = waits.items().iter().filter_map(|one| one["items"].as_array()).flatten();
            all.map(|one| one["open_end"]["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(awaiting().await, [json!(said), json!(wish), json!(note)], "the oldest first");
        let page = mette.get(&format!("/meetings?young_person_id={}", young.id())).await.is(200);
        assert_eq!((&page.items()[0]["state"], &page.items()[0]["open_ends"]), (&json!("cancelled"), &json!(3)));
        // Contributions are heard and answered as before; nothing else changes.
        let path = |id| format!("{}/answers/{}", met.part("contributions", id), kurs.id());
        mette.put(&path(said), &answer("Det tager vi med til næste møde")).await.is(201);
        mette.put(&path(note), &answer("Ja")).await.refused(409, "not_heard");
        mette.get(&format!("/files/{voice}")).await.is(200);
        mette.put(&path(note), &answer("Ja")).await.is(201);
        assert_eq!(awaiting().await, [json!(wish)]);
        let off = seen(&mette, met).await;
        let response = mette.post(&format!("{wished}/answer"), &json!({ "yes": true })).await.is(200);
        assert_eq!((&response["participants"], &response["state"]), (&off["participants"], &json!("cancelled")));
        assert_eq!(awaiting().await, Vec::<Value>::new());
        let plan = kurs.plan_of(&young, "Andet");
        mette.put(&met.path(), &plan).await.refused(409, "meeting_called_off");
        mette.post(&met.act("closing"), &json!({ "summary": "Slut" })).await.refused(409, "meeting_called_off");
        let phone = young.get("/changes").await.is(200).by_kind();
        assert_eq!(phone["meetings"][0], seen(&young, met).await.json);
        assert_eq!(phone["meetings"][0]["contributions"][0]["answers"][0]["answer"]["text"], "Det tager vi med til næste møde");
        assert_eq!(phone["meetings"][0]["suggestions"][0]["answered"]["answer"]["yes"], true);
    }

    async fn lists_have_no_content(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let hans = kurs.caseworker("Hans").await;
        let bo = kurs.young_person("Bo").await;
        let mut all = Vec::new();
        for _ in 0..3 {
            let met = kurs.meet(&mette, &young).await;
            kurs.contribute(&young, met, "Hemmeligt").await;
            all.insert(0, json!(met.0));
            kurs.clock.advance(1);
        }
        let of_young = format!("/meetings?young_person_id={}", young.id());
        for (who, path) in [(&young, "/meetings".to_owned()), (&young, of_young.clone()), (&mette, of_young.clone())] {
            let page = who.get(&path).await.is(200);
            let ids: Vec<_> = page.items().iter().map(|row| row["id"].clone()).collect();
            assert_eq!(ids, all);
            assert_eq!((&page.items()[0]["young_person"], &page.items()[0]["open_ends"]), (&json!("Åse"), &json!(1)));
            assert!(!page.text.contains("Hemmeligt"));
        }
        let page = mette.get(&format!("{of_young}&limit=2")).await.is(200);
        let next = page["next"].as_str().expect("more").to_owned();
        let rest = mette.get(&format!("{of_young}&limit=2&before={next}")).await.is(200);
        assert_eq!((rest.items().len(), &rest["next"]), (1, &Value::Null));
        assert_eq!(mette.get("/meetings").await.refused(422, "invalid_fields").field(),
            ("young_person_id", "missing_field"));
        hans.get(&of_young).await.refused(404, "not_found");
        bo.get(&of_young).await.refused(404, "not_found");
        mette.get("/meetings?whose=me").await.refused(422, "invalid_query");
        // Reading a list is logged as a look, but marks nothing as heard.
        assert!(young.get("/access_log").await.items().iter().any(|line| line["what"] == "meeting"));
        for (at, met) in young.get("/meetings").await.items().iter().enumerate() {
            let path = format!("/meetings/{}", met["id"].as_str().expect("an id"));
            let heard = young.get(&path).await.is(200);
            assert_eq!(heard["contributions"][0]["heard_by"], json!([]), "number {at}");
        }
    }

    async fn notifications_of_a_meeting_have_no_content(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let (young, mette) = kurs.pair().await;
        let (phone, _) = subscribed(&kurs, &young, &service).await;
        let met = kurs.meet(&mette, &young).await;
        run_due(&kurs.state).await.expect("done");
        let said = kurs.contribute(&young, met, "Gulspurvefløjt").await;
        seen(&mette, met).await;
        // Changes of the agenda, hearing, and invitations notify nobody.
        mette.put(&met.part("participants", kurs.id()), &json!({ "name": "Karim" })).await.is(201);
        let path = format!("{}/answers/{}", met.part("contributions", said), kurs.id());
        young.patch("/me", &json!({ "push": { "says_what": true, "cheers": true, "reminders_a_day": 3 } })).await.is(200);
        mette.put(&path, &answer("Gulspurvefløjt")).await.is(201);
        mette.put(&path, &answer("Gulspurvefløjt")).await.is(200);
        run_due(&kurs.state).await.expect("done");
        mette.post(&met.act("cancellation"), &json!({ "because": "Gulspurvefløjt" })).await.is(200);
        run_due(&kurs.state).await.expect("done");
        let messages: Vec<_> = service.requests().iter().map(|it| phone.read(&it.body)).collect();
        assert_eq!(messages.len(), 3, "{messages:?}");
        for message in &messages {
            assert_eq!(message["url"], met.path());
            assert!(!message.to_string().contains("Gulspurvefløjt") && !message.to_string().contains("nytår"));
        }
        // Cancelled, it accepts no contributions made after that.
        kurs.clock.advance(15 * 60_000);
        young.put(&met.part("contributions", kurs.id()), &crate::kurs::meetings::text("Øv")).await
            .refused(409, "meeting_called_off");
    }
}
