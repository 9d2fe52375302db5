//! The desk's calls to the server, with their types. Nothing is stored on the machine: what young people
//! share is in memory only, until the page is closed.

use kurs_domain::{
    Id, Timestamp,
    assignments::{Assignment, AssignmentDraft},
    confirmations::{AwaitingConfirmation, ConfirmationDraft},
    drafts::{Drafts, DraftsPatch},
    invitations::{DemoSignIn, Invitation, InvitationDraft, PersonCreated},
    jobs::DeadLetter,
    meetings::handover::{Handover, HandoverDraft},
    people::{Language, Me, MePatch, Role, Session, Staff, StaffDraft},
    young_people::{Label, LabelDraft, YoungPersonDraft, YoungPersonOverview, YoungPersonRow},
};
use serde::Serialize;

use crate::platform::api::{self, ApiError};

/// The body `{}`, for a request whose path says everything.
#[derive(Serialize)]
struct Nothing {}

pub(crate) async fn session() -> Result<Session, ApiError> {
    api::get("/sessions/current").await
}

/// Signs in as an invented person, in demo mode.
pub(crate) async fn sign_in_as(role: Role) -> Result<Session, ApiError> {
    api::post("/demo/sessions", &DemoSignIn { role }, &[]).await
}

pub(crate) async fn choose_language(language: Language) -> Result<Me, ApiError> {
    let patch = MePatch { language: Some(language), ..MePatch::default() };
    api::patch("/me", &patch, &[]).await
}

/// Those assigned to a caseworker, or everyone's name for an administrator. The read is in the access log of
/// each young person.
pub(crate) async fn young_people() -> Result<Vec<YoungPersonRow>, ApiError> {
    api::get_all("/young_people").await
}

/// What one young person shares. The read is in their access log.
pub(crate) async fn overview(id: Id) -> Result<YoungPersonOverview, ApiError> {
    api::get(&format!("/young_people/{id}")).await
}

/// Creates a young person and an invitation.
pub(crate) async fn make_young_person(
    id: Id,
    draft: &YoungPersonDraft,
) -> Result<PersonCreated, ApiError> {
    api::put(&format!("/young_people/{id}"), draft, &[]).await
}

/// Writes the label beside a young person's name, or takes it away.
pub(crate) async fn put_label(id: Id, label: Option<Label>) -> Result<LabelDraft, ApiError> {
    api::put(&format!("/young_people/{id}/label"), &LabelDraft { label }, &[]).await
}

/// Sets the star beside a young person's name in one's own list, or takes it away.
pub(crate) async fn put_star(id: Id, starred: bool) -> Result<(), ApiError> {
    let method = if starred { "PUT" } else { "DELETE" };
    api::call(method, &format!("/young_people/{id}/star"), None, &[]).await.map(drop)
}

pub(crate) async fn drafts() -> Result<Drafts, ApiError> {
    api::get("/drafts").await
}

pub(crate) async fn patch_drafts(patch: &DraftsPatch) -> Result<(), ApiError> {
    let patch = serde_json::to_string(patch).unwrap_or_default();
    api::call("PATCH", "/drafts", Some(patch), &[]).await.map(drop)
}

/// A new invitation for an existing young person.
pub(crate) async fn invite_young_person(
    person: Id,
    id: Id,
    ends_sessions: bool,
) -> Result<Invitation, ApiError> {
    let draft = InvitationDraft { ends_sessions };
    api::put(&format!("/young_people/{person}/invitations/{id}"), &draft, &[]).await
}

/// All colleagues.
pub(crate) async fn staff() -> Result<Vec<Staff>, ApiError> {
    api::get_all("/staff").await
}

/// Creates a colleague and an invitation.
pub(crate) async fn make_staff(id: Id, draft: &StaffDraft) -> Result<PersonCreated, ApiError> {
    api::put(&format!("/staff/{id}"), draft, &[]).await
}

/// A new invitation for an existing colleague.
pub(crate) async fn invite_staff(person: Id, id: Id) -> Result<Invitation, ApiError> {
    api::put(&format!("/staff/{person}/invitations/{id}"), &Nothing {}, &[]).await
}

pub(crate) async fn end_staff(id: Id) -> Result<(), ApiError> {
    api::delete(&format!("/staff/{id}")).await
}

/// Colleagues who signed in with a new code and are not confirmed yet.
pub(crate) async fn confirmations() -> Result<Vec<AwaitingConfirmation>, ApiError> {
    api::get("/confirmations").await
}

/// Confirms that this colleague is the one who signed in at `since`.
pub(crate) async fn confirm(id: Id, since: Timestamp) -> Result<(), ApiError> {
    let draft = serde_json::to_string(&ConfirmationDraft { since }).unwrap_or_default();
    api::call("POST", &format!("/staff/{id}/confirmation"), Some(draft), &[]).await.map(drop)
}

pub(crate) async fn dead_letters() -> Result<Vec<DeadLetter>, ApiError> {
    api::get_all("/dead_letters").await
}

/// Retries a dead letter.
pub(crate) async fn retry_dead_letter(id: Id) -> Result<(), ApiError> {
    api::call("POST", &format!("/dead_letters/{id}/again"), None, &[]).await.map(drop)
}

/// All assignments of a young person, past ones included.
pub(crate) async fn assignments(person: Id) -> Result<Vec<Assignment>, ApiError> {
    api::get_all(&format!("/young_people/{person}/assignments")).await
}

/// What hangs on an assignment, in numbers.
pub(crate) async fn handover(person: Id, assignment: Id) -> Result<Handover, ApiError> {
    api::get(&format!("/young_people/{person}/assignments/{assignment}/handover")).await
}

/// Puts a colleague in the caseworker's place in the meetings that are not over.
pub(crate) async fn hand_over(
    person: Id,
    assignment: Id,
    draft: &HandoverDraft,
) -> Result<(), ApiError> {
    let path = format!("/young_people/{person}/assignments/{assignment}/handover");
    let draft = serde_json::to_string(draft).unwrap_or_default();
    api::call("POST", &path, Some(draft), &[]).await.map(drop)
}

/// Creates an assignment, or ends one.
pub(crate) async fn assign(
    person: Id,
    id: Id,
    draft: &AssignmentDraft,
) -> Result<Assignment, ApiError> {
    api::put(&format!("/young_people/{person}/assignments/{id}"), draft, &[]).await
}
