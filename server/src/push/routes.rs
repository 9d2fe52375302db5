//! Push subscriptions, over HTTP.

use axum::{Extension, Json, extract::State, http::StatusCode};
use kurs_domain::push::{PushArrival, PushSubscription, PushSubscriptionDraft, PushSubscriptions};

use super::ops;
use crate::{
    api::extract::{Body, Ids},
    identity::ops::TokenHash,
    kernel::{
        Actor, Problem,
        idempotency::{Key, Once},
    },
    state::AppState,
};

/// One's own push subscriptions, and the key to subscribe with
#[utoipa::path(get, path = "/push_subscriptions", tag = "push",
    responses((status = 200, body = PushSubscriptions)))]
pub async fn list_push_subscriptions(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<PushSubscriptions>, Problem> {
    ops::list(&state, actor).await.map(Json)
}

/// Subscribe this browser to pushes, until the session ends
#[utoipa::path(put, path = "/push_subscriptions/{id}", tag = "push",
    request_body = PushSubscriptionDraft, responses((status = 201, body = PushSubscription),
    (status = 200, body = PushSubscription), (status = 409)))]
pub async fn put_push_subscription(
    State(state): State<AppState>,
    actor: Actor,
    Extension(session): Extension<TokenHash>,
    Ids([id]): Ids<1>,
    Body(draft): Body<PushSubscriptionDraft>,
) -> Result<(StatusCode, Json<PushSubscription>), Problem> {
    let (subscription, new) = ops::put(&state, actor, session, id, draft).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(subscription)))
}

/// Delete a push subscription
#[utoipa::path(delete, path = "/push_subscriptions/{id}", tag = "push", params(Key),
    responses((status = 204)))]
pub async fn delete_push_subscription(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
) -> Result<StatusCode, Problem> {
    let once = Once::new(actor.id, key, &format!("delete push subscription {id}"), &());
    ops::delete(&state, actor, id, once).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Send a test message there; at most one a minute
#[utoipa::path(post, path = "/push_subscriptions/{id}/test", tag = "push",
    responses((status = 202)))]
pub async fn create_push_test(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<StatusCode, Problem> {
    ops::test(&state, actor, id).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Report that a message arrived there
#[utoipa::path(post, path = "/push_subscriptions/{id}/arrivals", tag = "push",
    request_body = PushArrival, responses((status = 204)))]
pub async fn create_push_arrival(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(PushArrival { .. }): Body<PushArrival>,
) -> Result<StatusCode, Problem> {
    ops::arrived(&state, actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
