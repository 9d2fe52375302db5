//! Deleting files that nothing names (orphans): of what was said in one and taken back nothing stays.
//!
//! It is looked whether anything names a file an hour after what was said in it was taken back, so
//! that taking it back can be undone; and of every other after as long as a phone may be away. The
//! row goes first, in one transaction with the look; the bytes after that, and again every hour until
//! they are deleted.

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

/// How long taking back what was said in a file can be undone without sending the file again.
pub const UNDONE_FOR_MS: i64 = HOUR_MS;
/// How long a phone may have been away and still name the file that it sent: as long as it may still
/// send what it kept.
pub const NAMELESS_MS: i64 = 400 * DAY_MS;
/// How many files are looked at in one go.
const AT_ONCE: usize = 200;

/// Deletes the files that nothing names and that are to be looked at by the clock of `state`. Returns how
/// many.
pub async fn delete_orphans(state: &AppState) -> Result<u64, DbError> {
    let (mut gone, mut more) = (0, true);
    while more {
        let now = state.now();
        let list = state.db.read_one::<_, DbError, _>(move |tx| {
            Box::pin(async move { store::list_to_look_at(tx, now, AT_ONCE).await })
        });
        let list = list.await?;
        more = list.len() == AT_ONCE;
        for (owner, id) in list {
            if state.stopping.is_cancelled() {
                return Ok(gone);
            }
            let own = state.clone();
            let look = state.db.write::<_, DbError, _>(move |tx| {
                Box::pin(async move { look(tx, &own, owner, id).await })
            });
            gone += u64::from(look.await?);
        }
    }
    erase(state).await?;
    Ok(gone)
}

/// Lets the file `id` of `owner` go if nothing names it; otherwise it is looked at again much later.
async fn look(tx: &mut Tx, state: &AppState, owner: Id, id: Id) -> Result<bool, DbError> {
    // Whoever would name it waits.
    lock_person(tx, owner).await?;
    let now = state.now();
    if !store::is_to_be_looked_at(tx, id, now).await? {
        return Ok(false);
    }
    if store::is_named(tx, owner, id).await? {
        store::update_look_at(tx, id, now.plus_millis(NAMELESS_MS)).await?;
        return Ok(false);
    }
    store::delete_file(tx, id).await?;
    store::insert_gone(tx, id, owner).await?;
    Ok(true)
}

/// Takes the bytes of what was let go out of the store of files. What can't go now goes the next time.
async fn erase(state: &AppState) -> Result<(), DbError> {
    let list = state.db.read_one::<_, DbError, _>(|tx| Box::pin(store::list_gone(tx)));
    for (owner, id) in list.await? {
        if let Err(error) = state.files.delete(owner, id).await {
            tracing::warn!(%error, "a file that was let go could not be erased");
            continue;
        }
        let erased =
            state.db.write::<_, DbError, _>(move |tx| Box::pin(store::delete_gone(tx, id)));
        erased.await?;
    }
    Ok(())
}
