//! HTTP routes of suggestions.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Page,
    suggestions::{GoalSuggestionDraft, Suggestion, SuggestionAnswer},
};

use super::ops;
use crate::{
    api::extract::{Body, Ids, Query},
    kernel::{
        Actor, Problem,
        idempotency::{Key, Once},
        page::PageQuery,
    },
    state::AppState,
};

/// Suggestions made to oneself
#[utoipa::path(get, path = "/goal_suggestions", tag = "suggestions", params(PageQuery),
    responses((status = 200, body = Page<Suggestion>)))]
pub async fn list_goal_suggestions(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Suggestion>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Suggest a goal; it never becomes one by itself
#[utoipa::path(put, path = "/young_people/{young_person_id}/goal_suggestions/{id}",
    tag = "suggestions", request_body = GoalSuggestionDraft,
    responses((status = 201, body = Suggestion), (status = 200, body = Suggestion),
    (status = 409)))]
pub async fn put_goal_suggestion(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
    Body(draft): Body<GoalSuggestionDraft>,
) -> Result<(StatusCode, Json<Suggestion>), Problem> {
    let (suggestion, new) = ops::put(&state, actor, young_person, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(suggestion)))
}

/// Adopt a suggestion as a goal in own words, or drop it
#[utoipa::path(post, path = "/goal_suggestions/{id}/answer", tag = "suggestions",
    request_body = SuggestionAnswer, params(Key), responses((status = 200, body = Suggestion),
    (status = 409)))]
pub async fn answer_goal_suggestion(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
    Body(answer): Body<SuggestionAnswer>,
) -> Result<Json<Suggestion>, Problem> {
    let once = Once::new(actor.id, key, &format!("answer {id}"), &answer);
    ops::answer_suggestion(&state, actor, id, once, answer).await.map(Json)
}
