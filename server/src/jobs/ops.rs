//! Making jobs, taking them back, and ending the one that is being worked on: each in the
//! transaction of what it belongs to.

use kurs_domain::{Id, Page, Timestamp, jobs::DeadLetter};

use super::{Job, NewJob, store};
use crate::{
    kernel::{
        Problem,
        db::{DbError, Tx},
        page::{PageQuery, page},
    },
    state::AppState,
};

/// Makes a job. False if one of its key was made before, whatever became of it: nothing is made then.
pub async fn add(tx: &mut Tx, state: &AppState, job: NewJob) -> Result<bool, DbError> {
    let (id, now) = (state.id(), state.now());
    let made = store::insert_job(tx, id, &job, now).await?;
    if made && job.run_at <= now {
        state.bell.ring();
    }
    Ok(made)
}

/// Makes a job, or puts this in place of the one of its key that waits: whoever works on that one has
/// lost it. False if the one of its key has ended: nothing is made then.
pub async fn put(tx: &mut Tx, state: &AppState, job: NewJob) -> Result<bool, DbError> {
    upsert(tx, state, job, false).await
}

/// The same also where the one of its key has ended: of what comes again and again one waits at a time.
pub async fn renew(tx: &mut Tx, state: &AppState, job: NewJob) -> Result<bool, DbError> {
    upsert(tx, state, job, true).await
}

async fn upsert(
    tx: &mut Tx,
    state: &AppState,
    job: NewJob,
    also_ended: bool,
) -> Result<bool, DbError> {
    let (id, now) = (state.id(), state.now());
    let kept = store::upsert_job(tx, id, &job, also_ended, now).await?;
    if kept && job.run_at <= now {
        state.bell.ring();
    }
    Ok(kept)
}

/// Takes back the job of `key` if it waits, also when somebody works on it. True if it did wait.
pub async fn remove(tx: &mut Tx, key: &str) -> Result<bool, DbError> {
    store::delete_waiting(tx, key).await
}

/// Takes back whatever of `kind` waits for `person` under keys that begin with `prefix`.
pub async fn remove_all(
    tx: &mut Tx,
    person: Id,
    kind: &'static str,
    prefix: &str,
) -> Result<u64, DbError> {
    store::delete_waiting_of(tx, person, kind, prefix).await
}

/// What the jobs hold that wait of `kind` for `person` under keys that begin with `prefix`.
pub async fn list_waiting(
    tx: &mut Tx,
    person: Id,
    kind: &'static str,
    prefix: &str,
) -> Result<Vec<serde_json::Value>, DbError> {
    store::list_waiting_of(tx, person, kind, prefix).await
}

/// Keys of the jobs of `kind` for `person` that were done since `since`.
pub async fn list_done(
    tx: &mut Tx,
    person: Id,
    kind: &'static str,
    since: Timestamp,
) -> Result<Vec<String>, DbError> {
    store::list_done_keys(tx, person, kind, since).await
}

/// Whether `job` is still ours to do. Ask it first in a transaction that does the job's work itself,
/// and end with [`finish`]: what it does then happens once.
pub async fn hold(tx: &mut Tx, state: &AppState, job: &Job) -> Result<bool, DbError> {
    store::update_lease(tx, job, state.now().plus_millis(super::runner::LEASE_MS)).await
}

/// The job is done. False if it is not ours any more.
pub async fn finish(tx: &mut Tx, state: &AppState, job: &Job) -> Result<bool, DbError> {
    store::update_ended(tx, job, None, state.now()).await
}

/// Jobs that were given up, the latest first: what kind, since when, why; never whose or what.
pub async fn list_dead_letters(
    state: &AppState,
    query: PageQuery,
) -> Result<Page<DeadLetter>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let list = state.db.read_one::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_dead(tx, &before.id, limit + 1).await?) })
    });
    let letters = list.await?.into_iter().map(|row| DeadLetter {
        id: row.id,
        kind: row.kind,
        created_at: row.created_at,
        given_up_at: row.ended_at,
        attempts: row.attempts,
        code: row.problem,
    });
    Ok(page(letters.collect(), limit, |letter| (None, letter.id)))
}

/// Has a job that was given up run again.
pub async fn run_again(state: &AppState, id: Id) -> Result<(), Problem> {
    let now = state.now();
    let again = state.db.write(move |tx| {
        Box::pin(async move { Ok::<_, Problem>(store::update_again(tx, id, now).await?) })
    });
    if !again.await? {
        return Err(Problem::not_found());
    }
    state.bell.ring();
    Ok(())
}
