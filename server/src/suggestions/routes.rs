//! Suggestions, over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Id, Page,
    problem::Problem,
    suggestions::{GoalSuggestionDraft, Suggestion, SuggestionAnswer},
};

use super::ops;
use crate::{
    http::{
        access::Actor,
        error::ApiError,
        extract::{Body, Ids, Query},
        idempotency::{Key, Once},
        page::PageQuery,
    },
    state::AppState,
};

/// Suggestions made to oneself
#[utoipa::path(get, path = "/goal_suggestions", tag = "suggestions", params(PageQuery), responses(
    (status = 200, body = Page<Suggestion>), (status = 422, body = Problem)))]
pub async fn list_goal_suggestions(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Suggestion>>, ApiError> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Suggest a goal; it never becomes one by itself
#[utoipa::path(put, path = "/young_people/{young_person_id}/goal_suggestions/{id}", tag = "suggestions",
    request_body = GoalSuggestionDraft, params(("young_person_id" = Id, Path), ("id" = Id, Path)), responses(
    (status = 201, body = Suggestion), (status = 200, body = Suggestion),
    (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn put_goal_suggestion(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
    Body(draft): Body<GoalSuggestionDraft>,
) -> Result<(StatusCode, Json<Suggestion>), ApiError> {
    let (suggestion, new) = ops::put(&state, actor, young_person, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(suggestion)))
}

/// Adopt a suggestion as a goal in own words, or drop it
#[utoipa::path(post, path = "/goal_suggestions/{id}/answer", tag = "suggestions",
    request_body = SuggestionAnswer,
    params(("id" = Id, Path), ("Idempotency-Key" = Option<String>, Header)), responses(
    (status = 200, body = Suggestion), (status = 404, body = Problem), (status = 409, body = Problem),
    (status = 422, body = Problem)))]
pub async fn answer_goal_suggestion(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
    Body(answer): Body<SuggestionAnswer>,
) -> Result<Json<Suggestion>, ApiError> {
    let once = Once::new(actor.id, key, &format!("answer {id}"), &answer);
    ops::answer_suggestion(&state, actor, id, once, answer).await.map(Json)
}
