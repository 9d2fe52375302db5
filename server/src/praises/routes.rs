//! HTTP routes of praise.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Page,
    praise::{GuestPraise, Praise, PraiseDraft},
};

use super::ops;
use crate::{
    api::extract::{Body, Ids, Query, Token},
    kernel::{Actor, Problem, page::PageQuery},
    state::AppState,
};

/// Praise of oneself to one's parents
#[utoipa::path(get, path = "/praises", tag = "praises", params(PageQuery),
    responses((status = 200, body = Page<Praise>)))]
pub async fn list_praises(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Praise>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Praise somebody to their parents; they are notified
///
/// 409 `consent_missing` when they are of age and have not said yes.
#[utoipa::path(put, path = "/young_people/{young_person_id}/praises/{id}", tag = "praises",
    request_body = PraiseDraft, responses((status = 201, body = Praise),
    (status = 200, body = Praise), (status = 409)))]
pub async fn put_praise(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
    Body(draft): Body<PraiseDraft>,
) -> Result<(StatusCode, Json<Praise>), Problem> {
    let (praise, new) = ops::put(&state, actor, young_person, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(praise)))
}

/// A letter of praise, read by a link
///
/// One that ended is 404 `link_ended`.
#[utoipa::path(get, path = "/guest/praise/{token}", tag = "guests",
    params(("token" = String, Path)), responses((status = 200, body = GuestPraise)))]
pub async fn get_guest_praise(
    State(state): State<AppState>,
    Token(token): Token,
) -> Result<Json<GuestPraise>, Problem> {
    ops::read_letter(&state, &token).await.map(Json)
}
