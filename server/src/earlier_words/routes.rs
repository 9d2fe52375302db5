//! HTTP routes of earlier words. Reading them needs no route: they are part of the change feed.

use axum::{extract::State, http::StatusCode};

use super::ops;
use crate::{
    api::extract::Ids,
    kernel::{Actor, Problem},
    state::AppState,
};

/// Delete earlier words
#[utoipa::path(delete, path = "/earlier_words/{id}", tag = "changes", responses((status = 204)))]
pub async fn delete_earlier_words(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<StatusCode, Problem> {
    ops::delete(&state, actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
