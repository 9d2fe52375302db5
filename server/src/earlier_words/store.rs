//! SQL of earlier words: one statement per function.

use kurs_domain::{
    Id, Timestamp,
    earlier_words::EarlierWords,
    events::EventKind,
    record::{Record, Tombstone},
};

use crate::{
    changes::feed::Fed,
    kernel::db::{DbError, Tx, column, sql},
};

/// The version of deleted earlier words; they are never changed otherwise, so before it is one less.
pub const VERSION_DELETED: i64 = 2;

#[derive(Debug, Clone)]
pub struct EarlierWordsRow {
    pub words: EarlierWords,
    pub deleted: bool,
}

impl EarlierWordsRow {
    /// The record or tombstone for the change feed.
    pub fn fed(&self) -> Fed {
        if !self.deleted {
            return Fed::of(&self.words, false);
        }
        let (kind, id) = (EarlierWords::KIND.to_owned(), self.words.id);
        Fed::Deleted(Tombstone { kind, id, version: VERSION_DELETED })
    }
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    kind: String,
    record_id: String,
    field: String,
    words: String,
    at: i64,
    deleted_at: Option<i64>,
}

impl TryFrom<Row> for EarlierWordsRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            words: EarlierWords {
                id: column::id(&row.id)?,
                kind: column::word(row.kind)?,
                record_id: column::id(&row.record_id)?,
                field: column::word(row.field)?,
                words: row.words,
                at: Timestamp::from_millis(row.at),
            },
            deleted: row.deleted_at.is_some(),
        })
    }
}

pub async fn insert_earlier_words(
    tx: &mut Tx,
    owner: Id,
    words: &EarlierWords,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO earlier_words (id, owner_id, kind, record_id, field, words, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        words.id.to_string(),
        owner.to_string(),
        column::to_word(&words.kind),
        words.record_id.to_string(),
        column::to_word(&words.field),
        &words.words,
        words.at.millis()
    )?;
    Ok(())
}

/// The earlier words of `owner` with this id.
pub async fn find_earlier_words(
    tx: &mut Tx,
    owner: Id,
    id: Id,
) -> Result<Option<EarlierWordsRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as Row,
        "SELECT * FROM earlier_words WHERE id = $1 AND owner_id = $2",
        id.to_string(),
        owner.to_string()
    )?;
    row.map(EarlierWordsRow::try_from).transpose()
}

/// The earlier words of `owner` with a change in the log after `after`, up to `last`.
pub async fn list_changed(
    tx: &mut Tx,
    owner: Id,
    (after, last): (i64, i64),
) -> Result<Vec<EarlierWordsRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM earlier_words WHERE owner_id = $1 AND id IN (
            SELECT record_id FROM changes WHERE person_id = $1 AND kind = 'earlier_words'
                AND seq > $2 AND seq <= $3)
         ORDER BY id",
        owner.to_string(),
        after,
        last
    )?;
    rows.into_iter().map(EarlierWordsRow::try_from).collect()
}

/// The ids of the earlier words of a record of `owner` that are not deleted.
pub async fn list_of_record(
    tx: &mut Tx,
    owner: Id,
    (kind, record): (EventKind, Id),
) -> Result<Vec<Id>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT id FROM earlier_words
         WHERE owner_id = $1 AND kind = $2 AND record_id = $3 AND deleted_at IS NULL ORDER BY id",
        owner.to_string(),
        column::to_word(&kind),
        record.to_string()
    )?;
    rows.iter().map(|(id,)| column::id(id)).collect()
}

/// Leaves a tombstone of earlier words, without their text.
pub async fn delete_earlier_words(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE earlier_words SET words = '', deleted_at = $2
         WHERE id = $1 AND deleted_at IS NULL",
        id.to_string(),
        now.millis()
    )?;
    Ok(())
}
