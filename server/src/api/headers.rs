//! Security headers on every answer, and a CSRF check.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};

use crate::kernel::Problem;
use crate::state::AppState;

/// Pages load from this origin only, and no inline code or style at all.
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

/// Adds the security headers to every answer.
pub(super) async fn secure(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let is_api = request.uri().path().starts_with("/api");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // A handler may have set a stricter one.
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

/// Refuses `HEAD` where reads are recorded in the access log: it would be recorded and return nothing.
pub(super) async fn no_head(mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !["/api/", "/guest/"].iter().any(|prefix| path.starts_with(prefix)) {
        return next.run(request).await;
    }
    if request.method() == Method::HEAD {
        // A method that no route has: the answer is 405, with the route's methods in `Allow`.
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

/// The CSRF check: refuses what another site makes a browser send. Clients that are no browsers send
/// neither header, and have no cookie that could be misused.
pub(super) async fn check_csrf(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS];
    // Reads by staff are recorded in the access log, so another site must not cause them either.
    let writes = !reads.contains(request.method());
    let path = request.uri().path();
    if path.starts_with("/guest/") {
        // A guest page has no session that could be misused: whoever can make a browser write there has the
        // link. Its form is sent with `Origin: null`, because of `no-referrer`.
        let site = request.headers().get("sec-fetch-site");
        if writes && site.is_some_and(|site| site == "cross-site") {
            return Err(cross_site());
        }
        return Ok(next.run(request).await);
    }
    // Another app's share is cross-site, and nothing of it is stored.
    if path == super::share::PATH {
        return Ok(next.run(request).await);
    }
    let counts = writes || path.starts_with("/api/v1/");
    if counts && !is_same_origin(request.headers(), writes, &state) {
        return Err(cross_site());
    }
    Ok(next.run(request).await)
}

fn cross_site() -> Problem {
    let detail = "requests from other sites are refused";
    Problem::new(403, "cross_site", detail)
}

fn is_same_origin(headers: &HeaderMap, writes: bool, state: &AppState) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site")
        && site != "same-origin"
        // `none`: the address was typed, which can only read.
        && (writes || site != "none")
    {
        return false;
    }
    text("origin").is_none_or(|origin| {
        origin == state.origin.url
            // On localhost one server has several names, but none that others can claim.
            || (!state.origin.secure && text("host").is_some_and(|host| {
                let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
                matches!(name, "localhost" | "127.0.0.1" | "[::1]")
                    && origin.strip_prefix("http://") == Some(host)
            }))
    })
}
