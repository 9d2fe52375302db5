//! Making a goal's next reminder, taking it back, putting it off.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    goals::Goal,
    people::Me,
    reminders::{LATEST_MS, Rhythm, next, put_off},
    timestamp::DAY_MS,
};

use super::{About, prefix, put_off_prefix, store};
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

/// How many goals without a reminder are looked for at once.
const AT_ONCE: i64 = 200;
/// How far back jobs of one of somebody's days may lie, in milliseconds.
pub(super) const A_DAYS_JOBS_MS: i64 = 3 * DAY_MS;

/// Makes the next reminder of `goal`, which is `me`'s, in place of the one that waits. Belongs into the
/// transaction of whatever changed, which must hold the person.
pub async fn schedule(tx: &mut Tx, state: &AppState, me: &Me, goal: &Goal) -> Result<(), DbError> {
    let prefix = prefix(goal.id);
    let waiting = jobs::ops::list_waiting(tx, me.id, super::JOB, &prefix).await?;
    jobs::ops::remove_all(tx, me.id, super::JOB, &prefix).await?;
    let now = state.now();
    // One that is due and has not run yet is not passed over.
    let due = waiting.into_iter().filter_map(|about| serde_json::from_value::<About>(about).ok());
    let due = due.map(|about| about.due.plus_millis(-1)).min();
    let mut after = now.min(due.unwrap_or(now).max(now.plus_millis(-LATEST_MS)));
    let (rhythm, zone) = (Rhythm::from(me), zone(&me.time_zone));
    while let Some((on, due)) = next(goal, &rhythm, after, &zone) {
        let about = About { goal: goal.id, on, due, again: false };
        if jobs::ops::add(tx, state, job(me.id, format!("{prefix}{on}"), &about)).await? {
            break;
        }
        // That day had its own.
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

/// Takes back whatever waits for a goal that its owner let go.
pub async fn take_back(tx: &mut Tx, owner: Id, goal: Id) -> Result<(), DbError> {
    for prefix in [prefix(goal), put_off_prefix(goal)] {
        jobs::ops::remove_all(tx, owner, super::JOB, &prefix).await?;
    }
    Ok(())
}

/// Makes the reminders that are missing: of goals that were set before there were any, or whose last
/// one was given up. Tells how many goals were looked at.
pub async fn catch_up(state: &AppState) -> Result<usize, DbError> {
    let (mut looked_at, mut after) = (0, String::new());
    // In whatever zone, whenever its day begins: a goal for a day before is over.
    let first = state.now().plus_millis(-2 * DAY_MS).utc().date_naive();
    while !state.stopping.is_cancelled() {
        let from = after.clone();
        let find = state.db.read_one::<_, DbError, _>(move |tx| {
            Box::pin(async move { store::list_without_reminder(tx, &from, first, AT_ONCE).await })
        });
        let goals = find.await?;
        let Some((end, _)) = goals.last() else { break };
        after = end.to_string();
        looked_at += goals.len();
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
    Ok(looked_at)
}

/// Has a goal's reminder of the day `on` come again in an hour, if that is still a good time. Asked
/// again before it has come, it is the same one.
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
            let prefix = format!("{}{on}:", put_off_prefix(goal));
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
        // What is too late is asked when it runs: the next one follows from this one.
        until: None::<Timestamp>,
    }
}
