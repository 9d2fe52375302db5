//! HTTP routes of caseworkers' drafts.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::drafts::{Drafts, DraftsPatch};

use super::ops;
use crate::{
    api::extract::Body,
    kernel::{Actor, Problem},
    state::AppState,
};

/// What one typed and has not saved, about those one is assigned to
#[utoipa::path(get, path = "/drafts", tag = "drafts", responses((status = 200, body = Drafts)))]
pub async fn get_drafts(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<Drafts>, Problem> {
    ops::list(&state, actor).await.map(Json)
}

/// Store what one typed and has not saved, or discard it
///
/// Nobody else can read it; it is deleted 30 days after it was last changed.
#[utoipa::path(patch, path = "/drafts", tag = "drafts", request_body = DraftsPatch,
    responses((status = 204), (status = 404), (status = 409)))]
pub async fn patch_drafts(
    State(state): State<AppState>,
    actor: Actor,
    Body(patch): Body<DraftsPatch>,
) -> Result<StatusCode, Problem> {
    ops::patch(&state, actor, patch).await?;
    Ok(StatusCode::NO_CONTENT)
}
