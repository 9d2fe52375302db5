//! Security headers on every answer, and no writes from other sites.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};

use crate::kernel::Problem;
use crate::state::AppState;

/// What pages may load: only what comes from here, and no inline code or style at all.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
    media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 8] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "microphone=(self), camera=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex"),
];

/// Puts the headers on every answer.
pub(super) async fn secure(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let is_api = request.uri().path().starts_with("/api");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // An answer may bring a stricter one of its own.
        headers
            .entry(HeaderName::from_static(name))
            .or_insert_with(|| HeaderValue::from_static(value));
    }
    if state.origin.secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if is_api {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Refuses `HEAD` where it is noted who read what: it would be a look that gives nothing.
pub(super) async fn no_head(mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !["/api/", "/guest/"].iter().any(|noted| path.starts_with(noted)) {
        return next.run(request).await;
    }
    if request.method() == Method::HEAD {
        // A method that no route takes: the answer is 405, and names those that it takes.
        *request.method_mut() = Method::TRACE;
    }
    let mut response = next.run(request).await;
    let allow = response.headers().get(header::ALLOW).and_then(|allow| allow.to_str().ok());
    let methods = allow.map(|allow| allow.split(',').filter(|it| *it != "HEAD"));
    let methods = methods.map(|methods| methods.collect::<Vec<_>>().join(","));
    if let Some(methods) = methods.and_then(|it| HeaderValue::try_from(it).ok()) {
        response.headers_mut().insert(header::ALLOW, methods);
    }
    response
}

/// Refuses what another site makes a browser send. Programs that are no browsers send
/// neither header, and have no cookie to be misused.
pub(super) async fn same_site(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS];
    // A look of staff is written down: no other site may make a browser look, either.
    let writes = !reads.contains(request.method());
    let path = request.uri().path();
    if path.starts_with("/guest/") {
        // A link's page knows no session that could be misused: whoever can make a browser write
        // there holds the link. Its form comes with `Origin: null`, because no referrer is told.
        let site = request.headers().get("sec-fetch-site");
        if writes && site.is_some_and(|site| site == "cross-site") {
            return Err(cross_site());
        }
        return Ok(next.run(request).await);
    }
    // What another app shares comes from elsewhere, and nothing of it is kept.
    if path == super::share::PATH {
        return Ok(next.run(request).await);
    }
    let counts = writes || path.starts_with("/api/v1/");
    if counts && !is_own(request.headers(), writes, &state) {
        return Err(cross_site());
    }
    Ok(next.run(request).await)
}

fn cross_site() -> Problem {
    let detail = "requests from other sites are refused";
    Problem::new(403, "cross_site", detail)
}

fn is_own(headers: &HeaderMap, writes: bool, state: &AppState) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site")
        && site != "same-origin"
        // Somebody typed the address: that can only read.
        && (writes || site != "none")
    {
        return false;
    }
    text("origin").is_none_or(|origin| {
        origin == state.origin.url
            // On the own machine one server has several names, but none that others can take.
            || (!state.origin.secure && text("host").is_some_and(|host| {
                let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
                matches!(name, "localhost" | "127.0.0.1" | "[::1]")
                    && origin.strip_prefix("http://") == Some(host)
            }))
    })
}
