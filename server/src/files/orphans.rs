//! Deletes orphans: files that no record names, so that nothing stays of a withdrawn contribution.
//!
//! A file is checked an hour after its contribution was withdrawn, so that this can be undone; every
//! other file after as long as a phone may be offline. The row is deleted in the transaction of the
//! check; the bytes after it, and retried every hour until they are deleted.

use kurs_domain::{
    Id,
    timestamp::{DAY_MS, HOUR_MS},
};

use super::store;
use crate::{
    kernel::{
        db::{DbError, Tx},
        write::lock_person,
    },
    state::AppState,
};

/// How long withdrawing a contribution can be undone without sending its file again, in milliseconds.
pub const UNDONE_FOR_MS: i64 = HOUR_MS;
/// How long after an upload a file may be named by no record, in milliseconds: as long as a phone may be
/// offline and still send what it stored.
pub const NAMELESS_MS: i64 = 400 * DAY_MS;
/// How many files are listed per query.
const BATCH: usize = 200;

/// Deletes the orphans among the files that are due for a check by the clock of `state`. Returns how
/// many.
pub async fn delete_orphans(state: &AppState) -> Result<u64, DbError> {
    let (mut deleted, mut more) = (0, true);
    while more {
        let now = state.now();
        let list = state.db.read_one::<_, DbError, _>(move |tx| {
            Box::pin(async move { store::list_due_for_check(tx, now, BATCH).await })
        });
        let list = list.await?;
        more = list.len() == BATCH;
        for (owner, id) in list {
            if state.stopping.is_cancelled() {
                return Ok(deleted);
            }
            let own = state.clone();
            let check = state.db.write::<_, DbError, _>(move |tx| {
                Box::pin(async move { check(tx, &own, owner, id).await })
            });
            deleted += u64::from(check.await?);
        }
    }
    erase(state).await?;
    Ok(deleted)
}

/// Deletes the file `id` of `owner` if no record names it; otherwise the next check is much later.
async fn check(tx: &mut Tx, state: &AppState, owner: Id, id: Id) -> Result<bool, DbError> {
    // Writes that would name the file wait for this lock.
    lock_person(tx, owner).await?;
    let now = state.now();
    if !store::is_due_for_check(tx, id, now).await? {
        return Ok(false);
    }
    if store::is_named(tx, owner, id).await? {
        store::update_look_at(tx, id, now.plus_millis(NAMELESS_MS)).await?;
        return Ok(false);
    }
    store::delete_file(tx, id).await?;
    store::insert_pending_erasure(tx, id, owner).await?;
    Ok(true)
}

/// Deletes the bytes of deleted files from the file storage. Failures are retried the next time.
async fn erase(state: &AppState) -> Result<(), DbError> {
    let list = state.db.read_one::<_, DbError, _>(|tx| Box::pin(store::list_pending_erasures(tx)));
    for (owner, id) in list.await? {
        if let Err(error) = state.files.delete(owner, id).await {
            tracing::warn!(%error, "a file that was let go could not be erased");
            continue;
        }
        let erased = state
            .db
            .write::<_, DbError, _>(move |tx| Box::pin(store::delete_pending_erasure(tx, id)));
        erased.await?;
    }
    Ok(())
}
