//! Scheduling a goal's next reminder, cancelling it, postponing it.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    goals::Goal,
    people::Me,
    reminders::{LATEST_MS, Rhythm, next, put_off},
    timestamp::DAY_MS,
};

use super::{About, postponed_prefix, prefix, store};
use crate::{
    goals::store::find_goal,
    identity::store::find_person,
    jobs::{self, NewJob},
    kernel::{
        Actor, Problem, Written,
        db::{DbError, Tx},
        idempotency::Once,
        write::lock_person,
    },
    state::{AppState, zone},
};

/// The page size when looking for goals without a reminder.
const AT_ONCE: i64 = 200;
/// How old the jobs of one of somebody's days may be, in milliseconds.
pub(super) const A_DAYS_JOBS_MS: i64 = 3 * DAY_MS;

/// Schedules the next reminder of `goal`, which is `me`'s, in place of the waiting one. Must run in the
/// transaction of the change, with the person locked.
pub async fn schedule(tx: &mut Tx, state: &AppState, me: &Me, goal: &Goal) -> Result<(), DbError> {
    let prefix = prefix(goal.id);
    let waiting = jobs::ops::list_waiting(tx, me.id, super::JOB, &prefix).await?;
    jobs::ops::remove_all(tx, me.id, super::JOB, &prefix).await?;
    let now = state.now();
    // Start before a reminder that is due and has not run yet, so that it is not skipped.
    let due = waiting.into_iter().filter_map(|about| serde_json::from_value::<About>(about).ok());
    let due = due.map(|about| about.due.plus_millis(-1)).min();
    let mut after = now.min(due.unwrap_or(now).max(now.plus_millis(-LATEST_MS)));
    let (rhythm, zone) = (Rhythm::from(me), zone(&me.time_zone));
    while let Some((on, due)) = next(goal, &rhythm, after, &zone) {
        let about = About { goal: goal.id, on, due, again: false };
        if jobs::ops::add(tx, state, job(me.id, format!("{prefix}{on}"), &about)).await? {
            break;
        }
        // That day has had its reminder.
        after = due;
    }
    Ok(())
}

/// The same for all goals of `me`, whose settings changed.
pub async fn schedule_all(tx: &mut Tx, state: &AppState, me: &Me) -> Result<(), DbError> {
    for id in store::list_goals_to_remind(tx, me.id).await? {
        if let Some(row) = find_goal(tx, id).await? {
            schedule(tx, state, me, &row.goal).await?;
        }
    }
    Ok(())
}

/// Removes all waiting reminders of a deleted goal.
pub async fn cancel(tx: &mut Tx, owner: Id, goal: Id) -> Result<(), DbError> {
    for prefix in [prefix(goal), postponed_prefix(goal)] {
        jobs::ops::remove_all(tx, owner, super::JOB, &prefix).await?;
    }
    Ok(())
}

/// Schedules missing reminders: of goals from before this feature, or whose last job is a dead letter.
/// Returns how many goals were checked.
pub async fn catch_up(state: &AppState) -> Result<usize, DbError> {
    let (mut checked, mut after) = (0, String::new());
    // Two days back covers every time zone and start of day: a goal for an earlier day is over.
    let first = state.now().plus_millis(-2 * DAY_MS).utc().date_naive();
    while !state.stopping.is_cancelled() {
        let from = after.clone();
        let find = state.db.read_one::<_, DbError, _>(move |tx| {
            Box::pin(async move { store::list_without_reminder(tx, &from, first, AT_ONCE).await })
        });
        let goals = find.await?;
        let Some((end, _)) = goals.last() else { break };
        after = end.to_string();
        checked += goals.len();
        for (goal, owner) in goals {
            let own = state.clone();
            let catch_up = state.db.write::<_, DbError, _>(move |tx| {
                Box::pin(async move {
                    lock_person(tx, owner).await?;
                    let row = find_goal(tx, goal).await?.filter(|row| !row.deleted);
                    if let (Some(person), Some(row)) = (find_person(tx, owner).await?, row) {
                        schedule(tx, &own, &person.me, &row.goal).await?;
                    }
                    Ok(())
                })
            });
            catch_up.await?;
        }
    }
    Ok(checked)
}

/// Postpones a goal's reminder of the day `on` by an hour, if that time is still allowed. Idempotent until
/// the postponed one was sent.
pub async fn postpone(
    state: &AppState,
    actor: Actor,
    goal: Id,
    once: Once,
    on: NaiveDate,
) -> Result<(), Problem> {
    let postpone = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let now = own.now();
            find_goal(tx, goal)
                .await?
                .filter(|row| row.owner_id == actor.id && !row.deleted)
                .ok_or_else(Problem::not_found)?;
            let me = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?.me;
            let done = Written::done(goal, None);
            let due = put_off(on, now, &Rhythm::from(&me), &zone(&me.time_zone));
            let Some(due) = due else { return Ok(done) };
            let prefix = format!("{}{on}:", postponed_prefix(goal));
            let since = now.plus_millis(-A_DAYS_JOBS_MS);
            let came = jobs::ops::list_done(tx, me.id, super::JOB, since).await?;
            let times = came.iter().filter(|key| key.starts_with(&prefix)).count();
            let about = About { goal, on, due, again: true };
            jobs::ops::add(tx, &own, job(me.id, format!("{prefix}{times}"), &about)).await?;
            Ok(done)
        })
    });
    postpone.await.map(drop)
}

fn job(person: Id, key: String, about: &About) -> NewJob {
    NewJob {
        kind: super::JOB,
        key,
        person,
        payload: serde_json::to_value(about).unwrap_or_default(),
        run_at: about.due,
        // No expiry here: the job has to run even if late, because it schedules the next one.
        until: None::<Timestamp>,
    }
}
