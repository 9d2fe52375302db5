//! HTTP routes of meeting templates.

use axum::{Json, extract::State};
use kurs_domain::meetings::plan::{MeetingKind, MeetingTemplate, TemplateDraft};

use super::ops;
use crate::{
    api::extract::{Body, Word},
    kernel::Problem,
    state::AppState,
};

/// The template of a plan, for each kind of meeting
#[utoipa::path(get, path = "/meeting_templates", tag = "meetings",
    responses((status = 200, body = Vec<MeetingTemplate>)))]
pub async fn list_meeting_templates(
    State(state): State<AppState>,
) -> Result<Json<Vec<MeetingTemplate>>, Problem> {
    ops::list(&state).await.map(Json)
}

/// Replace the template of this kind
#[utoipa::path(put, path = "/meeting_templates/{kind}", tag = "meetings",
    request_body = TemplateDraft, params(("kind" = MeetingKind, Path)),
    responses((status = 200, body = MeetingTemplate), (status = 409)))]
pub async fn put_meeting_template(
    State(state): State<AppState>,
    Word(kind): Word<MeetingKind>,
    Body(draft): Body<TemplateDraft>,
) -> Result<Json<MeetingTemplate>, Problem> {
    ops::put(&state, kind, draft).await.map(Json)
}
