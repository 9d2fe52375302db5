//! HTTP routes of colleagues.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Page,
    invitations::{Invitation, PersonCreated},
    people::{Staff, StaffDraft},
};

use super::ops;
use crate::{
    api::extract::{Body, Empty, Ids, Query},
    kernel::{Actor, Problem, page::PageQuery},
    state::AppState,
};

/// All colleagues
#[utoipa::path(get, path = "/staff", tag = "staff", params(PageQuery),
    responses((status = 200, body = Page<Staff>)))]
pub async fn list_staff(
    State(state): State<AppState>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Staff>>, Problem> {
    ops::list_staff(&state, query).await.map(Json)
}

/// Create a colleague, with an invitation; or change their name and department
#[utoipa::path(put, path = "/staff/{id}", tag = "staff", request_body = StaffDraft,
    params(("id" = kurs_domain::Id, Path)), responses((status = 201, body = PersonCreated),
    (status = 200, body = PersonCreated), (status = 409)))]
pub async fn put_staff(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(draft): Body<StaffDraft>,
) -> Result<(StatusCode, Json<PersonCreated>), Problem> {
    let (created, new) = ops::put_staff(&state, actor, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(created)))
}

/// End a colleague's access: sessions, assignments, codes
#[utoipa::path(delete, path = "/staff/{id}", tag = "staff",
    responses((status = 204), (status = 409)))]
pub async fn delete_staff(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<StatusCode, Problem> {
    ops::end(&state, actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Invite a colleague again; earlier invitations end
///
/// Somebody who has signed in before is signed out everywhere, and reads no content with the new code
/// until somebody else confirms who they are.
#[utoipa::path(put, path = "/staff/{person_id}/invitations/{id}", tag = "staff",
    request_body = Empty,
    params(("person_id" = kurs_domain::Id, Path), ("id" = kurs_domain::Id, Path)),
    responses((status = 201, body = Invitation), (status = 409)))]
pub async fn put_staff_invitation(
    State(state): State<AppState>,
    actor: Actor,
    Ids([person, id]): Ids<2>,
    Body(Empty {}): Body<Empty>,
) -> Result<(StatusCode, Json<Invitation>), Problem> {
    let invitation = ops::put_invitation(&state, actor, person, id).await?;
    Ok((StatusCode::CREATED, Json(invitation)))
}
