//! Colleagues, a statement each.

use kurs_domain::{
    Id, Timestamp,
    people::{AwaitingConfirmation, Role, Staff},
};

use crate::db::{DbError, Tx, column, sql};

/// At most `limit` colleagues whose id is before `before`, the latest first.
pub async fn list_staff(tx: &mut Tx, before: &str, limit: i64) -> Result<Vec<Staff>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, String, String, Option<String>, bool, Option<i64>),
        "SELECT id, name, role, department, welcomed OR arrived, ended_at
         FROM people WHERE role <> 'young_person' AND id < $1 ORDER BY id DESC LIMIT $2",
        before,
        limit
    )?;
    rows.into_iter()
        .map(|(id, name, role, department, arrived, ended_at)| {
            let (id, role) = (column::id(&id)?, column::word(role)?);
            let ended_at = ended_at.map(Timestamp::from_millis);
            Ok(Staff { id, name, role, department, arrived, ended_at })
        })
        .collect()
}

/// Changes a colleague's name and department.
pub async fn update_staff(
    tx: &mut Tx,
    id: Id,
    name: &str,
    department: Option<&str>,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE people SET name = $2, department = $3, version = version + 1 WHERE id = $1",
        id.to_string(),
        name,
        department
    )?;
    Ok(())
}

/// Locks all administrators until the transaction ends, so that two of them can't end each other.
pub async fn hold_administrators(tx: &mut Tx) -> Result<(), DbError> {
    let text = "UPDATE people SET version = version WHERE role = 'administrator'";
    sql!(tx, execute, text)?;
    Ok(())
}

/// Whether there is an administrator other than `id` who has been in and has not ended.
pub async fn has_other_administrator(tx: &mut Tx, id: Id) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT id FROM people WHERE role = 'administrator' AND id <> $1 AND ended_at IS NULL
            AND (arrived OR welcomed) LIMIT 1",
        id.to_string()
    )?;
    Ok(found.is_some())
}

/// Ends the access of a colleague, as decided by `by`.
pub async fn update_ended(tx: &mut Tx, id: Id, by: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE people SET ended_at = $2, ended_by = $3, version = version + 1 WHERE id = $1",
        id.to_string(),
        now.millis(),
        by.to_string()
    )?;
    Ok(())
}

/// Somebody who awaits a confirmation, and who made their code.
pub type AwaitingRow = (AwaitingConfirmation, Id);

/// All who are signed in at `now` and await a confirmation, the earliest first; whoever asks may confirm
/// none of them yet.
pub async fn list_awaiting(tx: &mut Tx, now: Timestamp) -> Result<Vec<AwaitingRow>, DbError> {
    type Row = (String, String, String, Option<String>, i64, String, String);
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT p.id, p.name, p.role, p.department, s.created_at, c.name, c.id
         FROM sessions s JOIN people p ON p.id = s.person_id JOIN people c ON c.id = s.code_by
         WHERE s.awaiting AND s.expires_at > $1 AND p.ended_at IS NULL ORDER BY s.created_at, p.id",
        now.millis()
    )?;
    rows.into_iter()
        .map(|(id, name, role, department, since, code_by, code_by_id)| {
            let waiting = AwaitingConfirmation {
                id: column::id(&id)?,
                name,
                role: column::word::<Role>(role)?,
                department,
                since: Timestamp::from_millis(since),
                code_by,
                may_confirm: false,
            };
            Ok((waiting, column::id(&code_by_id)?))
        })
        .collect()
}
