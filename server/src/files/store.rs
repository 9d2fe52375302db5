//! Files and their parts, one SQL statement each.

use kurs_domain::{Id, Timestamp};

use super::Kind;
use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone)]
pub struct FileRow {
    pub owner_id: Id,
    /// In bytes.
    pub size: u64,
    /// How many bytes, from the beginning, have arrived.
    pub received: u64,
    /// Its kind, once it is inspected and stored.
    pub kind: Option<Kind>,
}

fn to_number(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

fn number(bytes: i64) -> Result<u64, DbError> {
    u64::try_from(bytes).map_err(|_| DbError::Column("number of bytes"))
}

/// The file with this id, of any owner.
pub async fn find_file(tx: &mut Tx, id: Id) -> Result<Option<FileRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String, i64, i64, Option<String>, Option<String>),
        "SELECT owner_id, size, received, kind, voice FROM files WHERE id = $1",
        id.to_string()
    )?;
    row.map(|(owner, size, received, kind, voice)| {
        let picture = column::word_if_any(kind)?.map(Kind::Picture);
        Ok(FileRow {
            owner_id: column::id(&owner)?,
            size: number(size)?,
            received: number(received)?,
            kind: column::word_if_any(voice)?.map(Kind::Voice).or(picture),
        })
    })
    .transpose()
}

/// The sum of the sizes of the files of `owner`, in bytes.
pub async fn count_bytes(tx: &mut Tx, owner: Id) -> Result<u64, DbError> {
    let row = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM files WHERE owner_id = $1",
        owner.to_string()
    )?;
    number(row.0)
}

/// Adds a file of which nothing has arrived, to be checked for an orphan at `look_at`. False if there is
/// one with that id.
pub async fn insert_file(
    tx: &mut Tx,
    id: Id,
    owner: Id,
    size: u64,
    (now, look_at): (Timestamp, Timestamp),
) -> Result<bool, DbError> {
    let inserted = sql!(
        tx,
        execute,
        "INSERT INTO files (id, owner_id, size, received, created_at, updated_at, look_at)
         VALUES ($1, $2, $3, 0, $4, $4, $5) ON CONFLICT (id) DO NOTHING",
        id.to_string(),
        owner.to_string(),
        to_number(size),
        now.millis(),
        look_at.millis()
    )?;
    Ok(inserted == 1)
}

pub async fn insert_part(
    tx: &mut Tx,
    file: Id,
    begins: u64,
    bytes: Vec<u8>,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO file_parts (file_id, begins, bytes) VALUES ($1, $2, $3)",
        file.to_string(),
        to_number(begins),
        bytes
    )?;
    Ok(())
}

pub async fn update_received(
    tx: &mut Tx,
    id: Id,
    received: u64,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE files SET received = $2, updated_at = $3 WHERE id = $1",
        id.to_string(),
        to_number(received),
        now.millis()
    )?;
    Ok(())
}

/// The parts of a file, in order.
pub async fn list_parts(tx: &mut Tx, file: Id) -> Result<Vec<Vec<u8>>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (Vec<u8>,),
        "SELECT bytes FROM file_parts WHERE file_id = $1 ORDER BY begins",
        file.to_string()
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Marks a file as stored.
pub async fn update_kind(tx: &mut Tx, id: Id, kind: Kind, now: Timestamp) -> Result<(), DbError> {
    let (picture, voice) = match kind {
        Kind::Picture(picture) => (Some(column::to_word(&picture)), None),
        Kind::Voice(container) => (None, Some(column::to_word(&container))),
    };
    sql!(
        tx,
        execute,
        "UPDATE files SET kind = $2, voice = $3, updated_at = $4 WHERE id = $1",
        id.to_string(),
        picture,
        voice,
        now.millis()
    )?;
    Ok(())
}

pub async fn delete_parts(tx: &mut Tx, file: Id) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM file_parts WHERE file_id = $1", file.to_string())?;
    Ok(())
}

/// Deletes an unfinished file and its parts.
pub async fn delete_unfinished(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM files WHERE id = $1 AND kind IS NULL AND voice IS NULL",
        id.to_string()
    )?;
    Ok(())
}

/// At most `limit` files that are due `now` for the check for orphans: owner and id.
pub async fn list_due_for_check(
    tx: &mut Tx,
    now: Timestamp,
    limit: usize,
) -> Result<Vec<(Id, Id)>, DbError> {
    owners(sql!(
        tx,
        fetch_all as (String, String),
        "SELECT owner_id, id FROM files WHERE look_at <= $1 ORDER BY look_at, id LIMIT $2",
        now.millis(),
        i64::try_from(limit).unwrap_or(i64::MAX)
    )?)
}

fn owners(rows: Vec<(String, String)>) -> Result<Vec<(Id, Id)>, DbError> {
    rows.iter().map(|(owner, id)| Ok((column::id(owner)?, column::id(id)?))).collect()
}

/// Whether the file is due `now` for the check for orphans.
pub async fn is_due_for_check(tx: &mut Tx, id: Id, now: Timestamp) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT id FROM files WHERE id = $1 AND look_at <= $2",
        id.to_string(),
        now.millis()
    )?;
    Ok(found.is_some())
}

/// Whether a record of `owner` names the file: a contribution to a meeting, or a success.
pub async fn is_named(tx: &mut Tx, owner: Id, id: Id) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT (SELECT COUNT(*) FROM meeting_files WHERE file_id = $2)
            + (SELECT COUNT(*) FROM successes WHERE owner_id = $1
                AND file_ids LIKE '%' || $2 || '%')",
        owner.to_string(),
        id.to_string()
    )?;
    Ok(found.0 > 0)
}

/// Sets when a file is checked for an orphan.
pub async fn update_look_at(tx: &mut Tx, id: Id, look_at: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE files SET look_at = $2 WHERE id = $1",
        id.to_string(),
        look_at.millis()
    )?;
    Ok(())
}

/// Deletes a file and its parts.
pub async fn delete_file(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM files WHERE id = $1", id.to_string())?;
    Ok(())
}

/// Records that the bytes of a deleted file of `owner` may still be in the file storage.
pub async fn insert_pending_erasure(tx: &mut Tx, id: Id, owner: Id) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO files_gone (file_id, owner_id) VALUES ($1, $2) ON CONFLICT (file_id) DO NOTHING",
        id.to_string(),
        owner.to_string()
    )?;
    Ok(())
}

/// Deleted files whose bytes may still be in the file storage, at most 1000: owner and id.
pub async fn list_pending_erasures(tx: &mut Tx) -> Result<Vec<(Id, Id)>, DbError> {
    owners(sql!(
        tx,
        fetch_all as (String, String),
        "SELECT owner_id, file_id FROM files_gone ORDER BY file_id LIMIT 1000"
    )?)
}

/// Whether the bytes of a deleted file may still be in the file storage.
pub async fn is_pending_erasure(tx: &mut Tx, id: Id) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT file_id FROM files_gone WHERE file_id = $1",
        id.to_string()
    )?;
    Ok(found.is_some())
}

/// Records that the bytes of a deleted file are no longer in the file storage.
pub async fn delete_pending_erasure(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM files_gone WHERE file_id = $1", id.to_string())?;
    Ok(())
}

/// Deletes files that never arrived whole, of which nothing more arrived since `before`; their parts are
/// deleted too.
pub(crate) async fn delete_old_unfinished(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM files WHERE kind IS NULL AND voice IS NULL AND updated_at < $1",
        before.millis()
    )
}
