//! The desk's calls about meetings. Every change returns the whole meeting.

use kurs_domain::{
    Id, Page,
    meetings::{
        DecisionDraft, Meeting, PlanDraft,
        contributions::AnswerDraft,
        corrections::CorrectionDraft,
        decisions::SoughtDraft,
        minutes::{CurrentItem, NoteDraft},
        open_ends::AwaitingOfOne,
        participants::{ParticipantDraft, SuggestionAnswerDraft},
        plan::{MeetingKind, MeetingRow, MeetingTemplate, TemplateDraft, Whereabouts},
        schedule::Schedule,
        staff::HeardToEnd,
    },
    people::PersonRef,
};
use serde::Serialize;

use crate::platform::api::{self, ApiError};

/// The body `{}`, for a request whose path says everything.
#[derive(Serialize)]
struct Nothing {}

#[derive(Serialize)]
struct BecauseBody<'a> {
    because: &'a str,
}

#[derive(Serialize)]
struct SummaryBody<'a> {
    summary: &'a str,
}

/// A page of what waits for an answer of the person signed in: of at most `limit` young people, the longest
/// wait first, after the cursor `before`.
pub(crate) async fn awaiting(
    limit: usize,
    before: Option<&str>,
) -> Result<Page<AwaitingOfOne>, ApiError> {
    let before = before.map(|cursor| format!("&before={cursor}")).unwrap_or_default();
    api::get(&format!("/awaiting?limit={limit}{before}")).await
}

/// What the person signed in has ahead.
pub(crate) async fn schedule() -> Result<Schedule, ApiError> {
    api::get("/schedule").await
}

/// The meetings of one young person. The read is in their access log.
pub(crate) async fn meetings_of(person: Id) -> Result<Vec<MeetingRow>, ApiError> {
    let mut rows = Vec::new();
    let mut url = format!("/meetings?young_person_id={person}&limit=200");
    loop {
        let page: Page<MeetingRow> = api::get(&url).await?;
        rows.extend(page.items);
        let Some(before) = page.next else { return Ok(rows) };
        let before = String::from(js_sys::encode_uri_component(&before));
        url = format!("/meetings?young_person_id={person}&limit=200&before={before}");
    }
}

/// One meeting. Reading it counts as hearing its contributions.
pub(crate) async fn meeting(id: Id) -> Result<Meeting, ApiError> {
    api::get(&format!("/meetings/{id}")).await
}

/// Plans a meeting, or changes version `version` of its plan.
pub(crate) async fn plan(
    id: Id,
    draft: &PlanDraft,
    version: Option<i64>,
) -> Result<Meeting, ApiError> {
    put_version(&format!("/meetings/{id}"), draft, version).await
}

async fn put_version(
    path: &str,
    draft: &impl Serialize,
    version: Option<i64>,
) -> Result<Meeting, ApiError> {
    let version = version.map(|version| format!("\"{version}\""));
    let headers: Vec<_> = version.iter().map(|version| ("If-Match", version.as_str())).collect();
    api::put(path, draft, &headers).await
}

/// Invites somebody, or changes their roles.
pub(crate) async fn invite(
    meeting: Id,
    id: Id,
    draft: &ParticipantDraft,
) -> Result<Meeting, ApiError> {
    api::put(&format!("/meetings/{meeting}/participants/{id}"), draft, &[]).await
}

/// Removes a participant.
pub(crate) async fn leave_out(meeting: Id, id: Id, because: &str) -> Result<Meeting, ApiError> {
    let path = format!("/meetings/{meeting}/participants/{id}/leaving");
    api::post(&path, &BecauseBody { because }, &[]).await
}

/// Answers whom the young person wants there, or not.
pub(crate) async fn answer_suggestion(
    meeting: Id,
    id: Id,
    draft: &SuggestionAnswerDraft,
) -> Result<Meeting, ApiError> {
    let path = format!("/meetings/{meeting}/participant_suggestions/{id}/answer");
    api::post(&path, draft, &[]).await
}

/// Answers a contribution.
pub(crate) async fn answer(
    meeting: Id,
    contribution: Id,
    id: Id,
    draft: &AnswerDraft,
) -> Result<Meeting, ApiError> {
    let path = format!("/meetings/{meeting}/contributions/{contribution}/answers/{id}");
    api::put(&path, draft, &[]).await
}

/// Writes a decision, or changes its version `version`.
pub(crate) async fn decide(
    meeting: Id,
    id: Id,
    draft: &DecisionDraft,
    version: Option<i64>,
) -> Result<Meeting, ApiError> {
    put_version(&format!("/meetings/{meeting}/decisions/{id}"), draft, version).await
}

/// Drops a decision that is not final.
pub(crate) async fn drop_decision(meeting: Id, id: Id) -> Result<(), ApiError> {
    api::delete(&format!("/meetings/{meeting}/decisions/{id}")).await
}

/// Records how the young person's view was sought.
pub(crate) async fn seek(
    meeting: Id,
    decision: Id,
    id: Id,
    draft: &SoughtDraft,
) -> Result<Meeting, ApiError> {
    api::put(&format!("/meetings/{meeting}/decisions/{decision}/sought/{id}"), draft, &[]).await
}

/// Makes version `version` of a decision final.
pub(crate) async fn make_final(
    meeting: Id,
    decision: Id,
    version: i64,
) -> Result<Meeting, ApiError> {
    let version = format!("\"{version}\"");
    let path = format!("/meetings/{meeting}/decisions/{decision}/final");
    api::post(&path, &Nothing {}, &[("If-Match", version.as_str())]).await
}

/// Records that an action of a final decision was done, or that it was not.
pub(crate) async fn fulfil(meeting: Id, action: Id, done: bool) -> Result<Meeting, ApiError> {
    put_or_delete(&format!("/meetings/{meeting}/actions/{action}/fulfilment"), done).await
}

/// Deletes a part of a meeting, which the answer no longer has.
async fn delete(path: &str) -> Result<Meeting, ApiError> {
    api::read(&api::call("DELETE", path, None, &[]).await?)
}

/// Makes it so that what `path` says is there, or is not.
async fn put_or_delete(path: &str, there: bool) -> Result<Meeting, ApiError> {
    if there { api::put(path, &Nothing {}, &[]).await } else { delete(path).await }
}

/// Records contributions as heard to their end.
pub(crate) async fn hear_to_end(
    meeting: Id,
    contribution_ids: Vec<Id>,
) -> Result<Meeting, ApiError> {
    let path = format!("/meetings/{meeting}/hearing");
    api::post(&path, &HeardToEnd { contribution_ids }, &[]).await
}

/// Adds a correction to what can't be changed any more.
pub(crate) async fn correct(
    meeting: Id,
    id: Id,
    draft: &CorrectionDraft,
) -> Result<Meeting, ApiError> {
    api::put(&format!("/meetings/{meeting}/corrections/{id}"), draft, &[]).await
}

/// Writes a note.
pub(crate) async fn write_note(
    meeting: Id,
    id: Id,
    draft: &NoteDraft,
) -> Result<Meeting, ApiError> {
    api::put(&format!("/meetings/{meeting}/notes/{id}"), draft, &[]).await
}

/// Removes a note.
pub(crate) async fn remove_note(meeting: Id, id: Id) -> Result<Meeting, ApiError> {
    delete(&format!("/meetings/{meeting}/notes/{id}")).await
}

/// Records whether a participant came.
pub(crate) async fn attend(meeting: Id, id: Id, attended: bool) -> Result<Meeting, ApiError> {
    put_or_delete(&format!("/meetings/{meeting}/participants/{id}/attendance"), attended).await
}

/// Records that a participant was informed of a time and place, or that they were not.
pub(crate) async fn inform(
    meeting: Id,
    id: Id,
    of: Option<Whereabouts>,
) -> Result<Meeting, ApiError> {
    let path = format!("/meetings/{meeting}/participants/{id}/informed");
    match of {
        Some(of) => api::put(&path, &of, &[]).await,
        None => delete(&path).await,
    }
}

/// Who is assigned to a young person. The read is in their access log.
pub(crate) async fn team(person: Id) -> Result<Vec<PersonRef>, ApiError> {
    api::get(&format!("/young_people/{person}/team")).await
}

/// Makes an agenda item the current one.
pub(crate) async fn turn_to(meeting: Id, item_id: Option<Id>) -> Result<Meeting, ApiError> {
    let path = format!("/meetings/{meeting}/current_item");
    api::put(&path, &CurrentItem { item_id }, &[]).await
}

/// The minutes, as the page that is printed.
pub(crate) async fn minutes(meeting: Id) -> Result<String, ApiError> {
    api::get_page(&format!("/meetings/{meeting}/minutes")).await
}

/// Begins the meeting.
pub(crate) async fn hold(meeting: Id) -> Result<Meeting, ApiError> {
    api::post(&format!("/meetings/{meeting}/holding"), &Nothing {}, &[]).await
}

/// Marks a reaction as met: the break is taken, the pace slowed, something explained.
pub(crate) async fn meet(meeting: Id, reaction: Id) -> Result<Meeting, ApiError> {
    api::post(&format!("/meetings/{meeting}/reactions/{reaction}/met"), &Nothing {}, &[]).await
}

/// Closes the meeting, when everything has an answer.
pub(crate) async fn close(meeting: Id, summary: &str) -> Result<Meeting, ApiError> {
    api::post(&format!("/meetings/{meeting}/closing"), &SummaryBody { summary }, &[]).await
}

/// Calls the meeting off, or declines a request.
pub(crate) async fn call_off(meeting: Id, because: &str) -> Result<Meeting, ApiError> {
    api::post(&format!("/meetings/{meeting}/cancellation"), &BecauseBody { because }, &[]).await
}

pub(crate) async fn templates() -> Result<Vec<MeetingTemplate>, ApiError> {
    api::get("/meeting_templates").await
}

pub(crate) async fn put_template(
    kind: MeetingKind,
    draft: &TemplateDraft,
) -> Result<MeetingTemplate, ApiError> {
    let kind = serde_json::to_string(&kind).unwrap_or_default();
    api::put(&format!("/meeting_templates/{}", kind.trim_matches('"')), draft, &[]).await
}
