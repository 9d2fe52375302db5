//! Files and what has arrived of them, a statement each.

use kurs_domain::{Id, Timestamp};

use super::Kind;
use crate::kernel::db::{DbError, Tx, column, sql};

/// A file as it is kept.
#[derive(Debug, Clone)]
pub struct FileRow {
    /// Whose.
    pub owner_id: Id,
    /// Its size, in bytes.
    pub size: u64,
    /// How many bytes, from the beginning, have arrived.
    pub received: u64,
    /// What it is, once it has been looked at and is in the store of files.
    pub kind: Option<Kind>,
}

fn to_number(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

fn number(bytes: i64) -> Result<u64, DbError> {
    u64::try_from(bytes).map_err(|_| DbError::Column("number of bytes"))
}

/// The file with this id, whosever it is.
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

/// How many bytes the files of `owner` have, or will have.
pub async fn count_bytes(tx: &mut Tx, owner: Id) -> Result<u64, DbError> {
    let row = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM files WHERE owner_id = $1",
        owner.to_string()
    )?;
    number(row.0)
}

/// Adds a file of which nothing has arrived, and of which it is looked whether anything names it at
/// `look_at`. False if somebody else has one with that id.
pub async fn insert_file(
    tx: &mut Tx,
    id: Id,
    owner: Id,
    size: u64,
    (now, look_at): (Timestamp, Timestamp),
) -> Result<bool, DbError> {
    let kept = sql!(
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
    Ok(kept == 1)
}

/// Adds a part that begins at `begins`.
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

/// Notes how far a file has come.
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

/// What has arrived of a file, from its beginning.
pub async fn list_parts(tx: &mut Tx, file: Id) -> Result<Vec<Vec<u8>>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (Vec<u8>,),
        "SELECT bytes FROM file_parts WHERE file_id = $1 ORDER BY begins",
        file.to_string()
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Notes that a file is whole and in the store of files.
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

/// Lets the parts of a file go.
pub async fn delete_parts(tx: &mut Tx, file: Id) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM file_parts WHERE file_id = $1", file.to_string())?;
    Ok(())
}

/// Lets an unfinished file go, and what has arrived of it.
pub async fn delete_unfinished(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM files WHERE id = $1 AND kind IS NULL AND voice IS NULL",
        id.to_string()
    )?;
    Ok(())
}

/// At most `limit` files of which it is to be looked at `now` whether anything names them: whose, and
/// which.
pub async fn list_to_look_at(
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

/// Whether it is to be looked at `now` whether anything names the file.
pub async fn is_to_be_looked_at(tx: &mut Tx, id: Id, now: Timestamp) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT id FROM files WHERE id = $1 AND look_at <= $2",
        id.to_string(),
        now.millis()
    )?;
    Ok(found.is_some())
}

/// Whether anything of `owner` names the file: what was said to a meeting, or a success.
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

/// Notes when it is to be looked whether anything names a file.
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

/// Lets a file go, and what has arrived of it.
pub async fn delete_file(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM files WHERE id = $1", id.to_string())?;
    Ok(())
}

/// Notes that a file of `owner` was let go and may still lie in the store of files.
pub async fn insert_gone(tx: &mut Tx, id: Id, owner: Id) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO files_gone (file_id, owner_id) VALUES ($1, $2) ON CONFLICT (file_id) DO NOTHING",
        id.to_string(),
        owner.to_string()
    )?;
    Ok(())
}

/// Files that were let go and may still lie in the store of files, at most 1000: whose, and which.
pub async fn list_gone(tx: &mut Tx) -> Result<Vec<(Id, Id)>, DbError> {
    owners(sql!(
        tx,
        fetch_all as (String, String),
        "SELECT owner_id, file_id FROM files_gone ORDER BY file_id LIMIT 1000"
    )?)
}

/// Whether a file was let go and may still lie in the store of files.
pub async fn is_gone(tx: &mut Tx, id: Id) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT file_id FROM files_gone WHERE file_id = $1",
        id.to_string()
    )?;
    Ok(found.is_some())
}

/// Notes that a file lies in the store of files no more.
pub async fn delete_gone(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM files_gone WHERE file_id = $1", id.to_string())?;
    Ok(())
}

/// Deletes files that never came whole, of which nothing more came since `before`; their parts go with them.
pub(crate) async fn delete_old_unfinished(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM files WHERE kind IS NULL AND voice IS NULL AND updated_at < $1",
        before.millis()
    )
}
