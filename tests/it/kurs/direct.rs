//! Calls the server in process, from an address of its own: random tests make more requests than the rate
//! limit of one address allows.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU32, Ordering},
};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use http_body_util::BodyExt;
use kurs_domain::{
    Id,
    people::{Language, Name, Role},
};
use kurs_server::{
    identity::store::{insert_person, insert_session},
    kernel::{
        Problem,
        random::{SystemRandom, hash, secret},
    },
    staff::ops::newcomer,
};
use serde_json::Value;
use tower::ServiceExt;

use super::Kurs;

/// A signed-in person.
#[derive(Clone)]
pub(crate) struct Direct {
    server: Router,
    cookie: String,
    address: String,
    pub(crate) id: Id,
}

/// An answer with its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) etag: Option<String>,
    pub(crate) text: String,
}

impl Reply {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }
}

impl Direct {
    /// Creates a person who is signed in.
    pub(crate) async fn new(kurs: &Kurs, role: Role, name: &str) -> Self {
        let (id, now) = (kurs.id(), kurs.state.now());
        let token = secret(&SystemRandom);
        let (token_hash, until) = (hash(&token), now.plus_millis(24 * 60 * 60 * 1_000));
        let name = Name::new(name).expect("a name");
        let write = kurs.db().write(move |tx| {
            Box::pin(async move {
                let person = newcomer(id, role, name, Language::Da, now);
                insert_person(tx, &person).await?;
                insert_session(tx, &token_hash, id, now, until).await?;
                Ok::<_, Problem>(())
            })
        });
        write.await.expect("somebody new");
        Self::with_token(kurs, id, &token)
    }

    fn with_token(kurs: &Kurs, id: Id, token: &str) -> Self {
        static PEOPLE: AtomicU32 = AtomicU32::new(0);
        let number = PEOPLE.fetch_add(1, Ordering::Relaxed);
        Self {
            server: kurs_server::app(kurs.state.clone()),
            cookie: format!("kurs={token}"),
            address: format!("10.{}.{}.{}", number >> 16, number >> 8 & 255, number & 255),
            id,
        }
    }

    /// Calls the API with additional headers.
    pub(crate) async fn call(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header("cookie", &self.cookie)
            .header("x-forwarded-for", &self.address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if headers.iter().all(|(name, _)| *name != "content-type") {
            request = request.header("content-type", "application/json");
        }
        let mut request = request.body(body.map_or_else(Body::empty, Body::from)).expect("a call");
        let peer = SocketAddr::from(([127, 0, 0, 1], 1));
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.server.clone().oneshot(request).await.expect("an answer");
        let status = response.status().as_u16();
        assert_ne!(status, 500, "{method} {path}");
        assert_ne!(status, 429, "{method} {path}");
        let etag = response.headers().get("etag").and_then(|tag| tag.to_str().ok());
        let etag = etag.map(str::to_owned);
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        Reply { status, etag, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.call("GET", path, &[], None).await
    }

    pub(crate) async fn send(&self, method: &str, path: &str, body: &Value) -> Reply {
        self.call(method, path, &[], Some(body.to_string().into_bytes())).await
    }
}
