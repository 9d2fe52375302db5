//! HTTP routes of reminders.

use axum::{extract::State, http::StatusCode};
use kurs_domain::push::Later;

use super::ops;
use crate::{
    api::extract::{Body, Ids},
    kernel::{
        Actor, Problem,
        idempotency::{Key, Once},
    },
    state::AppState,
};

/// Postpone a goal's reminder by an hour
#[utoipa::path(post, path = "/goals/{id}/later", tag = "goals", request_body = Later, params(Key),
    responses((status = 204)))]
pub async fn postpone_reminder(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
    Body(later): Body<Later>,
) -> Result<StatusCode, Problem> {
    let once = Once::new(actor.id, key, &format!("postpone {id}"), &later);
    ops::postpone(&state, actor, id, once, later.on).await?;
    Ok(StatusCode::NO_CONTENT)
}
