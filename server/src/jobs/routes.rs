//! Dead letters, over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{Page, jobs::DeadLetter};

use super::ops;
use crate::{
    api::extract::{Ids, Query},
    kernel::{Problem, page::PageQuery},
    state::AppState,
};

/// The dead letters: jobs that failed for good
#[utoipa::path(get, path = "/dead_letters", tag = "operation", params(PageQuery),
    responses((status = 200, body = Page<DeadLetter>)))]
pub async fn list_dead_letters(
    State(state): State<AppState>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<DeadLetter>>, Problem> {
    ops::list_dead_letters(&state, query).await.map(Json)
}

/// Retry a dead letter
#[utoipa::path(post, path = "/dead_letters/{id}/again", tag = "operation",
    responses((status = 204)))]
pub async fn retry_dead_letter(
    State(state): State<AppState>,
    Ids([id]): Ids<1>,
) -> Result<StatusCode, Problem> {
    ops::run_again(&state, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
