//! Letting go what nobody needs any more: nothing that anybody said, only what kept it safe.

use kurs_domain::{invitations::LOCKED_MS, timestamp::DAY_MS};

use super::{old, store};
use crate::{
    files::orphans::delete_orphans,
    kernel::db::{DbError, Tx, Work},
    state::AppState,
};

/// How long a phone may have been away and still send what it kept: keys of writes, and what a
/// record was like before.
const KEPT_FOR_PHONES_MS: i64 = 400 * DAY_MS;
/// How long a session is kept after its end.
const SESSION_KEPT_MS: i64 = 30 * DAY_MS;
/// How long wrong codes are kept after the lock-out.
const WRONG_CODES_KEPT_MS: i64 = LOCKED_MS + DAY_MS;
/// How long an invitation is kept after its use or its end.
const INVITATION_KEPT_MS: i64 = 90 * DAY_MS;

/// How long what has arrived of a file is kept when nothing more comes. Its sender has it still, and
/// begins anew.
const UNFINISHED_KEPT_MS: i64 = DAY_MS;

/// How long a job is kept once it is done: until then none is made of its key.
const DONE_JOBS_KEPT_MS: i64 = 30 * DAY_MS;
/// How long what a job held is kept once it was given up: until then it can be run again.
const DEAD_PAYLOADS_KEPT_MS: i64 = 30 * DAY_MS;
/// How long a job is kept that was given up.
const DEAD_JOBS_KEPT_MS: i64 = 400 * DAY_MS;

/// How many rows of each kind were let go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pruned {
    pub idempotency_keys: u64,
    pub sessions: u64,
    pub wrong_codes: u64,
    pub invitations: u64,
    pub changes: u64,
    pub files: u64,
    pub nameless_files: u64,
    pub done_jobs: u64,
    pub dead_payloads: u64,
    pub dead_jobs: u64,
}

/// Lets go what is old enough by the clock of `state`.
pub async fn prune(state: &AppState) -> Result<Pruned, DbError> {
    let before = |kept: i64| state.now().plus_millis(-kept);
    let phones = before(KEPT_FOR_PHONES_MS);
    Ok(Pruned {
        idempotency_keys: step(state, move |tx| Box::pin(old::delete_keys(tx, phones))).await?,
        sessions: {
            let before = before(SESSION_KEPT_MS);
            step(state, move |tx| Box::pin(old::delete_sessions(tx, before))).await?
        },
        wrong_codes: {
            let before = before(WRONG_CODES_KEPT_MS);
            step(state, move |tx| Box::pin(old::delete_wrong_codes(tx, before))).await?
        },
        invitations: {
            let before = before(INVITATION_KEPT_MS);
            step(state, move |tx| Box::pin(old::delete_invitations(tx, before))).await?
        },
        changes: step(state, move |tx| Box::pin(old::delete_changes(tx, phones))).await?,
        files: {
            let before = before(UNFINISHED_KEPT_MS);
            step(state, move |tx| Box::pin(old::delete_unfinished_files(tx, before))).await?
        },
        nameless_files: delete_orphans(state).await?,
        done_jobs: {
            let before = before(DONE_JOBS_KEPT_MS);
            step(state, move |tx| Box::pin(store::delete_ended(tx, "done", before))).await?
        },
        dead_payloads: {
            let before = before(DEAD_PAYLOADS_KEPT_MS);
            step(state, move |tx| Box::pin(store::drop_payloads(tx, before))).await?
        },
        dead_jobs: {
            let before = before(DEAD_JOBS_KEPT_MS);
            step(state, move |tx| Box::pin(store::delete_ended(tx, "dead", before))).await?
        },
    })
}

/// One write of its own, unless the server is stopping.
async fn step(
    state: &AppState,
    delete: impl for<'t> FnOnce(&'t mut Tx) -> Work<'t, u64, DbError> + Send + 'static,
) -> Result<u64, DbError> {
    if state.stopping.is_cancelled() {
        return Ok(0);
    }
    state.db.write(delete).await
}
