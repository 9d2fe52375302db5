//! HTTP routes of links: for their owner, and for guests.

use axum::{Extension, Json, extract::State, http::StatusCode};
use kurs_domain::{
    Page,
    recognitions::{
        GuestRecognition, GuestRecognitionDraft, RecognitionLink, RecognitionLinkDraft,
    },
};

use super::{guest, ops};
use crate::{
    api::extract::{Body, Ids, Query, Token},
    kernel::{
        Actor, Problem,
        idempotency::{Key, Once},
        limits::Caller,
        page::PageQuery,
    },
    state::AppState,
};

/// One's links, with their addresses
#[utoipa::path(get, path = "/recognition_links", tag = "celebrations", params(PageQuery),
    responses((status = 200, body = Page<RecognitionLink>)))]
pub async fn list_recognition_links(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<RecognitionLink>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Create a link by which somebody without an account can say something kind, or change it
#[utoipa::path(put, path = "/recognition_links/{id}", tag = "celebrations",
    request_body = RecognitionLinkDraft, responses((status = 201, body = RecognitionLink),
    (status = 200, body = RecognitionLink), (status = 409)))]
pub async fn put_recognition_link(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(draft): Body<RecognitionLinkDraft>,
) -> Result<(StatusCode, Json<RecognitionLink>), Problem> {
    let (link, new) = ops::put(&state, actor, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(link)))
}

/// End a link now, for good
#[utoipa::path(delete, path = "/recognition_links/{id}", tag = "celebrations", params(Key),
    responses((status = 204)))]
pub async fn delete_recognition_link(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
) -> Result<StatusCode, Problem> {
    let once = Once::new(actor.id, key, &format!("delete recognition link {id}"), &());
    ops::delete(&state, actor, id, once).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// To whom words by this link go
///
/// A link that ended is 404 `link_ended`.
#[utoipa::path(get, path = "/guest/recognition/{token}", tag = "guests",
    params(("token" = String, Path)), responses((status = 200, body = GuestRecognition)))]
pub async fn get_guest_recognition(
    State(state): State<AppState>,
    Token(token): Token,
) -> Result<Json<GuestRecognition>, Problem> {
    guest::get(&state, &token).await.map(Json)
}

/// Say something kind, without an account
///
/// A link that ended is 404 `link_ended`; one that has reached its limit is 409 `link_is_full`.
#[utoipa::path(post, path = "/guest/recognition/{token}", tag = "guests",
    request_body = GuestRecognitionDraft, params(("token" = String, Path)),
    responses((status = 201, body = GuestRecognition), (status = 409)))]
pub async fn create_guest_recognition(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    Token(token): Token,
    Body(draft): Body<GuestRecognitionDraft>,
) -> Result<(StatusCode, Json<GuestRecognition>), Problem> {
    let said = guest::say(&state, caller, &token, draft).await?;
    Ok((StatusCode::CREATED, Json(said)))
}
