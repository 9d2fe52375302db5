//! Successes, over HTTP.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use kurs_domain::{
    Id, Page,
    problem::Problem,
    successes::{Success, SuccessDraft},
};

use super::ops;
use crate::{
    http::{
        access::Actor,
        error::ApiError,
        etag::Versioned,
        extract::{Body, Ids, Query, if_match},
        page::PageQuery,
    },
    state::AppState,
};

/// One's successes, the latest day first
#[utoipa::path(get, path = "/successes", tag = "successes", params(PageQuery), responses(
    (status = 200, body = Page<Success>), (status = 422, body = Problem)))]
pub async fn list_successes(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Success>>, ApiError> {
    ops::list(&state, actor, query).await.map(Json)
}

/// One success
#[utoipa::path(get, path = "/successes/{id}", tag = "successes", params(("id" = Id, Path)), responses(
    (status = 200, body = Success), (status = 404, body = Problem)))]
pub async fn get_success(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Versioned<Success>, ApiError> {
    let success = ops::get(&state, actor, id).await?;
    Ok(Versioned(StatusCode::OK, success.version, success))
}

/// Mark a success, or change it
///
/// A second mark of the same goal on the same day, without `once_more`, answers 200 with the first
/// one's record (and its id), which then holds the words of both.
#[utoipa::path(put, path = "/successes/{id}", tag = "successes", request_body = SuccessDraft,
    params(("id" = Id, Path)), responses(
    (status = 201, body = Success), (status = 200, body = Success), (status = 404, body = Problem),
    (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
pub async fn put_success(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
    Body(draft): Body<SuccessDraft>,
) -> Result<Versioned<Success>, ApiError> {
    let (success, new) = ops::put(&state, actor, id, if_match(&headers), draft).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Versioned(status, success.version, success))
}

/// Undo a success
#[utoipa::path(delete, path = "/successes/{id}", tag = "successes", params(("id" = Id, Path)), responses(
    (status = 204), (status = 404, body = Problem)))]
pub async fn delete_success(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<StatusCode, ApiError> {
    ops::delete(&state, actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
