//! SQL of young people, for staff: one statement per function.

use kurs_domain::{Id, NaiveDate, Timestamp};

use super::digests::Digests;
use crate::kernel::db::{DbError, Tx, column, sql};

/// A young person, by name.
#[derive(Debug, Clone)]
pub struct NameRow {
    pub id: Id,
    pub name: String,
    /// Whether they have signed in.
    pub arrived: bool,
}

fn names(rows: Vec<(String, String, bool)>) -> Result<Vec<NameRow>, DbError> {
    let row =
        |(id, name, arrived): (String, _, _)| Ok(NameRow { id: column::id(&id)?, name, arrived });
    rows.into_iter().map(row).collect()
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

/// What `viewer` was given of a young person, and how they marked them.
#[derive(Debug, Default)]
pub(super) struct Overviewed {
    /// The digests of the last overview; empty if there was none.
    pub(super) digests: Digests,
    /// The digests of the last overview on an earlier day.
    pub(super) before: Digests,
    /// The day of the last overview.
    pub(super) day: Option<NaiveDate>,
    pub(super) starred: bool,
}

pub(super) async fn find_overviewed(
    tx: &mut Tx,
    young_person: Id,
    viewer: Id,
) -> Result<Overviewed, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String, String, Option<String>, bool),
        "SELECT digests, digests_before, day, starred FROM overviews
         WHERE young_person_id = $1 AND viewer_id = $2",
        young_person.to_string(),
        viewer.to_string()
    )?;
    row.map_or_else(
        || Ok(Overviewed::default()),
        |(digests, before, day, starred)| {
            Ok(Overviewed {
                digests: column::json(&digests)?,
                before: column::json(&before)?,
                day: day.as_deref().map(column::day).transpose()?,
                starred,
            })
        },
    )
}

/// Until when the last unused code of a young person can be used.
pub(super) async fn find_code_expiry(
    tx: &mut Tx,
    young_person: Id,
) -> Result<Option<Timestamp>, DbError> {
    let row = sql!(
        tx,
        fetch_one as (Option<i64>,),
        "SELECT MAX(expires_at) FROM invitations WHERE person_id = $1 AND used_at IS NULL",
        young_person.to_string()
    )?;
    Ok(row.0.map(Timestamp::from_millis))
}

/// Sets the star, or takes it away.
pub(super) async fn upsert_star(
    tx: &mut Tx,
    young_person: Id,
    viewer: Id,
    starred: bool,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO overviews (young_person_id, viewer_id, digests, starred) VALUES ($1, $2, $3, $4)
         ON CONFLICT (young_person_id, viewer_id) DO UPDATE SET starred = excluded.starred",
        young_person.to_string(),
        viewer.to_string(),
        column::to_json(&Digests::default()),
        starred
    )?;
    Ok(())
}

/// Stores what `viewer` was given on `day`, and what they had been given before that day.
pub(super) async fn upsert_digests(
    tx: &mut Tx,
    (young_person, viewer): (Id, Id),
    digests: &Digests,
    before: &Digests,
    day: NaiveDate,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO overviews (young_person_id, viewer_id, digests, digests_before, day)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (young_person_id, viewer_id) DO UPDATE SET
            digests = excluded.digests, digests_before = excluded.digests_before,
            day = excluded.day",
        young_person.to_string(),
        viewer.to_string(),
        column::to_json(digests),
        column::to_json(before),
        day.to_string()
    )?;
    Ok(())
}
