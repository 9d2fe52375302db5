//! Creating, answering and listing suggestions.

use kurs_domain::{
    Id, Page,
    access::Looked,
    events::EventKind,
    people::PersonRef,
    suggestions::{
        GoalSuggestionDraft, Outcome, Suggestion, SuggestionAnswer, SuggestionProblem,
        SuggestionState, answer, may_suggest,
    },
};

use super::store::{self, SuggestionRow};
use crate::{
    assignments,
    changes::{self, store::Change},
    goals::store::find_goal,
    identity::store::find_person,
    kernel::{
        Actor, Problem, Written,
        db::Tx,
        idempotency::Once,
        page::{PageQuery, page},
        write::lock_person,
    },
    sharing,
    state::AppState,
};

/// The suggestions for the caller.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Suggestion>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(
            async move { Ok(store::list_suggestions(tx, actor.id, &before.id, limit + 1).await?) },
        )
    });
    Ok(page(list.await?, limit, |suggestion| (None, suggestion.id)))
}

/// Creates a suggestion. True when new; idempotent, and a repeated one answers the current state.
pub async fn put(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
    draft: GoalSuggestionDraft,
) -> Result<(Suggestion, bool), Problem> {
    let make = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            let now = make.now();
            lock_person(tx, young_person_id).await?;
            assignments::ops::enter(tx, &make, actor, young_person_id, Looked::Suggestion).await?;
            if let Some(row) = store::find_suggestion(tx, id).await? {
                if row.young_person_id != young_person_id || row.suggestion.by.id != actor.id {
                    return Err(Problem::not_found());
                }
                if row.suggestion.text != *draft.text {
                    return Err(SuggestionProblem::AlreadyMade.into());
                }
                let goal = match row.suggestion.goal_id {
                    Some(goal) => find_goal(tx, goal).await?.and_then(|row| row.seen_by(actor.id)),
                    None => None,
                };
                let seen = row.suggestion.seen_by(actor.id, goal.is_some());
                return Ok((seen.ok_or_else(Problem::not_found)?, None));
            }
            let (waiting, own) = store::count_waiting(tx, young_person_id, actor.id).await?;
            may_suggest(waiting, own)?;
            let by = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?.me;
            let suggestion = Suggestion {
                id,
                text: draft.text.into_string(),
                by: PersonRef { id: by.id, name: by.name, role: by.role },
                state: SuggestionState::Waiting,
                words: None,
                goal_id: None,
                created_at: now,
                answered_at: None,
            };
            let row = SuggestionRow { suggestion: suggestion.clone(), young_person_id };
            store::insert_suggestion(tx, &row).await?;
            let change = Change::of(&suggestion);
            changes::ops::record(tx, &make, young_person_id, &change).await?;
            let about = (EventKind::GoalSuggestion, id);
            let notice = sharing::notice_where(tx, young_person_id, about, now, |viewer| {
                suggestion.seen_by(viewer, false).is_some()
            });
            let notice = notice.await?;
            Ok::<_, Problem>((suggestion, Some(notice)))
        })
    });
    let (suggestion, notice) = put.await?;
    let new = notice.is_some();
    state.live.publish(notice.into_iter().collect()).await;
    Ok((suggestion, new))
}

/// Stores the answer to a suggestion; 409 if it has one.
pub async fn answer_suggestion(
    state: &AppState,
    actor: Actor,
    id: Id,
    once: Once,
    said: SuggestionAnswer,
) -> Result<Suggestion, Problem> {
    let write = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let now = own.now();
            let row = store::find_suggestion(tx, id)
                .await?
                .filter(|row| row.young_person_id == actor.id)
                .ok_or_else(Problem::not_found)?;
            let waiting = row.suggestion;
            let mut suggestion = waiting.clone();
            suggestion.state = answer(suggestion.state, &said)?;
            if said.outcome == Outcome::Adopted && !owns_goal(tx, actor.id, said.goal_id).await? {
                let detail = "there is no such goal of yours";
                return Err(Problem::field("goal_id", "unknown_goal", detail));
            }
            suggestion.goal_id = said.goal_id;
            suggestion.words = said.words.map(kurs_domain::suggestions::AnswerWords::into_string);
            suggestion.answered_at = Some(now);
            store::update_answer(tx, &suggestion).await?;
            let change = Change::of(&suggestion);
            changes::ops::record(tx, &own, actor.id, &change).await?;
            let goal = match suggestion.goal_id {
                Some(goal) => find_goal(tx, goal).await?,
                None => None,
            };
            let about = (EventKind::GoalSuggestion, id);
            let notice = sharing::notice_where(tx, actor.id, about, now, |viewer| {
                let goal_shown = goal.as_ref().is_some_and(|row| row.seen_by(viewer).is_some());
                waiting.seen_by(viewer, false) != suggestion.seen_by(viewer, goal_shown)
            });
            let notices = vec![notice.await?];
            Ok(Written { answer: suggestion, record: id, is_new: false, notices })
        })
    });
    write.await.map(|(suggestion, _)| suggestion)
}

async fn owns_goal(tx: &mut Tx, owner: Id, goal: Option<Id>) -> Result<bool, Problem> {
    let Some(goal) = goal else { return Ok(false) };
    let row = find_goal(tx, goal).await?;
    Ok(row.is_some_and(|row| row.owner_id == owner && !row.deleted))
}

impl From<SuggestionProblem> for Problem {
    fn from(problem: SuggestionProblem) -> Self {
        let detail = problem.to_string();
        match problem {
            SuggestionProblem::TooManyWaiting => Self::conflict("too_many_waiting", detail),
            SuggestionProblem::TooManyOwnWaiting => Self::conflict("too_many_own_waiting", detail),
            SuggestionProblem::AlreadyAnswered => Self::conflict("already_answered", detail),
            SuggestionProblem::AlreadyMade => Self::conflict("already_made", detail),
            SuggestionProblem::GoalMissing => Self::field("goal_id", "goal_missing", detail),
        }
    }
}
