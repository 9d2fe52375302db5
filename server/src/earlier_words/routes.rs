//! Earlier words, over HTTP. They are told with what changed.

use axum::{extract::State, http::StatusCode};

use super::ops;
use crate::{
    api::extract::Ids,
    kernel::{Actor, Problem},
    state::AppState,
};

/// Let earlier words go
#[utoipa::path(delete, path = "/earlier_words/{id}", tag = "changes", responses((status = 204)))]
pub async fn delete_earlier_words(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<StatusCode, Problem> {
    ops::delete(&state, actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
