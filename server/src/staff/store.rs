//! SQL of colleagues: one statement per function.

use kurs_domain::{Id, Timestamp, people::Staff};

use crate::kernel::db::{DbError, Tx, column, sql};

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
pub async fn lock_administrators(tx: &mut Tx) -> Result<(), DbError> {
    let text = "UPDATE people SET version = version WHERE role = 'administrator'";
    sql!(tx, execute, text)?;
    Ok(())
}

/// Whether there is an administrator other than `id` who has signed in and has not ended.
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
