//! Suggestions as syncable records, and the young person's answer.

use std::cmp::Reverse;

use super::{Outcome, Suggestion, SuggestionAnswer, SuggestionProblem, SuggestionState};
use crate::{
    Id, NaiveDate, Timestamp,
    events::EventKind,
    record::{Action, Body, Call, Record, Sent},
    sync::{Phone, replica::Replica},
};

impl Record for Suggestion {
    const KIND: &'static str = EventKind::GoalSuggestion.name();
    const DELETABLE: bool = false;
    /// Newest first.
    type Order = Reverse<Id>;

    fn id(&self) -> Id {
        self.id
    }

    /// 1 when made, 2 when answered, which happens once.
    fn version(&self) -> i64 {
        if self.state == SuggestionState::Waiting { 1 } else { 2 }
    }

    fn order(&self) -> Self::Order {
        Reverse(self.id)
    }

    fn register(phone: &mut Phone) {
        phone.add::<AnswerSuggestion>();
    }
}

/// Answers a suggestion.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerSuggestion {
    /// The suggestion's id.
    pub id: Id,
    /// The answer.
    pub answer: SuggestionAnswer,
}

impl Sent for AnswerSuggestion {
    fn id(&self) -> Option<Id> {
        Some(self.id)
    }

    fn needs(&self) -> Vec<Id> {
        self.answer.goal_id.into_iter().collect()
    }

    fn call(&self) -> Call {
        Call::new("POST", format!("/goal_suggestions/{}/answer", self.id), &self.answer)
    }
}

impl Action for AnswerSuggestion {
    type Record = Suggestion;
    type Problem = SuggestionProblem;

    fn read(method: &str, path: &[&str], body: Option<&Body>) -> Option<Self> {
        let ("POST", ["goal_suggestions", id, "answer"]) = (method, path) else { return None };
        Some(Self { id: Id::parse(id).ok()?, answer: body?.read()? })
    }

    fn check(&self, replica: &Replica, _: NaiveDate) -> Result<(), SuggestionProblem> {
        let known = replica.find::<Suggestion>(self.id);
        known.map_or(Ok(()), |it| super::answer(it.state, &self.answer).map(drop))
    }

    fn apply(&self, replica: &mut Replica, at: Timestamp) {
        let Some(known) = replica.find::<Suggestion>(self.id) else { return };
        replica.put(Suggestion {
            state: match self.answer.outcome {
                Outcome::Adopted => SuggestionState::Adopted,
                Outcome::Dropped => SuggestionState::Dropped,
            },
            words: self.answer.words.as_ref().map(ToString::to_string),
            goal_id: self.answer.goal_id,
            answered_at: Some(at),
            ..known.clone()
        });
    }
}
