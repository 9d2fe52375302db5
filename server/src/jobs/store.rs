//! Jobs and their retention, one SQL statement each.

use kurs_domain::{Id, Timestamp};

use super::{Job, NewJob};
use crate::kernel::db::{DbError, Tx, column, sql};

/// A dead letter without its payload.
#[derive(Debug, Clone)]
pub(super) struct DeadRow {
    pub(super) id: Id,
    pub(super) kind: String,
    pub(super) attempts: i64,
    pub(super) problem: String,
    pub(super) created_at: Timestamp,
    pub(super) ended_at: Timestamp,
}

/// Inserts a job, unless there is one of its key. True if inserted.
pub(super) async fn insert_job(
    tx: &mut Tx,
    id: Id,
    job: &NewJob,
    now: Timestamp,
) -> Result<bool, DbError> {
    let inserted = sql!(
        tx,
        execute,
        "INSERT INTO jobs (id, kind, key, person_id, payload, run_at, until, attempts, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 'waiting', $8)
         ON CONFLICT (key) DO NOTHING",
        id.to_string(),
        job.kind,
        &job.key,
        job.person.to_string(),
        column::to_json(&job.payload),
        job.run_at.millis(),
        job.until.map(Timestamp::millis),
        now.millis()
    )?;
    Ok(inserted == 1)
}

/// Inserts a job, or replaces the waiting one of its key, and with `also_ended` one that has ended; its
/// lease is lost. False if an existing one stays.
pub(super) async fn upsert_job(
    tx: &mut Tx,
    id: Id,
    job: &NewJob,
    also_ended: bool,
    now: Timestamp,
) -> Result<bool, DbError> {
    let upserted = sql!(
        tx,
        execute,
        "INSERT INTO jobs (id, kind, key, person_id, payload, run_at, until, attempts, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 'waiting', $8)
         ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, run_at = excluded.run_at,
            until = excluded.until, attempts = 0, lease = NULL, state = 'waiting', problem = NULL,
            created_at = excluded.created_at, ended_at = NULL
         WHERE (jobs.state = 'waiting' OR $9) AND jobs.person_id = excluded.person_id",
        id.to_string(),
        job.kind,
        &job.key,
        job.person.to_string(),
        column::to_json(&job.payload),
        job.run_at.millis(),
        job.until.map(Timestamp::millis),
        now.millis(),
        also_ended
    )?;
    Ok(upserted == 1)
}

/// Deletes the job of `key`, if it waits. True if it did.
pub(super) async fn delete_waiting(tx: &mut Tx, key: &str) -> Result<bool, DbError> {
    let deleted =
        sql!(tx, execute, "DELETE FROM jobs WHERE key = $1 AND state = 'waiting'", key.to_owned())?;
    Ok(deleted == 1)
}

/// Deletes the waiting jobs of `kind` for `person` under keys that begin with `prefix`.
pub(super) async fn delete_waiting_of(
    tx: &mut Tx,
    person: Id,
    kind: &'static str,
    prefix: &str,
) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM jobs WHERE person_id = $1 AND kind = $2 AND state = 'waiting'
            AND SUBSTR(key, 1, $3) = $4",
        person.to_string(),
        kind,
        i32::try_from(prefix.chars().count()).unwrap_or(i32::MAX),
        prefix
    )
}

/// Payloads of the waiting jobs of `kind` for `person` under keys that begin with `prefix`.
pub(super) async fn list_waiting_of(
    tx: &mut Tx,
    person: Id,
    kind: &'static str,
    prefix: &str,
) -> Result<Vec<serde_json::Value>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT payload FROM jobs WHERE person_id = $1 AND kind = $2 AND state = 'waiting'
            AND SUBSTR(key, 1, $3) = $4 ORDER BY key",
        person.to_string(),
        kind,
        i32::try_from(prefix.chars().count()).unwrap_or(i32::MAX),
        prefix
    )?;
    rows.iter().map(|(payload,)| column::json(payload)).collect()
}

/// Keys of the jobs of `kind` for `person` that were done since `since`.
pub(super) async fn list_done_keys(
    tx: &mut Tx,
    person: Id,
    kind: &'static str,
    since: Timestamp,
) -> Result<Vec<String>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT key FROM jobs WHERE person_id = $1 AND kind = $2 AND state = 'done'
            AND ended_at >= $3 ORDER BY key",
        person.to_string(),
        kind,
        since.millis()
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// When the next job is due that is not leased.
pub(super) async fn find_next_due(tx: &mut Tx) -> Result<Option<Timestamp>, DbError> {
    let row = sql!(
        tx,
        fetch_one as (Option<i64>,),
        "SELECT MIN(run_at) FROM jobs WHERE state = 'waiting'"
    )?;
    Ok(row.0.map(Timestamp::from_millis))
}

#[derive(sqlx_macros::FromRow)]
struct JobRow {
    id: String,
    kind: String,
    key: String,
    person_id: String,
    payload: String,
    attempts: i64,
    until: Option<i64>,
}

/// Leases at most `most` due jobs as `lease` until `until`.
///
/// On PostgreSQL a server skips rows that another one is leasing; SQLite has one writer and no such
/// syntax. The CTE is materialised, because in a join PostgreSQL may evaluate it again and skip the rows
/// that this statement has just locked.
pub(super) async fn take_due(
    tx: &mut Tx,
    lease: Id,
    (now, until): (Timestamp, Timestamp),
    most: i64,
) -> Result<Vec<Job>, DbError> {
    macro_rules! take {
        ($passing_over:literal) => {
            sql!(
                tx,
                fetch_all as JobRow,
                concat!(
                    "WITH due AS MATERIALIZED (
                        SELECT id FROM jobs WHERE state = 'waiting' AND run_at <= $3
                        ORDER BY run_at, id LIMIT $4",
                    $passing_over,
                    ") UPDATE jobs SET lease = $1, run_at = $2, attempts = attempts + 1
                     WHERE id IN (SELECT id FROM due)
                     RETURNING id, kind, key, person_id, payload, attempts, until"
                ),
                lease.to_string(),
                until.millis(),
                now.millis(),
                most
            )
        };
    }
    let rows = match tx {
        Tx::Sqlite(_) => take!(""),
        Tx::Postgres(_) => take!(" FOR UPDATE SKIP LOCKED"),
    }?;
    rows.into_iter()
        .map(|row| {
            Ok(Job {
                id: column::id(&row.id)?,
                kind: row.kind,
                key: row.key,
                person: column::id(&row.person_id)?,
                payload: column::json(&row.payload)?,
                attempts: row.attempts,
                until: row.until.map(Timestamp::from_millis),
                lease,
            })
        })
        .collect()
}

/// Extends the lease of a job to `until`. False if the lease is lost.
pub(super) async fn update_lease(
    tx: &mut Tx,
    job: &Job,
    until: Timestamp,
) -> Result<bool, DbError> {
    let renewed = sql!(
        tx,
        execute,
        "UPDATE jobs SET run_at = $3 WHERE id = $1 AND lease = $2 AND state = 'waiting'",
        job.id.to_string(),
        job.lease.to_string(),
        until.millis()
    )?;
    Ok(renewed == 1)
}

/// Releases a leased job, to be run at `at`; `problem` is why it failed. False if the lease is lost.
pub(super) async fn update_back(
    tx: &mut Tx,
    job: &Job,
    at: Timestamp,
    problem: Option<&str>,
) -> Result<bool, DbError> {
    let released = sql!(
        tx,
        execute,
        "UPDATE jobs SET lease = NULL, run_at = $3, attempts = $4, problem = $5
         WHERE id = $1 AND lease = $2 AND state = 'waiting'",
        job.id.to_string(),
        job.lease.to_string(),
        at.millis(),
        job.attempts,
        problem
    )?;
    Ok(released == 1)
}

/// Ends a leased job: as done, which drops its payload, or as dead because of `problem`. False if the
/// lease is lost.
pub(super) async fn update_ended(
    tx: &mut Tx,
    job: &Job,
    problem: Option<&str>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let ended = sql!(
        tx,
        execute,
        "UPDATE jobs SET state = CASE WHEN $3 IS NULL THEN 'done' ELSE 'dead' END, problem = $3,
            payload = CASE WHEN $3 IS NULL THEN 'null' ELSE payload END, lease = NULL, ended_at = $4
         WHERE id = $1 AND lease = $2 AND state = 'waiting'",
        job.id.to_string(),
        job.lease.to_string(),
        problem,
        now.millis()
    )?;
    Ok(ended == 1)
}

/// At most `limit` dead letters whose id is before `before`, the latest first.
pub(super) async fn list_dead(
    tx: &mut Tx,
    before: &str,
    limit: i64,
) -> Result<Vec<DeadRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, String, i64, Option<String>, i64, Option<i64>),
        "SELECT id, kind, attempts, problem, created_at, ended_at FROM jobs
         WHERE state = 'dead' AND id < $1 ORDER BY id DESC LIMIT $2",
        before,
        limit
    )?;
    rows.into_iter()
        .map(|(id, kind, attempts, problem, created_at, ended_at)| {
            Ok(DeadRow {
                id: column::id(&id)?,
                kind,
                attempts,
                problem: problem.unwrap_or_default(),
                created_at: Timestamp::from_millis(created_at),
                ended_at: Timestamp::from_millis(ended_at.unwrap_or(created_at)),
            })
        })
        .collect()
}

/// Re-enqueues a dead letter at `now`. False if there is none of this id, or its payload is dropped.
pub(super) async fn update_again(tx: &mut Tx, id: Id, now: Timestamp) -> Result<bool, DbError> {
    let again = sql!(
        tx,
        execute,
        "UPDATE jobs SET state = 'waiting', run_at = $2, until = NULL, attempts = 0, ended_at = NULL
         WHERE id = $1 AND state = 'dead' AND payload <> 'null'",
        id.to_string(),
        now.millis()
    )?;
    Ok(again == 1)
}

/// Drops the payloads of dead letters from before `before`.
pub(super) async fn drop_payloads(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "UPDATE jobs SET payload = 'null'
         WHERE state = 'dead' AND ended_at < $1 AND payload <> 'null'",
        before.millis()
    )
}

/// How many jobs wait, and how many are dead letters.
pub(super) async fn count_jobs(tx: &mut Tx) -> Result<(i64, i64), DbError> {
    sql!(
        tx,
        fetch_one as (i64, i64),
        "SELECT (SELECT COUNT(*) FROM jobs WHERE state = 'waiting'),
                (SELECT COUNT(*) FROM jobs WHERE state = 'dead')"
    )
}

/// Deletes jobs in the state `state` that ended before `before`.
pub(super) async fn delete_ended(
    tx: &mut Tx,
    state: &'static str,
    before: Timestamp,
) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM jobs WHERE state = $1 AND state <> 'waiting' AND ended_at < $2",
        state,
        before.millis()
    )
}
