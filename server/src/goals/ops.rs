//! Creating, changing, deleting and reading goals.

use kurs_domain::{
    Id, Page,
    access::Looked,
    events::EventKind,
    goals::GoalProblem,
    goals::{Goal, GoalDraft, GoalState, SharedGoal, may_be_active},
    merge::{self, Merged},
    sharing::SharedWith,
};

use super::store::{self, GoalRow};
use crate::{
    access_log, assignments,
    changes::{self, erasure::erase, store::Change},
    earlier_words,
    identity::store::find_person,
    kernel::{
        Actor, Basis, Precondition, Problem, Written,
        db::Tx,
        idempotency::Once,
        page::{PageQuery, page},
    },
    reminders, sharing,
    state::AppState,
};

/// The goals of the caller.
pub async fn list(state: &AppState, actor: Actor, query: PageQuery) -> Result<Page<Goal>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let goals = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_goals(tx, actor.id, &before.id, limit + 1).await?) })
    });
    Ok(page(goals.await?, limit, |goal| (None, goal.id)))
}

pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<Goal, Problem> {
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::find_goal(tx, id).await?) })
    });
    let row = find.await?.filter(|row| row.owner_id == actor.id && !row.deleted);
    row.map(|row| row.goal).ok_or_else(Problem::not_found)
}

/// A goal as projected for the caller, a caseworker with whom it is shared. The access is logged.
pub async fn get_shared(state: &AppState, actor: Actor, id: Id) -> Result<SharedGoal, Problem> {
    let state = state.clone();
    let db = state.db.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let row = store::find_goal(tx, id).await?.ok_or_else(Problem::not_found)?;
            assignments::ops::require_assigned(tx, row.owner_id, actor.id, state.now()).await?;
            let seen = row.seen_by(actor.id).ok_or_else(Problem::not_found)?;
            let owner = assignments::ops::young_person(tx, row.owner_id).await?;
            access_log::ops::record(tx, &state, actor, &owner, Looked::Goal).await?;
            Ok(seen)
        })
    })
    .await
}

/// Creates or changes a goal. True when new. A change with an older base version is merged with the
/// stored goal.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    basis: Basis,
    once: Once,
    draft: GoalDraft,
) -> Result<(Goal, bool), Problem> {
    let put = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move { persist(tx, &own, actor.id, id, basis, draft).await })
    });
    put.await
}

async fn persist(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    id: Id,
    basis: Basis,
    draft: GoalDraft,
) -> Result<Written<Goal>, Problem> {
    let (now, about) = (state.now(), (EventKind::Goal, id));
    let existing = store::find_goal(tx, id).await?;
    if existing.as_ref().is_some_and(|row| row.owner_id != owner) {
        return Err(Problem::not_found());
    }
    let is_current = |seen| existing.as_ref().is_some_and(|row| row.goal.version == seen);
    if !basis.precondition.allows(existing.as_ref().is_some_and(|row| !row.deleted), is_current) {
        let current = existing.filter(|row| !row.deleted).map(|row| row.goal);
        return Err(Problem::stale(&current));
    }
    let mut merged = Merged { draft, lost: Vec::new() };
    if let (Some(row), Some(base)) = (&existing, basis.base)
        && row.goal.version != base
        && !row.deleted
    {
        let (version, base) = (base, changes::ops::draft_at(tx, owner, about, base).await?);
        merged = merge::goals(base.as_ref(), &row.goal.draft, &merged.draft);
        let shared = |draft: GoalDraft| draft.shared_with;
        if changes::ops::was_shared_otherwise(tx, owner, about, version, shared).await? {
            let (now, shared) = (&row.goal.draft.shared_with, &mut merged.draft.shared_with);
            *shared = shared.intersection(now);
        }
    }
    let Merged { mut draft, lost } = merged;
    if let Some(row) = existing.as_ref().filter(|row| !row.deleted)
        && row.goal.draft == draft
    {
        let answer = row.goal.clone();
        return Ok(Written { answer, record: id, is_new: false, notices: Vec::new() });
    }
    if let Some(row) = existing.as_ref().filter(|row| row.deleted) {
        draft.shared_with = if basis.base == Some(row.goal.version) {
            // Restored from the version that was deleted: for those who still see it, and nobody else.
            draft.shared_with.intersection(&row.goal.draft.shared_with)
        } else {
            // Written without knowledge of the deletion: the text is restored, for its owner alone.
            SharedWith::OnlyMe
        };
    }
    draft.shared_with =
        sharing::with_team(tx, owner, "shared_with", draft.shared_with, now).await?;
    if draft.state == GoalState::Active {
        may_be_active(store::count_active(tx, owner, id).await?)?;
    }
    let goal = Goal {
        id,
        version: existing.as_ref().map_or(0, |row| row.goal.version) + 1,
        created_at: existing.as_ref().map_or(now, |row| row.goal.created_at),
        updated_at: now,
        draft,
    };
    let before = existing.as_ref().map(GoalRow::audience).unwrap_or_default();
    let shared_at = match &existing {
        Some(row) if !goal.draft.shared_with.is_wider_than(&before) => row.shared_at,
        _ => now,
    };
    if !store::upsert_goal(tx, owner, &goal, shared_at).await? {
        return Err(Problem::not_found());
    }
    changes::ops::record(tx, state, owner, &Change::with_draft(&goal, &goal.draft)).await?;
    let had_time = existing.as_ref().is_some_and(|row| row.goal.draft.remind_at.is_some());
    if had_time || goal.draft.remind_at.is_some() {
        let person = find_person(tx, owner).await?.ok_or_else(Problem::not_found)?;
        reminders::ops::schedule(tx, state, &person.me, &goal).await?;
    }
    let mut notices = earlier_words::ops::persist(tx, state, owner, about, lost).await?;
    let seen = existing.as_ref().filter(|row| !row.deleted).map(|row| row.goal.projection());
    notices.push(sharing::notice(tx, owner, about, seen, Some(goal.projection()), now).await?);
    Ok(Written { answer: goal, record: id, is_new: existing.is_none(), notices })
}

/// Deletes a goal, leaving a tombstone. Idempotent.
pub async fn delete(
    state: &AppState,
    actor: Actor,
    id: Id,
    precondition: Precondition,
    once: Once,
) -> Result<(), Problem> {
    let delete = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let now = own.now();
            let row = store::find_goal(tx, id).await?.filter(|row| row.owner_id == actor.id);
            let row = row.ok_or_else(Problem::not_found)?;
            let mut notices = Vec::new();
            if !row.deleted {
                if !precondition.allows(true, |seen| seen == row.goal.version) {
                    return Err(Problem::stale(&row.goal));
                }
                store::delete_goal(tx, id, now).await?;
                reminders::ops::cancel(tx, actor.id, id).await?;
                let (about, seen) = ((EventKind::Goal, id), Some(row.goal.projection()));
                notices = erase(tx, &own, actor.id, about, row.goal.version + 1).await?;
                notices.push(sharing::notice(tx, actor.id, about, seen, None, now).await?);
            }
            Ok(Written::done(id, notices))
        })
    });
    delete.await.map(drop)
}

impl From<GoalProblem> for Problem {
    fn from(problem: GoalProblem) -> Self {
        match problem {
            GoalProblem::TooManyActive => {
                Self::conflict("too_many_active_goals", problem.to_string())
            }
        }
    }
}
