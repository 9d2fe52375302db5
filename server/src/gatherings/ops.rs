//! Creating, changing and deleting gatherings. No operation lets anybody but the owner write the plan.

use kurs_domain::{
    Id, Page, Timestamp,
    events::EventKind,
    gatherings::GatheringProblem,
    gatherings::{Gathering, GatheringDraft, Guest, may_invite},
    merge,
    sharing::SharedWith,
};

use super::store::{self, GatheringRow};
use crate::{
    changes::{self, erasure::erase, store::Change},
    guest::{key::Addresses, token::Purpose},
    kernel::{
        Actor, Basis, Precondition, Problem, Written,
        db::Tx,
        idempotency::Once,
        live::Notice,
        page::{PageQuery, page},
    },
    sharing,
    state::AppState,
    successes::store::find_success,
};

/// A gathering as projected for its owner: with all answers, and the URLs of the guests' links.
pub async fn whole(
    tx: &mut Tx,
    addresses: &Addresses,
    row: GatheringRow,
) -> Result<Gathering, Problem> {
    let mut gathering = row.gathering;
    gathering.answers = store::list_answers(tx, gathering.id).await?;
    gathering.answers.retain(|answer| gathering.plan.team.contains(&answer.id));
    let guests = store::list_guests(tx, gathering.id).await?.into_iter();
    gathering.guests = guests
        .map(|guest| Guest {
            id: guest.id,
            url: addresses.url(Purpose::Gathering, guest.id),
            name: guest.name,
            answer: guest.answer,
        })
        .collect();
    Ok(gathering)
}

/// The gatherings of the caller.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Gathering>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let addresses = Addresses::of(state).await?;
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let mut all = Vec::new();
            for row in store::list_gatherings(tx, actor.id, &before.id, limit + 1).await? {
                all.push(whole(tx, &addresses, row).await?);
            }
            Ok(all)
        })
    });
    Ok(page(list.await?, limit, |gathering| (None, gathering.id)))
}

pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<Gathering, Problem> {
    let addresses = Addresses::of(state).await?;
    let get = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let row = require_own(tx, actor.id, id).await?;
            whole(tx, &addresses, row).await
        })
    });
    get.await
}

/// The gathering; 404 if it is not `owner`'s or is deleted.
pub(super) async fn require_own(tx: &mut Tx, owner: Id, id: Id) -> Result<GatheringRow, Problem> {
    let row = store::find_gathering(tx, id).await?;
    row.filter(|row| row.owner_id == owner && !row.deleted).ok_or_else(Problem::not_found)
}

/// Creates a gathering, or changes its plan. True when new. A change with an older base version is merged
/// with the stored one: field by field, the last write wins.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    basis: Basis,
    once: Once,
    plan: GatheringDraft,
) -> Result<(Gathering, bool), Problem> {
    let addresses = Addresses::of(state).await?;
    let then = addresses.clone();
    let put = state.write_once_and_read(
        actor.id,
        once,
        move |tx, own| {
            Box::pin(async move { persist(tx, (&own, &then), actor.id, id, basis, plan).await })
        },
        move |tx, id| {
            Box::pin(async move {
                let row = require_own(tx, actor.id, id).await?;
                whole(tx, &addresses, row).await
            })
        },
    );
    put.await
}

async fn persist(
    tx: &mut Tx,
    (state, addresses): (&AppState, &Addresses),
    owner: Id,
    id: Id,
    basis: Basis,
    plan: GatheringDraft,
) -> Result<Written<Id>, Problem> {
    let existing = store::find_gathering(tx, id).await?;
    if existing.as_ref().is_some_and(|row| row.owner_id != owner) {
        return Err(Problem::not_found());
    }
    let version = existing.as_ref().map_or(0, |row| row.gathering.version);
    let is_there = existing.as_ref().is_some_and(|row| !row.deleted);
    let is_current = |seen| existing.is_some() && seen == version;
    if !basis.precondition.allows(is_there, is_current) {
        let current = match existing.filter(|row| !row.deleted) {
            Some(row) => Some(whole(tx, addresses, row).await?),
            None => None,
        };
        return Err(Problem::stale(&current));
    }
    let mut plan = plan.in_order();
    let mut merged = false;
    if let (Some(row), Some(base)) = (&existing, basis.base)
        && version != base
        && !row.deleted
    {
        merged = true;
        let base = changes::ops::draft_at(tx, owner, (EventKind::Gathering, id), base).await?;
        plan = merge::gatherings(base.as_ref(), &row.gathering.plan, &plan);
    }
    if existing.as_ref().is_some_and(|row| row.deleted) {
        // A deleted plan that is restored is the owner's alone: they invite the team again.
        plan.team.clear();
    }
    check(tx, owner, &mut plan, state.now()).await?;
    let known = existing.as_ref().filter(|row| !row.deleted);
    // A merge always makes a new version, so that the phone does not base its next write on the old one.
    if !merged && known.is_some_and(|row| row.gathering.plan == plan) {
        return Ok(Written { answer: id, record: id, is_new: false, notices: Vec::new() });
    }
    let mut row = GatheringRow {
        gathering: Gathering {
            id,
            plan,
            answers: Vec::new(),
            guests: Vec::new(),
            version,
            updated_at: state.now(),
        },
        owner_id: owner,
        deleted: false,
    };
    advance(tx, state, &mut row).await?;
    let plan = &row.gathering.plan;
    let notice = notice_where(tx, owner, id, state.now(), |viewer| {
        let before = known.and_then(|row| row.gathering.plan.seen_by(id, viewer, None));
        before != plan.seen_by(id, viewer, None)
    });
    let notices = vec![notice.await?];
    Ok(Written { answer: id, record: id, is_new: existing.is_none(), notices })
}

/// Checks the number of invited and that the success is the owner's; drops from the team who is no longer
/// assigned.
async fn check(
    tx: &mut Tx,
    owner: Id,
    plan: &mut GatheringDraft,
    now: Timestamp,
) -> Result<(), Problem> {
    may_invite(plan.team.len())?;
    let invited = SharedWith::People(std::mem::take(&mut plan.team));
    if let SharedWith::People(team) = sharing::with_team(tx, owner, "team", invited, now).await? {
        plan.team = team;
    }
    let Some(success) = plan.success_id else { return Ok(()) };
    let row = find_success(tx, success).await?;
    if row.is_some_and(|row| row.owner_id == owner) {
        return Ok(());
    }
    Err(Problem::field("success_id", "unknown_success", "there is no such success of yours"))
}

/// Stores the gathering as its next version.
pub async fn advance(tx: &mut Tx, state: &AppState, row: &mut GatheringRow) -> Result<(), Problem> {
    row.gathering.version += 1;
    row.gathering.updated_at = state.now();
    if !store::upsert_gathering(tx, row.owner_id, &row.gathering).await? {
        return Err(Problem::not_found());
    }
    let change = Change::with_draft(&row.gathering, &row.gathering.plan);
    Ok(changes::ops::record(tx, state, row.owner_id, &change).await?)
}

/// The notice of a changed gathering, to its owner and to those assigned now for whom it `differs`.
pub(super) async fn notice_where(
    tx: &mut Tx,
    owner: Id,
    id: Id,
    now: Timestamp,
    differs: impl Fn(Id) -> bool + Send,
) -> Result<Notice, Problem> {
    Ok(sharing::notice_where(tx, owner, (EventKind::Gathering, id), now, differs).await?)
}

/// Deletes a gathering: its links end, and the team no longer sees it. Idempotent.
pub async fn delete(
    state: &AppState,
    actor: Actor,
    id: Id,
    precondition: Precondition,
    once: Once,
) -> Result<(), Problem> {
    let addresses = Addresses::of(state).await?;
    let delete = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let row = store::find_gathering(tx, id).await?;
            let row = row.filter(|row| row.owner_id == actor.id).ok_or_else(Problem::not_found)?;
            let now = own.now();
            let mut notices = Vec::new();
            if !row.deleted {
                if !precondition.allows(true, |seen| seen == row.gathering.version) {
                    return Err(Problem::stale(&whole(tx, &addresses, row).await?));
                }
                store::delete_gathering(tx, id, now).await?;
                store::delete_guests(tx, id, now).await?;
                let about = (EventKind::Gathering, id);
                notices = erase(tx, &own, actor.id, about, row.gathering.version + 1).await?;
                let invited = &row.gathering.plan.team;
                let notice =
                    notice_where(tx, actor.id, id, now, |viewer| invited.contains(&viewer));
                notices.push(notice.await?);
            }
            Ok(Written::done(id, notices))
        })
    });
    delete.await.map(drop)
}

impl From<GatheringProblem> for Problem {
    fn from(problem: GatheringProblem) -> Self {
        Self::conflict(problem.code(), problem.to_string())
    }
}
