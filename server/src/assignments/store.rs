//! Assignments, a statement each.

use kurs_domain::{
    Id, Timestamp,
    assignments::Assignment,
    people::{PersonRef, Role},
};

use crate::db::{DbError, Tx, column, sql};

/// An assignment as it is kept.
#[derive(Debug, Clone)]
pub struct AssignmentRow {
    /// As it is told.
    pub assignment: Assignment,
    /// Whose.
    pub young_person_id: Id,
}

#[derive(sqlx::FromRow)]
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
            },
        })
    }
}

/// The assignment with this id.
pub async fn find_assignment(tx: &mut Tx, id: Id) -> Result<Option<AssignmentRow>, DbError> {
    let row = sql!(tx, fetch_optional as Row,
        "SELECT a.*, c.name AS caseworker_name, d.name AS decided_by_name
         FROM assignments a JOIN people c ON c.id = a.caseworker_id JOIN people d ON d.id = a.decided_by
         WHERE a.id = $1", id.to_string())?;
    row.map(AssignmentRow::try_from).transpose()
}

/// At most `limit` assignments of a young person whose id is before `before`, the latest first.
pub async fn list_assignments(
    tx: &mut Tx,
    young_person: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<Assignment>, DbError> {
    let rows = sql!(tx, fetch_all as Row,
        "SELECT a.*, c.name AS caseworker_name, d.name AS decided_by_name
         FROM assignments a JOIN people c ON c.id = a.caseworker_id JOIN people d ON d.id = a.decided_by
         WHERE a.young_person_id = $1 AND a.id < $2 ORDER BY a.id DESC LIMIT $3",
        young_person.to_string(), before, limit)?;
    rows.into_iter().map(|row| AssignmentRow::try_from(row).map(|row| row.assignment)).collect()
}

/// Since when `caseworker` is assigned to `young_person`, if they are at `now`.
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

/// Whether `caseworker` is or was assigned to `young_person` at `now`.
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

/// Ids of the young people that `caseworker` is assigned to at `now`.
pub async fn list_young_people(
    tx: &mut Tx,
    caseworker: Id,
    now: Timestamp,
) -> Result<Vec<Id>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT DISTINCT young_person_id FROM assignments WHERE caseworker_id = $1
            AND since <= $2 AND (until IS NULL OR until > $2) ORDER BY young_person_id DESC",
        caseworker.to_string(),
        now.millis()
    )?;
    rows.iter().map(|(id,)| column::id(id)).collect()
}

/// Adds an assignment, decided by `decided_by`.
pub async fn insert_assignment(
    tx: &mut Tx,
    row: &AssignmentRow,
    decided_by: Id,
) -> Result<(), DbError> {
    let assignment = &row.assignment;
    sql!(tx, execute,
        "INSERT INTO assignments (id, young_person_id, caseworker_id, since, until, decided_by, why,
            asked_for_by_young_person)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        assignment.id.to_string(), row.young_person_id.to_string(),
        assignment.caseworker.id.to_string(), assignment.since.millis(),
        assignment.until.map(Timestamp::millis), decided_by.to_string(), &assignment.why,
        assignment.asked_for_by_young_person)?;
    Ok(())
}

/// Changes an assignment, as decided by `decided_by`; whose it is stays.
pub async fn update_assignment(
    tx: &mut Tx,
    assignment: &Assignment,
    decided_by: Id,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE assignments SET since = $2, until = $3, decided_by = $4, why = $5,
            asked_for_by_young_person = $6 WHERE id = $1",
        assignment.id.to_string(),
        assignment.since.millis(),
        assignment.until.map(Timestamp::millis),
        decided_by.to_string(),
        &assignment.why,
        assignment.asked_for_by_young_person
    )?;
    Ok(())
}
