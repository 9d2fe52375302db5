//! SQL of assignments: one statement per function.

use kurs_domain::{
    Id, Timestamp,
    assignments::{Assignment, AssignmentChange, AssignmentChangeKind, Period},
    people::{PersonRef, Role},
};

use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone)]
pub struct AssignmentRow {
    /// Without its history, which is read separately.
    pub assignment: Assignment,
    pub young_person_id: Id,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    young_person_id: String,
    caseworker_id: String,
    caseworker_name: String,
    since: i64,
    until: Option<i64>,
    decided_by_name: String,
    why: String,
    asked_for_by_young_person: bool,
}

impl TryFrom<Row> for AssignmentRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            young_person_id: column::id(&row.young_person_id)?,
            assignment: Assignment {
                id: column::id(&row.id)?,
                caseworker: PersonRef {
                    id: column::id(&row.caseworker_id)?,
                    name: row.caseworker_name,
                    role: Role::Caseworker,
                },
                since: Timestamp::from_millis(row.since),
                until: row.until.map(Timestamp::from_millis),
                decided_by: row.decided_by_name,
                why: row.why,
                asked_for_by_young_person: row.asked_for_by_young_person,
                changes: Vec::new(),
            },
        })
    }
}

/// The assignment with this id.
pub async fn find_assignment(tx: &mut Tx, id: Id) -> Result<Option<AssignmentRow>, DbError> {
    let text = "SELECT * FROM assignments WHERE id = $1";
    let row = sql!(tx, fetch_optional as Row, text, id.to_string())?;
    row.map(AssignmentRow::try_from).transpose()
}

/// At most `limit` assignments of a young person whose id is before `before`, the latest first.
pub async fn list_assignments(
    tx: &mut Tx,
    young_person: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<Assignment>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM assignments WHERE young_person_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
        young_person.to_string(),
        before,
        limit
    )?;
    rows.into_iter().map(|row| AssignmentRow::try_from(row).map(|row| row.assignment)).collect()
}

/// The assignments of a caseworker that have not ended at `now`, those that begin later too.
pub async fn list_open(
    tx: &mut Tx,
    caseworker: Id,
    now: Timestamp,
) -> Result<Vec<AssignmentRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM assignments
         WHERE caseworker_id = $1 AND (until IS NULL OR (until > $2 AND until > since)) ORDER BY id",
        caseworker.to_string(),
        now.millis()
    )?;
    rows.into_iter().map(AssignmentRow::try_from).collect()
}

/// The periods after `now` in which `caseworker` is assigned to `young_person`, without the assignment
/// `except`.
pub async fn list_periods(
    tx: &mut Tx,
    young_person: Id,
    caseworker: Id,
    except: Id,
    now: Timestamp,
) -> Result<Vec<Period>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (i64, Option<i64>),
        "SELECT since, until FROM assignments WHERE young_person_id = $1 AND caseworker_id = $2
            AND id <> $3 AND (until IS NULL OR until > $4)",
        young_person.to_string(),
        caseworker.to_string(),
        except.to_string(),
        now.millis()
    )?;
    let at = Timestamp::from_millis;
    Ok(rows.into_iter().map(|(since, until)| (at(since), until.map(at))).collect())
}

/// The history of an assignment, the oldest change first.
pub async fn list_changes(tx: &mut Tx, assignment: Id) -> Result<Vec<AssignmentChange>, DbError> {
    type Row = (i64, String, String, Option<i64>, Option<i64>, Option<String>);
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT at, by_name, what, until_before, until_after, why FROM assignment_changes
         WHERE assignment_id = $1 ORDER BY CASE what WHEN 'begun' THEN 0 ELSE 1 END, at, id",
        assignment.to_string()
    )?;
    rows.into_iter()
        .map(|(at, by, what, until_before, until, why)| {
            Ok(AssignmentChange {
                at: Timestamp::from_millis(at),
                by,
                what: column::word::<AssignmentChangeKind>(what)?,
                until_before: until_before.map(Timestamp::from_millis),
                until: until.map(Timestamp::from_millis),
                why,
            })
        })
        .collect()
}

/// Since when `caseworker` is assigned to `young_person`; none if they are not at `now`.
pub async fn find_current_since(
    tx: &mut Tx,
    young_person: Id,
    caseworker: Id,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let row = sql!(
        tx,
        fetch_one as (Option<i64>,),
        "SELECT MIN(since) FROM assignments WHERE young_person_id = $1 AND caseworker_id = $2
            AND since <= $3 AND (until IS NULL OR until > $3)",
        young_person.to_string(),
        caseworker.to_string(),
        now.millis()
    )?;
    Ok(row.0.map(Timestamp::from_millis))
}

/// Whether an assignment of `caseworker` to `young_person` has begun by `now`, ended or not.
pub async fn was_assigned(
    tx: &mut Tx,
    young_person: Id,
    caseworker: Id,
    now: Timestamp,
) -> Result<bool, DbError> {
    let row = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT COUNT(*) FROM assignments
         WHERE young_person_id = $1 AND caseworker_id = $2 AND since <= $3",
        young_person.to_string(),
        caseworker.to_string(),
        now.millis()
    )?;
    Ok(row.0 > 0)
}

/// Adds an assignment, decided by `decided_by`, with the names that both have now.
pub async fn insert_assignment(
    tx: &mut Tx,
    row: &AssignmentRow,
    decided_by: Id,
) -> Result<(), DbError> {
    let assignment = &row.assignment;
    sql!(
        tx,
        execute,
        "INSERT INTO assignments (id, young_person_id, caseworker_id, caseworker_name, since, until,
            decided_by, decided_by_name, why, asked_for_by_young_person)
         VALUES ($1, $2, $3, (SELECT name FROM people WHERE id = $3), $4, $5,
            $6, (SELECT name FROM people WHERE id = $6), $7, $8)",
        assignment.id.to_string(),
        row.young_person_id.to_string(),
        assignment.caseworker.id.to_string(),
        assignment.since.millis(),
        assignment.until.map(Timestamp::millis),
        decided_by.to_string(),
        &assignment.why,
        assignment.asked_for_by_young_person
    )?;
    Ok(())
}

pub async fn update_until(tx: &mut Tx, id: Id, until: Option<Timestamp>) -> Result<(), DbError> {
    let text = "UPDATE assignments SET until = $2 WHERE id = $1";
    sql!(tx, execute, text, id.to_string(), until.map(Timestamp::millis))?;
    Ok(())
}

/// Adds the change `id` to the history of `assignment`, made by `by` with the name they have now
/// (`change.by` is not read).
pub async fn insert_change(
    tx: &mut Tx,
    (id, assignment): (Id, Id),
    by: Id,
    change: &AssignmentChange,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO assignment_changes (id, assignment_id, what, by_id, by_name, at, until_before,
            until_after, why)
         VALUES ($1, $2, $3, $4, (SELECT name FROM people WHERE id = $4), $5, $6, $7, $8)",
        id.to_string(),
        assignment.to_string(),
        column::to_word(&change.what),
        by.to_string(),
        change.at.millis(),
        change.until_before.map(Timestamp::millis),
        change.until.map(Timestamp::millis),
        change.why.as_deref()
    )?;
    Ok(())
}
