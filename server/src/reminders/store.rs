//! SQL of what reminders are scheduled from: one statement per function.

use kurs_domain::{Id, NaiveDate};

use crate::kernel::db::{DbError, Tx, column, sql};

/// The active goals of `owner` with a reminder time.
pub(super) async fn list_goals_to_remind(tx: &mut Tx, owner: Id) -> Result<Vec<Id>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT id FROM goals WHERE owner_id = $1 AND remind_at IS NOT NULL
            AND state = 'active' AND deleted_at IS NULL ORDER BY id",
        owner.to_string()
    )?;
    rows.iter().map(|(id,)| column::id(id)).collect()
}

/// At most `limit` (goal, owner) after the goal `after`, of active goals with a reminder time for which no
/// reminder waits, without goals for one day before `first` and those of paused people.
pub(super) async fn list_without_reminder(
    tx: &mut Tx,
    after: &str,
    first: NaiveDate,
    limit: i64,
) -> Result<Vec<(Id, Id)>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, String),
        "SELECT g.id, g.owner_id FROM goals g JOIN people p ON p.id = g.owner_id
         WHERE g.id > $1 AND g.remind_at IS NOT NULL AND g.state = 'active'
            AND g.deleted_at IS NULL AND p.paused_since IS NULL
            AND NOT (g.repeat LIKE '{\"once\":%' AND SUBSTR(g.repeat, 10, 10) < $3)
            AND NOT EXISTS (
                SELECT 1 FROM jobs j WHERE j.person_id = g.owner_id AND j.kind = 'reminder'
                    AND j.state = 'waiting' AND SUBSTR(j.key, 1, 46) = 'reminder:' || g.id || ':')
         ORDER BY g.id LIMIT $2",
        after,
        limit,
        first.to_string()
    )?;
    rows.iter().map(|(goal, owner)| Ok((column::id(goal)?, column::id(owner)?))).collect()
}

/// The days in the week from `monday` of the goal's successes, one entry per success.
pub(super) async fn list_marked_days(
    tx: &mut Tx,
    goal: Id,
    monday: NaiveDate,
) -> Result<Vec<NaiveDate>, DbError> {
    let sunday = monday.checked_add_days(chrono::Days::new(6)).unwrap_or(monday);
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT on_day FROM successes WHERE goal_id = $1 AND on_day >= $2 AND on_day <= $3
            AND deleted_at IS NULL ORDER BY on_day",
        goal.to_string(),
        monday.to_string(),
        sunday.to_string()
    )?;
    rows.iter().map(|(day,)| column::day(day)).collect()
}
