//! Young people for the desk, a statement each.

use kurs_domain::{Id, Timestamp, young_people::Changed};

use crate::db::{DbError, Tx, column, sql};

/// Id, name, and whether they have come in.
pub type NameRow = (Id, String, bool);

fn names(rows: Vec<(String, String, bool)>) -> Result<Vec<NameRow>, DbError> {
    rows.into_iter().map(|(id, name, arrived)| Ok((column::id(&id)?, name, arrived))).collect()
}

/// At most `limit` young people whose id is before `before`, the latest first; only those that
/// `caseworker` is assigned to at `now`.
pub async fn list_assigned(
    tx: &mut Tx,
    caseworker: Id,
    now: Timestamp,
    before: &str,
    limit: i64,
) -> Result<Vec<NameRow>, DbError> {
    names(sql!(
        tx,
        fetch_all as (String, String, bool),
        "SELECT p.id, p.name, p.welcomed OR p.arrived
         FROM people p WHERE p.role = 'young_person' AND p.id < $3 AND EXISTS (
            SELECT 1 FROM assignments a WHERE a.young_person_id = p.id AND a.caseworker_id = $1
                AND a.since <= $2 AND (a.until IS NULL OR a.until > $2))
         ORDER BY p.id DESC LIMIT $4",
        caseworker.to_string(),
        now.millis(),
        before,
        limit
    )?)
}

/// At most `limit` of all young people whose id is before `before`, the latest first.
pub async fn list_all(tx: &mut Tx, before: &str, limit: i64) -> Result<Vec<NameRow>, DbError> {
    names(sql!(
        tx,
        fetch_all as (String, String, bool),
        "SELECT p.id, p.name, p.welcomed OR p.arrived
         FROM people p WHERE p.role = 'young_person' AND p.id < $1
         ORDER BY p.id DESC LIMIT $2",
        before,
        limit
    )?)
}

/// What changed for `viewer` since `since`, in what is shared with them.
pub async fn count_changed(
    tx: &mut Tx,
    young_person: Id,
    viewer: Id,
    since: Timestamp,
) -> Result<Changed, DbError> {
    let (successes, goals, answers) = sql!(tx, fetch_one as (i64, i64, i64),
        "SELECT
            (SELECT COUNT(*) FROM successes WHERE owner_id = $1 AND updated_at > $3
                AND deleted_at IS NULL
                AND (shared_with = 'my_team' OR shared_with LIKE '%' || $2 || '%')),
            (SELECT COUNT(*) FROM goals WHERE owner_id = $1 AND updated_at > $3
                AND deleted_at IS NULL
                AND (shared_with = 'my_team' OR shared_with LIKE '%' || $2 || '%')),
            (SELECT COUNT(*) FROM goal_suggestions WHERE young_person_id = $1 AND answered_at > $3)",
        young_person.to_string(), viewer.to_string(), since.millis())?;
    Ok(Changed { successes, goals, answers })
}
