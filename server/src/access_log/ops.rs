//! Recording reads by staff, and listing them for the young person.

use std::collections::BTreeSet;

use kurs_domain::{
    Page,
    access::{AccessEntry, Looked},
};

use super::store::{self, Look};
use crate::{
    assignments::store::list_open,
    identity::store::{Person, find_person},
    kernel::{
        Actor, Problem,
        db::{DbError, Tx},
        page::{PageQuery, page},
    },
    state::AppState,
};

/// Records that `viewer` read something of `young_person`. Must run in the transaction of the read,
/// before any decision that depends on the data: a refusal reveals something too, and so the entry is
/// committed even when the transaction is rolled back.
pub async fn record(
    tx: &mut Tx,
    state: &AppState,
    viewer: Actor,
    young_person: &Person,
    what: Looked,
) -> Result<(), DbError> {
    insert(tx, state, viewer, young_person, what, None).await
}

/// Records the read only if the transaction is rolled back: for an operation that reveals something of
/// `young_person` only when it is refused.
pub fn record_refusal(
    tx: &mut Tx,
    state: &AppState,
    viewer: Actor,
    young_person: &Person,
    what: Looked,
) {
    register(tx, look(state, viewer, young_person, what, None));
}

/// Records that `viewer` did `what` about `colleague`, for each young person whom the colleague is
/// assigned to, now or as planned.
pub async fn record_about(
    tx: &mut Tx,
    state: &AppState,
    viewer: Actor,
    colleague: &Person,
    what: Looked,
) -> Result<(), DbError> {
    let open = list_open(tx, colleague.me.id, state.now()).await?;
    for id in open.into_iter().map(|row| row.young_person_id).collect::<BTreeSet<_>>() {
        if let Some(young_person) = find_person(tx, id).await? {
            let about = Some(colleague.me.name.clone());
            insert(tx, state, viewer, &young_person, what, about).await?;
        }
    }
    Ok(())
}

async fn insert(
    tx: &mut Tx,
    state: &AppState,
    viewer: Actor,
    young_person: &Person,
    what: Looked,
    about: Option<String>,
) -> Result<(), DbError> {
    let look = look(state, viewer, young_person, what, about);
    store::upsert_look(tx, &look).await?;
    register(tx, look);
    Ok(())
}

fn look(
    state: &AppState,
    viewer: Actor,
    young_person: &Person,
    what: Looked,
    about: Option<String>,
) -> Look {
    let (id, at) = (state.id(), state.now());
    let day = young_person.day(at);
    Look { id, young_person: young_person.me.id, viewer, what, about, day, at }
}

fn register(tx: &mut Tx, look: Look) {
    tx.on_rollback(move |tx| Box::pin(async move { store::upsert_look(tx, &look).await }));
}

/// Who read what, the latest day first.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<AccessEntry>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let entries = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_entries(tx, actor.id, &before, limit + 1).await?) })
    });
    let page = page(entries.await?, limit, |(id, entry)| (Some(entry.day), *id));
    let items = page.items.into_iter().map(|(_, entry)| entry).collect();
    Ok(Page { items, next: page.next })
}
