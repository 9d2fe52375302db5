//! SQL of young people, for staff: one statement per function.

use kurs_domain::{Id, Timestamp};

use super::digests::Digests;
use crate::kernel::db::{DbError, Tx, column, sql};

/// Id, name, and whether they have signed in.
pub type NameRow = (Id, String, bool);

fn names(rows: Vec<(String, String, bool)>) -> Result<Vec<NameRow>, DbError> {
    rows.into_iter().map(|(id, name, arrived)| Ok((column::id(&id)?, name, arrived))).collect()
}

/// At most `limit` young people whose id is before `before` and to whom `caseworker` is assigned at `now`,
/// the latest first.
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

/// The digests of the last overview of `young_person` that `viewer` opened; empty if there was none.
pub(super) async fn find_digests(
    tx: &mut Tx,
    young_person: Id,
    viewer: Id,
) -> Result<Digests, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT digests FROM overviews WHERE young_person_id = $1 AND viewer_id = $2",
        young_person.to_string(),
        viewer.to_string()
    )?;
    row.map_or_else(|| Ok(Digests::default()), |(digests,)| column::json(&digests))
}

pub(super) async fn upsert_digests(
    tx: &mut Tx,
    young_person: Id,
    viewer: Id,
    digests: &Digests,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO overviews (young_person_id, viewer_id, digests) VALUES ($1, $2, $3)
         ON CONFLICT (young_person_id, viewer_id) DO UPDATE SET digests = excluded.digests",
        young_person.to_string(),
        viewer.to_string(),
        column::to_json(digests)
    )?;
    Ok(())
}
