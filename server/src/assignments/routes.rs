//! HTTP routes of assignments.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Page,
    assignments::{Assignment, AssignmentDraft},
};

use super::ops;
use crate::{
    api::extract::{Body, Ids, Query},
    kernel::{Actor, Problem, page::PageQuery},
    state::AppState,
};

/// One's current and former assignments, with who decided what
#[utoipa::path(get, path = "/assignments", tag = "assignments", params(PageQuery),
    responses((status = 200, body = Page<Assignment>)))]
pub async fn list_own_assignments(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Assignment>>, Problem> {
    ops::list_own(&state, actor, query).await.map(Json)
}

/// A young person's current and former assignments
#[utoipa::path(get, path = "/young_people/{young_person_id}/assignments", tag = "assignments",
    params(PageQuery), responses((status = 200, body = Page<Assignment>)))]
pub async fn list_assignments(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person]): Ids<1>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Assignment>>, Problem> {
    ops::list(&state, actor, young_person, query).await.map(Json)
}

/// Assign a caseworker, or change until when
///
/// A new one begins at most 24 hours back. Only the planned end can be changed later, and an end in the
/// past becomes now. The same caseworker may not have a gap in between: 409 `assignment_gap`.
#[utoipa::path(put, path = "/young_people/{young_person_id}/assignments/{id}", tag = "assignments",
    request_body = AssignmentDraft, responses((status = 201, body = Assignment),
    (status = 200, body = Assignment), (status = 409)))]
pub async fn put_assignment(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
    Body(draft): Body<AssignmentDraft>,
) -> Result<(StatusCode, Json<Assignment>), Problem> {
    let (assignment, new) = ops::put(&state, actor, young_person, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(assignment)))
}

/// End an assignment now
#[utoipa::path(delete, path = "/young_people/{young_person_id}/assignments/{id}",
    tag = "assignments", responses((status = 204), (status = 409)))]
pub async fn delete_assignment(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
) -> Result<StatusCode, Problem> {
    ops::end(&state, actor, young_person, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
