//! The client: shells that are never cached, and assets whose names change with their content.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use rust_embed::RustEmbed;

use super::etag::is_known;
use crate::kernel::Problem;
use crate::state::AppState;

/// The output of `cargo xtask`: read from disk in debug builds, embedded in release builds.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/client"]
#[allow_missing = true]
struct Client;

pub(super) async fn serve(State(state): State<AppState>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = request.uri().path().trim_start_matches('/');
    if path == "api" || path.starts_with("api/") {
        // An API client can't use an HTML page.
        return Problem::not_found().into_response();
    }
    let is_page = matches!(path, "" | "index.html" | "desk.html");
    if !is_page && let Some(response) = file(path, request.headers()) {
        return response;
    }
    let is_file = path.starts_with("assets/")
        || path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file && !is_page {
        return (StatusCode::NOT_FOUND, "not found").into_response();
    }
    let desk = path == "desk" || path.starts_with("desk/") || path == "desk.html";
    shell(&state, if desk { "desk.html" } else { "index.html" })
}

/// The HTML page that renders before the client is loaded.
fn shell(state: &AppState, name: &str) -> Response {
    let Some(page) = Client::get(name) else {
        let hint = "The client is not built yet: `cargo xtask run` builds and serves it.";
        return (StatusCode::SERVICE_UNAVAILABLE, hint).into_response();
    };
    let page = String::from_utf8_lossy(&page.data);
    let mode = if state.demo { "content=\"demo\"" } else { "content=\"live\"" };
    let page = page.replacen("content=\"live\"", mode, 1);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, no-store")),
    ];
    (headers, page).into_response()
}

/// A file, in the smallest encoding that the client accepts.
fn file(path: &str, asked: &HeaderMap) -> Option<Response> {
    if matches!(path.rsplit('.').next(), Some("br" | "gz")) {
        return None;
    }
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let accepts = |encoding: &str| {
        accepted.unwrap_or_default().split(',').any(|one| {
            let mut parts = one.split(';').map(str::trim);
            parts.next() == Some(encoding) && !parts.any(|q| q == "q=0")
        })
    };
    let (encoding, found) = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(encoding))
        .find_map(|(encoding, end)| Some((Some(encoding), Client::get(&format!("{path}{end}"))?)))
        .or_else(|| Some((None, Client::get(path)?)))?;
    let hash = BASE64_URL_SAFE_NO_PAD.encode(&found.metadata.sha256_hash()[..16]);
    let tag = HeaderValue::from_str(&format!("\"{hash}\"")).ok()?;
    let known = asked.get(header::IF_NONE_MATCH).is_some_and(|known| is_known(known, &tag));
    let mut response = Response::new(if known { Body::empty() } else { Body::from(found.data) });
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    let cache = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    Some(response)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
