//! HTTP routes of gatherings: for their owner, for invited members of the team, and for guests.

use axum::{
    Extension, Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use kurs_domain::{
    Page,
    gatherings::{
        Gathering, GatheringAnswer, GatheringDraft, GuestDraft, GuestGathering, SharedGathering,
    },
};

use super::{answers, guests, ops};
use crate::{
    api::{
        etag::Versioned,
        extract::{Body, Ids, Query, Token},
    },
    kernel::{
        Actor, Basis, Precondition, Problem,
        idempotency::{Key, Once},
        limits::Caller,
        page::PageQuery,
    },
    state::AppState,
};

/// One's gatherings
#[utoipa::path(get, path = "/gatherings", tag = "gatherings", params(PageQuery),
    responses((status = 200, body = Page<Gathering>)))]
pub async fn list_gatherings(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Gathering>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// A gathering of one's own
#[utoipa::path(get, path = "/gatherings/{id}", tag = "gatherings",
    responses((status = 200, body = Gathering)))]
pub async fn get_gathering(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Versioned<Gathering>, Problem> {
    let gathering = ops::get(&state, actor, id).await?;
    Ok(Versioned(StatusCode::OK, gathering.version, gathering))
}

/// Plan a gathering, or change the plan
///
/// With `base`, what changed since is merged: field by field, the last one wins.
#[utoipa::path(put, path = "/gatherings/{id}", tag = "gatherings", request_body = GatheringDraft,
    params(Basis, Key), responses((status = 201, body = Gathering),
    (status = 200, body = Gathering), (status = 409)))]
pub async fn put_gathering(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    basis: Basis,
    key: Key,
    Body(plan): Body<GatheringDraft>,
) -> Result<Versioned<Gathering>, Problem> {
    let once = Once::new(actor.id, key, &format!("put gathering {id} {basis:?}"), &plan);
    let (gathering, new) = ops::put(&state, actor, id, basis, once, plan).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Versioned(status, gathering.version, gathering))
}

/// Delete a gathering; its links end
#[utoipa::path(delete, path = "/gatherings/{id}", tag = "gatherings", params(Key, Precondition),
    responses((status = 204)))]
pub async fn delete_gathering(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
    key: Key,
) -> Result<StatusCode, Problem> {
    let once = Once::new(actor.id, key, &format!("delete gathering {id}"), &());
    ops::delete(&state, actor, id, Precondition::of(&headers), once).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Invite somebody without an account, by a link of their own
#[utoipa::path(put, path = "/gatherings/{gathering_id}/guests/{id}", tag = "gatherings",
    request_body = GuestDraft, responses((status = 200, body = Gathering), (status = 409)))]
pub async fn put_guest(
    State(state): State<AppState>,
    actor: Actor,
    Ids([gathering, id]): Ids<2>,
    Body(draft): Body<GuestDraft>,
) -> Result<Versioned<Gathering>, Problem> {
    let gathering = guests::put(&state, actor, gathering, id, draft).await?;
    Ok(Versioned(StatusCode::OK, gathering.version, gathering))
}

/// Withdraw a guest's invitation; their link ends
#[utoipa::path(delete, path = "/gatherings/{gathering_id}/guests/{id}", tag = "gatherings",
    responses((status = 200, body = Gathering)))]
pub async fn delete_guest(
    State(state): State<AppState>,
    actor: Actor,
    Ids([gathering, id]): Ids<2>,
) -> Result<Versioned<Gathering>, Problem> {
    let gathering = guests::delete(&state, actor, gathering, id).await?;
    Ok(Versioned(StatusCode::OK, gathering.version, gathering))
}

/// Answer an invitation, as a member of the team
#[utoipa::path(post, path = "/gatherings/{id}/answer", tag = "gatherings",
    request_body = GatheringAnswer, responses((status = 200, body = SharedGathering),
    (status = 409)))]
pub async fn answer_gathering(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(answer): Body<GatheringAnswer>,
) -> Result<Json<SharedGathering>, Problem> {
    answers::answer(&state, actor, id, answer).await.map(Json)
}

/// The gathering that this link invites to
///
/// A link that ended is 404 `link_ended`.
#[utoipa::path(get, path = "/guest/gathering/{token}", tag = "guests",
    params(("token" = String, Path)), responses((status = 200, body = GuestGathering)))]
pub async fn get_guest_gathering(
    State(state): State<AppState>,
    Token(token): Token,
) -> Result<Json<GuestGathering>, Problem> {
    answers::get(&state, &token).await.map(Json)
}

/// Answer an invitation without an account; the last answer counts
#[utoipa::path(post, path = "/guest/gathering/{token}", tag = "guests",
    request_body = GatheringAnswer, params(("token" = String, Path)),
    responses((status = 200, body = GuestGathering), (status = 409)))]
pub async fn answer_guest_gathering(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    Token(token): Token,
    Body(answer): Body<GatheringAnswer>,
) -> Result<Json<GuestGathering>, Problem> {
    answers::answer_as_guest(&state, caller, &token, answer).await.map(Json)
}
