//! HTTP routes of successes.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use kurs_domain::{
    Page,
    successes::{Success, SuccessDraft},
};

use super::ops;
use crate::{
    api::{
        etag::Versioned,
        extract::{Body, Ids, Query},
    },
    kernel::{
        Actor, Basis, Precondition, Problem,
        idempotency::{Key, Once},
        page::PageQuery,
    },
    state::AppState,
};

/// One's successes, the latest day first
#[utoipa::path(get, path = "/successes", tag = "successes", params(PageQuery),
    responses((status = 200, body = Page<Success>)))]
pub async fn list_successes(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Success>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// One success
#[utoipa::path(get, path = "/successes/{id}", tag = "successes",
    responses((status = 200, body = Success)))]
pub async fn get_success(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Versioned<Success>, Problem> {
    let success = ops::get(&state, actor, id).await?;
    Ok(Versioned(StatusCode::OK, success.version, success))
}

/// Mark a success, or change it
///
/// A second mark of the same goal on the same day, without `once_more`, answers 200 with the first
/// one's record (and its id), which then holds the words of both.
#[utoipa::path(put, path = "/successes/{id}", tag = "successes", request_body = SuccessDraft,
    params(Basis, Key), responses((status = 201, body = Success), (status = 200, body = Success),
    (status = 409)))]
pub async fn put_success(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    basis: Basis,
    key: Key,
    Body(draft): Body<SuccessDraft>,
) -> Result<Versioned<Success>, Problem> {
    let once = Once::new(actor.id, key, &format!("put success {id} {basis:?}"), &draft);
    let (success, new) = ops::put(&state, actor, id, basis, once, draft).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Versioned(status, success.version, success))
}

/// Undo a success
#[utoipa::path(delete, path = "/successes/{id}", tag = "successes", params(Key, Precondition),
    responses((status = 204)))]
pub async fn delete_success(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
    key: Key,
) -> Result<StatusCode, Problem> {
    let once = Once::new(actor.id, key, &format!("delete success {id}"), &());
    ops::delete(&state, actor, id, Precondition::of(&headers), once).await?;
    Ok(StatusCode::NO_CONTENT)
}
