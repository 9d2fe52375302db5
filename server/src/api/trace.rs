//! The outermost layer: a trace id, one log line and one metric per request, and every error as
//! `problem+json`. Neither paths with ids nor queries nor bodies are ever logged.

use std::{
    sync::{Arc, OnceLock},
    time::Instant,
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use kurs_domain::people::Role;

use crate::{
    kernel::{Problem, random},
    state::AppState,
};

/// Per-request data for log and answer.
#[derive(Clone)]
pub struct Trace {
    /// In the answer's `X-Request-Id`, in the log, and in a problem's `trace_id`.
    pub id: Arc<str>,
    role: Arc<OnceLock<Role>>,
}

impl Trace {
    /// Logs why a streamed answer broke off.
    pub fn broke_off(&self, error: &Problem) {
        error.log(&self.id);
    }

    /// Sets the caller's role for the log.
    pub fn set_role(&self, role: Role) {
        let _first_wins = self.role.set(role);
    }
}

pub async fn trace(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id: Arc<str> = random::id(&*state.random, state.now()).to_string().into();
    let trace = Trace { id: id.clone(), role: Arc::default() };
    let method = method_label(request.method());
    let is_api = request.uri().path().starts_with("/api");
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    request.extensions_mut().insert(trace.clone());
    let response = next.run(request).await;
    let mut response = as_problem(response, is_api, &id);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let status = response.status().as_u16();
    let route = route.unwrap_or_else(|| if is_api { "/api/?".into() } else { "/*".into() });
    let took = started.elapsed();
    if is_api {
        let role = trace.role.get().map(|role| format!("{role:?}"));
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(trace_id = %id, method, route, status, millis, role, "answered");
    }
    let labels = [("method", method.to_owned()), ("route", route), ("status", status.to_string())];
    metrics::counter!("kurs_requests_total", &labels[..]).increment(1);
    metrics::histogram!("kurs_request_seconds", &labels[..2]).record(took.as_secs_f64());
    response
}

/// The method as a metric label: unknown ones are grouped, because a caller can invent any number.
fn method_label(method: &Method) -> &'static str {
    let ours = ["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS"];
    ours.into_iter().find(|name| *name == method.as_str()).unwrap_or("OTHER")
}

fn as_problem(mut response: Response, is_api: bool, id: &str) -> Response {
    let Some(error) = response.extensions_mut().remove::<Problem>() else {
        let plain = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
        return match plain_error(response.status()) {
            Some(error) if is_api && plain => merge(error.render(id), response),
            _ => response,
        };
    };
    merge(error.render(id), response)
}

/// Problems for the errors that axum answers by itself.
fn plain_error(status: StatusCode) -> Option<Problem> {
    let (code, detail) = match status {
        StatusCode::NOT_FOUND => return Some(Problem::not_found()),
        StatusCode::METHOD_NOT_ALLOWED => ("method_not_allowed", "not with this method"),
        StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "the body is too large"),
        StatusCode::REQUEST_TIMEOUT => ("timeout", "that took too long; try again"),
        StatusCode::INTERNAL_SERVER_ERROR => return Some(Problem::internal("a handler panicked")),
        status if status.is_client_error() || status.is_server_error() => {
            ("refused", "the request was refused")
        }
        _ => return None,
    };
    Some(Problem::new(status.as_u16(), code, detail))
}

/// The problem with the headers of the original answer (security headers, cookies).
fn merge(mut problem: Response, original: Response) -> Response {
    for (name, value) in original.headers() {
        if *name != header::CONTENT_LENGTH && *name != header::CONTENT_TYPE {
            problem.headers_mut().append(name.clone(), value.clone());
        }
    }
    problem
}
