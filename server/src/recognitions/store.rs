//! SQL of cheers and kind words: one statement per function.

use kurs_domain::{
    Id, Timestamp,
    recognitions::{Recognition, Sender, SenderKind},
};

use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone)]
pub struct RecognitionRow {
    pub recognition: Recognition,
    pub owner_id: Id,
    pub deleted: bool,
}

impl RecognitionRow {
    /// The link by which it came; none for a cheer.
    pub fn link(&self) -> Option<Id> {
        let from = &self.recognition.from;
        (from.kind == SenderKind::Guest).then_some(from.id)
    }
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    owner_id: String,
    by_id: Option<String>,
    by_name: Option<String>,
    link_id: Option<String>,
    from_name: Option<String>,
    text: Option<String>,
    card: Option<String>,
    success_id: Option<String>,
    at: i64,
    seen_at: Option<i64>,
    shared_with: String,
    reported: bool,
    version: i64,
    deleted_at: Option<i64>,
}

impl TryFrom<Row> for RecognitionRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let (kind, id, name) = match (row.by_id, row.link_id) {
            (Some(by), _) => (SenderKind::Team, by, row.by_name),
            (None, Some(link)) => (SenderKind::Guest, link, row.from_name),
            (None, None) => return Err(DbError::Column("sender")),
        };
        let from = Sender { kind, name: name.unwrap_or_default(), id: column::id(&id)? };
        Ok(Self {
            recognition: Recognition {
                id: column::id(&row.id)?,
                from,
                text: column::word_if_any(row.text)?,
                card: column::word_if_any(row.card)?,
                success_id: row.success_id.as_deref().map(column::id).transpose()?,
                at: Timestamp::from_millis(row.at),
                seen_at: row.seen_at.map(Timestamp::from_millis),
                shared_with: column::shared(&row.shared_with)?,
                reported: row.reported,
                version: row.version,
            },
            owner_id: column::id(&row.owner_id)?,
            deleted: row.deleted_at.is_some(),
        })
    }
}

fn recognitions(rows: Vec<Row>) -> Result<Vec<RecognitionRow>, DbError> {
    rows.into_iter().map(RecognitionRow::try_from).collect()
}

/// The recognition with this id, of any owner.
pub async fn find_recognition(tx: &mut Tx, id: Id) -> Result<Option<RecognitionRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as Row,
        "SELECT r.*, p.name AS by_name FROM recognitions r LEFT JOIN people p ON p.id = r.by_id
         WHERE r.id = $1",
        id.to_string()
    )?;
    row.map(RecognitionRow::try_from).transpose()
}

/// At most `limit` recognitions of `owner` whose id is before `before`, the latest first.
pub async fn list_recognitions(
    tx: &mut Tx,
    owner: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<RecognitionRow>, DbError> {
    recognitions(sql!(
        tx,
        fetch_all as Row,
        "SELECT r.*, p.name AS by_name FROM recognitions r LEFT JOIN people p ON p.id = r.by_id
         WHERE r.owner_id = $1 AND r.id < $2 AND r.deleted_at IS NULL ORDER BY r.id DESC LIMIT $3",
        owner.to_string(),
        before,
        limit
    )?)
}

/// The latest 100 recognitions of `owner` that `viewer`, who is assigned, may see: their own, and those
/// that are shared with them. What was reported only if it is shared.
pub async fn list_shown_to(
    tx: &mut Tx,
    owner: Id,
    viewer: Id,
) -> Result<Vec<RecognitionRow>, DbError> {
    recognitions(sql!(
        tx,
        fetch_all as Row,
        "SELECT r.*, p.name AS by_name FROM recognitions r LEFT JOIN people p ON p.id = r.by_id
         WHERE r.owner_id = $1 AND r.deleted_at IS NULL AND (r.by_id = $2 OR r.shared_with = 'my_team' OR r.shared_with LIKE '%' || $2 || '%')
         ORDER BY r.id DESC LIMIT 100",
        owner.to_string(),
        viewer.to_string()
    )?)
}

/// When `caseworker` last cheered `owner`, whatever became of it.
pub async fn find_last_cheer(
    tx: &mut Tx,
    owner: Id,
    caseworker: Id,
) -> Result<Option<Timestamp>, DbError> {
    let row = sql!(
        tx,
        fetch_one as (Option<i64>,),
        "SELECT MAX(at) FROM recognitions WHERE owner_id = $1 AND by_id = $2",
        owner.to_string(),
        caseworker.to_string()
    )?;
    Ok(row.0.map(Timestamp::from_millis))
}

/// The recognitions of `owner` that are shared with `person` by name.
pub async fn list_naming(
    tx: &mut Tx,
    owner: Id,
    person: Id,
) -> Result<Vec<RecognitionRow>, DbError> {
    recognitions(sql!(
        tx,
        fetch_all as Row,
        "SELECT r.*, p.name AS by_name FROM recognitions r LEFT JOIN people p ON p.id = r.by_id
         WHERE r.owner_id = $1 AND r.deleted_at IS NULL AND r.shared_with LIKE '%' || $2 || '%'
         ORDER BY r.id",
        owner.to_string(),
        person.to_string()
    )?)
}

/// The recognitions of `owner` with a change in the log after `after`, up to `last`.
pub async fn list_changed(
    tx: &mut Tx,
    owner: Id,
    (after, last): (i64, i64),
) -> Result<Vec<RecognitionRow>, DbError> {
    recognitions(sql!(
        tx,
        fetch_all as Row,
        "SELECT r.*, p.name AS by_name FROM recognitions r LEFT JOIN people p ON p.id = r.by_id
         WHERE r.owner_id = $1 AND r.id IN (
            SELECT record_id FROM changes WHERE person_id = $1 AND kind = 'celebration'
                AND seq > $2 AND seq <= $3)
         ORDER BY r.id",
        owner.to_string(),
        after,
        last
    )?)
}

/// How many times `by` cheered `owner` after `since`.
pub async fn count_cheers(
    tx: &mut Tx,
    owner: Id,
    by: Id,
    since: Timestamp,
) -> Result<i64, DbError> {
    let row = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT COUNT(*) FROM recognitions WHERE by_id = $1 AND owner_id = $2 AND at > $3",
        by.to_string(),
        owner.to_string(),
        since.millis()
    )?;
    Ok(row.0)
}

/// How many recognitions came by `link`: in all, and after `since`.
pub async fn count_by_link(tx: &mut Tx, link: Id, since: Timestamp) -> Result<(i64, i64), DbError> {
    sql!(
        tx,
        fetch_one as (i64, i64),
        "SELECT COUNT(*), COUNT(CASE WHEN at > $2 THEN 1 END) FROM recognitions WHERE link_id = $1",
        link.to_string(),
        since.millis()
    )
}

/// Whether a recognition with the same sender and text came by `link` after `since`.
pub async fn has_same(
    tx: &mut Tx,
    link: Id,
    from: &str,
    text: &str,
    since: Timestamp,
) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT id FROM recognitions
         WHERE link_id = $1 AND at > $2 AND from_name = $3 AND text = $4 LIMIT 1",
        link.to_string(),
        since.millis(),
        from,
        text
    )?;
    Ok(found.is_some())
}

/// Adds a recognition. False if the id is taken, perhaps by a concurrent write.
pub async fn insert_recognition(tx: &mut Tx, row: &RecognitionRow) -> Result<bool, DbError> {
    let (it, link) = (&row.recognition, row.link());
    let by = (it.from.kind == SenderKind::Team).then(|| it.from.id.to_string());
    let added = sql!(
        tx,
        execute,
        "INSERT INTO recognitions (id, owner_id, by_id, link_id, from_name, text, card, success_id,
            at, seen_at, shared_with, reported, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO NOTHING",
        it.id.to_string(),
        row.owner_id.to_string(),
        by,
        link.map(|id| id.to_string()),
        link.map(|_| it.from.name.as_str()),
        it.text.as_deref(),
        column::to_word_if_any(it.card.as_ref()),
        it.success_id.map(|id| id.to_string()),
        it.at.millis(),
        it.seen_at.map(Timestamp::millis),
        column::to_shared(&it.shared_with),
        it.reported,
        it.version
    )?;
    Ok(added == 1)
}

/// Stores the owner's decision about a recognition, and when they saw it. Its content is immutable.
pub async fn update_recognition(tx: &mut Tx, it: &Recognition) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE recognitions SET seen_at = $2, shared_with = $3, reported = $4, version = $5
         WHERE id = $1",
        it.id.to_string(),
        it.seen_at.map(Timestamp::millis),
        column::to_shared(&it.shared_with),
        it.reported,
        it.version
    )?;
    Ok(())
}

/// Leaves a tombstone of a recognition, without its content and a guest's name.
pub async fn delete_recognition(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE recognitions SET deleted_at = $2, version = version + 1, text = NULL, card = NULL,
            from_name = NULL
         WHERE id = $1 AND deleted_at IS NULL",
        id.to_string(),
        now.millis()
    )?;
    Ok(())
}
