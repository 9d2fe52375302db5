//! Guests: whom the owner invites by a link of their own.

use kurs_domain::{
    Id,
    gatherings::{Gathering, GuestDraft, may_invite},
};

use super::{
    ops::{advance, notice_where, require_own, whole},
    store::{self, GatheringRow},
};
use crate::{
    guest::key::Addresses,
    kernel::{Actor, Problem, db::Tx, live::Notice, write::lock_person},
    state::AppState,
};

/// Invites a guest, or calls them something else. The same again changes nothing. Whose link has ended is
/// invited anew under another id: a copy of this call that was long under way opens no link again.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    guest_id: Id,
    draft: GuestDraft,
) -> Result<Gathering, Problem> {
    let (own, addresses) = (state.clone(), Addresses::of(state).await?);
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, actor.id).await?;
            let mut row = require_own(tx, actor.id, id).await?;
            let known = store::find_guest(tx, guest_id).await?;
            if known.as_ref().is_some_and(|guest| guest.gathering_id != id) {
                return Err(Problem::not_found());
            }
            if known.as_ref().is_some_and(|guest| guest.deleted) {
                return Err(Problem::conflict("withdrawn", "their link has ended"));
            }
            let same = known.as_ref().is_some_and(|it| it.name == draft.name);
            let mut notice = None;
            if !same {
                if known.is_none() {
                    may_invite(store::list_guests(tx, id).await?.len() + 1)?;
                }
                if !store::upsert_guest(tx, id, guest_id, &draft.name).await? {
                    return Err(Problem::not_found());
                }
                notice = Some(told_to_owner(tx, &own, &mut row).await?);
            }
            Ok::<_, Problem>((whole(tx, &addresses, row).await?, notice))
        })
    });
    let (gathering, notice) = put.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(gathering)
}

/// Invites a guest no more: their link has ended. Doing it twice is the same as once.
pub async fn delete(
    state: &AppState,
    actor: Actor,
    id: Id,
    guest_id: Id,
) -> Result<Gathering, Problem> {
    let (own, addresses) = (state.clone(), Addresses::of(state).await?);
    let delete = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, actor.id).await?;
            let mut row = require_own(tx, actor.id, id).await?;
            let guest = store::find_guest(tx, guest_id).await?;
            let guest = guest.filter(|guest| guest.gathering_id == id);
            let guest = guest.ok_or_else(Problem::not_found)?;
            let mut notice = None;
            if !guest.deleted {
                store::delete_guest(tx, guest_id, own.now()).await?;
                notice = Some(told_to_owner(tx, &own, &mut row).await?);
            }
            Ok::<_, Problem>((whole(tx, &addresses, row).await?, notice))
        })
    });
    let (gathering, notice) = delete.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(gathering)
}

/// The next version, of which nobody but the owner is told: who else is invited is theirs alone.
async fn told_to_owner(
    tx: &mut Tx,
    state: &AppState,
    row: &mut GatheringRow,
) -> Result<Notice, Problem> {
    advance(tx, state, row).await?;
    notice_where(tx, row.owner_id, row.gathering.id, state.now(), |_| false).await
}
