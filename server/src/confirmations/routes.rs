//! HTTP routes of confirmations.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::confirmations::{AwaitingConfirmation, ConfirmationDraft};

use super::ops;
use crate::{
    api::extract::{Body, Ids},
    kernel::{Actor, Problem},
    state::AppState,
};

/// Who signed in with a new code and awaits a confirmation of their identity
#[utoipa::path(get, path = "/confirmations", tag = "staff",
    responses((status = 200, body = Vec<AwaitingConfirmation>)))]
pub async fn list_confirmations(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<Vec<AwaitingConfirmation>>, Problem> {
    ops::list_awaiting(&state, actor).await.map(Json)
}

/// Confirm that it is this colleague who signed in with a new code
///
/// An administrator may, or a lead of the same department, but not who made the code: 409 `own_code`.
/// It is for the session that began at `since`; if they have signed in again, 409 `signed_in_again`.
#[utoipa::path(post, path = "/staff/{id}/confirmation", tag = "staff",
    params(("id" = kurs_domain::Id, Path)), request_body = ConfirmationDraft,
    responses((status = 204), (status = 409)))]
pub async fn confirm_staff(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(draft): Body<ConfirmationDraft>,
) -> Result<StatusCode, Problem> {
    ops::confirm(&state, actor, id, draft).await?;
    Ok(StatusCode::NO_CONTENT)
}
