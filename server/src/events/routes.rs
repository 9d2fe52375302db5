//! Live events, over HTTP.

use std::{convert::Infallible, time::Duration};

use axum::{
    Extension,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Sse, sse},
};
use futures_util::StreamExt;
use kurs_domain::events::REFRESH;

use super::stream::{Sent, stream};
use crate::{
    identity::ops::TokenHash,
    kernel::{Actor, Problem},
    state::AppState,
};

/// How long a browser waits before it reconnects.
const RETRY: Duration = Duration::from_secs(2);

fn sent(state: &AppState, item: Sent) -> sse::Event {
    let event = sse::Event::default();
    match item {
        Sent::Listening => event.retry(RETRY).comment("listening"),
        Sent::KeepAlive => event.comment("still here"),
        Sent::Refresh => event.event(REFRESH).data("{}").id(state.id().to_string()),
        Sent::Changed(change) => {
            let data = serde_json::to_string(&change).unwrap_or_default();
            event.event(change.kind.name()).data(data).id(state.id().to_string())
        }
    }
}

/// Server-sent events: what changed, never the content
///
/// The type of an event is its kind (`goal`, `success`, `goal_suggestion`, `me`, `assignment`), its
/// data an `Event`. `refresh` says that something may have been missed: fetch everything again.
#[utoipa::path(get, path = "/events", tag = "events",
    params(("Last-Event-ID" = Option<String>, Header)),
    responses((status = 200, content_type = "text/event-stream")))]
pub async fn get_events(
    State(state): State<AppState>,
    actor: Actor,
    Extension(session): Extension<TokenHash>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let slot = state.limits.take_stream(actor.id)?;
    let missed = headers.contains_key("last-event-id");
    let events = stream(state.clone(), actor, session, missed).map(move |item| {
        let _open = &slot;
        Ok::<_, Infallible>(sent(&state, item))
    });
    // A proxy that buffers answers would delay events.
    Ok(([("x-accel-buffering", "no")], Sse::new(events)))
}
