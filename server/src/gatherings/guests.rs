//! Guests of a gathering: people without an account, each invited by a link of their own.

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

/// Invites a guest, or renames them. Idempotent. A withdrawn guest is refused with 409 and has to be
/// invited under another id, because a delayed duplicate of this call must not reopen a link.
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
                notice = Some(advance_for_owner(tx, &own, &mut row).await?);
            }
            Ok::<_, Problem>((whole(tx, &addresses, row).await?, notice))
        })
    });
    let (gathering, notice) = put.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(gathering)
}

/// Withdraws an invitation and ends its link. Idempotent.
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
                notice = Some(advance_for_owner(tx, &own, &mut row).await?);
            }
            Ok::<_, Problem>((whole(tx, &addresses, row).await?, notice))
        })
    });
    let (gathering, notice) = delete.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(gathering)
}

/// Stores the next version and notifies only the owner: the team does not see the guests.
async fn advance_for_owner(
    tx: &mut Tx,
    state: &AppState,
    row: &mut GatheringRow,
) -> Result<Notice, Problem> {
    advance(tx, state, row).await?;
    notice_where(tx, row.owner_id, row.gathering.id, state.now(), |_| false).await
}
