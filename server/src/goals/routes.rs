//! HTTP routes of goals.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use kurs_domain::{
    Page,
    goals::{Goal, GoalDraft, SharedGoal},
    people::Role,
};
use serde::Serialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Ref, RefOr, Schema, schema::AnyOfBuilder},
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

/// One's goals
#[utoipa::path(get, path = "/goals", tag = "goals", params(PageQuery),
    responses((status = 200, body = Page<Goal>)))]
pub async fn list_goals(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Goal>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Set a goal, or change it
#[utoipa::path(put, path = "/goals/{id}", tag = "goals", request_body = GoalDraft,
    params(Basis, Key), responses((status = 201, body = Goal), (status = 200, body = Goal),
    (status = 409)))]
pub async fn put_goal(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    basis: Basis,
    key: Key,
    Body(draft): Body<GoalDraft>,
) -> Result<Versioned<Goal>, Problem> {
    let once = Once::new(actor.id, key, &format!("put goal {id} {basis:?}"), &draft);
    let (goal, new) = ops::put(&state, actor, id, basis, once, draft).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Versioned(status, goal.version, goal))
}

#[derive(Serialize)]
#[serde(untagged)]
enum GoalFor {
    Owner(Goal),
    Assigned(SharedGoal),
}

impl PartialSchema for GoalFor {
    fn schema() -> RefOr<Schema> {
        // Not `oneOf`: the projection's fields are a subset of the goal's, so a whole goal matches both.
        let [own, shared] = [Goal::name(), SharedGoal::name()].map(Ref::from_schema_name);
        AnyOfBuilder::new().item(own).item(shared).into()
    }
}

impl ToSchema for GoalFor {}

/// A goal: one's own, or what one sees of one that is shared
#[utoipa::path(get, path = "/goals/{id}", tag = "goals", responses((status = 200, body = GoalFor)))]
pub async fn get_goal(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Response, Problem> {
    if actor.role != Role::YoungPerson {
        let goal = ops::get_shared(&state, actor, id).await?;
        return Ok(Json(GoalFor::Assigned(goal)).into_response());
    }
    let goal = ops::get(&state, actor, id).await?;
    Ok(Versioned(StatusCode::OK, goal.version, GoalFor::Owner(goal)).into_response())
}

/// Delete a goal; its successes stay
#[utoipa::path(delete, path = "/goals/{id}", tag = "goals", params(Key, Precondition),
    responses((status = 204)))]
pub async fn delete_goal(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
    key: Key,
) -> Result<StatusCode, Problem> {
    let once = Once::new(actor.id, key, &format!("delete goal {id}"), &());
    ops::delete(&state, actor, id, Precondition::of(&headers), once).await?;
    Ok(StatusCode::NO_CONTENT)
}
