//! Giving, changing, deleting and reading feedback.

use kurs_domain::{
    Id, Page, Timestamp,
    access::Looked,
    events::{Event, EventKind},
    feedback::{
        Feedback, FeedbackDraft, FeedbackProblem, SharedFeedback, Subject, may_rate, rated_since,
    },
    merge,
    sharing::SharedWith,
};

use super::{
    Instruments,
    store::{self, FeedbackRow},
};
use crate::{
    access_log,
    assignments::ops::{require_assigned, young_person},
    changes::{self, erasure::erase, store::Change},
    goals::store::find_goal,
    identity::store::find_person,
    kernel::{
        Actor, Basis, Precondition, Problem, Written,
        db::{DbError, Tx},
        idempotency::Once,
        live::Notice,
        page::{AFTER_ALL_IDS, PageQuery, page},
    },
    meetings::store::find_meeting,
    sharing,
    state::AppState,
};

/// The most answers that a caseworker is shown of one young person, the latest.
const MOST_SHOWN: i64 = 500;

/// With the group of its score, where its instrument is still known.
fn whole(instruments: &Instruments, mut it: Feedback) -> Feedback {
    let group = |score| instruments.of(&it.draft).ok()?.group(score).cloned();
    it.group = it.score.and_then(group);
    it
}

/// The caller's feedback.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Feedback>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let rows = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(
            async move { Ok(store::list_feedback(tx, actor.id, &before.id, limit + 1).await?) },
        )
    });
    let rows = rows.await?.into_iter();
    let all = rows.map(|row| whole(&state.instruments, row.feedback)).collect();
    Ok(page(all, limit, |it: &Feedback| (None, it.id)))
}

pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<Feedback, Problem> {
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::find_feedback(tx, id).await?) })
    });
    let row = find.await?.filter(|row| row.owner_id == actor.id && !row.deleted);
    let row = row.ok_or_else(Problem::not_found)?;
    Ok(whole(&state.instruments, row.feedback))
}

/// What `id` shares with the caller, the latest first. Logs the access where there is anything, and notifies
/// the young person.
pub async fn list_shared(
    state: &AppState,
    actor: Actor,
    id: Id,
) -> Result<Vec<SharedFeedback>, Problem> {
    let own = state.clone();
    let list = state.db.write(move |tx| {
        Box::pin(async move {
            require_assigned(tx, id, actor.id, own.now()).await?;
            let rows = store::list_shared(tx, id, actor.id, AFTER_ALL_IDS, MOST_SHOWN).await?;
            if !rows.is_empty() {
                let person = young_person(tx, id).await?;
                access_log::ops::record(tx, &own, actor, &person, Looked::Feedback).await?;
            }
            let shared = rows.into_iter().filter_map(|row| {
                whole(&own.instruments, row.feedback).projection().seen_by(actor.id).cloned()
            });
            Ok::<_, Problem>(shared.collect::<Vec<_>>())
        })
    });
    let mut shared = list.await?;
    if !shared.is_empty() {
        let event = Event { kind: EventKind::Seen, id: actor.id, young_person_id: id };
        state.live.publish(vec![Notice { event, audience: vec![id] }]).await;
    }
    shared.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
    Ok(shared)
}

/// Gives feedback, or changes it. True when new. A change with an older base version is merged with what is
/// stored; where the words of both are too long together, it is refused, and the phone still has its own.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    basis: Basis,
    once: Once,
    draft: FeedbackDraft,
) -> Result<(Feedback, bool), Problem> {
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
    mut draft: FeedbackDraft,
) -> Result<Written<Feedback>, Problem> {
    let (now, about) = (state.now(), (EventKind::Feedback, id));
    let existing = store::find_feedback(tx, id).await?;
    if existing.as_ref().is_some_and(|row| row.owner_id != owner) {
        return Err(Problem::not_found());
    }
    let version = existing.as_ref().map_or(0, |row| row.feedback.version);
    let known = existing.as_ref().filter(|row| !row.deleted);
    if !basis.precondition.allows(known.is_some(), |seen| existing.is_some() && seen == version) {
        return Err(Problem::stale(&known.map(|row| &row.feedback)));
    }
    if let (Some(row), Some(base)) = (known, basis.base)
        && version != base
    {
        let before = changes::ops::draft_at(tx, owner, about, base).await?;
        let merged = merge::feedback(before.as_ref(), &row.feedback.draft, &draft);
        draft = merged.ok_or_else(|| {
            Problem::field(
                "words",
                "text_too_long",
                "together with what stands there it is too long",
            )
        })?;
        let shared = |draft: FeedbackDraft| draft.shared_with;
        if changes::ops::was_shared_otherwise(tx, owner, about, base, shared).await? {
            draft.shared_with = draft.shared_with.intersection(&row.feedback.draft.shared_with);
        }
    }
    if existing.is_some() && known.is_none() {
        // Written without knowledge of the deletion: it is restored, for its owner alone.
        draft.shared_with = SharedWith::OnlyMe;
    }
    draft.shared_with =
        sharing::with_team(tx, owner, "shared_with", draft.shared_with, now).await?;
    if let Some(row) = known.filter(|row| row.feedback.draft == draft) {
        let answer = whole(&state.instruments, row.feedback.clone());
        return Ok(Written { answer, record: id, is_new: false, notices: Vec::new() });
    }
    let score = score(tx, state, owner, id, known, &draft).await?;
    let it = Feedback { id, draft, score, group: None, version: version + 1, updated_at: now };
    if !store::upsert_feedback(tx, owner, &it).await? {
        return Err(Problem::not_found());
    }
    changes::ops::record(tx, state, owner, &Change::with_draft(&it, &it.draft)).await?;
    let seen = known.map(|row| row.feedback.projection());
    let notice = sharing::notice(tx, owner, about, seen, Some(it.projection()), now).await?;
    let answer = whole(&state.instruments, it);
    Ok(Written { answer, record: id, is_new: existing.is_none(), notices: vec![notice] })
}

/// Checks the answers, and returns their score. Answers that stand as they were need no check: their
/// instrument may not be known any more.
async fn score(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    id: Id,
    known: Option<&FeedbackRow>,
    draft: &FeedbackDraft,
) -> Result<Option<u16>, Problem> {
    let asked = |it: &FeedbackDraft| {
        (it.instrument.clone(), it.instrument_version, it.answers.clone(), it.about, it.on)
    };
    if let Some(row) = known.filter(|row| asked(&row.feedback.draft) == asked(draft)) {
        return Ok(row.feedback.score);
    }
    let instrument = state.instruments.of(draft)?;
    draft.check(instrument)?;
    let person = find_person(tx, owner).await?.ok_or_else(Problem::not_found)?;
    if draft.on > person.day(state.now()) {
        return Err(FeedbackProblem::InTheFuture.into());
    }
    match draft.about {
        Some(Subject::Goal(goal)) => {
            let row = find_goal(tx, goal).await?;
            if row.is_none_or(|row| row.owner_id != owner || row.deleted) {
                let detail = "there is no such goal of yours";
                return Err(Problem::field("about.goal", "unknown_goal", detail));
            }
            let since = rated_since(draft.on);
            let mut rated = store::list_subjects(tx, owner, &draft.instrument, since, id).await?;
            rated.retain(|subject| *subject != Subject::Goal(goal));
            may_rate(rated.len())?;
        }
        Some(Subject::Meeting(meeting)) => {
            let meeting = find_meeting(tx, meeting).await?;
            if meeting.is_none_or(|it| it.young_person_id != owner) {
                let detail = "there is no such meeting of yours";
                return Err(Problem::field("about.meeting", "unknown_meeting", detail));
            }
        }
        None => {}
    }
    Ok(instrument.score(draft))
}

/// Deletes feedback, leaving a tombstone. Idempotent.
pub async fn delete(
    state: &AppState,
    actor: Actor,
    id: Id,
    precondition: Precondition,
    once: Once,
) -> Result<(), Problem> {
    let delete = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let row = store::find_feedback(tx, id).await?.filter(|row| row.owner_id == actor.id);
            let row = row.ok_or_else(Problem::not_found)?;
            let mut notices = Vec::new();
            if !row.deleted {
                if !precondition.allows(true, |seen| seen == row.feedback.version) {
                    return Err(Problem::stale(&row.feedback));
                }
                notices = leave_tombstone(tx, &own, actor.id, &row.feedback, own.now()).await?;
            }
            Ok(Written::done(id, notices))
        })
    });
    delete.await.map(drop)
}

async fn leave_tombstone(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    it: &Feedback,
    now: Timestamp,
) -> Result<Vec<Notice>, DbError> {
    store::delete_feedback(tx, it.id, now).await?;
    let about = (EventKind::Feedback, it.id);
    let mut notices = erase(tx, state, owner, about, it.version + 1).await?;
    let seen = Some(it.projection());
    notices.push(sharing::notice(tx, owner, about, seen, None, now).await?);
    Ok(notices)
}

impl From<FeedbackProblem> for Problem {
    fn from(problem: FeedbackProblem) -> Self {
        let (path, code) = problem.field();
        Self::field(&path, code, problem.to_string())
    }
}
