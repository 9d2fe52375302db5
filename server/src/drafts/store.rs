//! SQL of caseworkers' drafts: one statement per function.

use kurs_domain::{Id, Timestamp};

use crate::kernel::db::{DbError, Tx, sql};

/// Names and texts of somebody's drafts about those to whom they are assigned at `now`.
pub async fn list_drafts(
    tx: &mut Tx,
    staff: Id,
    now: Timestamp,
) -> Result<Vec<(String, String)>, DbError> {
    sql!(
        tx,
        fetch_all as (String, String),
        "SELECT d.name, d.text FROM drafts d WHERE d.staff_id = $1 AND EXISTS
         (SELECT 1 FROM assignments a WHERE a.young_person_id = d.young_person_id
          AND a.caseworker_id = d.staff_id AND a.since <= $2 AND (a.until IS NULL OR a.until > $2))",
        staff.to_string(),
        now.millis()
    )
}

pub async fn put_draft(
    tx: &mut Tx,
    (staff, name): (Id, &str),
    (about, text, at): (Id, &str, Timestamp),
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO drafts (staff_id, name, young_person_id, text, updated_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (staff_id, name) DO UPDATE
         SET young_person_id = excluded.young_person_id, text = excluded.text,
             updated_at = excluded.updated_at",
        staff.to_string(),
        name,
        about.to_string(),
        text,
        at.millis()
    )?;
    Ok(())
}

pub async fn delete_draft(tx: &mut Tx, staff: Id, name: &str) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM drafts WHERE staff_id = $1 AND name = $2",
        staff.to_string(),
        name
    )?;
    Ok(())
}

pub async fn count_drafts(tx: &mut Tx, staff: Id) -> Result<usize, DbError> {
    let (count,) = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT COUNT(*) FROM drafts WHERE staff_id = $1",
        staff.to_string()
    )?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Deletes drafts that were not changed since `before`.
pub async fn delete_old(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(tx, execute, "DELETE FROM drafts WHERE updated_at < $1", before.millis())
}
