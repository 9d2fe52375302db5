//! `ETag` on every answer to a GET, and `304` for clients that have it already.
//!
//! A single record is tagged with its version, so that the tag fits `If-Match`; lists with a hash.

use axum::{
    Json,
    body::{Body, HttpBody as _, to_bytes},
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::kernel::random;

pub struct Versioned<T>(pub StatusCode, pub i64, pub T);

impl<T: Serialize> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        let mut response = (self.0, Json(self.2)).into_response();
        if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", self.1)) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

/// The largest body that is hashed, in bytes. Larger ones are sent without a tag.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Adds tags and answers 304 where they match.
pub async fn etag(request: Request, next: Next) -> Response {
    let is_get = *request.method() == Method::GET;
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    let is_json = response.headers().get(header::CONTENT_TYPE)
        == Some(&HeaderValue::from_static("application/json"));
    if !is_get || response.status() != StatusCode::OK || !is_json {
        return response;
    }
    let size = response.body().size_hint().exact().and_then(|size| usize::try_from(size).ok());
    if size.is_none_or(|size| size > MOST_BYTES) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = parts.headers.entry(header::ETAG).or_insert_with(|| {
        let hash = random::hash(&String::from_utf8_lossy(&bytes));
        HeaderValue::from_str(&format!("\"{}\"", &hash[..32]))
            .unwrap_or_else(|_| HeaderValue::from_static("\"?\""))
    });
    if known.is_some_and(|known| is_known(&known, tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Whether `known`, an `If-None-Match`, names `tag` (weak comparison, as RFC 9110 demands).
pub(super) fn is_known(known: &HeaderValue, tag: &HeaderValue) -> bool {
    let (known, tag) = (known.to_str().unwrap_or_default(), tag.to_str().unwrap_or("?"));
    known.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// The end of the tag of a compressed answer.
const GZIP: &str = "-gzip\"";

/// Adds the encoding to the tag of a compressed answer, since a strong tag stands for exact bytes; and
/// strips it from `If-None-Match`. Must be layered outside the compression.
pub async fn by_encoding(mut request: Request, next: Next) -> Response {
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok());
    let compressed = known.filter(|known| known.contains(GZIP)).map(|it| it.replace(GZIP, "\""));
    if let Some(plain) = compressed.as_ref().and_then(|plain| HeaderValue::from_str(plain).ok()) {
        request.headers_mut().insert(header::IF_NONE_MATCH, plain);
    }
    let mut response = next.run(request).await;
    let not_modified = response.status() == StatusCode::NOT_MODIFIED && compressed.is_some();
    let headers = response.headers_mut();
    if (not_modified || headers.contains_key(header::CONTENT_ENCODING))
        && let Some(tag) = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok())
        && let Some(begin) = tag.strip_suffix('"')
        && let Ok(tag) = HeaderValue::from_str(&format!("{begin}{GZIP}"))
    {
        headers.insert(header::ETAG, tag);
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::{Router, middleware, routing::get};
    use tower::ServiceExt as _;

    use super::*;

    async fn answered(bytes: usize) -> Response {
        let text = "x".repeat(bytes);
        let app = Router::new()
            .route("/", get(|| async move { Json(text) }))
            .layer(middleware::from_fn(etag));
        app.oneshot(Request::new(Body::empty())).await.unwrap_or_else(|never| match never {})
    }

    #[tokio::test]
    async fn what_is_too_large_to_be_hashed_goes_out_all_the_same() {
        // The two quotation marks of the JSON string count too.
        for (bytes, tagged) in [(MOST_BYTES - 2, true), (MOST_BYTES - 1, false)] {
            let response = answered(bytes).await;
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(response.headers().contains_key(header::ETAG), tagged, "{bytes}");
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            assert_eq!(body.len(), bytes + 2);
        }
    }
}
