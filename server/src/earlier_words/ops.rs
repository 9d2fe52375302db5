//! Storing text that a merge overwrote, and deleting it.

use kurs_domain::{
    Id,
    earlier_words::EarlierWords,
    events::{Event, EventKind},
    merge::LostWords,
};

use super::store;
use crate::{
    changes::{self, erasure::erase_words, store::Change},
    kernel::{
        Actor, Problem,
        db::{DbError, Tx},
        live::Notice,
        write::lock_person,
    },
    state::AppState,
};

/// Stores what a merge overwrote in a record of `owner`, in the transaction of that merge. Only the owner
/// is notified.
pub async fn persist(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    (kind, record_id): (EventKind, Id),
    lost: Vec<LostWords>,
) -> Result<Vec<Notice>, DbError> {
    let mut notices = Vec::new();
    for LostWords { field, words } in lost {
        let (id, at) = (state.id(), state.now());
        let earlier = EarlierWords { id, kind, record_id, field, words, at };
        store::insert_earlier_words(tx, owner, &earlier).await?;
        changes::ops::record(tx, state, owner, &Change::of(&earlier)).await?;
        notices.push(notice(owner, id));
    }
    Ok(notices)
}

fn notice(owner: Id, id: Id) -> Notice {
    let event = Event { kind: EventKind::EarlierWords, id, young_person_id: owner };
    Notice { event, audience: vec![owner] }
}

/// Erases the earlier words of a record of `owner` that is being deleted.
pub async fn erase_of(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    about: (EventKind, Id),
) -> Result<Vec<Notice>, DbError> {
    let mut notices = Vec::new();
    for id in store::list_of_record(tx, owner, about).await? {
        notices.push(erase(tx, state, owner, id).await?);
    }
    Ok(notices)
}

async fn erase(tx: &mut Tx, state: &AppState, owner: Id, id: Id) -> Result<Notice, DbError> {
    store::delete_earlier_words(tx, id, state.now()).await?;
    let tombstone = Change::tombstone(EventKind::EarlierWords, id, store::VERSION_DELETED);
    changes::ops::record(tx, state, owner, &tombstone).await?;
    Ok(notice(owner, id))
}

/// Deletes earlier words, and the same text from older versions in the change log. Idempotent.
pub async fn delete(state: &AppState, actor: Actor, id: Id) -> Result<(), Problem> {
    let own = state.clone();
    let delete = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, actor.id).await?;
            let row = store::find_earlier_words(tx, actor.id, id).await?;
            let row = row.ok_or_else(Problem::not_found)?;
            if row.deleted {
                return Ok::<_, Problem>(None);
            }
            let about = (row.words.kind, row.words.record_id);
            erase_words(tx, actor.id, about, &row.words.words).await?;
            Ok(Some(erase(tx, &own, actor.id, id).await?))
        })
    });
    state.live.publish(delete.await?.into_iter().collect()).await;
    Ok(())
}
