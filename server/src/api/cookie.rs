//! The session cookie: opaque, for this server only, not readable by scripts.

use axum::http::{HeaderMap, HeaderValue, header};
use kurs_domain::Timestamp;

use crate::state::AppState;

/// `Max-Age` of the cookie of a guest link, in seconds: longer than any meeting is planned ahead. The
/// link itself expires earlier.
const LINK_SECONDS: i64 = 400 * 24 * 60 * 60;

fn name(state: &AppState) -> &'static str {
    // Browsers accept the `__Host-` prefix over https only.
    if state.origin.secure { "__Host-kurs" } else { "kurs" }
}

fn cookie(state: &AppState, token: &str, seconds: i64) -> HeaderValue {
    let secure = if state.origin.secure { "; Secure" } else { "" };
    let name = name(state);
    let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// `Set-Cookie` for a session that ends at `until`.
pub fn set_session(state: &AppState, token: &str, until: Timestamp) -> HeaderValue {
    cookie(state, token, (until.millis() - state.now().millis()).max(0) / 1_000)
}

/// `Set-Cookie` that removes the session cookie.
pub fn none(state: &AppState) -> HeaderValue {
    cookie(state, "", 0)
}

/// The session token of a request.
pub fn token(state: &AppState, headers: &HeaderMap) -> Option<String> {
    find(name(state), headers)
}

fn link_name(state: &AppState) -> &'static str {
    if state.origin.secure { "__Secure-kurs-link" } else { "kurs-link" }
}

/// `Set-Cookie` for the browser that claimed a link: sent below `path` only, for [`LINK_SECONDS`].
pub fn set_link(state: &AppState, path: &str, secret: &str) -> HeaderValue {
    let (name, secure) = (link_name(state), if state.origin.secure { "; Secure" } else { "" });
    let text = format!(
        "{name}={secret}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={LINK_SECONDS}{secure}"
    );
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// The secret of the browser that claimed a link.
pub fn link_secret(state: &AppState, headers: &HeaderMap) -> Option<String> {
    find(link_name(state), headers)
}

fn find(name: &str, headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
        .filter(|token| !token.is_empty())
}
