//! Live events, over HTTP.

use axum::{
    Extension,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Sse},
};
use kurs_domain::problem::Problem;

use super::stream::stream;
use crate::{http::access::Actor, identity::ops::TokenHash, state::AppState};

/// Server-sent events: what changed, never what it says
///
/// The type of an event is its kind (`goal`, `success`, `goal_suggestion`, `me`, `assignment`), its
/// data an `Event`. `refresh` says that something may have been missed: ask for everything again.
#[utoipa::path(get, path = "/events", tag = "events",
    params(("Last-Event-ID" = Option<String>, Header)), responses(
    (status = 200, content_type = "text/event-stream", body = String), (status = 401, body = Problem)))]
pub async fn get_events(
    State(state): State<AppState>,
    actor: Actor,
    Extension(session): Extension<TokenHash>,
    headers: HeaderMap,
) -> impl IntoResponse {
    let missed = headers.contains_key("last-event-id");
    // A proxy that collects answers would hold events back.
    ([("x-accel-buffering", "no")], Sse::new(stream(state, actor, session, missed)))
}
