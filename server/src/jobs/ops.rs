//! Enqueueing, replacing, cancelling and finishing jobs: each in the transaction that it belongs to.

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

/// Enqueues a job. False if one with its key was enqueued before, whatever its state.
pub async fn add(tx: &mut Tx, state: &AppState, job: NewJob) -> Result<bool, DbError> {
    let (id, now) = (state.id(), state.now());
    let inserted = store::insert_job(tx, id, &job, now).await?;
    if inserted && job.run_at <= now {
        state.bell.ring();
    }
    Ok(inserted)
}

/// Enqueues a job, or replaces the waiting one with its key, whose lease is lost. False if that one has
/// ended.
pub async fn put(tx: &mut Tx, state: &AppState, job: NewJob) -> Result<bool, DbError> {
    upsert(tx, state, job, false).await
}

/// Like [`put`], but also replaces a job that has ended: for recurring jobs, of which one waits at a
/// time.
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
    let enqueued = store::upsert_job(tx, id, &job, also_ended, now).await?;
    if enqueued && job.run_at <= now {
        state.bell.ring();
    }
    Ok(enqueued)
}

/// Deletes the job of `key` if it waits, also when it is leased. True if it did wait.
pub async fn remove(tx: &mut Tx, key: &str) -> Result<bool, DbError> {
    store::delete_waiting(tx, key).await
}

/// Deletes the waiting jobs of `kind` for `person` under keys that begin with `prefix`. Returns how many.
pub async fn remove_all(
    tx: &mut Tx,
    person: Id,
    kind: &'static str,
    prefix: &str,
) -> Result<u64, DbError> {
    store::delete_waiting_of(tx, person, kind, prefix).await
}

/// Payloads of the waiting jobs of `kind` for `person` under keys that begin with `prefix`.
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

/// Renews the lease of `job`; false if it is lost. Call it first in a transaction that does the job's
/// work itself, and end with [`finish`]: its effect then happens once.
pub async fn hold(tx: &mut Tx, state: &AppState, job: &Job) -> Result<bool, DbError> {
    store::update_lease(tx, job, state.now().plus_millis(super::runner::LEASE_MS)).await
}

/// Marks the job as done. False if the lease is lost.
pub async fn finish(tx: &mut Tx, state: &AppState, job: &Job) -> Result<bool, DbError> {
    store::update_ended(tx, job, None, state.now()).await
}

/// Dead letters, the latest first: kind, times and code; never the person or the payload.
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

/// Runs a dead letter again.
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
