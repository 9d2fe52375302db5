//! HTTP routes that read meetings, and those of an administrator. The other ones that write are in `own` and
//! `staff`.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Id, Page,
    meetings::{
        Meeting,
        handover::{Handover, HandoverDraft},
        open_ends::AwaitingOfOne,
        plan::MeetingRow,
        schedule::Schedule,
    },
    people::Role,
};
use serde::Deserialize;
use utoipa::openapi::{RefOr, Schema};

use super::{
    handover,
    ops::{self, Acted},
    schedule, staff,
};
use crate::{
    api::{
        etag::Versioned,
        extract::{Body, Ids, Query},
    },
    kernel::{
        Actor, Problem,
        page::{self, PageQuery},
    },
    state::AppState,
};

/// The response to a `PUT`: 201 if something was added.
pub(super) fn made(acted: Acted) -> Versioned<Meeting> {
    let status = if acted.new { StatusCode::CREATED } else { StatusCode::OK };
    Versioned(status, acted.meeting.version, acted.meeting)
}

/// The response to an act that adds nothing: 200.
pub(super) fn done(acted: Acted) -> Versioned<Meeting> {
    Versioned(StatusCode::OK, acted.meeting.version, acted.meeting)
}

#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MeetingsQuery {
    /// Whose; a caseworker has to say.
    pub young_person_id: Option<Id>,
    /// `next` of the page before.
    #[param(schema_with = page::by_day)]
    pub before: Option<String>,
    /// How many records, 1 to 200; 50 when not said.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub limit: Option<u16>,
}

/// Meetings of a young person, the latest created first, without contributions
#[utoipa::path(get, path = "/meetings", tag = "meetings", params(MeetingsQuery),
    responses((status = 200, body = Page<MeetingRow>), (status = 404)))]
pub async fn list_meetings(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<MeetingsQuery>,
) -> Result<Json<Page<MeetingRow>>, Problem> {
    let MeetingsQuery { young_person_id, before, limit } = query;
    let page = PageQuery { before, limit: limit.unwrap_or(50) };
    ops::list(&state, actor, young_person_id, page).await.map(Json)
}

/// A meeting, with its contributions
///
/// A caller who is assigned has heard the contributions by this, and its owner sees that; a voice
/// note or a drawing is heard when its file is fetched.
#[utoipa::path(get, path = "/meetings/{id}", tag = "meetings",
    responses((status = 200, body = Meeting)))]
pub async fn get_meeting(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Versioned<Meeting>, Problem> {
    let meeting = match actor.role {
        Role::YoungPerson => ops::get_own(&state, actor, id).await?,
        _ => staff::ops::get(&state, actor, id).await?,
    };
    Ok(Versioned(StatusCode::OK, meeting.version, meeting))
}

#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AwaitingQuery {
    /// `next` of the page before.
    #[param(schema_with = waiting_since)]
    pub before: Option<String>,
    /// How many records, 1 to 200; 50 when not said.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub limit: Option<u16>,
}

fn waiting_since() -> RefOr<Schema> {
    page::cursor("[0-9]{1,18}")
}

/// What waits for an answer, by young person one is assigned to, the longest waiting first
#[utoipa::path(get, path = "/awaiting", tag = "meetings", params(AwaitingQuery),
    responses((status = 200, body = Page<AwaitingOfOne>)))]
pub async fn list_awaiting(
    State(state): State<AppState>,
    actor: Actor,
    Query(AwaitingQuery { before, limit }): Query<AwaitingQuery>,
) -> Result<Json<Page<AwaitingOfOne>>, Problem> {
    let page = PageQuery { before, limit: limit.unwrap_or(50) };
    ops::list_awaiting(&state, actor, page).await.map(Json)
}

/// What one has ahead: meetings of those one is assigned to, and what one is to do
///
/// Meetings up to two weeks ahead and those that passed and are not closed, without what they are about;
/// the actions under one's own name in final decisions; and the answers that one still owes.
#[utoipa::path(get, path = "/schedule", tag = "meetings",
    responses((status = 200, body = Schedule)))]
pub async fn get_schedule(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<Schedule>, Problem> {
    schedule::get(&state, actor).await.map(Json)
}

/// What hangs on an assignment, in numbers
#[utoipa::path(get, path = "/young_people/{young_person_id}/assignments/{id}/handover",
    tag = "assignments", responses((status = 200, body = Handover)))]
pub async fn get_handover(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
) -> Result<Json<Handover>, Problem> {
    handover::get(&state, actor, young_person, id).await.map(Json)
}

/// Put a colleague in the place of a caseworker who is not assigned any more, in meetings that have not begun
#[utoipa::path(post, path = "/young_people/{young_person_id}/assignments/{id}/handover",
    tag = "assignments", request_body = HandoverDraft,
    responses((status = 204), (status = 409)))]
pub async fn create_handover(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
    Body(draft): Body<HandoverDraft>,
) -> Result<StatusCode, Problem> {
    handover::create(&state, actor, young_person, id, draft).await?;
    Ok(StatusCode::NO_CONTENT)
}
