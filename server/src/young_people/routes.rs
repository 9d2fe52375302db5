//! HTTP routes of young people, for staff.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Page,
    invitations::{Invitation, InvitationDraft, PersonCreated},
    people::PersonRef,
    young_people::{LabelDraft, YoungPersonDraft, YoungPersonOverview, YoungPersonRow},
};

use super::ops;
use crate::{
    api::extract::{Body, Ids, Query},
    kernel::{Actor, Problem, page::PageQuery},
    state::AppState,
};

/// Those assigned to the caller, with counts of changes; for an administrator all, with who is assigned
#[utoipa::path(get, path = "/young_people", tag = "young people", params(PageQuery),
    responses((status = 200, body = Page<YoungPersonRow>)))]
pub async fn list_young_people(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<YoungPersonRow>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Create a young person, with an invitation
#[utoipa::path(put, path = "/young_people/{id}", tag = "young people",
    request_body = YoungPersonDraft, responses((status = 201, body = PersonCreated),
    (status = 200, body = PersonCreated)))]
pub async fn put_young_person(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(draft): Body<YoungPersonDraft>,
) -> Result<(StatusCode, Json<PersonCreated>), Problem> {
    let (created, new) = ops::put(&state, actor, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(created)))
}

/// What one young person shares with the caller; the young person sees this access
#[utoipa::path(get, path = "/young_people/{id}", tag = "young people",
    responses((status = 200, body = YoungPersonOverview)))]
pub async fn get_young_person(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Json<YoungPersonOverview>, Problem> {
    ops::get(&state, actor, id).await.map(Json)
}

/// Who is assigned to a young person now
#[utoipa::path(get, path = "/young_people/{id}/team", tag = "young people",
    responses((status = 200, body = Vec<PersonRef>)))]
pub async fn list_team(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Json<Vec<PersonRef>>, Problem> {
    ops::team(&state, actor, id).await.map(Json)
}

/// Write a label beside a young person's name, to tell two of the same name apart; they see it
#[utoipa::path(put, path = "/young_people/{id}/label", tag = "young people",
    request_body = LabelDraft, responses((status = 200, body = LabelDraft)))]
pub async fn put_young_person_label(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(draft): Body<LabelDraft>,
) -> Result<Json<LabelDraft>, Problem> {
    ops::put_label(&state, actor, id, draft).await.map(Json)
}

/// Set a star beside the name in one's own list; the young person sees that it was set or taken away
#[utoipa::path(put, path = "/young_people/{id}/star", tag = "young people",
    responses((status = 204)))]
pub async fn put_star(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<StatusCode, Problem> {
    ops::set_star(&state, actor, id, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take the star away
#[utoipa::path(delete, path = "/young_people/{id}/star", tag = "young people",
    responses((status = 204)))]
pub async fn delete_star(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<StatusCode, Problem> {
    ops::set_star(&state, actor, id, false).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Invite a young person again; earlier invitations end
///
/// Their sessions end when the code is used, or with `ends_sessions` at once.
#[utoipa::path(put, path = "/young_people/{young_person_id}/invitations/{id}", tag = "young people",
    request_body = InvitationDraft,
    responses((status = 201, body = Invitation), (status = 409)))]
pub async fn put_young_person_invitation(
    State(state): State<AppState>,
    actor: Actor,
    Ids([person, id]): Ids<2>,
    Body(draft): Body<InvitationDraft>,
) -> Result<(StatusCode, Json<Invitation>), Problem> {
    let invitation = ops::put_invitation(&state, actor, person, id, draft).await?;
    Ok((StatusCode::CREATED, Json(invitation)))
}
