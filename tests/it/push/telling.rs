//! What pushes contain: nothing private, unless their reader chooses so.

use kurs_domain::{Id, timestamp::HOUR_MS};
use kurs_server::{
    jobs::runner::run_due,
    push::message::{About, Kind, Message, MessageReminder},
};
use serde_json::{Value, json};

use super::{Answers, Phone, Service, notify, seen, subscribed, trusting};
use crate::kurs::{Client, Kurs, on_both, said::goal};

/// Included in everything private.
const CANARY: &str = "Gulspurvefløjt";

/// A message of this kind about a goal of theirs with the canary in its words.
async fn about(kurs: &Kurs, young: &Client, kind: Kind) -> Message {
    let goal = kurs.set_goal(young, &goal(CANARY)).await;
    Message { about: Some(About::Goal(goal)), ..Message::new(kind, "hilsen", "/successes") }
}

fn last(service: &Service, phone: &Phone) -> Value {
    phone.read(&service.requests().pop().expect("a message").body)
}

async fn wish(client: &Client, push: &Value) {
    client.patch("/me", &json!({ "push": push })).await.is(200);
}

on_both! {
    async fn private_content_only_on_request(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (phone, id) = subscribed(&kurs, &young, &service).await;
        assert_eq!(notify(&kurs, young.id(), &about(&kurs, &young, Kind::Cheer).await, "a").await, 1);
        let message = last(&service, &phone);
        assert_eq!((&message["title"], &message["body"]),
            (&json!("Kurs"), &json!("Kurs har noget til dig")));
        assert!(!message.to_string().contains(CANARY), "{message}");
        assert_eq!((&message["tag"], &message["url"]), (&json!("hilsen"), &json!("/successes")));
        assert_eq!(message["subscription"], json!(id));
        young.patch("/me", &json!({ "language": "en" })).await.is(200);
        notify(&kurs, young.id(), &about(&kurs, &young, Kind::Cheer).await, "b").await;
        assert_eq!(last(&service, &phone)["body"], "Kurs has something for you");
        let quiet = json!({ "says_what": true, "cheers": true, "reminders_a_day": 3 });
        wish(&young, &quiet).await;
        notify(&kurs, young.id(), &about(&kurs, &young, Kind::Cheer).await, "c").await;
        assert_eq!(last(&service, &phone)["body"], format!("From {CANARY}"));
        // Headers are visible to the push service and reveal nothing.
        let headers = format!("{:?}", service.requests().pop().expect("a message").headers);
        assert!(!headers.contains("spurv") && !headers.contains("hilsen"), "{headers}");
    }

    async fn queued_messages_are_not_sent_in_a_pause(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        subscribed(&kurs, &young, &service).await;
        service.answer(Answers::status(503, ""));
        notify(&kurs, young.id(), &about(&kurs, &young, Kind::Cheer).await, "a").await;
        assert_eq!(service.requests().len(), 1);
        young.patch("/me", &json!({ "paused_since": "2026-11-22" })).await.is(200);
        service.answer(Answers::status(201, ""));
        kurs.clock.advance(HOUR_MS);
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 1, "it rang in a pause");
    }

    async fn settings_apply_when_a_message_is_sent(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (phone, _) = subscribed(&kurs, &young, &service).await;
        let loud = json!({ "says_what": true, "cheers": true, "reminders_a_day": 3 });
        wish(&young, &loud).await;
        service.answer(Answers::status(503, ""));
        notify(&kurs, young.id(), &about(&kurs, &young, Kind::Cheer).await, "a").await;
        assert!(last(&service, &phone).to_string().contains(CANARY));
        // While it was queued, the phone's owner turned details off.
        wish(&young, &json!({ "says_what": false, "cheers": true, "reminders_a_day": 3 })).await;
        service.answer(Answers::status(201, ""));
        kurs.clock.advance(HOUR_MS);
        run_due(&kurs.state).await.expect("done");
        let messages: Vec<_> =
            service.requests().iter().map(|it| phone.read(&it.body)).collect();
        assert_eq!(messages.len(), 2);
        assert_eq!(messages[1]["body"], "Kurs har noget til dig");
        // On a retry it has the same id and topic.
        assert_eq!(messages[0]["id"], messages[1]["id"]);
        let topics: Vec<_> = service.requests().iter().map(|it| it.headers["topic"].clone()).collect();
        assert_eq!(topics[0], topics[1]);
        // Cheers turned off: neither new ones nor queued ones are sent.
        service.answer(Answers::status(503, ""));
        notify(&kurs, young.id(), &about(&kurs, &young, Kind::Cheer).await, "b").await;
        wish(&young, &json!({ "says_what": false, "cheers": false, "reminders_a_day": 3 })).await;
        service.answer(Answers::status(201, ""));
        kurs.clock.advance(HOUR_MS);
        run_due(&kurs.state).await.expect("done");
        assert_eq!(notify(&kurs, young.id(), &about(&kurs, &young, Kind::Cheer).await, "c").await, 0);
        assert_eq!(service.requests().len(), 3);
        assert_eq!(notify(&kurs, young.id(), &about(&kurs, &young, Kind::Gathering).await, "d").await, 1);
        assert_eq!(service.requests().len(), 4);
    }

    async fn all_phones_are_notified_once(kurs: Kurs) {
        let services = [Service::start().await, Service::start().await];
        let kurs = trusting(kurs, &[&services[0], &services[1]]).await;
        let young = kurs.young_person("Åse").await;
        let other = kurs.young_person("Bo").await;
        let tablet = kurs.again(&young).await;
        subscribed(&kurs, &young, &services[0]).await;
        subscribed(&kurs, &tablet, &services[1]).await;
        subscribed(&kurs, &other, &services[1]).await;
        let message = about(&kurs, &young, Kind::Gathering).await;
        assert_eq!(notify(&kurs, young.id(), &message, "a").await, 2);
        assert_eq!(notify(&kurs, young.id(), &message, "a").await, 0);
        for service in &services {
            assert_eq!(service.requests().len(), 1);
        }
        let topics: Vec<_> =
            services.iter().map(|it| it.requests()[0].headers["topic"].clone()).collect();
        assert_ne!(topics[0], topics[1]);
        // Signed out on the tablet, notified on the phone.
        tablet.delete("/sessions/current").await.is(204);
        assert_eq!(notify(&kurs, young.id(), &message, "b").await, 1);
        assert_eq!(services[1].requests().len(), 1);
    }

    async fn a_reminder_has_buttons(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (phone, _) = subscribed(&kurs, &young, &service).await;
        let on = "2026-11-22".parse().expect("a day");
        let (goal, success): (Id, Id) = (kurs.id(), kurs.id());
        let reminder = Some(MessageReminder { goal, on, success });
        let message = Message { reminder, ..about(&kurs, &young, Kind::Reminder).await };
        notify(&kurs, young.id(), &message, "a").await;
        let message = last(&service, &phone);
        assert_eq!(message["reminder"], json!({ "goal": goal, "on": "2026-11-22",
            "success": success, "did": "Jeg gjorde det", "later": "Om en time" }));
        assert_eq!(message["body"], "Kurs har noget til dig");
        let sent = service.requests().pop().expect("a message");
        assert_eq!((&*sent.headers["ttl"], &*sent.headers["urgency"]), ("14400", "high"));
    }

    async fn a_test_message_is_sent(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (phone, id) = subscribed(&kurs, &young, &service).await;
        let path = format!("/push_subscriptions/{id}");
        // At most one test message a minute.
        for _ in 0..5 {
            young.post(&format!("{path}/test"), &json!({})).await.is(202);
        }
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 1);
        let message = last(&service, &phone);
        assert_eq!(message["body"], "Det virker. Sådan ser en besked ud.");
        let before = seen(&young, id).await;
        assert_eq!((&before["sent_at"], &before["arrived_at"]), (&json!(kurs.now()), &Value::Null));
        kurs.clock.advance(60_000);
        let arrived = json!({ "message": message["id"] });
        young.post(&format!("{path}/arrivals"), &arrived).await.is(204);
        assert_eq!(seen(&young, id).await["arrived_at"], kurs.now());
        young.post(&format!("{path}/test"), &json!({})).await.is(202);
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 2);
    }

    async fn retry_after_of_a_service_is_respected(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        subscribed(&kurs, &young, &service).await;
        service.answer(Answers::status(429, "Retry-After: 7200\r\n"));
        notify(&kurs, young.id(), &about(&kurs, &young, Kind::Cheer).await, "a").await;
        kurs.clock.advance(2 * HOUR_MS - 1);
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 1);
        service.answer(Answers::status(201, ""));
        kurs.clock.advance(1);
        run_due(&kurs.state).await.expect("done");
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 2);
    }

    async fn colleagues_hear_once_that_something_waits(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let (young, mette) = kurs.pair().await;
        let (phone, _) = subscribed(&kurs, &mette, &service).await;
        let met = kurs.meet(&mette, &young).await;
        let messages = async |minutes: i64| {
            kurs.clock.advance(minutes * 60_000);
            run_due(&kurs.state).await.expect("the jobs are done");
            service.requests().len()
        };
        // Noon in Copenhagen: what comes together is one message.
        kurs.contribute(&young, met, CANARY).await;
        kurs.contribute(&young, met, "Og en ting til").await;
        assert_eq!(messages(9).await, 0);
        assert_eq!(messages(2).await, 1);
        let message = last(&service, &phone);
        assert_eq!((&message["body"], &message["url"]), (&json!("Noget venter på dig i Kurs"), &json!("/desk")));
        assert!(!message.to_string().contains(CANARY) && !message.to_string().contains("Åse"), "{message}");
        // An answer is no news, and in the meeting everybody is there.
        let said = kurs.contribute(&young, met, "Glem det").await;
        assert_eq!(messages(11).await, 2);
        let path = format!("{}/answers/{}", met.part("contributions", said), kurs.id());
        mette.put(&path, &json!({ "outcome": "changed", "text": "Ja" })).await.is(201);
        kurs.begin_meeting(&mette, met).await;
        kurs.contribute(&young, met, "Det går for hurtigt").await;
        assert_eq!(messages(11).await, 2);
    }
}
