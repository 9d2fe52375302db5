//! The change log, a statement each.

use kurs_domain::{Id, Timestamp, changes::Seen, events::EventKind, record::Record};
use serde::Serialize;

use crate::kernel::db::{DbError, Tx, column, sql};

/// One change of one record.
#[derive(Debug, Clone)]
pub struct Change {
    /// What kind of record.
    pub kind: &'static str,
    /// Which one.
    pub record_id: Id,
    /// Its version from now on.
    pub version: i64,
    /// What its owner says of it from now on, as JSON, where others' changes are merged with it.
    pub draft: Option<String>,
}

impl Change {
    /// `record` is new, or changed.
    pub fn of<T: Record>(record: &T) -> Self {
        Self { kind: T::KIND, record_id: record.id(), version: record.version(), draft: None }
    }

    /// The same, and its owner says `draft` of it from now on.
    pub fn with_draft<T: Record>(record: &T, draft: &impl Serialize) -> Self {
        Self { draft: Some(column::to_json(draft)), ..Self::of(record) }
    }

    /// A record is no more, as of this version.
    pub fn tombstone(kind: EventKind, record_id: Id, version: i64) -> Self {
        Self { kind: kind.name(), record_id, version, draft: None }
    }
}

/// Adds a change as the last one of `person`.
pub async fn insert_change(
    tx: &mut Tx,
    id: Id,
    person: Id,
    change: &Change,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO changes (id, person_id, seq, kind, record_id, version, draft, at)
         VALUES ($1, $2, (SELECT COALESCE(MAX(seq), 0) + 1 FROM changes WHERE person_id = $2),
            $3, $4, $5, $6, $7)",
        id.to_string(),
        person.to_string(),
        change.kind,
        change.record_id.to_string(),
        change.version,
        change.draft.as_deref(),
        now.millis()
    )?;
    Ok(())
}

/// Where in the log of `person` a cursor stands.
pub async fn find_place(tx: &mut Tx, person: Id, cursor: Id) -> Result<Option<i64>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (i64,),
        "SELECT seq FROM changes WHERE id = $1 AND person_id = $2",
        cursor.to_string(),
        person.to_string()
    )?;
    Ok(row.map(|row| row.0))
}

/// A change in the log.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The cursor that stands for it.
    pub cursor: Id,
    /// Where in the log it stands.
    pub seq: i64,
    /// How many bytes it adds to an answer that goes up to here: what was said, or a meeting, which is
    /// sent at its last change only.
    pub weight: i64,
}

/// The places of at most `limit` changes of `person` after `after`.
pub async fn list_places(
    tx: &mut Tx,
    person: Id,
    after: i64,
    limit: i64,
) -> Result<Vec<Place>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, i64, i64),
        "SELECT c.id, c.seq, CAST(COALESCE(OCTET_LENGTH(m.record), OCTET_LENGTH(c.draft), 0)
            AS BIGINT) FROM changes c
         LEFT JOIN meetings m ON c.kind = 'meeting' AND m.id = c.record_id AND NOT EXISTS (
            SELECT 1 FROM changes later WHERE later.record_id = c.record_id
                AND later.kind = c.kind AND later.person_id = c.person_id AND later.seq > c.seq)
         WHERE c.person_id = $1 AND c.seq > $2 ORDER BY c.seq LIMIT $3",
        person.to_string(),
        after,
        limit
    )?;
    rows.into_iter()
        .map(|(cursor, seq, weight)| Ok(Place { cursor: column::id(&cursor)?, seq, weight }))
        .collect()
}

/// What `owner` had said of a record at this version, as JSON.
pub async fn find_draft(
    tx: &mut Tx,
    owner: Id,
    (kind, record): (EventKind, Id),
    version: i64,
) -> Result<Option<String>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT draft FROM changes WHERE record_id = $1 AND version = $2 AND person_id = $3
            AND kind = $4 AND draft IS NOT NULL",
        record.to_string(),
        version,
        owner.to_string(),
        column::to_word(&kind)
    )?;
    Ok(row.map(|row| row.0))
}

/// What `owner` had said of a record at this version and after it: each version with the draft, as JSON.
pub async fn list_drafts(
    tx: &mut Tx,
    owner: Id,
    (kind, record): (EventKind, Id),
    from: i64,
) -> Result<Vec<(i64, String)>, DbError> {
    sql!(
        tx,
        fetch_all as (i64, String),
        "SELECT version, draft FROM changes WHERE record_id = $1 AND version >= $2 AND person_id = $3
            AND kind = $4 AND draft IS NOT NULL ORDER BY version",
        record.to_string(),
        from,
        owner.to_string(),
        column::to_word(&kind)
    )
}

/// Erases what `owner` had said of a record at any version.
pub async fn erase_drafts(
    tx: &mut Tx,
    owner: Id,
    (kind, record): (EventKind, Id),
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE changes SET draft = NULL
         WHERE record_id = $1 AND person_id = $2 AND kind = $3 AND draft IS NOT NULL",
        record.to_string(),
        owner.to_string(),
        column::to_word(&kind)
    )?;
    Ok(())
}

/// Puts `draft` in place of what `owner` had said of a record at this version.
pub async fn update_draft(
    tx: &mut Tx,
    owner: Id,
    (kind, record): (EventKind, Id),
    version: i64,
    draft: &str,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE changes SET draft = $5
         WHERE record_id = $1 AND version = $2 AND person_id = $3 AND kind = $4 AND draft IS NOT NULL",
        record.to_string(),
        version,
        owner.to_string(),
        column::to_word(&kind),
        draft
    )?;
    Ok(())
}

/// When each of those assigned to `young_person` now last opened their overview.
pub async fn list_seen(
    tx: &mut Tx,
    young_person: Id,
    now: Timestamp,
) -> Result<Vec<Seen>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, String, String, i64),
        "SELECT p.id, p.name, p.role, MAX(l.last_at)
         FROM access_log l JOIN people p ON p.id = l.viewer_id
         WHERE l.young_person_id = $1 AND l.what = 'overview' AND EXISTS (
            SELECT 1 FROM assignments a WHERE a.young_person_id = $1 AND a.caseworker_id = p.id
                AND a.since <= $2 AND (a.until IS NULL OR a.until > $2))
         GROUP BY p.id, p.name, p.role",
        young_person.to_string(),
        now.millis()
    )?;
    let mut seen = rows
        .into_iter()
        .map(|(by, name, role, at)| {
            let (by, role) = (column::id(&by)?, column::word(role)?);
            Ok(Seen { by, name, role, at: Timestamp::from_millis(at) })
        })
        .collect::<Result<Vec<_>, DbError>>()?;
    seen.sort_by_cached_key(|one| (column::name_order(&one.name), one.by));
    Ok(seen)
}

/// Deletes changes that were superseded before `before`. The last one of each record stays, so that every
/// record is told of. (Ids are made in the order of time: old rows are found without a look at all.)
pub(crate) async fn delete_old(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM changes WHERE id < $2 AND at < $1 AND EXISTS (
            SELECT 1 FROM changes later WHERE later.record_id = changes.record_id
                AND later.kind = changes.kind AND later.person_id = changes.person_id
                AND later.seq > changes.seq AND later.at < $1)",
        before.millis(),
        Id::new(before, [0; 10]).to_string()
    )
}
