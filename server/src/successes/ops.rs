//! Creating, changing, deleting and reading successes.

use kurs_domain::{
    Id, Page, Timestamp,
    events::EventKind,
    files::MOST_FILES,
    goals::ZeroToTen,
    merge::{self, Merged},
    sharing::{Projection, SharedWith},
    successes::{
        Marked, SecondMark, SharedSuccess, Success, SuccessDraft, SuccessProblem, SuccessWords,
        may_have_files, place, says_something, second_mark,
    },
};

use super::store::{self, SuccessRow};
use crate::{
    changes::{self, erasure::erase, store::Change},
    earlier_words,
    files::{orphans::UNDONE_FOR_MS, store::update_look_at},
    goals::store::{GoalRow, find_goal},
    identity::store::find_person,
    kernel::{
        Actor, Basis, Precondition, Problem, Written,
        db::{DbError, Tx},
        idempotency::Once,
        page::{PageQuery, page},
    },
    sharing,
    state::AppState,
};

/// The successes of the caller, the latest day first.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Success>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_successes(tx, actor.id, &before, limit + 1).await?) })
    });
    Ok(page(list.await?, limit, |success| (Some(success.on), success.id)))
}

pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<Success, Problem> {
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::find_success(tx, id).await?) })
    });
    let row = find.await?.filter(|row| row.owner_id == actor.id && !row.deleted);
    row.map(|row| row.success).ok_or_else(Problem::not_found)
}

fn unchanged(success: &Success) -> Written<Success> {
    let (answer, record) = (success.clone(), success.id);
    Written { answer, record, is_new: false, notices: Vec::new() }
}

/// Creates or changes a success. True when new. A second mark of the same goal on the same day answers
/// the first one's record, which then has the text of both. A change with an older base version is merged
/// with the stored success.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    basis: Basis,
    once: Once,
    mut draft: SuccessDraft,
) -> Result<(Success, bool), Problem> {
    says_something(&draft)?;
    let mut seen = Vec::new();
    draft.file_ids.retain(|id| {
        let is_new = !seen.contains(id);
        seen.push(*id);
        is_new
    });
    let put = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let existing = store::find_success(tx, id).await?;
            if existing.as_ref().is_some_and(|row| row.owner_id != actor.id) {
                return Err(Problem::not_found());
            }
            let is_current =
                |seen| existing.as_ref().is_some_and(|row| row.success.version == seen);
            let is_there = existing.as_ref().is_some_and(|row| !row.deleted);
            if !basis.precondition.allows(is_there, is_current) {
                let current = existing.filter(|row| !row.deleted).map(|row| row.success);
                return Err(Problem::stale(&current));
            }
            if basis.base.is_none()
                && let Some(row) = existing.as_ref().filter(|row| is_bare_repeat(row, &draft))
            {
                return Ok(unchanged(&row.success));
            }
            merge_and_persist(tx, &own, actor.id, id, existing, basis.base, draft).await
        })
    });
    put.await
}

/// Whether `draft`, written without a base version, says only that it happened: a reminder answered on a
/// second phone must not erase the text.
fn is_bare_repeat(row: &SuccessRow, draft: &SuccessDraft) -> bool {
    let success = &row.success;
    let same =
        success.goal_id == draft.goal_id && success.on == draft.on && draft.goal_id.is_some();
    let bare = draft.words.is_none() && draft.feeling.is_none() && draft.file_ids.is_empty();
    same && bare && draft.shared_with.is_none() && !draft.once_more && !row.deleted
}

async fn merge_and_persist(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    id: Id,
    existing: Option<SuccessRow>,
    base: Option<i64>,
    draft: SuccessDraft,
) -> Result<Written<Success>, Problem> {
    let (about, base_version) = ((EventKind::Success, id), base);
    let mut known = existing.as_ref().map(|row| row.success.file_ids.clone()).unwrap_or_default();
    let mut merged = Merged { draft, lost: Vec::new() };
    if existing.as_ref().is_some_and(|row| row.deleted) {
        // The tombstone has no content to merge with, and does not say how many files there were.
    } else if let (Some(row), Some(base)) = (&existing, base)
        && row.success.version != base
    {
        let shared = |draft: SuccessDraft| draft.shared_with.unwrap_or_default();
        let otherwise = changes::ops::was_shared_otherwise(tx, owner, about, base, shared).await?;
        let base: Option<SuccessDraft> = changes::ops::draft_at(tx, owner, about, base).await?;
        known.extend(base.iter().flat_map(|base| &base.file_ids));
        may_have_files(&merged.draft, &known)?;
        merged = merge::successes(base.as_ref(), &row.success.to_draft(), &merged.draft);
        if otherwise {
            let (now, shared) = (&row.success.shared_with, &mut merged.draft.shared_with);
            *shared = shared.take().map(|shared| shared.intersection(now));
        }
    } else {
        may_have_files(&merged.draft, &known)?;
    }
    if merged.draft.file_ids.len() > 2 * MOST_FILES {
        return Err(SuccessProblem::TooManyFiles.into());
    }
    let mut put = persist(tx, state, owner, id, (existing, base_version), merged.draft).await?;
    put.notices.extend(earlier_words::ops::persist(tx, state, owner, about, merged.lost).await?);
    Ok(put)
}

async fn persist(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    id: Id,
    (existing, base): (Option<SuccessRow>, Option<i64>),
    mut draft: SuccessDraft,
) -> Result<Written<Success>, Problem> {
    let now = state.now();
    let goal = find_own_goal(tx, owner, draft.goal_id).await?;
    let goals = goal.as_ref().map(GoalRow::audience);
    if let Some(row) = existing.as_ref().filter(|row| row.deleted) {
        draft.shared_with = if base == Some(row.success.version) {
            // Restored from the version that was deleted: for those who still see it, and nobody else.
            draft.shared_with.map(|shared| shared.intersection(&row.success.shared_with))
        } else {
            // Written without knowledge of the deletion: the text is restored, for its owner alone.
            Some(SharedWith::OnlyMe)
        };
    }
    if let Some(shared) = draft.shared_with.take() {
        draft.shared_with = Some(sharing::with_team(tx, owner, "shared_with", shared, now).await?);
    }
    let inherited = match (&existing, &goal) {
        (Some(row), _) if row.deleted => row.success.audience(goals.as_ref()),
        (Some(row), _) => row.success.shared_with.clone(),
        // Marked before its goal was shared, and arrived late.
        (None, Some(goal)) if id.made_at() < goal.shared_at => SharedWith::OnlyMe,
        (None, _) => goals.clone().unwrap_or_default(),
    };
    let seen = match existing.as_ref().filter(|row| !row.deleted) {
        Some(row) => Some(projection(tx, owner, &row.success).await?),
        None => None,
    };
    let already = existing.as_ref().map(|row| row.success.on);
    if already != Some(draft.on) {
        let person = find_person(tx, owner).await?.ok_or_else(Problem::not_found)?;
        // A phone that was offline for weeks sends its goal as late as its marks.
        let goal = goal.as_ref().map(|it| it.goal.created_at.min(it.goal.id.made_at()));
        let since = goal.map_or(person.me.created_at, |goal| goal.max(person.me.created_at));
        let marked = Marked { made: id.made_at(), since, now };
        place(&mut draft, marked, already, |at| person.day(at))?;
    }
    let mut success = Success::new(id, draft, inherited, now);
    if let Some(row) = &existing {
        // Once stored beside another it stays so, also when it is sent again.
        success.once_more |= row.success.once_more;
        let (version, updated_at) = (row.success.version, row.success.updated_at);
        if !row.deleted && row.success == (Success { version, updated_at, ..success.clone() }) {
            return Ok(unchanged(&row.success));
        }
        success.version = version + 1;
    }
    let new = existing.is_none();
    let first = match success.goal_id.filter(|_| !success.once_more) {
        Some(goal) => store::find_of_goal_and_day(tx, goal, success.on, id).await?,
        None => None,
    };
    if let Some(first) = first {
        if existing.as_ref().is_some_and(|row| !row.deleted) {
            let detail =
                "that day has a success of this goal already; say that it happened once more";
            return Err(Problem::conflict("marked_already", detail));
        }
        match second_mark(&first, &success.to_draft()) {
            SecondMark::SameSuccess { words, feeling } => {
                return join(tx, state, owner, first, words, feeling).await;
            }
            SecondMark::StandsBeside => success.once_more = true,
        }
    }
    if !store::upsert_success(tx, owner, &success).await? {
        return Err(Problem::not_found());
    }
    if let Some(row) = &existing {
        let mut removed = row.success.file_ids.clone();
        removed.retain(|file| !success.file_ids.contains(file));
        schedule_orphan_check(tx, &removed, now).await?;
    }
    changes::ops::record(tx, state, owner, &Change::with_draft(&success, &success.to_draft()))
        .await?;
    let (about, after) = ((EventKind::Success, id), success.projection(goals.as_ref()));
    let notice = sharing::notice(tx, owner, about, seen, Some(after), now).await?;
    Ok(Written { answer: success, record: id, is_new: new, notices: vec![notice] })
}

/// Removed files are deleted after the time for undoing, unless a record refers to them then.
async fn schedule_orphan_check(tx: &mut Tx, files: &[Id], now: Timestamp) -> Result<(), DbError> {
    for file in files {
        update_look_at(tx, *file, now.plus_millis(UNDONE_FOR_MS)).await?;
    }
    Ok(())
}

/// Merges the text and the feeling of a second mark of a goal on a day into the first.
async fn join(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    first: Success,
    words: Option<SuccessWords>,
    feeling: Option<ZeroToTen>,
) -> Result<Written<Success>, Problem> {
    if words == first.words && feeling == first.feeling {
        return Ok(unchanged(&first));
    }
    let (version, now) = (first.version + 1, state.now());
    let before = projection(tx, owner, &first).await?;
    let success = Success { words, feeling, version, updated_at: now, ..first };
    store::upsert_success(tx, owner, &success).await?;
    changes::ops::record(tx, state, owner, &Change::with_draft(&success, &success.to_draft()))
        .await?;
    let about = (EventKind::Success, success.id);
    let after = Projection { audience: before.audience.clone(), ..success.projection(None) };
    let notice = sharing::notice(tx, owner, about, Some(before), Some(after), now).await?;
    Ok(Written { notices: vec![notice], ..unchanged(&success) })
}

/// The goal of a success; a field problem if it is not the owner's.
async fn find_own_goal(
    tx: &mut Tx,
    owner: Id,
    goal: Option<Id>,
) -> Result<Option<GoalRow>, Problem> {
    let Some(goal) = goal else { return Ok(None) };
    let row = find_goal(tx, goal).await?.filter(|row| row.owner_id == owner);
    let unknown = || Problem::field("goal_id", "unknown_goal", "there is no such goal of yours");
    row.map(Some).ok_or_else(unknown)
}

/// The projection of a success for others.
async fn projection(
    tx: &mut Tx,
    owner: Id,
    success: &Success,
) -> Result<Projection<SharedSuccess>, Problem> {
    let goal = find_own_goal(tx, owner, success.goal_id).await?;
    Ok(success.projection(goal.as_ref().map(GoalRow::audience).as_ref()))
}

/// Deletes a success, leaving a tombstone. Idempotent.
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
            let row = store::find_success(tx, id).await?.filter(|row| row.owner_id == actor.id);
            let row = row.ok_or_else(Problem::not_found)?;
            let mut notices = Vec::new();
            if !row.deleted {
                if !precondition.allows(true, |seen| seen == row.success.version) {
                    return Err(Problem::stale(&row.success));
                }
                store::delete_success(tx, id, now).await?;
                schedule_orphan_check(tx, &row.success.file_ids, now).await?;
                let about = (EventKind::Success, id);
                notices = erase(tx, &own, actor.id, about, row.success.version + 1).await?;
                let before = Some(projection(tx, actor.id, &row.success).await?);
                notices.push(sharing::notice(tx, actor.id, about, before, None, now).await?);
            }
            Ok(Written::done(id, notices))
        })
    });
    delete.await.map(drop)
}

impl From<SuccessProblem> for Problem {
    fn from(problem: SuccessProblem) -> Self {
        let (path, code) = match problem {
            SuccessProblem::InTheFuture => ("on", "day_in_the_future"),
            SuccessProblem::TooLongAgo => ("on", "day_too_long_ago"),
            SuccessProblem::TooManyFiles => ("file_ids", "too_many_files"),
            SuccessProblem::SaysNothing => ("words", "says_nothing"),
        };
        Self::field(path, code, problem.to_string())
    }
}
