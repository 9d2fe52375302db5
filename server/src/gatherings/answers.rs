//! Answers to invitations: from the team with a session, from guests with a link. The API and the page
//! without a script share these functions.

use kurs_domain::{
    Id, Timestamp,
    access::Looked,
    gatherings::{GatheringAnswer, GatheringProblem, GuestGathering, SharedGathering},
    people::Language,
};

use super::{
    ops::{advance, notice_where},
    store::{self, GatheringRow, GuestRow},
};
use crate::{
    access_log,
    assignments::ops::{require_assigned, young_person},
    guest::{
        self,
        key::key,
        token::{Purpose, Read},
    },
    identity::store::find_person,
    kernel::{Actor, Problem, db::Tx, limits::Caller, write::lock_person},
    notify,
    state::AppState,
};

/// How many gatherings an invited person is shown, the latest first.
const MOST_SHOWN: usize = 50;

/// A gathering as projected for an invited member of the team.
async fn seen_by(
    tx: &mut Tx,
    viewer: Id,
    row: &GatheringRow,
) -> Result<Option<SharedGathering>, Problem> {
    let id = row.gathering.id;
    let answer = store::find_answer(tx, id, viewer).await?;
    Ok(row.gathering.plan.seen_by(id, viewer, answer))
}

/// The gatherings of `owner` that `viewer`, who is assigned now, is invited to.
pub async fn list_inviting(
    tx: &mut Tx,
    owner: Id,
    viewer: Id,
) -> Result<Vec<SharedGathering>, Problem> {
    let mut all = Vec::new();
    for row in store::list_naming(tx, owner, viewer).await?.into_iter().take(MOST_SHOWN) {
        all.extend(seen_by(tx, viewer, &row).await?);
    }
    Ok(all)
}

/// Stores the answer of a member of the team.
pub async fn answer(
    state: &AppState,
    actor: Actor,
    id: Id,
    answer: GatheringAnswer,
) -> Result<SharedGathering, Problem> {
    let own = state.clone();
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            let owner = require_invited(tx, &own, actor, id).await?.owner_id;
            lock_person(tx, owner).await?;
            // Read again under the lock: its owner may have changed it meanwhile.
            let mut row = require_invited(tx, &own, actor, id).await?;
            let person = young_person(tx, row.owner_id).await?;
            access_log::ops::record(tx, &own, actor, &person, Looked::Gathering).await?;
            if row.gathering.plan.cancelled {
                return Err(GatheringProblem::Cancelled.into());
            }
            let before = store::find_answer(tx, id, actor.id).await?;
            let same = before.as_ref() == Some(&answer);
            let mut notice = None;
            if !same {
                store::upsert_answer(tx, id, actor.id, &answer, own.now()).await?;
                advance(tx, &own, &mut row).await?;
                let changed = notice_where(tx, owner, id, own.now(), |viewer| viewer == actor.id);
                notice = Some(changed.await?);
                notify_owner(tx, &own, &row).await?;
            }
            let seen = seen_by(tx, actor.id, &row).await?.ok_or_else(Problem::not_found)?;
            Ok::<_, Problem>((seen, notice))
        })
    });
    let (gathering, notice) = write.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(gathering)
}

/// The gathering; 404 unless the caller is invited, and assigned to its owner now.
async fn require_invited(
    tx: &mut Tx,
    state: &AppState,
    actor: Actor,
    id: Id,
) -> Result<GatheringRow, Problem> {
    let row = store::find_gathering(tx, id).await?.ok_or_else(Problem::not_found)?;
    require_assigned(tx, row.owner_id, actor.id, state.now()).await?;
    if row.deleted || !row.gathering.plan.team.contains(&actor.id) {
        return Err(Problem::not_found());
    }
    Ok(row)
}

/// Sends a push notification to the owner that somebody answered.
async fn notify_owner(tx: &mut Tx, state: &AppState, row: &GatheringRow) -> Result<(), Problem> {
    let owner = young_person(tx, row.owner_id).await?;
    notify::gathering(tx, state, &owner.me, row.gathering.id).await
}

/// The guest and gathering of a token. A forged token is looked up like one that ended, so that their
/// response times do not differ.
async fn open(
    tx: &mut Tx,
    read: Read,
    now: Timestamp,
) -> Result<(GuestRow, GatheringRow), Problem> {
    let guest = store::find_guest(tx, read.id).await?;
    if !read.genuine {
        return Err(Problem::not_found());
    }
    let guest = guest.filter(|guest| !guest.deleted).ok_or_else(guest::ended)?;
    let row = store::find_gathering(tx, guest.gathering_id).await?;
    let row = row.filter(|row| !row.deleted).ok_or_else(guest::ended)?;
    let owner = find_person(tx, row.owner_id).await?.ok_or_else(guest::ended)?;
    if !row.gathering.plan.are_links_good(owner.day(now)) {
        return Err(guest::ended());
    }
    Ok((guest, row))
}

/// The projection for a guest: the plan, and their own answer.
async fn as_guest(
    tx: &mut Tx,
    row: GatheringRow,
    answer: Option<GatheringAnswer>,
) -> Result<GuestGathering, Problem> {
    let owner = find_person(tx, row.owner_id).await?;
    let plan = row.gathering.plan;
    Ok(GuestGathering {
        shown_name: plan.shown_name,
        language: owner.map_or(Language::Da, |owner| owner.me.language),
        title: plan.title,
        words: plan.words,
        on: plan.on,
        at: plan.at,
        place: plan.place,
        cancelled: plan.cancelled,
        answer,
    })
}

/// The gathering that a guest's link is for.
pub async fn get(state: &AppState, token: &str) -> Result<GuestGathering, Problem> {
    let (read, now) = (key(state).await?.read(Purpose::Gathering, token), state.now());
    let get = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let (guest, row) = open(tx, read, now).await?;
            as_guest(tx, row, guest.answer).await
        })
    });
    get.await
}

/// Stores a guest's answer in place of the one before.
pub async fn answer_as_guest(
    state: &AppState,
    caller: Caller,
    token: &str,
    answer: GatheringAnswer,
) -> Result<GuestGathering, Problem> {
    let read = key(state).await?.read(Purpose::Gathering, token);
    if read.genuine {
        state.limits.check_guest_answers(caller)?;
    }
    let own = state.clone();
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            let (_, row) = open(tx, read, own.now()).await?;
            lock_person(tx, row.owner_id).await?;
            // Read again under the lock: its owner may have deleted it meanwhile.
            let (guest, mut row) = open(tx, read, own.now()).await?;
            if row.gathering.plan.cancelled {
                return Err(GatheringProblem::Cancelled.into());
            }
            let mut notice = None;
            if guest.answer.as_ref() != Some(&answer) {
                store::update_guest_answer(tx, guest.id, &answer, own.now()).await?;
                advance(tx, &own, &mut row).await?;
                let (owner, id) = (row.owner_id, row.gathering.id);
                notice = Some(notice_where(tx, owner, id, own.now(), |_| false).await?);
                notify_owner(tx, &own, &row).await?;
            }
            Ok::<_, Problem>((as_guest(tx, row, Some(answer)).await?, notice))
        })
    });
    let (gathering, notice) = write.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(gathering)
}
