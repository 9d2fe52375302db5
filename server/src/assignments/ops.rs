//! Deciding who is assigned, and asking who is.

use kurs_domain::{
    Id, Page, Timestamp,
    access::Looked,
    assignments::{Assignment, AssignmentDraft, AssignmentProblem, check},
    events::{Event, EventKind},
    people::{PersonRef, Role},
};

use super::store::{self, AssignmentRow};
use crate::{
    access_log,
    db::Tx,
    http::{
        access::Actor,
        error::ApiError,
        page::{PageQuery, page},
    },
    identity::store::{Person, find_person, hold_person},
    live::Notice,
    sharing,
    state::AppState,
};

/// The young person with this id, if they are one.
pub async fn young_person(tx: &mut Tx, id: Id) -> Result<Person, ApiError> {
    find_person(tx, id)
        .await?
        .filter(|person| person.me.role == Role::YoungPerson)
        .ok_or_else(ApiError::not_found)
}

/// Since when `caseworker` is assigned to `young_person`; for anyone who is not, now, there is no
/// such young person.
pub async fn require_assigned(
    tx: &mut Tx,
    young_person: Id,
    caseworker: Id,
    now: Timestamp,
) -> Result<Timestamp, ApiError> {
    store::find_current_since(tx, young_person, caseworker, now)
        .await?
        .ok_or_else(ApiError::not_found)
}

/// Who is and was assigned to a young person.
pub async fn list(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    query: PageQuery,
) -> Result<Page<Assignment>, ApiError> {
    let (limit, before) = (query.limit()?, query.before()?);
    let state = state.clone();
    let db = state.db.clone();
    let list = db.write(move |tx| {
        Box::pin(async move {
            let person = young_person(tx, young_person_id).await?;
            access_log::ops::note(tx, &state, actor, &person, Looked::Assignments).await?;
            let list = store::list_assignments(tx, young_person_id, &before.id, limit + 1).await?;
            Ok::<_, ApiError>(list)
        })
    });
    Ok(page(list.await?, limit, |assignment| (None, assignment.id)))
}

/// Assigns a caseworker, or changes since when, until when or why. True when new.
pub async fn put(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
    draft: AssignmentDraft,
) -> Result<(Assignment, bool), ApiError> {
    check(&draft)?;
    let (own, now) = (state.clone(), state.now());
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            // Sent twice at once, the second finds what the first made.
            hold_person(tx, actor.id).await?;
            hold_person(tx, young_person_id).await?;
            young_person(tx, young_person_id).await?;
            let caseworker = find_person(tx, draft.caseworker_id)
                .await?
                .filter(|person| person.me.role == Role::Caseworker)
                .ok_or(AssignmentProblem::NotACaseworker)?;
            let existing = store::find_assignment(tx, id).await?;
            if let Some(row) = &existing {
                if row.young_person_id != young_person_id {
                    return Err(ApiError::not_found());
                }
                if row.assignment.caseworker.id != draft.caseworker_id {
                    return Err(AssignmentProblem::OtherCaseworker.into());
                }
            }
            if existing
                .as_ref()
                .is_some_and(|row| has_ended(row, now) && !says_the_same(row, &draft))
            {
                return Err(AssignmentProblem::AlreadyEnded.into());
            }
            let decider = find_person(tx, actor.id).await?.ok_or_else(ApiError::not_found)?;
            let (id_of, name) = (caseworker.me.id, caseworker.me.name);
            let assignment = Assignment {
                id,
                caseworker: PersonRef { id: id_of, name, role: Role::Caseworker },
                since: draft.since,
                until: draft.until,
                decided_by: decider.me.name,
                why: draft.why.into_string(),
                asked_for_by_young_person: draft.asked_for_by_young_person,
            };
            let new = existing.is_none();
            if new {
                // Whoever comes back begins with nothing: an end that was planned may have passed.
                end_sharing(tx, &own, young_person_id, draft.caseworker_id).await?;
                let row = AssignmentRow { assignment: assignment.clone(), young_person_id };
                store::insert_assignment(tx, &row, actor.id).await?;
            } else if existing.is_some_and(|row| row.assignment != assignment) {
                store::update_assignment(tx, &assignment, actor.id).await?;
                end_sharing(tx, &own, young_person_id, draft.caseworker_id).await?;
            }
            Ok::<_, ApiError>((assignment, new))
        })
    });
    let (assignment, new) = put.await?;
    tell(state, young_person_id, &assignment).await;
    Ok((assignment, new))
}

/// Ends an assignment now, if it has not ended.
pub async fn end(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
) -> Result<(), ApiError> {
    let (own, now) = (state.clone(), state.now());
    let end = state.db.write(move |tx| {
        Box::pin(async move {
            hold_person(tx, young_person_id).await?;
            let row = store::find_assignment(tx, id)
                .await?
                .filter(|row| row.young_person_id == young_person_id)
                .ok_or_else(ApiError::not_found)?;
            let mut assignment = row.assignment;
            if assignment.until.is_none_or(|until| until > now) {
                // One that has not begun never holds.
                assignment.until = Some(now.max(assignment.since));
                store::update_assignment(tx, &assignment, actor.id).await?;
                end_sharing(tx, &own, young_person_id, assignment.caseworker.id).await?;
            }
            Ok::<_, ApiError>(assignment)
        })
    });
    let assignment = end.await?;
    tell(state, young_person_id, &assignment).await;
    Ok(())
}

/// Ends what was shared with a caseworker by name, unless they are assigned all the same.
async fn end_sharing(
    tx: &mut Tx,
    state: &AppState,
    young_person: Id,
    caseworker: Id,
) -> Result<(), ApiError> {
    let now = state.now();
    if store::find_current_since(tx, young_person, caseworker, now).await?.is_none() {
        sharing::end(tx, state, young_person, caseworker).await?;
    }
    Ok(())
}

fn has_ended(row: &AssignmentRow, now: Timestamp) -> bool {
    row.assignment.until.is_some_and(|until| until <= now)
}

fn says_the_same(row: &AssignmentRow, draft: &AssignmentDraft) -> bool {
    let it = &row.assignment;
    (it.since, it.until, &*it.why, it.asked_for_by_young_person)
        == (draft.since, draft.until, &*draft.why, draft.asked_for_by_young_person)
}

async fn tell(state: &AppState, young_person_id: Id, assignment: &Assignment) {
    let event = Event { kind: EventKind::Assignment, id: assignment.id, young_person_id };
    let audience = vec![young_person_id, assignment.caseworker.id];
    state.live.tell(vec![Notice { event, audience }]).await;
}
