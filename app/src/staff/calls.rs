//! The desk's calls to the server, each with its type. Nothing here is kept on the machine: what
//! young people share stays in memory, and is gone when the page is closed.

use kurs_domain::{
    Id, Timestamp,
    assignments::{Assignment, AssignmentDraft},
    confirmations::{AwaitingConfirmation, ConfirmationDraft},
    invitations::{DemoSignIn, Invitation},
    jobs::DeadLetter,
    people::{Language, Me, MePatch, PersonCreated, Role, Session, Staff, StaffDraft},
    young_people::{YoungPersonDraft, YoungPersonOverview, YoungPersonRow},
};
use serde::Serialize;

use crate::platform::api::{self, ApiError};

/// `{}`: the body of a request whose path says it all.
#[derive(Serialize)]
struct Nothing {}

/// Who is signed in.
pub(crate) async fn session() -> Result<Session, ApiError> {
    api::get("/sessions/current").await
}

/// Signs in as an invented person, where the server allows it.
pub(crate) async fn try_as(role: Role) -> Result<Session, ApiError> {
    api::post("/demo/sessions", &DemoSignIn { role }, &[]).await
}

/// Keeps the language of the interface.
pub(crate) async fn choose_language(language: Language) -> Result<Me, ApiError> {
    let patch = MePatch { language: Some(language), ..MePatch::default() };
    api::patch("/me", &patch, &[]).await
}

/// Those assigned to a caseworker, or everyone's name for an administrator. Each young person can
/// see that it was read.
pub(crate) async fn young_people() -> Result<Vec<YoungPersonRow>, ApiError> {
    api::get_all("/young_people").await
}

/// What one young person shares, who can see that it was read.
pub(crate) async fn overview(id: Id) -> Result<YoungPersonOverview, ApiError> {
    api::get(&format!("/young_people/{id}")).await
}

/// Makes a young person and the invitation for them.
pub(crate) async fn make_young_person(
    id: Id,
    draft: &YoungPersonDraft,
) -> Result<PersonCreated, ApiError> {
    api::put(&format!("/young_people/{id}"), draft, &[]).await
}

/// A fresh invitation for a young person who is here already.
pub(crate) async fn invite_young_person(person: Id, id: Id) -> Result<Invitation, ApiError> {
    api::put(&format!("/young_people/{person}/invitations/{id}"), &Nothing {}, &[]).await
}

/// All colleagues.
pub(crate) async fn staff() -> Result<Vec<Staff>, ApiError> {
    api::get_all("/staff").await
}

/// Makes a colleague and the invitation for them.
pub(crate) async fn make_staff(id: Id, draft: &StaffDraft) -> Result<PersonCreated, ApiError> {
    api::put(&format!("/staff/{id}"), draft, &[]).await
}

/// A fresh invitation for a colleague who is here already.
pub(crate) async fn invite_staff(person: Id, id: Id) -> Result<Invitation, ApiError> {
    api::put(&format!("/staff/{person}/invitations/{id}"), &Nothing {}, &[]).await
}

/// Ends the access of a colleague.
pub(crate) async fn end_staff(id: Id) -> Result<(), ApiError> {
    api::delete(&format!("/staff/{id}")).await
}

/// Colleagues who came in by a new code, and whom nobody has confirmed yet.
pub(crate) async fn confirmations() -> Result<Vec<AwaitingConfirmation>, ApiError> {
    api::get("/confirmations").await
}

/// Confirms that it is this colleague who signed in at `since`.
pub(crate) async fn confirm(id: Id, since: Timestamp) -> Result<(), ApiError> {
    let draft = serde_json::to_string(&ConfirmationDraft { since }).unwrap_or_default();
    api::call("POST", &format!("/staff/{id}/confirmation"), Some(draft), &[]).await.map(drop)
}

/// What the server gave up.
pub(crate) async fn dead_letters() -> Result<Vec<DeadLetter>, ApiError> {
    api::get_all("/dead_letters").await
}

/// Lets the server try once more.
pub(crate) async fn try_dead_letter(id: Id) -> Result<(), ApiError> {
    api::call("POST", &format!("/dead_letters/{id}/again"), None, &[]).await.map(drop)
}

/// Who is and was assigned to a young person.
pub(crate) async fn assignments(person: Id) -> Result<Vec<Assignment>, ApiError> {
    api::get_all(&format!("/young_people/{person}/assignments")).await
}

/// Begins an assignment, or ends one by saying until when.
pub(crate) async fn assign(
    person: Id,
    id: Id,
    draft: &AssignmentDraft,
) -> Result<Assignment, ApiError> {
    api::put(&format!("/young_people/{person}/assignments/{id}"), draft, &[]).await
}
