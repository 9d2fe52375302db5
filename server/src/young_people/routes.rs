//! Young people for the desk, over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Id, Page,
    invitations::Invitation,
    people::PersonCreated,
    problem::Problem,
    young_people::{YoungPersonDraft, YoungPersonOverview, YoungPersonRow},
};

use super::ops;
use crate::{
    http::{
        access::Actor,
        error::ApiError,
        extract::{Body, Empty, Ids, Query},
        page::PageQuery,
    },
    state::AppState,
};

/// Those assigned to whoever asks, with what changed; for an administrator all, by name only
#[utoipa::path(get, path = "/young_people", tag = "young people", params(PageQuery), responses(
    (status = 200, body = Page<YoungPersonRow>), (status = 403, body = Problem)))]
pub async fn list_young_people(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<YoungPersonRow>>, ApiError> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Make a young person, with an invitation
#[utoipa::path(put, path = "/young_people/{id}", tag = "young people", request_body = YoungPersonDraft,
    params(("id" = Id, Path)), responses(
    (status = 201, body = PersonCreated), (status = 200, body = PersonCreated),
    (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn put_young_person(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(draft): Body<YoungPersonDraft>,
) -> Result<(StatusCode, Json<PersonCreated>), ApiError> {
    let (created, new) = ops::put(&state, actor, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(created)))
}

/// What one young person shares with whoever asks; the young person sees that they looked
#[utoipa::path(get, path = "/young_people/{id}", tag = "young people", params(("id" = Id, Path)), responses(
    (status = 200, body = YoungPersonOverview), (status = 404, body = Problem)))]
pub async fn get_young_person(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Json<YoungPersonOverview>, ApiError> {
    ops::get(&state, actor, id).await.map(Json)
}

/// Invite a young person again; earlier invitations end
#[utoipa::path(put, path = "/young_people/{young_person_id}/invitations/{id}", tag = "young people",
    request_body = Empty, params(("young_person_id" = Id, Path), ("id" = Id, Path)), responses(
    (status = 201, body = Invitation), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn put_young_person_invitation(
    State(state): State<AppState>,
    actor: Actor,
    Ids([person, id]): Ids<2>,
    Body(Empty {}): Body<Empty>,
) -> Result<(StatusCode, Json<Invitation>), ApiError> {
    let invitation = ops::put_invitation(&state, actor, person, id).await?;
    Ok((StatusCode::CREATED, Json(invitation)))
}
