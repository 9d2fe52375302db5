//! Delivery: the outcome of a message by the push service's answer.

use std::time::Duration;

use kurs_domain::timestamp::HOUR_MS;
use kurs_server::push::{Push, deliver::Outcome};
use serde_json::{Value, json};

use super::{
    Answers, Phone, Service, open::signed, seen, subscribe, subscribed, trusting, try_out,
};
use crate::kurs::{Kurs, Setup, known_services, on_both, program::run};

fn again(code: &'static str, after: Option<u64>) -> Outcome {
    Outcome::TryAgain { after: after.map(Duration::from_secs), code }
}

/// Long enough to be a bound, and far below the time-out itself.
const SOON: Duration = Duration::from_secs(8);

on_both! {
    async fn a_message_is_encrypted_and_signed(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (phone, id) = subscribed(&kurs, &young, &service).await;
        assert_eq!(try_out(&kurs, id).await, Outcome::Taken);
        let sent = service.sent(1).await.remove(0);
        assert_eq!(sent.line, format!("POST /send/{id} HTTP/1.1"));
        let header = |name: &str| sent.headers.get(name).map(String::as_str);
        assert_eq!(header("content-encoding"), Some("aes128gcm"));
        assert_eq!((header("ttl"), header("urgency")), (Some("300"), Some("high")));
        assert!(header("topic").is_some_and(|topic| topic.len() == 32));
        assert_eq!((header("cookie"), header("referer"), header("user-agent")), (None, None, None));
        let message = phone.read(&sent.body);
        assert_eq!(message["title"], "Kurs");
        assert_eq!(message["body"], "Det virker. Sådan ser en besked ud.");
        assert_eq!((&message["subscription"], &message["person"]), (&json!(id), &json!(young.id())));
        let (claims, key) = signed(header("authorization").expect("who sends it"));
        // The audience is the whole origin, with its port.
        assert_eq!(claims["aud"], service.origin);
        assert_eq!(claims["sub"], "mailto:kurs@localhost");
        let until = kurs.state.now().millis() / 1_000 + 12 * 3_600;
        assert_eq!(claims["exp"], until);
        assert_eq!(young.get("/push_subscriptions").await.is(200)["public_key"], key);
        assert_eq!(seen(&young, id).await["sent_at"], kurs.now());
    }

    async fn the_signature_names_the_public_url(kurs: Kurs) {
        let service = Service::start().await;
        let services = known_services().trusting([service.origin.as_str()]).expect("an origin");
        let public_url = "https://kurs.example.dk".to_owned();
        let push = Some(Push::new(services));
        let setup = Setup { public_url, behind_proxy: true, push, ..Setup::default() };
        let kurs = Kurs::start_with(kurs.database.clone(), setup).await;
        let young = kurs.young_person("Åse").await;
        let (_, id) = subscribed(&kurs, &young, &service).await;
        assert_eq!(try_out(&kurs, id).await, Outcome::Taken);
        let sent = service.sent(1).await.remove(0);
        assert_eq!(signed(&sent.headers["authorization"]).0["sub"], "https://kurs.example.dk");
    }

    async fn each_status_has_its_outcome(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (_, id) = subscribed(&kurs, &young, &service).await;
        let in_an_hour = "Retry-After: Sun, 22 Nov 2026 12:00:00 GMT\r\n";
        let huge = "Retry-After: 99999999\r\n";
        let elsewhere = format!("Location: {}/elsewhere\r\n", service.origin);
        let given_up = |code| Outcome::GivenUp { code };
        for (answers, outcome) in [
            (Answers::status(200, ""), Outcome::Taken),
            (Answers::status(202, ""), Outcome::Taken),
            (Answers::status(429, ""), again("too_many", None)),
            (Answers::status(429, "Retry-After: 120\r\n"), again("too_many", Some(120))),
            (Answers::status(429, in_an_hour), again("too_many", Some(3_600))),
            (Answers::status(429, huge), again("too_many", Some(86_400))),
            (Answers::status(429, "Retry-After: snart\r\n"), again("too_many", None)),
            (Answers::status(500, ""), again("service_failing", None)),
            (Answers::status(503, "Retry-After: 7\r\n"), again("service_failing", Some(7))),
            (Answers::status(301, &elsewhere), given_up("redirected")),
            (Answers::status(307, &elsewhere), given_up("redirected")),
            (Answers::status(308, &elsewhere), given_up("redirected")),
            (Answers::status(400, ""), given_up("not_understood")),
            (Answers::status(401, ""), given_up("not_authorised")),
            (Answers::status(403, ""), given_up("not_authorised")),
            (Answers::status(413, ""), given_up("too_large")),
            (Answers::status(413, "Retry-After: 9\r\n"), again("too_many", Some(9))),
            (Answers::status(406, ""), given_up("refused")),
            (Answers::status(406, "Retry-After: 60\r\n"), again("too_many", Some(60))),
            (Answers::status(418, ""), given_up("refused")),
            (Answers::With("ikke http\r\n\r\n".to_owned()), again("unreachable", None)),
            (Answers::status(201, ""), Outcome::Taken),
        ] {
            service.answer(answers.clone());
            assert_eq!(try_out(&kurs, id).await, outcome, "{answers:?}");
            let problem = match outcome {
                Outcome::TryAgain { code, .. } | Outcome::GivenUp { code } => json!(code),
                _ => Value::Null,
            };
            assert_eq!(seen(&young, id).await["problem"], problem, "{answers:?}");
        }
        // No redirect was followed.
        assert!(service.requests().iter().all(|it| it.line.contains(&format!("/send/{id} "))));
        assert_eq!(service.requests().len(), 22);
    }

    async fn a_dropped_subscription_is_deleted(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        for status in [404, 410] {
            let (_, id) = subscribed(&kurs, &young, &service).await;
            service.answer(Answers::status(status, ""));
            assert_eq!(try_out(&kurs, id).await, Outcome::Gone);
            assert_eq!(kurs.number("SELECT COUNT(*) FROM push_subscriptions").await, 0);
            // The subscription is treated as unknown, and the service is not called again.
            assert_eq!(try_out(&kurs, id).await, Outcome::Gone);
        }
        assert_eq!(service.requests().len(), 2);
    }

    async fn nothing_is_sent_to_an_ended_session(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let tablet = kurs.again(&young).await;
        let (_, id) = subscribed(&kurs, &tablet, &service).await;
        kurs.clock.advance(HOUR_MS - 1);
        assert_eq!(try_out(&kurs, id).await, Outcome::Taken);
        kurs.clock.advance(1);
        assert_eq!(try_out(&kurs, id).await, Outcome::Gone);
        let (_, id) = subscribed(&kurs, &young, &service).await;
        young.delete("/sessions/current").await.is(204);
        assert_eq!(try_out(&kurs, id).await, Outcome::Gone);
        assert_eq!(service.requests().len(), 1);
    }

    async fn an_endless_answer_is_cut_off(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (_, id) = subscribed(&kurs, &young, &service).await;
        let created = "HTTP/1.1 201 Created\r\n";
        for answers in [
            // Endless, with an absurd length, and with a length that never arrives.
            Answers::Endlessly(format!("{created}Connection: close\r\n\r\n")),
            Answers::Endlessly(format!("{created}Content-Length: 18446744073709551615\r\n\r\n")),
            Answers::Endlessly(format!("{created}Content-Length: 9999999999999\r\n\r\n")),
            Answers::With(format!("{created}Content-Length: 9999999999999\r\n\r\n")),
            Answers::Endlessly(format!("{created}Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n")),
            Answers::With(format!("{created}Transfer-Encoding: chunked\r\n\r\n")),
        ] {
            service.answer(answers.clone());
            let begun = tokio::time::Instant::now();
            let outcome = try_out(&kurs, id).await;
            assert!(begun.elapsed() < SOON, "{answers:?}");
            let refused = outcome == again("unreachable", None);
            assert!(outcome == Outcome::Taken || refused, "{answers:?}: {outcome:?}");
        }
        // An endless head is no answer.
        service.answer(Answers::Endlessly(format!("{created}X: ")));
        let begun = tokio::time::Instant::now();
        assert!(matches!(try_out(&kurs, id).await, Outcome::TryAgain { .. }));
        assert!(begun.elapsed() < Duration::from_secs(12));
    }

    async fn a_hanging_service_delays_nobody(kurs: Kurs) {
        let (dead, well) = (Service::start().await, Service::start().await);
        dead.answer(Answers::Never);
        let kurs = trusting(kurs, &[&dead, &well]).await;
        let young = kurs.young_person("Åse").await;
        let (_, silent) = subscribed(&kurs, &young, &dead).await;
        let (_, good) = subscribed(&kurs, &young, &well).await;
        let mut hanging = tokio::task::JoinSet::new();
        for _ in 0..40 {
            let state = kurs.state.clone();
            let message = kurs_server::push::message::Message::new(
                kurs_server::push::message::Kind::Test, "test", "/");
            let payload = kurs_server::push::message::Payload {
                subscription: silent, message: kurs.id(), content: message };
            hanging.spawn(async move { kurs_server::push::deliver::deliver(&state, &payload).await });
        }
        dead.sent(16).await;
        let begun = tokio::time::Instant::now();
        for _ in 0..50 {
            assert_eq!(try_out(&kurs, good).await, Outcome::Taken);
        }
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
        // Reading and writing go on as well: no transaction is open meanwhile.
        young.patch("/me", &json!({ "welcomed": true })).await.is(200);
        let begun = tokio::time::Instant::now();
        let outcomes = hanging.join_all().await;
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
        assert!(outcomes.iter().all(|it| matches!(it, Outcome::TryAgain { .. })), "{outcomes:?}");
        assert!(outcomes.contains(&again("timed_out", None)), "{outcomes:?}");
    }

    async fn messages_are_signed_with_the_subscriptions_key(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (_, old) = subscribed(&kurs, &young, &service).await;
        let args = ["admin", "rotate-push-keys", "--database-url", &kurs.database.url];
        assert!(run(&args).await.0);
        let (_, new) = subscribed(&kurs, &young, &service).await;
        let mut keys = Vec::new();
        for id in [old, new, old] {
            assert_eq!(try_out(&kurs, id).await, Outcome::Taken);
            let sent = service.requests().pop().expect("a message");
            keys.push(signed(&sent.headers["authorization"]).1);
        }
        assert_eq!(keys[0], keys[2]);
        assert_ne!(keys[0], keys[1]);
        assert_eq!(young.get("/push_subscriptions").await.is(200)["public_key"], keys[1]);
    }

    async fn a_removed_service_gets_nothing(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let (_, id) = subscribed(&kurs, &young, &service).await;
        let fewer = trusting(kurs, &[]).await;
        assert_eq!(try_out(&fewer, id).await, Outcome::GivenUp { code: "unknown_service" });
        assert_eq!(service.connections(), 0);
        let young = fewer.again(&young).await;
        let endpoint = format!("{}/send/x", service.origin);
        let answer = subscribe(&young, fewer.id(), &Phone::new(), &endpoint).await;
        assert_eq!(answer.refused(422, "invalid_fields").field(), ("endpoint", "not_https"));
    }
}
