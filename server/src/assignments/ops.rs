//! Creating, changing, ending and listing assignments, and the authorisation checks that build on them.

use kurs_domain::{
    Id, Page, Timestamp,
    access::Looked,
    assignments::{
        Assignment, AssignmentChange, AssignmentChangeKind, AssignmentDraft, AssignmentProblem,
        Reason, changed_until, ends_at, has_ended, leaves_gap, new_until,
    },
    events::{Event, EventKind},
    people::{PersonRef, Role},
};

use super::store::{self, AssignmentRow};
use crate::{
    access_log,
    identity::store::{Person, find_person},
    kernel::{
        Actor, Problem,
        db::Tx,
        live::Notice,
        page::{PageQuery, page},
        write::lock_person,
    },
    sharing,
    state::AppState,
};

/// How the access log names what this module reads.
const LOOKED: Looked = Looked::Assignments;

/// The young person with this id; 404 if there is none, or if the person has another role.
pub async fn young_person(tx: &mut Tx, id: Id) -> Result<Person, Problem> {
    find_person(tx, id)
        .await?
        .filter(|person| person.me.role == Role::YoungPerson)
        .ok_or_else(Problem::not_found)
}

/// Since when `caseworker` is assigned to `young_person`; 404 if they are not assigned at `now`.
pub async fn require_assigned(
    tx: &mut Tx,
    young_person: Id,
    caseworker: Id,
    now: Timestamp,
) -> Result<Timestamp, Problem> {
    store::find_current_since(tx, young_person, caseworker, now)
        .await?
        .ok_or_else(Problem::not_found)
}

/// Authorises `actor` to read what the young person shares; 404 if they are not assigned now. The access
/// is logged before any further check, because a refusal reveals something of the young person, too.
pub async fn enter(
    tx: &mut Tx,
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    what: Looked,
) -> Result<Person, Problem> {
    require_assigned(tx, young_person_id, actor.id, state.now()).await?;
    let person = young_person(tx, young_person_id).await?;
    access_log::ops::record(tx, state, actor, &person, what).await?;
    Ok(person)
}

/// The current and former assignments of a young person, for an administrator.
pub async fn list(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    query: PageQuery,
) -> Result<Page<Assignment>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let own = state.clone();
    let list = state.db.write(move |tx| {
        Box::pin(async move {
            let person = young_person(tx, young_person_id).await?;
            access_log::ops::record(tx, &own, actor, &person, LOOKED).await?;
            with_changes(tx, young_person_id, &before.id, limit + 1).await
        })
    });
    Ok(page(list.await?, limit, |assignment| (None, assignment.id)))
}

/// The current and former assignments of the caller, with who decided what.
pub async fn list_own(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Assignment>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let list = state.db.read(move |tx| {
        Box::pin(async move { with_changes(tx, actor.id, &before.id, limit + 1).await })
    });
    Ok(page(list.await?, limit, |assignment| (None, assignment.id)))
}

async fn with_changes(
    tx: &mut Tx,
    young_person: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<Assignment>, Problem> {
    let mut all = store::list_assignments(tx, young_person, before, limit).await?;
    for assignment in &mut all {
        assignment.changes = store::list_changes(tx, assignment.id).await?;
    }
    Ok(all)
}

/// Assigns a caseworker, or changes the end of the assignment. True when new.
pub async fn put(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
    draft: AssignmentDraft,
) -> Result<(Assignment, bool), Problem> {
    let own = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            // Serialises changes to the assignments of this young person.
            lock_person(tx, young_person_id).await?;
            let person = young_person(tx, young_person_id).await?;
            let existing = store::find_assignment(tx, id).await?;
            // A new one answers only what was sent, and is in the history itself; the rest is a read.
            match &existing {
                Some(_) => access_log::ops::record(tx, &own, actor, &person, LOOKED).await?,
                None => access_log::ops::record_refusal(tx, &own, actor, &person, LOOKED),
            }
            if existing.as_ref().is_some_and(|row| row.young_person_id != young_person_id) {
                return Err(Problem::not_found());
            }
            let (now, new) = (own.now(), existing.is_none());
            let until = if let Some(row) = &existing {
                changed_until(&row.assignment, &draft, now)?
            } else {
                let until = new_until(&draft, now)?;
                require_caseworker(tx, draft.caseworker_id).await?;
                until
            };
            let mut periods =
                store::list_periods(tx, young_person_id, draft.caseworker_id, id, now).await?;
            periods.push((draft.since, until));
            if leaves_gap(periods, now) {
                return Err(AssignmentProblem::Gap.into());
            }
            if let Some(row) = existing {
                let why = draft.why_ends.map(Reason::into_string);
                set_until(tx, &own, actor.id, &row, until, why).await?;
            } else {
                // A planned end may have passed unnoticed: a new assignment begins without what was
                // shared before.
                end_sharing(tx, &own, young_person_id, draft.caseworker_id).await?;
                let draft = AssignmentDraft { until, ..draft };
                begin(tx, actor.id, &as_drafted(young_person_id, id, draft), now).await?;
            }
            let row = store::find_assignment(tx, id).await?.ok_or_else(Problem::not_found)?;
            let changes = store::list_changes(tx, id).await?;
            Ok::<_, Problem>((Assignment { changes, ..row.assignment }, new))
        })
    });
    let (assignment, new) = put.await?;
    state.live.publish(vec![notice(young_person_id, &assignment)]).await;
    Ok((assignment, new))
}

/// Checks that `id` is a caseworker who has not ended, and locks them until the transaction ends.
async fn require_caseworker(tx: &mut Tx, id: Id) -> Result<(), Problem> {
    lock_person(tx, id).await?;
    let person = find_person(tx, id).await?;
    let may = person.is_some_and(|it| it.me.role == Role::Caseworker && it.ended_at.is_none());
    may.then_some(()).ok_or_else(|| AssignmentProblem::NotACaseworker.into())
}

fn as_drafted(young_person_id: Id, id: Id, draft: AssignmentDraft) -> AssignmentRow {
    AssignmentRow {
        young_person_id,
        assignment: Assignment {
            id,
            caseworker: PersonRef {
                id: draft.caseworker_id,
                name: String::new(),
                role: Role::Caseworker,
            },
            since: draft.since,
            until: draft.until,
            decided_by: String::new(),
            why: draft.why.into_string(),
            asked_for_by_young_person: draft.asked_for_by_young_person,
            changes: Vec::new(),
        },
    }
}

/// Stores a new assignment, decided by `by` at `at`, with the first entry of its history. The names in
/// `row` are not read: the SQL takes them from `people`.
pub async fn begin(tx: &mut Tx, by: Id, row: &AssignmentRow, at: Timestamp) -> Result<(), Problem> {
    let it = &row.assignment;
    store::insert_assignment(tx, row, by).await?;
    let change = AssignmentChange {
        at,
        by: String::new(),
        what: AssignmentChangeKind::Begun,
        until_before: None,
        until: it.until,
        why: Some(it.why.clone()),
    };
    // An assignment begins once, so its id can serve as the id of this change.
    Ok(store::insert_change(tx, (it.id, it.id), by, &change).await?)
}

async fn set_until(
    tx: &mut Tx,
    state: &AppState,
    by: Id,
    row: &AssignmentRow,
    until: Option<Timestamp>,
    why: Option<String>,
) -> Result<(), Problem> {
    let it = &row.assignment;
    if it.until == until {
        return Ok(());
    }
    let at = state.now();
    let ended = until.is_some_and(|until| has_ended(it.since, until, at));
    let what = if ended { AssignmentChangeKind::Ended } else { AssignmentChangeKind::EndPlanned };
    store::update_until(tx, it.id, until).await?;
    if ended {
        end_sharing(tx, state, row.young_person_id, it.caseworker.id).await?;
    }
    let change =
        AssignmentChange { at, by: String::new(), what, until_before: it.until, until, why };
    Ok(store::insert_change(tx, (state.id(), it.id), by, &change).await?)
}

/// Ends `row` now, if it has not ended, as decided by `by`.
pub async fn end_row(
    tx: &mut Tx,
    state: &AppState,
    by: Id,
    row: &AssignmentRow,
    why: Option<String>,
) -> Result<Notice, Problem> {
    let (it, now) = (&row.assignment, state.now());
    if it.until.is_none_or(|until| !has_ended(it.since, until, now)) {
        set_until(tx, state, by, row, Some(ends_at(it.since, now, now)), why).await?;
    }
    Ok(notice(row.young_person_id, it))
}

/// Ends an assignment now, if it has not ended; 409 if that leaves a gap.
pub async fn end(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
) -> Result<(), Problem> {
    let own = state.clone();
    let end = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, young_person_id).await?;
            let row = store::find_assignment(tx, id)
                .await?
                .filter(|row| row.young_person_id == young_person_id)
                .ok_or_else(Problem::not_found)?;
            let (caseworker, now) = (row.assignment.caseworker.id, own.now());
            let others = store::list_periods(tx, young_person_id, caseworker, id, now).await?;
            if leaves_gap(others, now) {
                return Err(AssignmentProblem::Gap.into());
            }
            end_row(tx, &own, actor.id, &row, None).await
        })
    });
    state.live.publish(vec![end.await?]).await;
    Ok(())
}

/// Ends what was shared with a caseworker by name, unless another assignment of theirs is current.
async fn end_sharing(
    tx: &mut Tx,
    state: &AppState,
    young_person: Id,
    caseworker: Id,
) -> Result<(), Problem> {
    let now = state.now();
    if store::find_current_since(tx, young_person, caseworker, now).await?.is_none() {
        sharing::end(tx, state, young_person, caseworker).await?;
    }
    Ok(())
}

fn notice(young_person_id: Id, assignment: &Assignment) -> Notice {
    let event = Event { kind: EventKind::Assignment, id: assignment.id, young_person_id };
    Notice { event, audience: vec![young_person_id, assignment.caseworker.id] }
}

impl From<AssignmentProblem> for Problem {
    fn from(problem: AssignmentProblem) -> Self {
        let detail = problem.to_string();
        match problem {
            AssignmentProblem::EndsBeforeItBegan => {
                Self::field("until", "ends_before_it_began", detail)
            }
            AssignmentProblem::BeginsTooLongAgo => {
                Self::field("since", "begins_too_long_ago", detail)
            }
            AssignmentProblem::AlreadyDecided => Self::conflict("already_decided", detail),
            AssignmentProblem::Gap => Self::conflict("assignment_gap", detail),
            AssignmentProblem::AlreadyEnded => Self::conflict("already_ended", detail),
            AssignmentProblem::NotACaseworker => {
                Self::field("caseworker_id", "not_a_caseworker", detail)
            }
            AssignmentProblem::OtherCaseworker => Self::conflict("other_caseworker", detail),
        }
    }
}
