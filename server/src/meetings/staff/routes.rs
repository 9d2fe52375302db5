//! HTTP routes for acts of those assigned on a meeting. Every response is the projection for staff, and
//! records its contributions as heard by the caller.

use axum::{Extension, extract::State, http::HeaderMap, response::Html};
use futures_util::TryStreamExt as _;
use kurs_domain::meetings::{
    DecisionDraft, Meeting, PlanDraft, StaffAct,
    contributions::AnswerDraft,
    corrections::CorrectionDraft,
    decisions::SoughtDraft,
    minutes::{CurrentItem, NoteDraft},
    participants::{ParticipantDraft, SuggestionAnswerDraft},
    plan::Whereabouts,
    staff::{Closing, HeardToEnd, Reason},
};

use super::ops;
use crate::{
    api::{
        etag::Versioned,
        extract::{Body, Ids},
        trace::Trace,
    },
    kernel::{Actor, Precondition, Problem},
    meetings::{
        minutes,
        routes::{done, made},
    },
    state::AppState,
};

/// Plan a meeting, plan one that was asked for, or change the plan
///
/// `If-Match` names the version of the meeting that the change builds on. What else was said since
/// does not matter; a plan that was changed since is answered with 412 and, as `current`, the plan.
#[utoipa::path(put, path = "/meetings/{id}", tag = "meetings", request_body = PlanDraft,
    params(Precondition), responses((status = 201, body = Meeting), (status = 200, body = Meeting),
    (status = 409)))]
pub async fn put_meeting(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
    Body(draft): Body<PlanDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    ops::plan(&state, actor, id, Precondition::of(&headers), draft).await.map(made)
}

/// Add a participant, or change their roles
#[utoipa::path(put, path = "/meetings/{meeting_id}/participants/{id}", tag = "meetings",
    request_body = ParticipantDraft, responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_participant(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    Body(draft): Body<ParticipantDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Invite { id, draft };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(made)
}

/// Remove a participant, and say why
#[utoipa::path(post, path = "/meetings/{meeting_id}/participants/{id}/leaving", tag = "meetings",
    request_body = Reason, responses((status = 200, body = Meeting), (status = 409)))]
pub async fn remove_participant(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    Body(reason): Body<Reason>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::LeaveOut { id, because: reason.because };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Answer the young person's suggestion about who takes part
#[utoipa::path(post, path = "/meetings/{meeting_id}/participant_suggestions/{id}/answer",
    tag = "meetings", request_body = SuggestionAnswerDraft,
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn answer_participant_suggestion(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    Body(answer): Body<SuggestionAnswerDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::AnswerSuggestion { id, answer };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Answer a contribution: what it changed, why not, or by when it is known
#[utoipa::path(put, path = "/meetings/{meeting_id}/contributions/{contribution_id}/answers/{id}",
    tag = "meetings", request_body = AnswerDraft, responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_answer(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, contribution, id]): Ids<3>,
    Body(answer): Body<AnswerDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |today| StaffAct::Answer { contribution, id, answer, today };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(made)
}

/// Write a decision, or word it differently
///
/// `If-Match` names the version of the decision; one that was worded differently since is answered
/// with 412 and, as `current`, the decision.
#[utoipa::path(put, path = "/meetings/{meeting_id}/decisions/{id}", tag = "meetings",
    request_body = DecisionDraft, params(Precondition), responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_decision(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    headers: HeaderMap,
    Body(draft): Body<DecisionDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |today| StaffAct::Decide { id, draft, today };
    ops::act(&state, actor, meeting, Precondition::of(&headers), make).await.map(made)
}

/// Drop a decision that is not final, and of which nothing was said
///
/// It stays with its wordings, as `dropped`, and its id is never used again.
#[utoipa::path(delete, path = "/meetings/{meeting_id}/decisions/{id}", tag = "meetings",
    params(Precondition), responses((status = 200, body = Meeting), (status = 409)))]
pub async fn delete_decision(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    headers: HeaderMap,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::DropDecision { id };
    ops::act(&state, actor, meeting, Precondition::of(&headers), make).await.map(done)
}

/// Record how the young person's view of a decision was sought
#[utoipa::path(put, path = "/meetings/{meeting_id}/decisions/{decision_id}/sought/{id}",
    tag = "meetings", request_body = SoughtDraft, responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_sought(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, decision, id]): Ids<3>,
    Body(sought): Body<SoughtDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |today| StaffAct::Seek { decision, id, sought, today };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(made)
}

/// Make a decision final
#[utoipa::path(post, path = "/meetings/{meeting_id}/decisions/{id}/final", tag = "meetings",
    params(Precondition), responses((status = 200, body = Meeting), (status = 409)))]
pub async fn finish_decision(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    headers: HeaderMap,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::MakeFinal { decision: id };
    ops::act(&state, actor, meeting, Precondition::of(&headers), make).await.map(done)
}

/// Record that an action of a final decision was done
#[utoipa::path(put, path = "/meetings/{meeting_id}/actions/{id}/fulfilment", tag = "meetings",
    responses((status = 200, body = Meeting)))]
pub async fn put_fulfilment(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, action]): Ids<2>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Fulfil { action, done: true };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Record that an action of a final decision was not done after all
#[utoipa::path(delete, path = "/meetings/{meeting_id}/actions/{id}/fulfilment", tag = "meetings",
    responses((status = 200, body = Meeting)))]
pub async fn delete_fulfilment(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, action]): Ids<2>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Fulfil { action, done: false };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Record contributions as heard to their end: it was in view, or it was played to
///
/// The caller must have received each of them: the meeting that has them, or its file.
#[utoipa::path(post, path = "/meetings/{id}/hearing", tag = "meetings", request_body = HeardToEnd,
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn hear_to_end(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(heard): Body<HeardToEnd>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::HearToEnd { contributions: heard.contribution_ids };
    ops::act(&state, actor, id, Precondition::default(), make).await.map(done)
}

/// Add a correction to a final decision, an answer, or the summary of a closed meeting
///
/// What stood there stays, and the correction stands beside it with its author and day.
#[utoipa::path(put, path = "/meetings/{meeting_id}/corrections/{id}", tag = "meetings",
    request_body = CorrectionDraft, responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_correction(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    Body(draft): Body<CorrectionDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Correct { id, draft };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(made)
}

/// Write a note of what is said while the meeting is held
#[utoipa::path(put, path = "/meetings/{meeting_id}/notes/{id}", tag = "meetings",
    request_body = NoteDraft, responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_note(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    Body(draft): Body<NoteDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Note { id, draft };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(made)
}

/// Remove a note; its words stay in the history
#[utoipa::path(delete, path = "/meetings/{meeting_id}/notes/{id}", tag = "meetings",
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn delete_note(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::RemoveNote { id };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Record that a participant came
#[utoipa::path(put, path = "/meetings/{meeting_id}/participants/{id}/attendance", tag = "meetings",
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn put_attendance(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, participant]): Ids<2>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Attend { participant, attended: true };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Record that it is not known whether a participant came
#[utoipa::path(delete, path = "/meetings/{meeting_id}/participants/{id}/attendance",
    tag = "meetings", responses((status = 200, body = Meeting), (status = 409)))]
pub async fn delete_attendance(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, participant]): Ids<2>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Attend { participant, attended: false };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Record that a participant was informed of this time and place; 409 `moved` if another one stands
#[utoipa::path(put, path = "/meetings/{meeting_id}/participants/{id}/informed",
    tag = "meetings", request_body = Whereabouts, responses((status = 200, body = Meeting), (status = 409)))]
pub async fn put_informed(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, participant]): Ids<2>,
    Body(of): Body<Whereabouts>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Inform { participant, of: Some(of) };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Take back that a participant was informed of the meeting
#[utoipa::path(delete, path = "/meetings/{meeting_id}/participants/{id}/informed",
    tag = "meetings", responses((status = 200, body = Meeting), (status = 409)))]
pub async fn delete_informed(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, participant]): Ids<2>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Inform { participant, of: None };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Make an agenda item the current one, for everybody who follows the meeting
#[utoipa::path(put, path = "/meetings/{id}/current_item", tag = "meetings",
    request_body = CurrentItem, responses((status = 200, body = Meeting), (status = 409)))]
pub async fn put_current_item(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(CurrentItem { item_id }): Body<CurrentItem>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::TurnTo { item: item_id };
    ops::act(&state, actor, id, Precondition::default(), make).await.map(done)
}

/// Begin a meeting
#[utoipa::path(post, path = "/meetings/{id}/holding", tag = "meetings",
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn hold_meeting(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Hold;
    ops::act(&state, actor, id, Precondition::default(), make).await.map(done)
}

/// Record that a reaction was met: a break, going slower, or an explanation
#[utoipa::path(post, path = "/meetings/{meeting_id}/reactions/{id}/met", tag = "meetings",
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn meet_reaction(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Meet { reaction: id };
    ops::act(&state, actor, meeting, Precondition::default(), make).await.map(done)
}

/// Close a meeting, when everything has its answer
///
/// What has none yet is listed in the `fields` of 409 `open_ends`, each as `kind/id`.
#[utoipa::path(post, path = "/meetings/{id}/closing", tag = "meetings", request_body = Closing,
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn close_meeting(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(closing): Body<Closing>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::Close { summary: closing.summary };
    ops::act(&state, actor, id, Precondition::default(), make).await.map(done)
}

/// Call a meeting off, or say no to a request, and say why
#[utoipa::path(post, path = "/meetings/{id}/cancellation", tag = "meetings", request_body = Reason,
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn cancel_meeting(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Body(reason): Body<Reason>,
) -> Result<Versioned<Meeting>, Problem> {
    let make = move |_| StaffAct::CallOff { because: reason.because };
    ops::act(&state, actor, id, Precondition::default(), make).await.map(done)
}

/// The whole meeting as a page to print, for the journal
///
/// It has the contributions unabridged; the caller has heard them by this, but for voice notes.
#[utoipa::path(get, path = "/meetings/{id}/minutes", tag = "meetings",
    responses((status = 200, body = String, content_type = "text/html")))]
pub async fn get_minutes(
    State(state): State<AppState>,
    actor: Actor,
    Extension(trace): Extension<Trace>,
    Ids([id]): Ids<1>,
) -> Result<Html<axum::body::Body>, Problem> {
    let page = minutes::minutes(&state, actor, id).await?;
    let page = page.inspect_err(move |error| trace.broke_off(error));
    Ok(Html(axum::body::Body::from_stream(page)))
}
