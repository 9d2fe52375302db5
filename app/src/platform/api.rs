//! The client's only `fetch` and only event stream.
//!
//! It carries JSON to and from `/api/v1` and turns every answer into a type. It knows no screen and stores
//! nothing: what must survive a lost network belongs in [`crate::sync`]. An answer that is not from Kurs
//! (but from a proxy or a captive portal) counts as no network.

use std::{cell::RefCell, time::Duration};

use js_sys::Reflect;
use kurs_domain::{
    Id,
    events::{EventKind, REFRESH},
    problem::Problem,
    sync::fate::{Fate, fate},
};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, MessageEvent, RequestCredentials, RequestInit, Response};

use super::browser;
use crate::platform;

const BASE: &str = "/api/v1";
/// The timeout of a write, including its answer: longer than the server's own (30 seconds), and than a part
/// of a file needs on a slow line. It is needed because a connection that the phone lost may never fail.
const TIMEOUT_OF_WRITES: Duration = Duration::from_mins(1);
/// The timeout of a read, where an answer may be long.
const TIMEOUT_OF_READS: Duration = Duration::from_mins(3);

thread_local! {
    /// The person that requests are made for.
    static PERSON: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on every request names `person` in `Kurs-Person`. The server refuses a request for one person in
/// the session of another.
pub fn set_person(person: Option<Id>) {
    PERSON.replace(person.map(|person| person.to_string()));
}

/// Why there is no usable answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// No answer from Kurs: no network, no server, or something else answered. With `Retry-After` in
    /// seconds, if there was one.
    Offline(Option<u64>),
    /// There is no session, or it has expired (`signed_out`, `session_expired`).
    SignedOut(Box<Problem>),
    /// The server refused the request, for good or for now.
    Problem(Box<Problem>),
    /// The server accepted the request, but this version can't read the answer.
    Unreadable,
    /// The file that was to be sent is not on this device.
    MissingHere,
}

impl ApiError {
    /// The stable problem code, by which a text is chosen.
    pub fn code(&self) -> &str {
        match self {
            Self::Offline(_) => "offline",
            // The server answers, but is overloaded or too slow.
            Self::Problem(problem) if matches!(problem.status, 408 | 503) => "offline",
            Self::SignedOut(problem) | Self::Problem(problem) => &problem.code,
            Self::MissingHere => "missing_here",
            Self::Unreadable => "unreadable",
        }
    }

    /// The most specific code: that of the first field if the problem is about fields.
    pub fn reason(&self) -> &str {
        let field = self.problem().and_then(|problem| problem.fields.first());
        field.map_or(self.code(), |field| &field.code)
    }

    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::SignedOut(problem) | Self::Problem(problem) => Some(problem),
            Self::Offline(_) | Self::Unreadable | Self::MissingHere => None,
        }
    }

    /// Whether the same request may succeed later.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Offline(_) | Self::Unreadable => true,
            Self::Problem(problem) => problem.fate() == Fate::Retry,
            Self::SignedOut(_) | Self::MissingHere => false,
        }
    }

    /// After how many seconds the request may be retried, if the server said so.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Offline(after) => *after,
            other => other.problem()?.retry_after,
        }
    }
}

pub type Header<'a> = (&'a str, &'a str);

/// Sends a GET to `path` (below `/api/v1`, beginning with a slash).
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    read(&send("GET", path, None, &[]).await?)
}

pub async fn put<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
    headers: &[Header<'_>],
) -> Result<T, ApiError> {
    read(&send("PUT", path, Some(write(body)?), headers).await?)
}

pub async fn post<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
    headers: &[Header<'_>],
) -> Result<T, ApiError> {
    read(&send("POST", path, Some(write(body)?), headers).await?)
}

pub async fn patch<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
    headers: &[Header<'_>],
) -> Result<T, ApiError> {
    read(&send("PATCH", path, Some(write(body)?), headers).await?)
}

pub async fn delete(path: &str) -> Result<(), ApiError> {
    send("DELETE", path, None, &[]).await.map(drop)
}

/// Every record of the list at `path`, over all pages.
pub async fn get_all<T: DeserializeOwned>(path: &str) -> Result<Vec<T>, ApiError> {
    let mut items = Vec::new();
    let mut url = format!("{path}?limit=200");
    loop {
        let page: kurs_domain::Page<T> = get(&url).await?;
        items.extend(page.items);
        match page.next {
            Some(before) => {
                let before = String::from(js_sys::encode_uri_component(&before));
                url = format!("{path}?limit=200&before={before}");
            }
            None => return Ok(items),
        }
    }
}

/// Sends a body that is JSON already, and returns the text of the answer.
pub async fn call(
    method: &str,
    path: &str,
    body: Option<String>,
    headers: &[Header<'_>],
) -> Result<String, ApiError> {
    send(method, path, body.map(JsValue::from), headers).await
}

/// The HTML page at `path`, which may be that of somebody between: its reader has to look whose it is.
pub async fn get_page(path: &str) -> Result<String, ApiError> {
    let away = |_| ApiError::Offline(None);
    let response = request("GET", path, None, &[]).await.map_err(away)?;
    if !response.ok() {
        // With its reason, as for any other answer.
        return send("GET", path, None, &[]).await;
    }
    let text = JsFuture::from(response.text().map_err(away)?).await.map_err(away)?;
    text.as_string().ok_or(ApiError::Unreadable)
}

/// Puts a part of a file at `path`, or nothing, to ask how much of it the server has.
pub async fn send_part(
    path: &str,
    part: Option<web_sys::Blob>,
    headers: &[Header<'_>],
) -> Result<String, ApiError> {
    send("PUT", path, part.map(JsValue::from), headers).await
}

fn write(body: &impl Serialize) -> Result<JsValue, ApiError> {
    serde_json::to_string(body).map(JsValue::from).map_err(|_| ApiError::Unreadable)
}

/// Parses the text of an answer.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    kurs_domain::json::read(text).map_err(|_| ApiError::Unreadable)
}

/// Everything that does not depend on the type of the body, so that it is compiled once.
async fn send(
    method: &str,
    path: &str,
    body: Option<JsValue>,
    headers: &[Header<'_>],
) -> Result<String, ApiError> {
    let away = |_| ApiError::Offline(None);
    let response = request(method, path, body, headers).await.map_err(away)?;
    let header = |name| response.headers().get(name).ok().flatten();
    // A connection that breaks while the answer is read counts as no network.
    let text = JsFuture::from(response.text().map_err(away)?).await.map_err(away)?;
    let text = text.as_string().unwrap_or_default();
    let retry_after = header("Retry-After").and_then(|after| after.parse().ok());
    let (status, kind) = (response.status(), header("Content-Type").unwrap_or_default());
    let problem = if response.ok() { None } else { kurs_domain::json::read::<Problem>(&text).ok() };
    let own = problem.filter(|problem| problem.is_own(status, &kind));
    let fate = fate(status, &kind, own.as_ref());
    if let Some(date) = header("Date").filter(|_| own.is_some() || fate == Fate::Received) {
        platform::learn_time(&date);
    }
    match (fate, own) {
        (Fate::Received, _) => Ok(text),
        (_, None) => Err(ApiError::Offline(retry_after)),
        (Fate::SignIn, Some(problem)) => Err(ApiError::SignedOut(Box::new(problem))),
        (_, Some(mut problem)) => {
            problem.retry_after = problem.retry_after.or(retry_after);
            Err(ApiError::Problem(Box::new(problem)))
        }
    }
}

async fn request(
    method: &str,
    path: &str,
    body: Option<JsValue>,
    headers: &[Header<'_>],
) -> Result<Response, JsValue> {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_credentials(RequestCredentials::SameOrigin);
    let sent = web_sys::Headers::new()?;
    if let Some(body) = body {
        // A body that is not text is a part of a file.
        let kind = if body.is_string() { "application/json" } else { "application/octet-stream" };
        sent.set("Content-Type", kind)?;
        init.set_body(&body);
    }
    for (name, value) in headers {
        sent.set(name, value)?;
    }
    if let Some(person) = PERSON.with_borrow(Clone::clone) {
        sent.set("Kurs-Person", &person)?;
    }
    init.set_headers(&sent);
    let timeout = if method == "GET" { TIMEOUT_OF_READS } else { TIMEOUT_OF_WRITES };
    Reflect::set(&init, &"signal".into(), &browser::timeout(timeout))?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let url = format!("{BASE}{path}");
    JsFuture::from(window.fetch_with_str_and_init(&url, &init)).await?.dyn_into()
}

/// Opens the server's event stream until [`Stream::stop`] is called; the browser reconnects by itself.
/// `receive` gets the data of each event, [`REFRESH`] where events may have been missed, `open` and `lost`.
/// Tabs share one stream through [`crate::sync::events`]; nothing else should call this.
pub(crate) fn stream(receive: impl Fn(&str) + 'static) -> Option<Stream> {
    let source = EventSource::new(&format!("{BASE}/events")).ok()?;
    let handler =
        Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            match &*message.type_() {
                "error" => receive("lost"),
                kind @ ("open" | REFRESH) => receive(kind),
                _ => receive(&message.data().as_string().unwrap_or_default()),
            }
        });
    let function = handler.as_ref().unchecked_ref();
    let kinds = EventKind::ALL.map(EventKind::name);
    for name in kinds.into_iter().chain([REFRESH, "open", "error"]) {
        source.add_event_listener_with_callback(name, function).ok()?;
    }
    Some(Stream { source, _handler: handler })
}

/// An open event stream.
pub(crate) struct Stream {
    source: EventSource,
    _handler: Closure<dyn Fn(MessageEvent)>,
}

impl Stream {
    pub(crate) fn stop(&self) {
        self.source.close();
    }

    /// Whether it is connected, so that events arrive.
    pub(crate) fn is_open(&self) -> bool {
        self.source.ready_state() == EventSource::OPEN
    }

    /// Whether it is closed for good (the server refused it) rather than reconnecting.
    pub(crate) fn is_closed(&self) -> bool {
        self.source.ready_state() == EventSource::CLOSED
    }
}
