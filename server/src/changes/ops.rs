//! Recording a change, and listing what changed since a cursor.

use kurs_domain::{
    Id,
    changes::{Changes, MOST_CHANGES, most_at_once},
    events::EventKind,
    record::Body,
    sharing::SharedWith,
};
use serde::de::DeserializeOwned;

use super::{
    feed::{Asked, Fed},
    store::{self, Change},
};
use crate::{
    guest::key::Addresses,
    identity::ops::read_me,
    kernel::{
        Actor, Problem,
        db::{DbError, Tx, column},
    },
    state::AppState,
};

/// Records that something of `person` changed. Must run in the transaction of the change, under the lock
/// of the person: the changes of one person are numbered without a gap.
pub async fn record(
    tx: &mut Tx,
    state: &AppState,
    person: Id,
    change: &Change,
) -> Result<(), DbError> {
    store::insert_change(tx, state.id(), person, change, state.now()).await
}

/// The owner's draft of a record at one of its versions, if it is still stored.
pub async fn draft_at<T: DeserializeOwned>(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    version: i64,
) -> Result<Option<T>, DbError> {
    let draft = store::find_draft(tx, owner, about, version).await?;
    // A draft that can't be parsed any more (of an older version of Kurs) counts as not stored.
    Ok(draft.and_then(|draft| column::json(&draft).ok()))
}

/// Whether a record was shared otherwise at some version after `base` than at `base`, even if it is
/// shared now as it was then: a write that builds on `base` knows nothing of that.
pub async fn was_shared_otherwise<T: DeserializeOwned>(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    base: i64,
    shared: impl Fn(T) -> SharedWith + Send,
) -> Result<bool, DbError> {
    let drafts = store::list_drafts(tx, owner, about, base).await?;
    let mut all = drafts.iter().filter_map(|(_, draft)| column::json(draft).ok()).map(shared);
    let first = all.next();
    Ok(all.any(|it| Some(&it) != first.as_ref()))
}

/// What changed for the caller since the cursor `since`.
pub async fn list(state: &AppState, actor: Actor, since: Option<&str>) -> Result<Changes, Problem> {
    let since = since.map(Id::parse).transpose().map_err(|_| {
        Problem::field("since", "id_not_uuid_v7", "a cursor is a UUID of version 7")
    })?;
    let (now, addresses) = (state.now(), Addresses::of(state).await?);
    let capabilities = state.capabilities;
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let owner = actor.id;
            let seq = match since {
                Some(cursor) => store::find_seq(tx, owner, cursor).await?,
                None => None,
            };
            let (full, after) = (seq.is_none(), seq.unwrap_or(0));
            let mut entries = store::list_entries(tx, owner, after, MOST_CHANGES + 1).await?;
            let most = most_at_once(entries.iter().map(|entry| entry.weight));
            let more = entries.len() > most;
            entries.truncate(most);
            let (last, cursor) = entries
                .last()
                .map_or((after, since.filter(|_| !full)), |entry| (entry.seq, Some(entry.cursor)));
            let asked = Asked { owner, range: (after, last), now, addresses };
            let (mut records, mut tombstones) = (Vec::new(), Vec::new());
            for capability in capabilities {
                let Some(feed) = capability.feed else { continue };
                for fed in feed(tx, &asked).await? {
                    match fed {
                        Fed::Present(envelope) => records.push(envelope),
                        Fed::Deleted(tombstone) => tombstones.push(tombstone),
                    }
                }
            }
            // A full answer replaces everything, so that there is nothing to delete.
            tombstones.retain(|_| !full);
            Ok(Changes {
                cursor,
                full,
                more,
                me: Body::of(&read_me(tx, owner, now).await?),
                records,
                gone: tombstones,
                seen: store::list_seen(tx, owner, now).await?,
            })
        })
    });
    list.await
}
