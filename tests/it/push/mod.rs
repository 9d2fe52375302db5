//! Web Push: subscriptions, content and recipients, outcomes, and SSRF.

mod delivering;
mod hostile;
mod open;
mod secrecy;
mod service;
mod subscribing;
mod telling;

use std::sync::Arc;

use kurs_domain::Id;
use kurs_server::{
    kernel::Problem,
    push::{
        Push,
        deliver::{Outcome, deliver},
        message::{Key, Kind, Message, Payload},
    },
};
use reqwest::dns::Resolve;
use serde_json::json;

use crate::kurs::{Answer, Client, Kurs, Setup, known_services};
pub(crate) use open::Phone;
pub(crate) use service::{Answers, Service};

/// Restarts the server with these local push services beside the known ones.
pub(crate) async fn trusting(kurs: Kurs, services: &[&Service]) -> Kurs {
    let origins = services.iter().map(|service| service.origin.as_str());
    let push = Push::new(known_services().trusting(origins).expect("origins"));
    Kurs::start_with(kurs.database.clone(), Setup { push: Some(push), ..Setup::default() }).await
}

/// Restarts the server with a resolver of the test.
async fn naming(kurs: Kurs, names: Arc<dyn Resolve>) -> Kurs {
    let push = Push::with_names(known_services(), names);
    Kurs::start_with(kurs.database.clone(), Setup { push: Some(push), ..Setup::default() }).await
}

/// Turns pushes on in this browser.
async fn subscribe(client: &Client, id: Id, phone: &Phone, endpoint: &str) -> Answer {
    client.put(&format!("/push_subscriptions/{id}"), &phone.draft(endpoint)).await
}

/// A phone with a subscription at `service`, and the subscription's id.
pub(crate) async fn subscribed(kurs: &Kurs, client: &Client, service: &Service) -> (Phone, Id) {
    let (phone, id) = (Phone::new(), kurs.id());
    let endpoint = format!("{}/send/{id}", service.origin);
    subscribe(client, id, &phone, &endpoint).await.is(201);
    (phone, id)
}

/// Delivers a test message to `subscription`.
async fn try_out(kurs: &Kurs, subscription: Id) -> Outcome {
    let message = Message::new(Kind::Test, "test", "/me");
    deliver(&kurs.state, &Payload { subscription, message: kurs.id(), content: message }).await
}

/// Notifies all phones of `person` and runs the jobs; returns how many messages were queued.
async fn notify(kurs: &Kurs, person: Id, message: &Message, key: &str) -> usize {
    let (state, message, key) = (kurs.state.clone(), message.clone(), key.to_owned());
    let notify = kurs.db().write::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            kurs_server::push::ops::enqueue(
                tx,
                &state,
                person,
                &message,
                state.now(),
                Key::Once(&key),
            )
            .await
        })
    });
    let phones = notify.await.expect("it is queued");
    kurs_server::jobs::runner::run_due(&kurs.state).await.expect("the jobs are done");
    phones
}

/// The subscription as its owner sees it.
async fn seen(client: &Client, id: Id) -> serde_json::Value {
    let list = client.get("/push_subscriptions").await.is(200);
    let found = list.items().iter().find(|item| item["id"] == json!(id)).cloned();
    found.unwrap_or_default()
}
