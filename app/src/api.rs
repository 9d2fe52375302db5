//! The way to the server: the only `fetch` and the only event stream of the client.
//!
//! It carries JSON to and from `/api/v1` and turns every answer into a type. It knows no screen and
//! keeps nothing: what must survive a lost network lives in [`crate::local`].

use std::cell::RefCell;

use kurs_domain::{
    Id,
    events::{Event, EventKind, REFRESH},
    problem::Problem,
};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, MessageEvent, RequestCredentials, RequestInit, Response};

use crate::json;

const BASE: &str = "/api/v1";

thread_local! {
    /// Whose words are sent and shown here.
    static SPEAKS_FOR: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on every request says that it is made for `person`. The server refuses what is made for
/// one person in the session of another.
pub fn speak_for(person: Option<Id>) {
    SPEAKS_FOR.replace(person.map(|person| person.to_string()));
}

/// Why there is no answer to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// Nothing came back: no network, or no server.
    Offline,
    /// The session is over, or never began (`signed_out`, `session_expired`).
    SignedOut(Box<Problem>),
    /// The server says no, and why.
    Problem(Box<Problem>),
    /// Something between us and the server answered, or an answer that this version can't read.
    Unreadable {
        /// The HTTP status of that answer.
        status: u16,
    },
}

impl ApiError {
    /// The stable code of the problem, for the words that go with it.
    pub fn code(&self) -> &str {
        match self {
            Self::Offline => "offline",
            Self::SignedOut(problem) | Self::Problem(problem) => &problem.code,
            // What was to be sent is not on this phone.
            Self::Unreadable { status: 410 } => "missing_here",
            Self::Unreadable { .. } => "unreadable",
        }
    }

    /// The code that says most: that of the first field where it is about fields.
    pub fn reason(&self) -> &str {
        let field = self.problem().and_then(|problem| problem.fields.first());
        field.map_or(self.code(), |field| &field.code)
    }

    /// The problem itself, where the server told one.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::SignedOut(problem) | Self::Problem(problem) => Some(problem),
            Self::Offline | Self::Unreadable { .. } => None,
        }
    }

    /// Whether the same request may do better later, as it is.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Offline => true,
            Self::SignedOut(_) => false,
            Self::Problem(problem) => problem.status >= 500 || problem.status == 429,
            Self::Unreadable { status } => *status < 400 || *status >= 500,
        }
    }
}

/// A header of a request: `Idempotency-Key` or `Content-Range`.
pub type Header<'a> = (&'a str, &'a str);

/// Reads `path` (below `/api/v1`, beginning with a slash).
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    read(send("GET", path, None, &[]).await?)
}

/// Puts `body` at `path`.
pub async fn put<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
    headers: &[Header<'_>],
) -> Result<T, ApiError> {
    read(send("PUT", path, Some(write(body)?), headers).await?)
}

/// Posts `body` to `path`.
pub async fn post<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
    headers: &[Header<'_>],
) -> Result<T, ApiError> {
    read(send("POST", path, Some(write(body)?), headers).await?)
}

/// Changes a part of what is at `path`.
pub async fn patch<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
    headers: &[Header<'_>],
) -> Result<T, ApiError> {
    read(send("PATCH", path, Some(write(body)?), headers).await?)
}

/// Deletes what is at `path`.
pub async fn delete(path: &str) -> Result<(), ApiError> {
    send("DELETE", path, None, &[]).await.map(drop)
}

/// Every record of the list at `path`, page after page.
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

/// Calls `path` with a body that is JSON already, and gives the answer as it came.
pub async fn call(
    method: &str,
    path: &str,
    body: Option<String>,
    headers: &[Header<'_>],
) -> Result<String, ApiError> {
    send(method, path, body.map(JsValue::from), headers).await.map(|answer| answer.text)
}

/// Puts a part of a file at `path`, or nothing, to ask how far it has come.
pub async fn send_part(
    path: &str,
    part: Option<web_sys::Blob>,
    headers: &[Header<'_>],
) -> Result<String, ApiError> {
    send("PUT", path, part.map(JsValue::from), headers).await.map(|answer| answer.text)
}

struct Answer {
    status: u16,
    text: String,
}

fn write(body: &impl Serialize) -> Result<JsValue, ApiError> {
    serde_json::to_string(body).map(JsValue::from).map_err(|_| ApiError::Unreadable { status: 400 })
}

fn read<T: DeserializeOwned>(answer: Answer) -> Result<T, ApiError> {
    json::read(&answer.text).map_err(|_| ApiError::Unreadable { status: answer.status })
}

/// Everything that does not depend on the type of the body, so that it is compiled once.
async fn send(
    method: &str,
    path: &str,
    body: Option<JsValue>,
    headers: &[Header<'_>],
) -> Result<Answer, ApiError> {
    let response = request(method, path, body, headers).await.map_err(|_| ApiError::Offline)?;
    let status = response.status();
    // A connection that breaks while the answer is read is no answer.
    let text = match response.text().map(JsFuture::from) {
        Ok(text) => text.await.map_err(|_| ApiError::Offline)?.as_string().unwrap_or_default(),
        Err(_) => return Err(ApiError::Offline),
    };
    if response.ok() {
        return Ok(Answer { status, text });
    }
    match json::read::<Problem>(&text).map(Box::new) {
        Ok(problem) if status == 401 => Err(ApiError::SignedOut(problem)),
        Ok(problem) => Err(ApiError::Problem(problem)),
        Err(_) => Err(ApiError::Unreadable { status }),
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
        // What is not text is a part of a file.
        let kind = if body.is_string() { "application/json" } else { "application/octet-stream" };
        sent.set("Content-Type", kind)?;
        init.set_body(&body);
    }
    for (name, value) in headers {
        sent.set(name, value)?;
    }
    if let Some(person) = SPEAKS_FOR.with_borrow(Clone::clone) {
        sent.set("Kurs-Person", &person)?;
    }
    init.set_headers(&sent);
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let url = format!("{BASE}{path}");
    JsFuture::from(window.fetch_with_str_and_init(&url, &init)).await?.dyn_into()
}

/// What another app has shared with Kurs.
#[derive(Default)]
pub struct Shared {
    /// Words, perhaps none.
    pub words: String,
    /// A picture, if there was one.
    pub picture: Option<web_sys::Blob>,
}

/// Takes what another app has shared from the service worker, which holds it.
pub async fn shared() -> Shared {
    let get = async |path: &str| -> Result<Response, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response = JsFuture::from(window.fetch_with_str(path)).await?.dyn_into()?;
        if response.ok() { Ok(response) } else { Err(JsValue::NULL) }
    };
    let mut shared = Shared::default();
    if let Ok(response) = get("/shared/words").await
        && let Ok(text) = response.text()
    {
        shared.words =
            JsFuture::from(text).await.ok().and_then(|t| t.as_string()).unwrap_or_default();
    }
    if let Ok(response) = get("/shared/picture").await
        && let Ok(blob) = response.blob()
    {
        shared.picture = JsFuture::from(blob).await.ok().and_then(|blob| blob.dyn_into().ok());
    }
    shared
}

/// What was shared is kept now: the service worker forgets it.
pub fn forget_shared() {
    if let Some(window) = web_sys::window()
        && let Ok(caches) = window.caches()
    {
        // What is not there needs no forgetting.
        drop(caches.delete("kurs-shared"));
    }
}

/// What the event stream tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    /// Something changed.
    Changed(Event),
    /// Events may have been missed: ask for everything again. Also told on every (re)connection.
    Refresh,
}

/// Listens to the server's events until the page is closed or [`Listening::stop`] is called. The
/// browser reconnects by itself.
pub fn listen(on_event: impl Fn(Live) + 'static) -> Option<Listening> {
    let source = EventSource::new(&format!("{BASE}/events")).ok()?;
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        if message.type_() == REFRESH || message.type_() == "open" {
            return on_event(Live::Refresh);
        }
        let data = message.data().as_string().unwrap_or_default();
        if let Ok(event) = json::read(&data) {
            on_event(Live::Changed(event));
        }
    });
    let function = handler.as_ref().unchecked_ref();
    for name in EventKind::ALL.map(EventKind::name).into_iter().chain([REFRESH, "open"]) {
        source.add_event_listener_with_callback(name, function).ok()?;
    }
    Some(Listening { source, _handler: handler })
}

/// A stream being listened to.
pub struct Listening {
    source: EventSource,
    _handler: Closure<dyn Fn(MessageEvent)>,
}

impl Listening {
    /// Stops listening.
    pub fn stop(self) {
        self.source.close();
    }

    /// Whether the stream is open: what changes is heard.
    pub fn is_open(&self) -> bool {
        self.source.ready_state() == EventSource::OPEN
    }

    /// Whether the stream is closed for good (the server refused it) rather than reconnecting.
    pub fn is_closed(&self) -> bool {
        self.source.ready_state() == EventSource::CLOSED
    }
}
