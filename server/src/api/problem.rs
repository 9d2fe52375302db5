//! Rendering of problems: `application/problem+json` (RFC 9457).

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kurs_domain::problem as wire;

use crate::kernel::Problem;

impl Problem {
    /// This server has no such route; a newer one may, and so a client may retry.
    pub(super) fn no_such_route() -> Self {
        Self::new(404, "no_such_route", "this server has no such route")
    }

    pub(crate) fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Logs the cause, if there is one.
    pub(super) fn log(&self, trace_id: &str) {
        if let Some(cause) = &self.0.cause {
            tracing::error!(trace_id, cause, "request failed");
        }
    }

    /// The answer; also logs the cause.
    pub(super) fn render(self, trace_id: &str) -> Response {
        self.log(trace_id);
        let (status, parts) = (self.status_code(), *self.0);
        let problem = wire::Problem {
            kind: format!("/problems/{}", parts.code),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: parts.status,
            code: parts.code.to_owned(),
            detail: parts.detail,
            fields: parts.fields,
            trace_id: trace_id.to_owned(),
            retry_after: parts.retry_after,
        };
        let mut body = serde_json::to_value(problem).unwrap_or_default();
        if let (Some(current), Some(members)) = (parts.current, body.as_object_mut()) {
            members.insert("current".to_owned(), current);
        }
        let mut response = (status, body.to_string()).into_response();
        let headers = response.headers_mut();
        let kind = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, kind);
        if let Some(seconds) = parts.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// The problem travels as an extension; `api::trace` renders it where the trace id is known.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status_code().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
