//! HTTP routes of feedback: for its owner, and for those with whom it is shared.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use kurs_domain::{
    Page,
    feedback::{Feedback, FeedbackDraft, SharedFeedback, instrument::Instrument},
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

/// The questionnaires, with their earlier versions
#[utoipa::path(get, path = "/instruments", tag = "feedback",
    responses((status = 200, body = Vec<Instrument>)))]
pub async fn list_instruments(State(state): State<AppState>) -> Json<Vec<Instrument>> {
    Json(state.instruments.all().to_vec())
}

/// One's feedback
#[utoipa::path(get, path = "/feedback", tag = "feedback", params(PageQuery),
    responses((status = 200, body = Page<Feedback>)))]
pub async fn list_feedback(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Feedback>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Answers of one's own
#[utoipa::path(get, path = "/feedback/{id}", tag = "feedback",
    responses((status = 200, body = Feedback)))]
pub async fn get_feedback(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Versioned<Feedback>, Problem> {
    let feedback = ops::get(&state, actor, id).await?;
    Ok(Versioned(StatusCode::OK, feedback.version, feedback))
}

/// Answer a questionnaire, or change who sees the answers and what is said of them
#[utoipa::path(put, path = "/feedback/{id}", tag = "feedback", request_body = FeedbackDraft,
    params(Basis, Key), responses((status = 201, body = Feedback), (status = 200, body = Feedback)))]
pub async fn put_feedback(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    basis: Basis,
    key: Key,
    Body(draft): Body<FeedbackDraft>,
) -> Result<Versioned<Feedback>, Problem> {
    let once = Once::new(actor.id, key, &format!("put feedback {id} {basis:?}"), &draft);
    let (feedback, new) = ops::put(&state, actor, id, basis, once, draft).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Versioned(status, feedback.version, feedback))
}

/// Delete answers
#[utoipa::path(delete, path = "/feedback/{id}", tag = "feedback", params(Key, Precondition),
    responses((status = 204)))]
pub async fn delete_feedback(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
    key: Key,
) -> Result<StatusCode, Problem> {
    let once = Once::new(actor.id, key, &format!("delete feedback {id}"), &());
    ops::delete(&state, actor, id, Precondition::of(&headers), once).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The answers that a young person shares with the caller; the young person sees this access
#[utoipa::path(get, path = "/young_people/{id}/feedback", tag = "feedback",
    responses((status = 200, body = Vec<SharedFeedback>)))]
pub async fn list_shared_feedback(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Json<Vec<SharedFeedback>>, Problem> {
    ops::list_shared(&state, actor, id).await.map(Json)
}
