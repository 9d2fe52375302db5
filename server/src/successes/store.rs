//! SQL of successes: one statement per function.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    counts::Counts,
    day::{month_of, week_of},
    sharing::SharedWith,
    successes::{SharedSuccess, Success},
};

use crate::kernel::{
    db::{DbError, Tx, column, sql},
    page::Cursor,
};

#[derive(Debug, Clone)]
pub struct SuccessRow {
    pub success: Success,
    pub owner_id: Id,
    pub deleted: bool,
}

#[derive(sqlx_macros::FromRow)]
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
    file_ids: String,
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
                file_ids: column::json(&row.file_ids)?,
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

/// A success with the columns that say with whom its goal is shared.
#[derive(sqlx_macros::FromRow)]
struct BesideGoal {
    #[sqlx(flatten)]
    success: Row,
    goal_shared_with: Option<String>,
    goal_deleted_at: Option<i64>,
}

/// A success, and with whom its goal is shared, if it has one.
struct WithGoal(SuccessRow, Option<SharedWith>);

impl TryFrom<BesideGoal> for WithGoal {
    type Error = DbError;

    fn try_from(row: BesideGoal) -> Result<Self, DbError> {
        let goals = match (row.goal_shared_with, row.goal_deleted_at) {
            (Some(_), Some(_)) => Some(SharedWith::OnlyMe),
            (shared, None) => shared.as_deref().map(column::shared).transpose()?,
            (None, _) => None,
        };
        Ok(Self(row.success.try_into()?, goals))
    }
}

impl WithGoal {
    fn seen_by(&self, viewer: Id) -> Option<SharedSuccess> {
        let Self(row, goals) = self;
        let projection = row.success.projection(goals.as_ref());
        if row.deleted { None } else { projection.seen_by(viewer).cloned() }
    }
}

fn seen(rows: Vec<BesideGoal>, viewer: Id) -> Result<Vec<SharedSuccess>, DbError> {
    let seen = rows.into_iter().map(|row| Ok(WithGoal::try_from(row)?.seen_by(viewer)));
    seen.filter_map(Result::transpose).collect()
}

fn successes(rows: Vec<Row>) -> Result<Vec<Success>, DbError> {
    rows.into_iter().map(|row| SuccessRow::try_from(row).map(|row| row.success)).collect()
}

/// The success with this id, of any owner.
pub async fn find_success(tx: &mut Tx, id: Id) -> Result<Option<SuccessRow>, DbError> {
    let row =
        sql!(tx, fetch_optional as Row, "SELECT * FROM successes WHERE id = $1", id.to_string())?;
    row.map(SuccessRow::try_from).transpose()
}

/// The one success of `goal` on the day `on` other than `except`, without those with `once_more`.
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
        &before.day,
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

/// The successes of `owner` with a change in the log after `after`, up to `last`.
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

/// Whether `viewer`, who is assigned, sees a success of `owner` with this file.
pub async fn is_file_seen_by(
    tx: &mut Tx,
    owner: Id,
    file: Id,
    viewer: Id,
) -> Result<bool, DbError> {
    let rows = sql!(
        tx,
        fetch_all as BesideGoal,
        "SELECT s.*, g.shared_with AS goal_shared_with, g.deleted_at AS goal_deleted_at
         FROM successes s LEFT JOIN goals g ON g.id = s.goal_id
         WHERE s.owner_id = $1 AND s.deleted_at IS NULL AND s.file_ids LIKE '%' || $2 || '%'
         ORDER BY s.id",
        owner.to_string(),
        file.to_string()
    )?;
    Ok(!seen(rows, viewer)?.is_empty())
}

/// One success of `owner`, as projected for `viewer`, who is assigned.
pub async fn find_seen_by(
    tx: &mut Tx,
    owner: Id,
    id: Id,
    viewer: Id,
) -> Result<Option<SharedSuccess>, DbError> {
    let row = sql!(
        tx,
        fetch_all as BesideGoal,
        "SELECT s.*, g.shared_with AS goal_shared_with, g.deleted_at AS goal_deleted_at
         FROM successes s LEFT JOIN goals g ON g.id = s.goal_id
         WHERE s.owner_id = $1 AND s.id = $2",
        owner.to_string(),
        id.to_string()
    )?;
    Ok(seen(row, viewer)?.pop())
}

/// The latest `limit` successes of `owner` since `first`, as projected for `viewer`, who is assigned. The
/// SQL filters by visibility, so that invisible ones do not count towards `limit`.
pub async fn list_seen_by(
    tx: &mut Tx,
    owner: Id,
    viewer: Id,
    first: NaiveDate,
    limit: i64,
) -> Result<Vec<SharedSuccess>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as BesideGoal,
        "SELECT s.*, g.shared_with AS goal_shared_with, g.deleted_at AS goal_deleted_at
         FROM successes s LEFT JOIN goals g ON g.id = s.goal_id
         WHERE s.owner_id = $1 AND s.on_day >= $2 AND s.deleted_at IS NULL
            AND (s.shared_with = 'my_team' OR s.shared_with LIKE '%' || $3 || '%')
            AND (g.id IS NULL OR (g.deleted_at IS NULL
                AND (g.shared_with = 'my_team' OR g.shared_with LIKE '%' || $3 || '%')))
         ORDER BY s.on_day DESC, s.id DESC LIMIT $4",
        owner.to_string(),
        first.to_string(),
        viewer.to_string(),
        limit
    )?;
    seen(rows, viewer)
}

/// The successes of `owner`, with tombstones, that are shared with `person` by name.
pub async fn list_naming(tx: &mut Tx, owner: Id, person: Id) -> Result<Vec<SuccessRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM successes WHERE owner_id = $1 AND shared_with LIKE '%' || $2 || '%'
         ORDER BY id",
        owner.to_string(),
        person.to_string()
    )?;
    rows.into_iter().map(SuccessRow::try_from).collect()
}

/// Changes with whom a success is shared, as its next version. A tombstone keeps its version, because its
/// owner's phone restores from that one.
pub async fn update_shared_with(
    tx: &mut Tx,
    id: Id,
    shared: &SharedWith,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE successes SET shared_with = $2, updated_at = $3,
            version = version + CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END
         WHERE id = $1",
        id.to_string(),
        column::to_shared(shared),
        now.millis()
    )?;
    Ok(())
}

/// The counts of successes of `owner` on the day `on`, and the day of the last one up to `on`.
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

/// The one-day goals of `owner` with a success before `on`.
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

/// Inserts or replaces a success. False if the id belongs to somebody else's, perhaps by a concurrent
/// write.
pub async fn upsert_success(tx: &mut Tx, owner: Id, success: &Success) -> Result<bool, DbError> {
    let stored = sql!(
        tx,
        execute,
        "INSERT INTO successes (id, owner_id, goal_id, on_day, at, words, feeling, shared_with,
            once_more, version, updated_at, file_ids)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (id) DO UPDATE SET goal_id = excluded.goal_id, on_day = excluded.on_day,
            at = excluded.at, words = excluded.words, feeling = excluded.feeling,
            shared_with = excluded.shared_with, once_more = excluded.once_more,
            version = excluded.version, updated_at = excluded.updated_at,
            file_ids = excluded.file_ids, deleted_at = NULL
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
        success.updated_at.millis(),
        column::to_json(&success.file_ids)
    )?;
    Ok(stored == 1)
}

/// Leaves a tombstone of a success, without its content.
pub async fn delete_success(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE successes SET deleted_at = $2, updated_at = $2, version = version + 1,
            words = NULL, feeling = NULL, file_ids = '[]'
         WHERE id = $1 AND deleted_at IS NULL",
        id.to_string(),
        now.millis()
    )?;
    Ok(())
}
