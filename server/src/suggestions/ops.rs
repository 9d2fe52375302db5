//! Making a suggestion, and answering one.

use kurs_domain::{
    Id, Page,
    access::Looked,
    events::{Event, EventKind},
    people::PersonRef,
    suggestions::{
        Outcome, Suggestion, SuggestionAnswer, SuggestionDraft, SuggestionProblem, SuggestionState,
        answer, may_suggest,
    },
};

use super::store::{self, SuggestionRow};
use crate::{
    access_log, assignments,
    changes::{self, store::Change},
    db::Tx,
    goals::store::find_goal,
    http::{
        access::Actor,
        error::ApiError,
        idempotency::Once,
        page::{PageQuery, page},
    },
    identity::store::{find_person, hold_person, list_team},
    live::Notice,
    state::AppState,
};

/// Suggestions made to whoever asks.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Suggestion>, ApiError> {
    let (limit, before) = (query.limit()?, query.before()?);
    let list = state.db.read::<_, ApiError, _>(move |tx| {
        Box::pin(
            async move { Ok(store::list_suggestions(tx, actor.id, &before.id, limit + 1).await?) },
        )
    });
    Ok(page(list.await?, limit, |suggestion| (None, suggestion.id)))
}

/// A suggestion as `viewer` may see it: the goal it became only if that is shared with them.
pub async fn as_seen_by(
    tx: &mut Tx,
    viewer: Id,
    suggestion: Suggestion,
) -> Result<Suggestion, ApiError> {
    let Some(goal_id) = suggestion.goal_id else { return Ok(suggestion) };
    let goal = find_goal(tx, goal_id).await?.filter(|row| !row.deleted);
    let shared = goal.is_some_and(|row| row.goal.draft.shared_with.lets_assigned_see(viewer));
    Ok(Suggestion { goal_id: shared.then_some(goal_id), ..suggestion })
}

/// Makes a suggestion. True when new; the same again shows what became of it.
pub async fn put(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
    draft: SuggestionDraft,
) -> Result<(Suggestion, bool), ApiError> {
    let make = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            let now = make.now();
            hold_person(tx, young_person_id).await?;
            assignments::ops::require_assigned(tx, young_person_id, actor.id, now).await?;
            if let Some(row) = store::find_suggestion(tx, id).await? {
                if row.young_person_id != young_person_id || row.suggestion.by.id != actor.id {
                    return Err(ApiError::not_found());
                }
                if row.suggestion.text != *draft.text {
                    return Err(SuggestionProblem::AlreadyMade.into());
                }
                let person = assignments::ops::young_person(tx, young_person_id).await?;
                access_log::ops::note(tx, &make, actor, &person, Looked::Suggestion).await?;
                return Ok((as_seen_by(tx, actor.id, row.suggestion).await?, false));
            }
            let (waiting, own) = store::count_waiting(tx, young_person_id, actor.id).await?;
            may_suggest(waiting, own)?;
            let by = find_person(tx, actor.id).await?.ok_or_else(ApiError::not_found)?.me;
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
            let change = Change::suggestion(&suggestion);
            changes::ops::note(tx, &make, young_person_id, &change).await?;
            Ok::<_, ApiError>((suggestion, true))
        })
    });
    let (suggestion, new) = put.await?;
    if new {
        tell(state, young_person_id, id, vec![young_person_id]).await;
    }
    Ok((suggestion, new))
}

/// Answers a suggestion, once.
pub async fn answer_suggestion(
    state: &AppState,
    actor: Actor,
    id: Id,
    once: Once,
    said: SuggestionAnswer,
) -> Result<Suggestion, ApiError> {
    let own = state.clone();
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            let now = own.now();
            hold_person(tx, actor.id).await?;
            if let Some(before) = once.answered(tx).await? {
                return Ok::<_, ApiError>((before, Vec::new()));
            }
            let row = store::find_suggestion(tx, id)
                .await?
                .filter(|row| row.young_person_id == actor.id)
                .ok_or_else(ApiError::not_found)?;
            let mut suggestion = row.suggestion;
            suggestion.state = answer(suggestion.state, &said)?;
            if said.outcome == Outcome::Adopted && !owns_goal(tx, actor.id, said.goal_id).await? {
                let detail = "there is no such goal of yours";
                return Err(ApiError::field("goal_id", "unknown_goal", detail));
            }
            suggestion.goal_id = said.goal_id;
            suggestion.words = said.words.map(kurs_domain::suggestions::AnswerWords::into_string);
            suggestion.answered_at = Some(now);
            store::update_answer(tx, &suggestion).await?;
            let change = Change::suggestion(&suggestion);
            changes::ops::note(tx, &own, actor.id, &change).await?;
            once.keep(tx, &suggestion, now).await?;
            // The whole team sees suggestions and what became of them.
            let team = list_team(tx, actor.id, now).await?;
            let audience = team.into_iter().map(|member| member.id).chain([actor.id]).collect();
            Ok((suggestion, audience))
        })
    });
    let (suggestion, audience) = write.await?;
    if !audience.is_empty() {
        tell(state, actor.id, id, audience).await;
    }
    Ok(suggestion)
}

async fn owns_goal(tx: &mut Tx, owner: Id, goal: Option<Id>) -> Result<bool, ApiError> {
    let Some(goal) = goal else { return Ok(false) };
    let row = find_goal(tx, goal).await?;
    Ok(row.is_some_and(|row| row.owner_id == owner && !row.deleted))
}

async fn tell(state: &AppState, young_person_id: Id, id: Id, audience: Vec<Id>) {
    let event = Event { kind: EventKind::GoalSuggestion, id, young_person_id };
    state.live.tell(vec![Notice { event, audience }]).await;
}
