//! The change log, one SQL statement each.

use kurs_domain::{Id, Timestamp, changes::Seen, events::EventKind, record::Record};
use serde::Serialize;

use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone)]
pub struct Change {
    pub kind: &'static str,
    pub record_id: Id,
    /// Its version after the change.
    pub version: i64,
    /// The owner's draft after the change, as JSON, for kinds whose concurrent changes are merged.
    pub draft: Option<String>,
}

impl Change {
    /// `record` was created or changed.
    pub fn of<T: Record>(record: &T) -> Self {
        Self { kind: T::KIND, record_id: record.id(), version: record.version(), draft: None }
    }

    /// `record` was created or changed, with its owner's draft.
    pub fn with_draft<T: Record>(record: &T, draft: &impl Serialize) -> Self {
        Self { draft: Some(column::to_json(draft)), ..Self::of(record) }
    }

    /// A record was deleted, as of this version.
    pub fn tombstone(kind: EventKind, record_id: Id, version: i64) -> Self {
        Self { kind: kind.name(), record_id, version, draft: None }
    }
}

/// Appends a change to the log of `person`.
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

/// The sequence number of a cursor in the log of `person`.
pub async fn find_seq(tx: &mut Tx, person: Id, cursor: Id) -> Result<Option<i64>, DbError> {
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
pub struct LogEntry {
    pub cursor: Id,
    /// Its sequence number.
    pub seq: i64,
    /// How many bytes it adds to an answer up to here: the draft, or a meeting, which is sent at its last
    /// change only.
    pub weight: i64,
}

/// At most `limit` changes of `person` after `after`.
pub async fn list_entries(
    tx: &mut Tx,
    person: Id,
    after: i64,
    limit: i64,
) -> Result<Vec<LogEntry>, DbError> {
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
        .map(|(cursor, seq, weight)| Ok(LogEntry { cursor: column::id(&cursor)?, seq, weight }))
        .collect()
}

/// The draft of `owner` of a record at this version, as JSON.
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

/// The drafts of `owner` of a record at this version and after it: each version with the draft, as JSON.
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

/// Erases the drafts of `owner` of a record at all versions.
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

/// Replaces the draft of `owner` of a record at this version.
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

/// When each caseworker assigned to `young_person` now last opened their overview.
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
/// record is listed. (Ids are ordered by time, so the primary key's index finds old rows.)
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
