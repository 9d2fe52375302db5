//! Setting goals, changing them, letting them go.

use kurs_domain::{
    Id, Page,
    access::Looked,
    events::EventKind,
    goals::{Goal, GoalDraft, GoalState, may_be_active},
    people::Role,
    sharing::successes_follow,
};

use super::store;
use crate::{
    access_log, assignments,
    http::{
        access::Actor,
        error::ApiError,
        page::{PageQuery, page},
    },
    identity::store::hold_person,
    sharing,
    state::AppState,
    successes::store::share_successes_of_goal,
};

/// The owner's goals.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Goal>, ApiError> {
    let (limit, before) = (query.limit()?, query.before()?);
    let goals = state.db.read::<_, ApiError, _>(move |tx| {
        Box::pin(async move { Ok(store::list_goals(tx, actor.id, &before.id, limit + 1).await?) })
    });
    Ok(page(goals.await?, limit, |goal| (None, goal.id)))
}

/// One goal: the owner's own, or one that is shared with the caseworker who asks.
pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<Goal, ApiError> {
    if actor.role == Role::YoungPerson {
        let find = state.db.read::<_, ApiError, _>(move |tx| {
            Box::pin(async move { Ok(store::find_goal(tx, id).await?) })
        });
        let row = find.await?.filter(|row| row.owner_id == actor.id && !row.deleted);
        return row.map(|row| row.goal).ok_or_else(ApiError::not_found);
    }
    let state = state.clone();
    let db = state.db.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let row = store::find_goal(tx, id).await?.ok_or_else(ApiError::not_found)?;
            let owner = row.owner_id;
            assignments::ops::require_assigned(tx, owner, actor.id, state.now()).await?;
            if row.deleted || !row.goal.draft.shared_with.lets_assigned_see(actor.id) {
                return Err(ApiError::not_found());
            }
            let owner = assignments::ops::young_person(tx, owner).await?;
            access_log::ops::note(tx, &state, actor, &owner, Looked::Goal).await?;
            Ok(row.goal)
        })
    })
    .await
}

/// Sets a goal or changes it. True when new.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    if_match: Option<i64>,
    draft: GoalDraft,
) -> Result<(Goal, bool), ApiError> {
    let now = state.now();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            hold_person(tx, actor.id).await?;
            let existing = store::find_goal(tx, id).await?;
            if existing.as_ref().is_some_and(|row| row.owner_id != actor.id) {
                return Err(ApiError::not_found());
            }
            if let Some(version) = if_match
                && existing.as_ref().is_none_or(|row| row.goal.version != version)
            {
                return Err(ApiError::stale(&existing.map(|row| row.goal)));
            }
            if let Some(row) = existing.as_ref().filter(|row| !row.deleted)
                && row.goal.draft == draft
            {
                return Ok((row.goal.clone(), false, None));
            }
            let before = existing.as_ref().map(|row| &row.goal.draft.shared_with);
            sharing::check(tx, actor.id, &draft.shared_with, before, now).await?;
            if draft.state == GoalState::Active {
                may_be_active(store::count_active(tx, actor.id, id).await?)?;
            }
            let goal = Goal {
                id,
                version: existing.as_ref().map_or(0, |row| row.goal.version) + 1,
                created_at: existing.as_ref().map_or(now, |row| row.goal.created_at),
                updated_at: now,
                draft,
            };
            if !store::upsert_goal(tx, actor.id, &goal).await? {
                return Err(ApiError::not_found());
            }
            if let Some(before) = before
                && successes_follow(before, &goal.draft.shared_with)
            {
                share_successes_of_goal(tx, id, before, &goal.draft.shared_with, now).await?;
            }
            let shared = [before, Some(&goal.draft.shared_with)];
            let about = (EventKind::Goal, id);
            let notice =
                sharing::notice(tx, actor.id, about, shared.into_iter().flatten(), now).await?;
            let new = existing.is_none();
            Ok::<_, ApiError>((goal, new, Some(notice)))
        })
    });
    let (goal, new, notice) = put.await?;
    state.live.tell(notice.into_iter().collect()).await;
    Ok((goal, new))
}

/// Lets a goal go. Doing it twice is the same as once.
pub async fn delete(state: &AppState, actor: Actor, id: Id) -> Result<(), ApiError> {
    let now = state.now();
    let delete = state.db.write(move |tx| {
        Box::pin(async move {
            hold_person(tx, actor.id).await?;
            let row = store::find_goal(tx, id).await?.filter(|row| row.owner_id == actor.id);
            let row = row.ok_or_else(ApiError::not_found)?;
            store::delete_goal(tx, id, now).await?;
            let shared = [&row.goal.draft.shared_with];
            let notice = sharing::notice(tx, actor.id, (EventKind::Goal, id), shared, now).await?;
            Ok::<_, ApiError>(notice)
        })
    });
    state.live.tell(vec![delete.await?]).await;
    Ok(())
}
