//! The access log, a statement each.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    access::{AccessEntry, Looked},
};

use crate::{
    db::{DbError, Tx, column, sql},
    http::{access::Actor, page::Cursor},
};

/// Adds a look, or counts one more on the same day.
pub async fn upsert_look(
    tx: &mut Tx,
    id: Id,
    young_person: Id,
    viewer: Actor,
    what: Looked,
    day: NaiveDate,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO access_log (id, young_person_id, viewer_id, role, what, day, last_at, times)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
         ON CONFLICT (young_person_id, viewer_id, day, what, role)
         DO UPDATE SET times = access_log.times + 1, last_at = excluded.last_at",
        id.to_string(),
        young_person.to_string(),
        viewer.id.to_string(),
        column::to_word(&viewer.role),
        column::to_word(&what),
        day.to_string(),
        now.millis()
    )?;
    Ok(())
}

/// An entry and its own id, which its place in the list needs.
pub type Entry = (Id, AccessEntry);

/// At most `limit` entries before `before`, the latest first.
pub async fn list_entries(
    tx: &mut Tx,
    young_person: Id,
    before: &Cursor,
    limit: i64,
) -> Result<Vec<Entry>, DbError> {
    type Row = (String, i64, String, String, String, String, String, i64);
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT l.id, l.last_at, l.day, p.name, p.id, l.role, l.what, l.times
         FROM access_log l JOIN people p ON p.id = l.viewer_id
         WHERE l.young_person_id = $1 AND (l.day < $2 OR (l.day = $2 AND l.id < $3))
         ORDER BY l.day DESC, l.id DESC LIMIT $4",
        young_person.to_string(),
        before.day_text(),
        &before.id,
        limit
    )?;
    rows.into_iter()
        .map(|(id, at, day, by, by_id, role, what, count)| {
            let entry = AccessEntry {
                at: Timestamp::from_millis(at),
                day: column::day(&day)?,
                by,
                by_id: column::id(&by_id)?,
                role: column::word(role)?,
                what: column::word(what)?,
                count,
            };
            Ok((column::id(&id)?, entry))
        })
        .collect()
}
