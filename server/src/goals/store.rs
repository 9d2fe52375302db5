//! SQL of goals: one statement per function.

use kurs_domain::{
    Id, Timestamp,
    changes::ERASED,
    goals::{Goal, GoalDraft, SharedGoal},
    sharing::SharedWith,
};

use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone)]
pub struct GoalRow {
    pub goal: Goal,
    pub owner_id: Id,
    pub deleted: bool,
    /// When it was last shared with more people than before.
    pub shared_at: Timestamp,
}

impl GoalRow {
    /// With whom it is shared: a tombstone with nobody.
    pub fn audience(&self) -> SharedWith {
        if self.deleted { SharedWith::OnlyMe } else { self.goal.draft.shared_with.clone() }
    }

    /// The projection for `viewer`, who is assigned to its owner; none if they do not see it.
    pub fn seen_by(&self, viewer: Id) -> Option<SharedGoal> {
        if self.deleted { None } else { self.goal.projection().seen_by(viewer).cloned() }
    }
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    owner_id: String,
    text: String,
    why: Option<String>,
    first_step: Option<String>,
    pictogram: Option<String>,
    repeat: String,
    part_of_day: Option<String>,
    remind_at: Option<String>,
    confidence: Option<i64>,
    shared_with: String,
    state: String,
    version: i64,
    created_at: i64,
    updated_at: i64,
    deleted_at: Option<i64>,
    shared_at: i64,
}

impl TryFrom<Row> for GoalRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            goal: Goal {
                id: column::id(&row.id)?,
                draft: GoalDraft {
                    text: column::word(row.text)?,
                    why: column::word_if_any(row.why)?,
                    first_step: column::word_if_any(row.first_step)?,
                    pictogram: column::word_if_any(row.pictogram)?,
                    repeat: column::json(&row.repeat)?,
                    part_of_day: column::word_if_any(row.part_of_day)?,
                    remind_at: column::word_if_any(row.remind_at)?,
                    confidence: row.confidence.map(column::number).transpose()?,
                    shared_with: column::shared(&row.shared_with)?,
                    state: column::word(row.state)?,
                },
                version: row.version,
                created_at: Timestamp::from_millis(row.created_at),
                updated_at: Timestamp::from_millis(row.updated_at),
            },
            owner_id: column::id(&row.owner_id)?,
            deleted: row.deleted_at.is_some(),
            shared_at: Timestamp::from_millis(row.shared_at),
        })
    }
}

fn goals(rows: Vec<Row>) -> Result<Vec<Goal>, DbError> {
    rows.into_iter().map(|row| GoalRow::try_from(row).map(|row| row.goal)).collect()
}

/// The goal with this id, of any owner.
pub async fn find_goal(tx: &mut Tx, id: Id) -> Result<Option<GoalRow>, DbError> {
    let row = sql!(tx, fetch_optional as Row, "SELECT * FROM goals WHERE id = $1", id.to_string())?;
    row.map(GoalRow::try_from).transpose()
}

/// At most `limit` goals of `owner` whose id is before `before`, the latest first.
pub async fn list_goals(
    tx: &mut Tx,
    owner: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<Goal>, DbError> {
    goals(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM goals WHERE owner_id = $1 AND id < $2 AND deleted_at IS NULL
         ORDER BY id DESC LIMIT $3",
        owner.to_string(),
        before,
        limit
    )?)
}

/// The goals of `owner` that belong on a day's page: active ones, and those reached since `since`.
pub async fn list_current_goals(
    tx: &mut Tx,
    owner: Id,
    since: Timestamp,
) -> Result<Vec<Goal>, DbError> {
    goals(sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM goals WHERE owner_id = $1 AND deleted_at IS NULL
            AND (state = 'active' OR (state = 'reached' AND updated_at >= $2)) ORDER BY id",
        owner.to_string(),
        since.millis()
    )?)
}

/// The latest 200 goals of `owner`, as projected for `viewer`, who is assigned to them.
pub async fn list_seen_by(tx: &mut Tx, owner: Id, viewer: Id) -> Result<Vec<SharedGoal>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM goals WHERE owner_id = $1 AND deleted_at IS NULL
            AND (shared_with = 'my_team' OR shared_with LIKE '%' || $2 || '%')
         ORDER BY id DESC LIMIT 200",
        owner.to_string(),
        viewer.to_string()
    )?;
    let seen = rows.into_iter().map(|row| Ok(GoalRow::try_from(row)?.seen_by(viewer)));
    seen.filter_map(Result::transpose).collect()
}

/// The goals of `owner`, with tombstones, that are shared with `person` by name.
pub async fn list_naming(tx: &mut Tx, owner: Id, person: Id) -> Result<Vec<GoalRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM goals WHERE owner_id = $1 AND shared_with LIKE '%' || $2 || '%' ORDER BY id",
        owner.to_string(),
        person.to_string()
    )?;
    rows.into_iter().map(GoalRow::try_from).collect()
}

/// Changes with whom a goal is shared, as its next version. A tombstone keeps its version, because its
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
        "UPDATE goals SET shared_with = $2, updated_at = $3,
            version = version + CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END
         WHERE id = $1",
        id.to_string(),
        column::to_shared(shared),
        now.millis()
    )?;
    Ok(())
}

/// The goals of `owner` with a change in the log after `after`, up to `last`.
pub async fn list_changed_goals(
    tx: &mut Tx,
    owner: Id,
    (after, last): (i64, i64),
) -> Result<Vec<GoalRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT * FROM goals WHERE owner_id = $1 AND id IN (
            SELECT record_id FROM changes WHERE person_id = $1 AND kind = 'goal'
                AND seq > $2 AND seq <= $3)
         ORDER BY id",
        owner.to_string(),
        after,
        last
    )?;
    rows.into_iter().map(GoalRow::try_from).collect()
}

/// How many goals other than `except` are active.
pub async fn count_active(tx: &mut Tx, owner: Id, except: Id) -> Result<i64, DbError> {
    let row = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT COUNT(*) FROM goals
         WHERE owner_id = $1 AND id <> $2 AND state = 'active' AND deleted_at IS NULL",
        owner.to_string(),
        except.to_string()
    )?;
    Ok(row.0)
}

/// When `owner` last created a goal.
pub async fn find_last_set(tx: &mut Tx, owner: Id) -> Result<Option<Timestamp>, DbError> {
    let row = sql!(
        tx,
        fetch_one as (Option<i64>,),
        "SELECT MAX(created_at) FROM goals WHERE owner_id = $1",
        owner.to_string()
    )?;
    Ok(row.0.map(Timestamp::from_millis))
}

/// Inserts or replaces a goal. False if the id belongs to somebody else's, perhaps by a concurrent write.
/// `shared_at` is when it was last shared with more people than before.
pub async fn upsert_goal(
    tx: &mut Tx,
    owner: Id,
    goal: &Goal,
    shared_at: Timestamp,
) -> Result<bool, DbError> {
    let draft = &goal.draft;
    let stored = sql!(
        tx,
        execute,
        "INSERT INTO goals (id, owner_id, text, why, first_step, pictogram, repeat, part_of_day,
            remind_at, confidence, shared_with, state, version, created_at, updated_at, shared_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         ON CONFLICT (id) DO UPDATE SET text = excluded.text, why = excluded.why,
            first_step = excluded.first_step, pictogram = excluded.pictogram,
            repeat = excluded.repeat, part_of_day = excluded.part_of_day,
            remind_at = excluded.remind_at, confidence = excluded.confidence,
            shared_with = excluded.shared_with, state = excluded.state,
            version = excluded.version, updated_at = excluded.updated_at,
            shared_at = excluded.shared_at, deleted_at = NULL
         WHERE goals.owner_id = excluded.owner_id",
        goal.id.to_string(),
        owner.to_string(),
        &*draft.text,
        draft.why.as_deref(),
        draft.first_step.as_deref(),
        draft.pictogram.as_deref(),
        column::to_json(&draft.repeat),
        column::to_word_if_any(draft.part_of_day.as_ref()),
        draft.remind_at.map(|at| at.to_string()),
        draft.confidence.map(|it| i64::from(it.get())),
        column::to_shared(&draft.shared_with),
        column::to_word(&draft.state),
        goal.version,
        goal.created_at.millis(),
        goal.updated_at.millis(),
        shared_at.millis()
    )?;
    Ok(stored == 1)
}

/// Leaves a tombstone of a goal, without its text; its successes stay.
pub async fn delete_goal(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE goals SET deleted_at = $2, updated_at = $2, version = version + 1, text = $3,
            why = NULL, first_step = NULL, pictogram = NULL, confidence = NULL
         WHERE id = $1 AND deleted_at IS NULL",
        id.to_string(),
        now.millis(),
        ERASED
    )?;
    Ok(())
}
