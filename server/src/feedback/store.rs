//! SQL of feedback: one statement per function.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    feedback::{Feedback, FeedbackDraft, Slug, Subject},
};

use crate::kernel::db::{DbError, Tx, column, sql};

/// A row of `feedback`. The group of its score is not stored.
#[derive(Debug, Clone)]
pub struct FeedbackRow {
    pub feedback: Feedback,
    pub owner_id: Id,
    pub deleted: bool,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    owner_id: String,
    instrument: String,
    instrument_version: i64,
    answers: String,
    about: Option<String>,
    words: Option<String>,
    on_day: String,
    at: i64,
    shared_with: String,
    score: Option<i64>,
    version: i64,
    updated_at: i64,
    deleted_at: Option<i64>,
}

impl TryFrom<Row> for FeedbackRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let draft = FeedbackDraft {
            instrument: column::word(row.instrument)?,
            instrument_version: column::number(row.instrument_version)?,
            answers: column::json(&row.answers)?,
            about: row.about.as_deref().map(column::json).transpose()?,
            words: column::word_if_any(row.words)?,
            on: column::day(&row.on_day)?,
            at: Timestamp::from_millis(row.at),
            shared_with: column::shared(&row.shared_with)?,
        };
        Ok(Self {
            feedback: Feedback {
                id: column::id(&row.id)?,
                draft,
                score: row.score.map(column::number).transpose()?,
                group: None,
                version: row.version,
                updated_at: Timestamp::from_millis(row.updated_at),
            },
            owner_id: column::id(&row.owner_id)?,
            deleted: row.deleted_at.is_some(),
        })
    }
}

fn all(rows: Vec<Row>) -> Result<Vec<FeedbackRow>, DbError> {
    rows.into_iter().map(FeedbackRow::try_from).collect()
}

/// The feedback with this id, of any owner.
pub async fn find_feedback(tx: &mut Tx, id: Id) -> Result<Option<FeedbackRow>, DbError> {
    let row =
        sql!(tx, fetch_optional as Row, "SELECT * FROM feedback WHERE id = $1", id.to_string())?;
    row.map(FeedbackRow::try_from).transpose()
}

/// At most `limit` of `owner` whose id is before `before`, the latest first.
pub async fn list_feedback(
    tx: &mut Tx,
    owner: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<FeedbackRow>, DbError> {
    all(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM feedback WHERE owner_id = $1 AND id < $2 AND deleted_at IS NULL
         ORDER BY id DESC LIMIT $3",
        owner.to_string(),
        before,
        limit
    )?)
}

/// At most `limit` of `owner` that `viewer`, who is assigned, may see, whose id is before `before`.
pub async fn list_shared(
    tx: &mut Tx,
    owner: Id,
    viewer: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<FeedbackRow>, DbError> {
    all(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM feedback WHERE owner_id = $1 AND id < $3 AND deleted_at IS NULL
            AND (shared_with = 'my_team' OR shared_with LIKE '%' || $2 || '%')
         ORDER BY id DESC LIMIT $4",
        owner.to_string(),
        viewer.to_string(),
        before,
        limit
    )?)
}

/// What of `owner` is shared with `person` by name.
pub async fn list_naming(tx: &mut Tx, owner: Id, person: Id) -> Result<Vec<FeedbackRow>, DbError> {
    all(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM feedback WHERE owner_id = $1 AND deleted_at IS NULL
            AND shared_with LIKE '%' || $2 || '%' ORDER BY id",
        owner.to_string(),
        person.to_string()
    )?)
}

/// What `owner` answered to `instrument` about something since the day `since`, but for the one with the id
/// `but`.
pub async fn list_subjects(
    tx: &mut Tx,
    owner: Id,
    instrument: &Slug,
    since: NaiveDate,
    but: Id,
) -> Result<Vec<Subject>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT DISTINCT about FROM feedback WHERE owner_id = $1 AND instrument = $2 AND id <> $4
            AND on_day >= $3 AND deleted_at IS NULL AND about IS NOT NULL",
        owner.to_string(),
        instrument.as_str(),
        since.to_string(),
        but.to_string()
    )?;
    rows.iter().map(|(about,)| column::json(about)).collect()
}

/// The feedback of `owner` with a change in the log after `after`, up to `last`.
pub async fn list_changed(
    tx: &mut Tx,
    owner: Id,
    (after, last): (i64, i64),
) -> Result<Vec<FeedbackRow>, DbError> {
    all(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM feedback WHERE owner_id = $1 AND id IN (
            SELECT record_id FROM changes WHERE person_id = $1 AND kind = 'feedback'
                AND seq > $2 AND seq <= $3)
         ORDER BY id",
        owner.to_string(),
        after,
        last
    )?)
}

/// Inserts or replaces feedback. False if the id belongs to somebody else's.
pub async fn upsert_feedback(tx: &mut Tx, owner: Id, it: &Feedback) -> Result<bool, DbError> {
    let draft = &it.draft;
    let stored = sql!(
        tx,
        execute,
        "INSERT INTO feedback (id, owner_id, instrument, instrument_version, answers, about, words,
            on_day, at, shared_with, score, version, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO UPDATE SET instrument = excluded.instrument,
            instrument_version = excluded.instrument_version, answers = excluded.answers,
            about = excluded.about, words = excluded.words, on_day = excluded.on_day,
            at = excluded.at, shared_with = excluded.shared_with, score = excluded.score,
            version = excluded.version, updated_at = excluded.updated_at, deleted_at = NULL
         WHERE feedback.owner_id = excluded.owner_id",
        it.id.to_string(),
        owner.to_string(),
        draft.instrument.as_str(),
        i64::from(draft.instrument_version),
        column::to_json(&draft.answers),
        draft.about.map(|about| column::to_json(&about)),
        draft.words.as_deref(),
        draft.on.to_string(),
        draft.at.millis(),
        column::to_shared(&draft.shared_with),
        it.score.map(i64::from),
        it.version,
        it.updated_at.millis()
    )?;
    Ok(stored == 1)
}

/// Leaves a tombstone without answers.
pub async fn delete_feedback(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE feedback SET deleted_at = $2, updated_at = $2, version = version + 1, answers = '{}',
            about = NULL, words = NULL, score = NULL, shared_with = 'only_me'
         WHERE id = $1 AND deleted_at IS NULL",
        id.to_string(),
        now.millis()
    )?;
    Ok(())
}
