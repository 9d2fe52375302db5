//! The access log, one SQL statement each.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    access::{AccessEntry, Looked},
};

use crate::kernel::{
    Actor,
    db::{DbError, Tx, column, sql},
    page::Cursor,
};

/// A read, as recorded.
#[derive(Debug, Clone)]
pub struct Look {
    /// Id of the entry, if it is the first of its kind that day.
    pub id: Id,
    pub young_person: Id,
    pub viewer: Actor,
    pub what: Looked,
    /// The name of the colleague that it is about.
    pub about: Option<String>,
    /// The day of the young person.
    pub day: NaiveDate,
    pub at: Timestamp,
}

/// Inserts an entry, or updates the one of the same day, name and kind; it counts once more unless it
/// belongs to the same visit.
pub async fn upsert_look(tx: &mut Tx, look: &Look) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO access_log (id, young_person_id, viewer_id, viewer_name, role, what, about, day,
            last_at, times)
         VALUES ($1, $2, $3, (SELECT name FROM people WHERE id = $3), $4, $5, $6, $7, $8, 1)
         ON CONFLICT (young_person_id, viewer_id, viewer_name, day, what, about, role)
         DO UPDATE SET
            last_at = CASE WHEN excluded.last_at > access_log.last_at
                THEN excluded.last_at ELSE access_log.last_at END,
            times = access_log.times
                + CASE WHEN $9 = 0 OR excluded.last_at - access_log.last_at > $9 THEN 1 ELSE 0 END",
        look.id.to_string(),
        look.young_person.to_string(),
        look.viewer.id.to_string(),
        column::to_word(&look.viewer.role),
        column::to_word(&look.what),
        look.about.as_deref().unwrap_or_default(),
        look.day.to_string(),
        look.at.millis(),
        look.what.visit_ms()
    )?;
    Ok(())
}

/// An entry and its id, which the cursor needs.
pub type Entry = (Id, AccessEntry);

/// At most `limit` entries before `before`, the latest first.
pub async fn list_entries(
    tx: &mut Tx,
    young_person: Id,
    before: &Cursor,
    limit: i64,
) -> Result<Vec<Entry>, DbError> {
    type Row = (String, i64, String, String, String, String, String, String, i64);
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT id, last_at, day, viewer_name, viewer_id, role, what, about, times FROM access_log
         WHERE young_person_id = $1 AND (day < $2 OR (day = $2 AND id < $3))
         ORDER BY day DESC, id DESC LIMIT $4",
        young_person.to_string(),
        &before.day,
        &before.id,
        limit
    )?;
    rows.into_iter()
        .map(|(id, at, day, by, by_id, role, what, about, count)| {
            let entry = AccessEntry {
                at: Timestamp::from_millis(at),
                day: column::day(&day)?,
                by,
                by_id: column::id(&by_id)?,
                role: column::word(role)?,
                what: column::word(what)?,
                about: Some(about).filter(|name| !name.is_empty()),
                count,
            };
            Ok((column::id(&id)?, entry))
        })
        .collect()
}
