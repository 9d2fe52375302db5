//! SQL of gatherings, who is invited, and what they answer: one statement per function.

use kurs_domain::{
    Id, Timestamp,
    changes::ERASED,
    gatherings::{Gathering, GatheringAnswer, GatheringDraft, TeamAnswer},
    people::Name,
};

use crate::kernel::db::{DbError, Tx, column, sql};

/// A row of `gatherings`; answers and guests are read separately.
#[derive(Debug, Clone)]
pub struct GatheringRow {
    pub gathering: Gathering,
    pub owner_id: Id,
    pub deleted: bool,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    owner_id: String,
    title: String,
    words: Option<String>,
    success_id: Option<String>,
    on_day: String,
    at_time: Option<String>,
    place: Option<String>,
    shown_name: String,
    team: String,
    cancelled: bool,
    version: i64,
    updated_at: i64,
    deleted_at: Option<i64>,
}

impl TryFrom<Row> for GatheringRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let plan = GatheringDraft {
            title: column::word(row.title)?,
            words: column::word_if_any(row.words)?,
            success_id: row.success_id.as_deref().map(column::id).transpose()?,
            on: column::day(&row.on_day)?,
            at: column::word_if_any(row.at_time)?,
            place: column::word_if_any(row.place)?,
            shown_name: column::word(row.shown_name)?,
            team: column::json(&row.team)?,
            cancelled: row.cancelled,
        };
        Ok(Self {
            gathering: Gathering {
                id: column::id(&row.id)?,
                plan,
                answers: Vec::new(),
                guests: Vec::new(),
                version: row.version,
                updated_at: Timestamp::from_millis(row.updated_at),
            },
            owner_id: column::id(&row.owner_id)?,
            deleted: row.deleted_at.is_some(),
        })
    }
}

fn gatherings(rows: Vec<Row>) -> Result<Vec<GatheringRow>, DbError> {
    rows.into_iter().map(GatheringRow::try_from).collect()
}

/// The gathering with this id, of any owner.
pub async fn find_gathering(tx: &mut Tx, id: Id) -> Result<Option<GatheringRow>, DbError> {
    let row =
        sql!(tx, fetch_optional as Row, "SELECT * FROM gatherings WHERE id = $1", id.to_string())?;
    row.map(GatheringRow::try_from).transpose()
}

/// At most `limit` gatherings of `owner` whose id is before `before`, the latest first.
pub async fn list_gatherings(
    tx: &mut Tx,
    owner: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<GatheringRow>, DbError> {
    gatherings(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM gatherings WHERE owner_id = $1 AND id < $2 AND deleted_at IS NULL
         ORDER BY id DESC LIMIT $3",
        owner.to_string(),
        before,
        limit
    )?)
}

/// The gatherings of `owner` whose team includes `person`, the latest first.
pub async fn list_naming(tx: &mut Tx, owner: Id, person: Id) -> Result<Vec<GatheringRow>, DbError> {
    gatherings(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM gatherings WHERE owner_id = $1 AND deleted_at IS NULL
            AND team LIKE '%' || $2 || '%' ORDER BY id DESC",
        owner.to_string(),
        person.to_string()
    )?)
}

/// The gatherings of `owner` with a change in the log after `after`, up to `last`.
pub async fn list_changed(
    tx: &mut Tx,
    owner: Id,
    (after, last): (i64, i64),
) -> Result<Vec<GatheringRow>, DbError> {
    gatherings(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM gatherings WHERE owner_id = $1 AND id IN (
            SELECT record_id FROM changes WHERE person_id = $1 AND kind = 'gathering'
                AND seq > $2 AND seq <= $3)
         ORDER BY id",
        owner.to_string(),
        after,
        last
    )?)
}

/// Inserts or replaces a gathering. False if the id belongs to somebody else's.
pub async fn upsert_gathering(
    tx: &mut Tx,
    owner: Id,
    gathering: &Gathering,
) -> Result<bool, DbError> {
    let plan = &gathering.plan;
    let stored = sql!(
        tx,
        execute,
        "INSERT INTO gatherings (id, owner_id, title, words, success_id, on_day, at_time, place,
            shown_name, team, cancelled, version, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, words = excluded.words,
            success_id = excluded.success_id, on_day = excluded.on_day, at_time = excluded.at_time,
            place = excluded.place, shown_name = excluded.shown_name, team = excluded.team,
            cancelled = excluded.cancelled, version = excluded.version,
            updated_at = excluded.updated_at, deleted_at = NULL
         WHERE gatherings.owner_id = excluded.owner_id",
        gathering.id.to_string(),
        owner.to_string(),
        &*plan.title,
        plan.words.as_deref(),
        plan.success_id.map(|id| id.to_string()),
        plan.on.to_string(),
        plan.at.map(|at| at.to_string()),
        plan.place.as_deref(),
        &*plan.shown_name,
        column::to_json(&plan.team),
        plan.cancelled,
        gathering.version,
        gathering.updated_at.millis()
    )?;
    Ok(stored == 1)
}

/// Leaves a tombstone of a gathering, without its text, and deletes the team's answers.
pub async fn delete_gathering(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE gatherings SET deleted_at = $2, updated_at = $2, version = version + 1, title = $3,
            words = NULL, place = NULL, shown_name = $3, team = '[]'
         WHERE id = $1 AND deleted_at IS NULL",
        id.to_string(),
        now.millis(),
        ERASED
    )?;
    let id = id.to_string();
    sql!(tx, execute, "DELETE FROM gathering_answers WHERE gathering_id = $1", id)?;
    Ok(())
}

/// The columns `coming` and `words`.
type Answered = (Option<String>, Option<String>);

fn answer((coming, words): Answered) -> Result<Option<GatheringAnswer>, DbError> {
    let Some(coming) = coming else { return Ok(None) };
    let (coming, words) = (column::word(coming)?, column::word_if_any(words)?);
    Ok(Some(GatheringAnswer { coming, words }))
}

/// The answers of the team, the earliest first.
pub async fn list_answers(tx: &mut Tx, gathering: Id) -> Result<Vec<TeamAnswer>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, String, String, Option<String>),
        "SELECT p.id, p.name, a.coming, a.words
         FROM gathering_answers a JOIN people p ON p.id = a.person_id
         WHERE a.gathering_id = $1 ORDER BY a.at, p.id",
        gathering.to_string()
    )?;
    rows.into_iter()
        .map(|(id, name, coming, words)| {
            let answer = answer((Some(coming), words))?.ok_or(DbError::Column("answer"))?;
            Ok(TeamAnswer { id: column::id(&id)?, name, answer })
        })
        .collect()
}

pub async fn find_answer(
    tx: &mut Tx,
    gathering: Id,
    person: Id,
) -> Result<Option<GatheringAnswer>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String, Option<String>),
        "SELECT coming, words FROM gathering_answers WHERE gathering_id = $1 AND person_id = $2",
        gathering.to_string(),
        person.to_string()
    )?;
    row.map_or(Ok(None), |(coming, words)| answer((Some(coming), words)))
}

/// Stores the answer of a member of the team in place of the one before.
pub async fn upsert_answer(
    tx: &mut Tx,
    gathering: Id,
    person: Id,
    answer: &GatheringAnswer,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO gathering_answers (gathering_id, person_id, coming, words, at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (gathering_id, person_id)
         DO UPDATE SET coming = excluded.coming, words = excluded.words, at = excluded.at",
        gathering.to_string(),
        person.to_string(),
        column::to_word(&answer.coming),
        answer.words.as_deref(),
        now.millis()
    )?;
    Ok(())
}

#[derive(Debug, Clone)]
pub struct GuestRow {
    pub id: Id,
    pub gathering_id: Id,
    /// As the owner calls them.
    pub name: Name,
    pub answer: Option<GatheringAnswer>,
    /// Whether the invitation was withdrawn.
    pub deleted: bool,
}

type GuestColumns = (String, String, String, Option<String>, Option<String>, Option<i64>);

fn guest(row: GuestColumns) -> Result<GuestRow, DbError> {
    let (id, gathering, name, coming, words, deleted_at) = row;
    Ok(GuestRow {
        id: column::id(&id)?,
        gathering_id: column::id(&gathering)?,
        name: column::word(name)?,
        answer: answer((coming, words))?,
        deleted: deleted_at.is_some(),
    })
}

/// The guest with this id, whosever they are.
pub async fn find_guest(tx: &mut Tx, id: Id) -> Result<Option<GuestRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as GuestColumns,
        "SELECT id, gathering_id, name, coming, words, deleted_at FROM gathering_guests
         WHERE id = $1",
        id.to_string()
    )?;
    row.map(guest).transpose()
}

/// The guests of a gathering who are not withdrawn.
pub async fn list_guests(tx: &mut Tx, gathering: Id) -> Result<Vec<GuestRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as GuestColumns,
        "SELECT id, gathering_id, name, coming, words, deleted_at FROM gathering_guests
         WHERE gathering_id = $1 AND deleted_at IS NULL ORDER BY id",
        gathering.to_string()
    )?;
    rows.into_iter().map(guest).collect()
}

/// Adds a guest, or renames them. False if the id belongs to a guest of another gathering.
pub async fn upsert_guest(
    tx: &mut Tx,
    gathering: Id,
    id: Id,
    name: &Name,
) -> Result<bool, DbError> {
    let stored = sql!(
        tx,
        execute,
        "INSERT INTO gathering_guests (id, gathering_id, name) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name
         WHERE gathering_guests.gathering_id = excluded.gathering_id",
        id.to_string(),
        gathering.to_string(),
        &**name
    )?;
    Ok(stored == 1)
}

/// Stores a guest's answer in place of the one before.
pub async fn update_guest_answer(
    tx: &mut Tx,
    id: Id,
    answer: &GatheringAnswer,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE gathering_guests SET coming = $2, words = $3, answered_at = $4 WHERE id = $1",
        id.to_string(),
        column::to_word(&answer.coming),
        answer.words.as_deref(),
        now.millis()
    )?;
    Ok(())
}

/// Withdraws all guests of a gathering and erases their names and answers.
pub async fn delete_guests(tx: &mut Tx, gathering: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE gathering_guests SET deleted_at = $2, name = $3, coming = NULL, words = NULL,
            answered_at = NULL
         WHERE gathering_id = $1 AND deleted_at IS NULL",
        gathering.to_string(),
        now.millis(),
        ERASED
    )?;
    Ok(())
}

/// Withdraws one guest and erases their name and answer.
pub async fn delete_guest(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE gathering_guests SET deleted_at = $2, name = $3, coming = NULL, words = NULL,
            answered_at = NULL
         WHERE id = $1 AND deleted_at IS NULL",
        id.to_string(),
        now.millis(),
        ERASED
    )?;
    Ok(())
}
