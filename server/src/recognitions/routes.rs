//! HTTP routes of cheers and the inbox.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use kurs_domain::{
    Page,
    recognitions::{CelebrationDraft, CheerDraft, Recognition, SharedRecognition},
};

use super::{inbox, ops};
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

/// Cheers and kind words that were said to oneself
#[utoipa::path(get, path = "/celebrations", tag = "celebrations", params(PageQuery),
    responses((status = 200, body = Page<Recognition>)))]
pub async fn list_celebrations(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Recognition>>, Problem> {
    inbox::list(&state, actor, query).await.map(Json)
}

/// Record that something was seen
#[utoipa::path(post, path = "/celebrations/{id}/seen", tag = "celebrations", params(Key),
    responses((status = 200, body = Recognition)))]
pub async fn see_celebration(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
) -> Result<Versioned<Recognition>, Problem> {
    let once = Once::new(actor.id, key, &format!("see celebration {id}"), &());
    let said = inbox::see(&state, actor, id, once).await?;
    Ok(Versioned(StatusCode::OK, said.version, said))
}

/// Decide who else may see it, or say that it is not all right
///
/// With `base`, a decision that changed since is merged: those see it whom both let see it.
#[utoipa::path(put, path = "/celebrations/{id}", tag = "celebrations",
    request_body = CelebrationDraft, params(Basis, Key),
    responses((status = 200, body = Recognition)))]
pub async fn put_celebration(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    basis: Basis,
    key: Key,
    Body(draft): Body<CelebrationDraft>,
) -> Result<Versioned<Recognition>, Problem> {
    let once = Once::new(actor.id, key, &format!("put celebration {id} {basis:?}"), &draft);
    let said = inbox::decide(&state, actor, id, basis, once, draft).await?;
    Ok(Versioned(StatusCode::OK, said.version, said))
}

/// Delete it
#[utoipa::path(delete, path = "/celebrations/{id}", tag = "celebrations", params(Key, Precondition),
    responses((status = 204)))]
pub async fn delete_celebration(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
    key: Key,
) -> Result<StatusCode, Problem> {
    let once = Once::new(actor.id, key, &format!("delete celebration {id}"), &());
    inbox::delete(&state, actor, id, Precondition::of(&headers), once).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Cheer, in own words, with a picture, or both; for a success that is shared, or for nothing at all
#[utoipa::path(put, path = "/young_people/{young_person_id}/recognitions/{id}",
    tag = "celebrations", request_body = CheerDraft,
    responses((status = 201, body = SharedRecognition), (status = 200, body = SharedRecognition),
    (status = 409)))]
pub async fn put_recognition(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
    Body(draft): Body<CheerDraft>,
) -> Result<(StatusCode, Json<SharedRecognition>), Problem> {
    let (cheer, new) = ops::put(&state, actor, young_person, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(cheer)))
}
