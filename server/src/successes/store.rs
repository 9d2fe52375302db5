//! Successes, a statement each.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    counts::Counts,
    day::{month_of, week_of},
    sharing::SharedWith,
    successes::Success,
};

use crate::{
    db::{DbError, Tx, column, sql},
    http::page::Cursor,
};

/// A success as it is kept.
#[derive(Debug, Clone)]
pub struct SuccessRow {
    /// As it is told.
    pub success: Success,
    /// Whose.
    pub owner_id: Id,
    /// Whether its owner undid it.
    pub deleted: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    owner_id: String,
    goal_id: Option<String>,
    on_day: String,
    at: i64,
    words: Option<String>,
    feeling: Option<i64>,
    shared_with: String,
    once_more: bool,
    version: i64,
    updated_at: i64,
    deleted_at: Option<i64>,
}

impl TryFrom<Row> for SuccessRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            success: Success {
                id: column::id(&row.id)?,
                goal_id: row.goal_id.as_deref().map(column::id).transpose()?,
                on: column::day(&row.on_day)?,
                at: Timestamp::from_millis(row.at),
                words: column::word_if_any(row.words)?,
                feeling: row.feeling.map(column::number).transpose()?,
                file_ids: Vec::new(),
                shared_with: column::shared(&row.shared_with)?,
                once_more: row.once_more,
                version: row.version,
                updated_at: Timestamp::from_millis(row.updated_at),
            },
            owner_id: column::id(&row.owner_id)?,
            deleted: row.deleted_at.is_some(),
        })
    }
}

fn successes(rows: Vec<Row>) -> Result<Vec<Success>, DbError> {
    rows.into_iter().map(|row| SuccessRow::try_from(row).map(|row| row.success)).collect()
}

/// The success with this id, whosever it is.
pub async fn find_success(tx: &mut Tx, id: Id) -> Result<Option<SuccessRow>, DbError> {
    let row =
        sql!(tx, fetch_optional as Row, "SELECT * FROM successes WHERE id = $1", id.to_string())?;
    row.map(SuccessRow::try_from).transpose()
}

/// The one success of `goal` on the day `on`, other than `except` and than those of "once more".
pub async fn find_of_goal_and_day(
    tx: &mut Tx,
    goal: Id,
    on: NaiveDate,
    except: Id,
) -> Result<Option<Success>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as Row,
        "SELECT * FROM successes WHERE goal_id = $1 AND on_day = $2 AND id <> $3
            AND NOT once_more AND deleted_at IS NULL",
        goal.to_string(),
        on.to_string(),
        except.to_string()
    )?;
    row.map(|row| SuccessRow::try_from(row).map(|row| row.success)).transpose()
}

/// At most `limit` successes of `owner` before `before`, the latest day first.
pub async fn list_successes(
    tx: &mut Tx,
    owner: Id,
    before: &Cursor,
    limit: i64,
) -> Result<Vec<Success>, DbError> {
    successes(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM successes
         WHERE owner_id = $1 AND (on_day < $2 OR (on_day = $2 AND id < $3)) AND deleted_at IS NULL
         ORDER BY on_day DESC, id DESC LIMIT $4",
        owner.to_string(),
        before.day_text(),
        &before.id,
        limit
    )?)
}

/// The successes of `owner` on the days from `first` to `last`.
pub async fn list_between(
    tx: &mut Tx,
    owner: Id,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Success>, DbError> {
    successes(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM successes
         WHERE owner_id = $1 AND on_day >= $2 AND on_day <= $3 AND deleted_at IS NULL
         ORDER BY on_day, id",
        owner.to_string(),
        first.to_string(),
        last.to_string()
    )?)
}

/// The successes of `owner` of which the change log tells after `after`, up to `last`.
pub async fn list_changed_successes(
    tx: &mut Tx,
    owner: Id,
    (after, last): (i64, i64),
) -> Result<Vec<SuccessRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM successes WHERE owner_id = $1 AND id IN (
            SELECT record_id FROM changes WHERE person_id = $1 AND kind = 'success'
                AND seq > $2 AND seq <= $3)
         ORDER BY id",
        owner.to_string(),
        after,
        last
    )?;
    rows.into_iter().map(SuccessRow::try_from).collect()
}

/// The successes of a goal that are shared with exactly these.
pub async fn list_of_goal_shared_with(
    tx: &mut Tx,
    goal: Id,
    shared: &SharedWith,
) -> Result<Vec<Success>, DbError> {
    successes(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM successes WHERE goal_id = $1 AND shared_with = $2 AND deleted_at IS NULL
         ORDER BY id",
        goal.to_string(),
        column::to_shared(shared)
    )?)
}

/// The latest 500 successes of `owner` since `first` that `viewer`, who is assigned, may see.
pub async fn list_shared(
    tx: &mut Tx,
    owner: Id,
    viewer: Id,
    first: NaiveDate,
) -> Result<Vec<Success>, DbError> {
    successes(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM successes WHERE owner_id = $1 AND on_day >= $2 AND deleted_at IS NULL
            AND (shared_with = 'my_team' OR shared_with LIKE '%' || $3 || '%')
         ORDER BY on_day DESC, id DESC LIMIT 500",
        owner.to_string(),
        first.to_string(),
        viewer.to_string()
    )?)
}

/// The last day with a success of `owner` that `viewer`, who is assigned, may see.
pub async fn find_last_shared_day(
    tx: &mut Tx,
    owner: Id,
    viewer: Id,
) -> Result<Option<NaiveDate>, DbError> {
    let row = sql!(
        tx,
        fetch_one as (Option<String>,),
        "SELECT MAX(on_day) FROM successes WHERE owner_id = $1 AND deleted_at IS NULL
            AND (shared_with = 'my_team' OR shared_with LIKE '%' || $2 || '%')",
        owner.to_string(),
        viewer.to_string()
    )?;
    row.0.as_deref().map(column::day).transpose()
}

/// What worked out for `owner`, as counted on the day `on`, and the last day up to `on` on which
/// something did.
pub async fn count_successes(
    tx: &mut Tx,
    owner: Id,
    on: NaiveDate,
) -> Result<(Counts, Option<NaiveDate>), DbError> {
    let row = sql!(tx, fetch_one as (i64, i64, i64, Option<String>),
        "SELECT CAST(COALESCE(SUM(CASE WHEN on_day >= $2 AND on_day <= $4 THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN on_day >= $3 AND on_day <= $4 THEN 1 ELSE 0 END), 0) AS BIGINT),
                COUNT(*),
                MAX(CASE WHEN on_day <= $4 THEN on_day END)
         FROM successes WHERE owner_id = $1 AND deleted_at IS NULL",
        owner.to_string(), week_of(on).to_string(), month_of(on).to_string(), on.to_string())?;
    let (this_week, this_month, ever, last) = row;
    Ok((Counts { this_week, this_month, ever }, last.as_deref().map(column::day).transpose()?))
}

/// Which goals for one day of `owner` succeeded before `on`.
pub async fn list_reached_before(
    tx: &mut Tx,
    owner: Id,
    on: NaiveDate,
) -> Result<Vec<Id>, DbError> {
    let rows = sql!(tx, fetch_all as (String,),
        "SELECT DISTINCT g.id FROM goals g JOIN successes s ON s.goal_id = g.id
         WHERE g.owner_id = $1 AND g.repeat LIKE '{\"once\"%' AND s.on_day < $2 AND s.deleted_at IS NULL",
        owner.to_string(), on.to_string())?;
    rows.iter().map(|(id,)| column::id(id)).collect()
}

/// Adds a success, or puts this in place of what is kept under its id. False if somebody else has a
/// success with that id, perhaps since a moment ago: theirs stays as it is.
pub async fn upsert_success(tx: &mut Tx, owner: Id, success: &Success) -> Result<bool, DbError> {
    let kept = sql!(
        tx,
        execute,
        "INSERT INTO successes (id, owner_id, goal_id, on_day, at, words, feeling, shared_with,
            once_more, version, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO UPDATE SET goal_id = excluded.goal_id, on_day = excluded.on_day,
            at = excluded.at, words = excluded.words, feeling = excluded.feeling,
            shared_with = excluded.shared_with, once_more = excluded.once_more,
            version = excluded.version, updated_at = excluded.updated_at, deleted_at = NULL
         WHERE successes.owner_id = excluded.owner_id",
        success.id.to_string(),
        owner.to_string(),
        success.goal_id.map(|id| id.to_string()),
        success.on.to_string(),
        success.at.millis(),
        success.words.as_deref(),
        success.feeling.map(|it| i64::from(it.get())),
        column::to_shared(&success.shared_with),
        success.once_more,
        success.version,
        success.updated_at.millis()
    )?;
    Ok(kept == 1)
}

/// Undoes a success.
pub async fn delete_success(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE successes SET deleted_at = $2, updated_at = $2, version = version + 1
         WHERE id = $1 AND deleted_at IS NULL",
        id.to_string(),
        now.millis()
    )?;
    Ok(())
}
