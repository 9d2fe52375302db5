//! The network between a phone and the server, with its faults.

use std::sync::{
    Mutex,
    atomic::{AtomicU32, Ordering},
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode},
};
use http_body_util::BodyExt;
use kurs_domain::{
    Id, Timestamp,
    people::{Language, Name, Role},
    sync::entry::Entry,
};
use kurs_server::{
    identity::store::{insert_person, insert_session},
    kernel::{
        Problem,
        clock::Clock,
        random::{SystemRandom, hash, secret},
    },
    staff::ops::newcomer,
};
use tower::ServiceExt;

use crate::kurs::{Kurs, id_made_at};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Request and answer arrive.
    Fine,
    /// The request is lost.
    RequestLost,
    /// The request arrives; its answer is lost.
    AnswerLost,
    /// The request arrives twice.
    Doubled,
    /// The request arrives after later ones, and its answer is lost.
    Late,
}

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) text: String,
}

/// A request that can be retried or delayed.
#[derive(Debug, Clone)]
pub(super) struct Call {
    method: String,
    path: String,
    body: Option<String>,
    key: Option<Id>,
}

impl Call {
    pub(super) fn of(entry: &Entry) -> Self {
        let body = entry.body.as_ref().map(|body| body.as_str().to_owned());
        Self { method: entry.method.clone(), path: entry.url(), body, key: Some(entry.key) }
    }

    pub(super) fn changes(since: Option<Id>) -> Self {
        let path = since.map_or("/changes".to_owned(), |since| format!("/changes?since={since}"));
        Self { method: "GET".to_owned(), path, body: None, key: None }
    }
}

/// One person's connection to the server.
pub(super) struct Network {
    server: Router,
    cookie: String,
    address: String,
    /// Delayed requests.
    late: Mutex<Vec<Call>>,
    now: Timestamp,
}

/// Whether the status means that the server is overloaded, so that a busy machine fails no test.
pub(super) fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 429 | 503)
}

impl Network {
    /// The connection of a new person.
    pub(super) async fn new(kurs: &Kurs) -> Self {
        static PEOPLE: AtomicU32 = AtomicU32::new(0);
        let number = PEOPLE.fetch_add(1, Ordering::Relaxed);
        let (id, now) = (kurs.id(), kurs.clock.now());
        let token = secret(&SystemRandom);
        let (token_hash, until) = (hash(&token), now.plus_millis(60 * 60 * 1_000));
        let name = Name::new("Åse").expect("a name");
        loop {
            let (name, token_hash) = (name.clone(), token_hash.clone());
            let write = kurs.db().write(move |tx| {
                Box::pin(async move {
                    let person = newcomer(id, Role::YoungPerson, name, Language::Da, now);
                    insert_person(tx, &person).await?;
                    insert_session(tx, &token_hash, id, now, until).await?;
                    Ok::<_, Problem>(())
                })
            });
            match write.await {
                Err(error) if is_passing(error.status()) => {}
                made => break made.expect("somebody new"),
            }
        }
        Self {
            server: kurs_server::app(kurs.state.clone()),
            cookie: format!("kurs={token}"),
            // Each person has an address of their own; otherwise the rate limits would end the test.
            address: format!("10.{}.{}.{}", number >> 16, number >> 8 & 255, number & 255),
            late: Mutex::default(),
            now,
        }
    }

    /// A new id, as a phone makes it now.
    pub(super) fn id(&self) -> Id {
        id_made_at(self.now)
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now
    }

    /// Sends `call`; `None` if no answer arrives.
    pub(super) async fn send(&self, call: Call, fate: Fate) -> Option<Answer> {
        match fate {
            Fate::Fine => Some(self.call(call).await),
            Fate::RequestLost => None,
            Fate::AnswerLost => {
                self.call(call).await;
                None
            }
            Fate::Doubled => {
                self.call(call.clone()).await;
                Some(self.call(call).await)
            }
            Fate::Late => {
                self.late.lock().expect("the way").push(call);
                None
            }
        }
    }

    /// Delivers the delayed requests, the last one first.
    pub(super) async fn arrive(&self) {
        let late = std::mem::take(&mut *self.late.lock().expect("the way"));
        for call in late.into_iter().rev() {
            self.call(call).await;
        }
    }

    async fn call(&self, call: Call) -> Answer {
        let mut request = Request::builder()
            .method(call.method.as_str())
            .uri(format!("/api/v1{}", call.path))
            .header("cookie", &self.cookie)
            .header("x-forwarded-for", &self.address)
            .header("content-type", "application/json");
        if let Some(key) = call.key {
            request = request.header("idempotency-key", key.to_string());
        }
        let mut request =
            request.body(call.body.map_or_else(Body::empty, Body::from)).expect("a request");
        let peer = std::net::SocketAddr::from(([127, 0, 0, 1], 1));
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.server.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR);
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        Answer { status: status.as_u16(), text: String::from_utf8_lossy(&body).into_owned() }
    }
}
