//! Runs a reminder's job when it is due.

use kurs_domain::{
    Id,
    day::week_of,
    goals::Goal,
    people::Me,
    reminders::{Rhythm, is_wanted, may_ring, of_use_until},
};

use super::{
    About,
    ops::{A_DAYS_JOBS_MS, schedule},
    store,
};
use crate::{
    goals::store::find_goal,
    identity::store::find_person,
    jobs::{self, Job, Outcome},
    kernel::{Problem, db::Tx, write::lock_person},
    push::{
        self,
        message::{Key, Message, MessageReminder},
    },
    state::{AppState, zone},
};

/// Runs a job of kind `reminder`: checks everything again, enqueues the push messages, and schedules the
/// next reminder, all in one transaction. The job of a reminder that was not sent is removed.
pub async fn run(state: &AppState, job: Job) -> Outcome {
    let Ok(about) = serde_json::from_value::<About>(job.payload.clone()) else {
        return Outcome::GivenUp { code: "not_understood" };
    };
    let own = state.clone();
    let run = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, job.person).await?;
            if !jobs::ops::hold(tx, &own, &job).await? {
                // It was rescheduled or cancelled since the worker took it.
                return Ok(());
            }
            let person = find_person(tx, job.person).await?;
            let goal = find_goal(tx, about.goal).await?;
            let goal = goal.filter(|row| row.owner_id == job.person && !row.deleted);
            let Some((me, goal)) = person.map(|it| it.me).zip(goal.map(|row| row.goal)) else {
                jobs::ops::remove(tx, &job.key).await?;
                return Ok(());
            };
            let wanted = may_send(tx, &own, &me, &goal, &about).await?;
            if wanted && enqueue(tx, &own, &me, &goal, &about, &job.key).await? {
                jobs::ops::finish(tx, &own, &job).await?;
            } else {
                jobs::ops::remove(tx, &job.key).await?;
            }
            if !about.again {
                schedule(tx, &own, &me, &goal).await?;
            }
            Ok::<_, Problem>(())
        })
    });
    match run.await {
        Ok(()) => Outcome::Settled,
        Err(error) => {
            tracing::warn!(%error, "a reminder could not be made");
            Outcome::TryAgain { after: None, code: "internal" }
        }
    }
}

async fn may_send(
    tx: &mut Tx,
    state: &AppState,
    me: &Me,
    goal: &Goal,
    about: &About,
) -> Result<bool, Problem> {
    let (rhythm, zone, now) = (Rhythm::from(me), zone(&me.time_zone), state.now());
    if !may_ring(about.on, about.due, now, &rhythm, &zone) {
        return Ok(false);
    }
    let marked = store::list_marked_days(tx, goal.id, week_of(about.on)).await?;
    if !is_wanted(goal, &rhythm, about.on, &marked) {
        return Ok(false);
    }
    if about.again {
        return Ok(true);
    }
    let since = now.plus_millis(-A_DAYS_JOBS_MS);
    let came = jobs::ops::list_done(tx, me.id, super::JOB, since).await?;
    let of_the_day = format!(":{}", about.on);
    let came = came.iter().filter(|key| key.starts_with("reminder:") && key.ends_with(&of_the_day));
    Ok(came.count() < me.push.reminders_a_day.get().into())
}

/// Enqueues a push message to each of the owner's phones. False if there are none.
async fn enqueue(
    tx: &mut Tx,
    state: &AppState,
    me: &Me,
    goal: &Goal,
    about: &About,
    key: &str,
) -> Result<bool, Problem> {
    let success = state.id();
    let message = Message {
        about: Some(push::message::About::Goal(goal.id)),
        until: Some(of_use_until(about.on, about.due, &Rhythm::from(me), &zone(&me.time_zone))),
        reminder: Some(MessageReminder { goal: goal.id, on: about.on, success }),
        ..Message::new(push::message::Kind::Reminder, &tag(goal.id), "/")
    };
    let phones =
        push::ops::enqueue(tx, state, me.id, &message, state.now(), Key::Once(key)).await?;
    Ok(phones > 0)
}

/// The notification tag of a goal's reminders: a later one replaces an earlier one.
fn tag(goal: Id) -> String {
    let id = goal.to_string();
    format!("reminder-{}", id.rsplit('-').next().unwrap_or_default())
}
