//! Noting a look, and telling the young person of all of them.

use kurs_domain::{
    Page,
    access::{AccessEntry, Looked},
};

use super::store;
use crate::{
    db::{DbError, Tx},
    http::{
        access::Actor,
        error::ApiError,
        page::{PageQuery, page},
    },
    identity::store::Person,
    state::AppState,
};

/// Notes that `viewer` looked at something of `young_person`. Belongs into the very transaction
/// that reads it: no look without an entry, no entry without a look.
pub async fn note(
    tx: &mut Tx,
    state: &AppState,
    viewer: Actor,
    young_person: &Person,
    what: Looked,
) -> Result<(), DbError> {
    let now = state.now();
    let day = young_person.day(now);
    store::upsert_look(tx, state.id(), young_person.me.id, viewer, what, day, now).await
}

/// Who looked at what, the latest day first.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<AccessEntry>, ApiError> {
    let (limit, before) = (query.limit()?, query.before()?);
    let entries = state.db.read::<_, ApiError, _>(move |tx| {
        Box::pin(async move { Ok(store::list_entries(tx, actor.id, &before, limit + 1).await?) })
    });
    let page = page(entries.await?, limit, |(id, entry)| (Some(entry.day), *id));
    let items = page.items.into_iter().map(|(_, entry)| entry).collect();
    Ok(Page { items, next: page.next })
}
