//! One browser: a cookie jar, and requests in one line.

use std::{
    ops::Index,
    sync::{Arc, Mutex},
};

use kurs_domain::Id;
use reqwest::{
    Method, RequestBuilder,
    header::{CONTENT_TYPE, COOKIE, HeaderMap, SET_COOKIE},
};
use serde_json::Value;

use crate::openapi::require_described;

const API: &str = "/api/v1";

/// The HTTP client. The server's reqwest, which has TLS for buckets, leaves the choice of its cryptography
/// to the binary; in tests that is this one.
pub(crate) fn http() -> reqwest::Client {
    let _set_already = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().pool_max_idle_per_host(64).build().expect("a client")
}

/// A person's browser.
#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
    cookie_name: &'static str,
    token: Arc<Mutex<Option<String>>>,
    id: Option<Id>,
}

impl Client {
    /// A browser without a session.
    pub(crate) fn signed_out(http: &reqwest::Client, base: &str, secure: bool) -> Self {
        let cookie_name = if secure { "__Host-kurs" } else { "kurs" };
        let (http, base) = (http.clone(), base.to_owned());
        Self { http, base, cookie_name, token: Arc::default(), id: None }
    }

    /// The same browser, for another server.
    pub(crate) fn at(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    /// Another browser at the same server, without a session.
    pub(crate) fn of_nobody(&self) -> Self {
        Self { token: Arc::default(), id: None, ..self.clone() }
    }

    /// A browser of `id` with the session `token`.
    pub(crate) fn of(mut self, id: Id, token: Option<String>) -> Self {
        self.id = Some(id);
        self.token = Arc::new(Mutex::new(token));
        self
    }

    /// The person who is signed in.
    pub(crate) fn id(&self) -> Id {
        self.id.expect("somebody signed in")
    }

    /// The session token in the cookie jar.
    pub(crate) fn token(&self) -> Option<String> {
        self.token.lock().expect("the jar").clone()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call("GET", path).send().await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        self.call("PUT", path).json(body).send().await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call("POST", path).json(body).send().await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.call("PATCH", path).json(body).send().await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.call("DELETE", path).send().await
    }

    /// A request to the API, to be completed and sent.
    pub(crate) fn call(&self, method: &str, path: &str) -> Call {
        self.call_outside(method, &format!("{API}{path}"))
    }

    /// A request to a path outside the API.
    pub(crate) fn call_outside(&self, method: &str, path: &str) -> Call {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = self.http.request(method.clone(), format!("{}{path}", self.base));
        if let Some(token) = self.token() {
            request = request.header(COOKIE, format!("{}={token}", self.cookie_name));
        }
        Call { method, request, client: self.clone() }
    }

    fn store_cookie(&self, headers: &HeaderMap) {
        for set in headers.get_all(SET_COOKIE).iter().filter_map(|set| set.to_str().ok()) {
            let value = set.strip_prefix(self.cookie_name).and_then(|set| set.strip_prefix('='));
            let token = value.and_then(|value| value.split(';').next()).map(str::to_owned);
            *self.token.lock().expect("the jar") = token.filter(|token| !token.is_empty());
        }
    }
}

/// A request under construction.
pub(crate) struct Call {
    method: Method,
    request: RequestBuilder,
    client: Client,
}

impl Call {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub(crate) fn json(mut self, body: &Value) -> Self {
        self.request = self.request.header(CONTENT_TYPE, "application/json").body(body.to_string());
        self
    }

    /// A body as is, with a JSON content type.
    pub(crate) fn raw(mut self, body: impl Into<reqwest::Body>) -> Self {
        self.request = self.request.header(CONTENT_TYPE, "application/json").body(body);
        self
    }

    /// Bytes of a file, with their `Content-Range` if they are a chunk.
    pub(crate) fn bytes(mut self, range: Option<&str>, bytes: &[u8]) -> Self {
        if let Some(range) = range {
            self = self.header("content-range", range);
        }
        let kind = "application/octet-stream";
        self.request = self.request.header(CONTENT_TYPE, kind).body(bytes.to_vec());
        self
    }

    /// A body as is, without a content type.
    pub(crate) fn raw_body(mut self, body: &str) -> Self {
        self.request = self.request.body(body.to_owned());
        self
    }

    /// The whole answer; `None` if the server closed the connection before it had read or sent everything.
    pub(crate) async fn try_send(self) -> Option<Answer> {
        let response = self.request.send().await.ok()?;
        Answer::read(response).await.ok()
    }

    /// The answer with its body unread, checked against the OpenAPI description.
    pub(crate) async fn open(self) -> reqwest::Response {
        let response = self.request.send().await.expect("an answer");
        require_described(&self.method, response.url().path(), response.status().as_u16());
        self.client.store_cookie(response.headers());
        response
    }

    pub(crate) async fn send(self) -> Answer {
        Answer::read(self.open().await).await.expect("a whole body")
    }
}

/// An answer with its body.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) json: Value,
}

impl Answer {
    async fn read(response: reqwest::Response) -> reqwest::Result<Self> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        // An event stream does not end.
        let endless = kind.is_some_and(|kind| kind.starts_with("text/event-stream"));
        let text = if endless { String::new() } else { response.text().await? };
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Ok(Self { status, headers, text, json })
    }

    /// Asserts the status.
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{:.600}", self.text);
        self
    }

    /// An answer of `GET /changes` with the records of each kind in a list of their own.
    pub(crate) fn by_kind(mut self) -> Self {
        const LISTS: [(&str, &str); 8] = [
            ("goals", "goal"),
            ("successes", "success"),
            ("suggestions", "goal_suggestion"),
            ("earlier_words", "earlier_words"),
            ("celebrations", "celebration"),
            ("gatherings", "gathering"),
            ("meetings", "meeting"),
            ("feedback", "feedback"),
        ];
        let records = self.json["records"].as_array().expect("records").clone();
        for (list, kind) in LISTS {
            let of_kind = records.iter().filter(|it| it["kind"] == kind);
            self.json[list] = of_kind.map(|it| it["body"].clone()).collect();
        }
        self
    }

    /// Asserts a problem with this status and code.
    #[track_caller]
    pub(crate) fn refused(self, status: u16, code: &str) -> Self {
        assert_eq!((self.status, self.code()), (status, code), "{}", self.text);
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        assert_eq!(self["status"], status);
        assert_eq!(self["type"], format!("/problems/{code}"));
        assert!(self["trace_id"].as_str().is_some_and(|id| id.len() == 36), "{}", self.text);
        self
    }

    /// The code of a problem; empty if it is none.
    pub(crate) fn code(&self) -> &str {
        let problem = if self.status >= 400 { &self.json } else { &Value::Null };
        problem["code"].as_str().unwrap_or_default()
    }

    /// Path and code of the first field of a problem.
    pub(crate) fn field(&self) -> (&str, &str) {
        let field = &self.json["fields"][0];
        (field["path"].as_str().unwrap_or_default(), field["code"].as_str().unwrap_or_default())
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The records of a page.
    #[track_caller]
    pub(crate) fn items(&self) -> &[Value] {
        self.json["items"]
            .as_array()
            .map_or_else(|| panic!("no page: {}", self.text), Vec::as_slice)
    }
}

impl Index<&str> for Answer {
    type Output = Value;
    fn index(&self, name: &str) -> &Value {
        &self.json[name]
    }
}
