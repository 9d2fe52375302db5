//! Goals, over HTTP.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use kurs_domain::{
    Id, Page,
    goals::{Goal, GoalDraft, SharedGoal},
    people::Role,
    problem::Problem,
};
use serde::Serialize;

use super::ops;
use crate::{
    http::{
        access::Actor,
        error::ApiError,
        etag::Versioned,
        extract::{BaseQuery, Basis, Body, Ids, Query},
        idempotency::{Key, Once},
        page::PageQuery,
        precondition::Precondition,
    },
    state::AppState,
};

/// One's goals
#[utoipa::path(get, path = "/goals", tag = "goals", params(PageQuery), responses(
    (status = 200, body = Page<Goal>), (status = 422, body = Problem)))]
pub async fn list_goals(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Goal>>, ApiError> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Set a goal, or change it
#[utoipa::path(put, path = "/goals/{id}", tag = "goals", request_body = GoalDraft,
    params(("id" = Id, Path), BaseQuery, ("Idempotency-Key" = Option<String>, Header)), responses(
    (status = 201, body = Goal), (status = 200, body = Goal), (status = 404, body = Problem),
    (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
pub async fn put_goal(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    basis: Basis,
    key: Key,
    Body(draft): Body<GoalDraft>,
) -> Result<Versioned<Goal>, ApiError> {
    let once = Once::new(actor.id, key, &format!("put goal {id} {basis:?}"), &draft);
    let (goal, new) = ops::put(&state, actor, id, basis, once, draft).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Versioned(status, goal.version, goal))
}

/// A goal: whole for its owner, and for whoever it is shared with what they see of it.
#[derive(Serialize, utoipa::ToSchema)]
#[serde(untagged)]
enum GoalFor {
    Owner(Goal),
    Assigned(SharedGoal),
}

/// A goal: one's own, or what one sees of one that is shared
#[utoipa::path(get, path = "/goals/{id}", tag = "goals", params(("id" = Id, Path)), responses(
    (status = 200, body = GoalFor), (status = 404, body = Problem)))]
pub async fn get_goal(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Response, ApiError> {
    if actor.role != Role::YoungPerson {
        let goal = ops::get_shared(&state, actor, id).await?;
        return Ok(Json(GoalFor::Assigned(goal)).into_response());
    }
    let goal = ops::get(&state, actor, id).await?;
    Ok(Versioned(StatusCode::OK, goal.version, GoalFor::Owner(goal)).into_response())
}

/// Let a goal go; its successes stay
#[utoipa::path(delete, path = "/goals/{id}", tag = "goals",
    params(("id" = Id, Path), ("Idempotency-Key" = Option<String>, Header),
    ("If-Match" = Option<String>, Header)), responses(
    (status = 204), (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
pub async fn delete_goal(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
    key: Key,
) -> Result<StatusCode, ApiError> {
    let once = Once::new(actor.id, key, &format!("delete goal {id}"), &());
    ops::delete(&state, actor, id, Precondition::of(&headers), once).await?;
    Ok(StatusCode::NO_CONTENT)
}
