//! Suggestions from staff. They never become a goal by themselves: the young person adopts one in
//! their own words, or drops it.

mod action;

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    people::PersonRef,
    text::{Line, Words},
};

pub use self::action::AnswerSuggestion;

/// A suggestion, in the words of whoever makes it.
pub type SuggestionText = Line<280>;
/// What the young person says to it.
pub type AnswerWords = Words<500>;

/// How many suggestions may wait for one young person at a time, from everyone together: a pile
/// would be a demand.
pub const MOST_WAITING: i64 = 5;
/// How many of them from one and the same caseworker: there is room for what a colleague sees.
pub const MOST_WAITING_OF_ONE: i64 = 2;

/// What a caseworker may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GoalSuggestionDraft {
    /// The suggestion.
    pub text: SuggestionText,
}

/// Where a suggestion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SuggestionState {
    /// Waits for the young person.
    Waiting,
    /// Became a goal, in the young person's own words.
    Adopted,
    /// Not for me.
    Dropped,
}

/// A suggestion and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    /// Its id.
    pub id: Id,
    /// The suggestion.
    pub text: String,
    /// Who made it.
    pub by: PersonRef,
    /// Where it stands.
    pub state: SuggestionState,
    /// What the young person said to it.
    pub words: Option<String>,
    /// The goal it became; staff see it only if that goal is shared with them.
    pub goal_id: Option<Id>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// The young person's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionAnswer {
    /// Adopted or dropped.
    pub outcome: Outcome,
    /// The goal it became: an own one, kept before. Only with `adopted`.
    #[serde(default)]
    pub goal_id: Option<Id>,
    /// Words to whoever made it.
    #[serde(default)]
    pub words: Option<AnswerWords>,
}

/// What becomes of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It becomes a goal in own words.
    Adopted,
    /// Not for me.
    Dropped,
}

/// Why a suggestion or its answer can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SuggestionProblem {
    /// Enough of them wait already.
    #[error("{MOST_WAITING} suggestions wait already; let the young person answer first")]
    TooManyWaiting,
    /// Enough of one's own wait already.
    #[error("{MOST_WAITING_OF_ONE} suggestions of yours wait already; let them be answered first")]
    TooManyOwnWaiting,
    /// It has another answer already.
    #[error("it is answered already")]
    AlreadyAnswered,
    /// Adopting needs the goal; dropping has none.
    #[error("adopting names the goal it became; dropping names none")]
    GoalMissing,
    /// What was suggested stays as it was said.
    #[error("a suggestion stays as it was made; make a new one")]
    AlreadyMade,
}

/// Whether one more suggestion may be made, when `waiting` wait, and `own` of them are of whoever makes it.
pub fn may_suggest(waiting: i64, own: i64) -> Result<(), SuggestionProblem> {
    if waiting >= MOST_WAITING {
        return Err(SuggestionProblem::TooManyWaiting);
    }
    if own < MOST_WAITING_OF_ONE { Ok(()) } else { Err(SuggestionProblem::TooManyOwnWaiting) }
}

/// The state that `answer` leads to from `state`.
pub fn answer(
    state: SuggestionState,
    answer: &SuggestionAnswer,
) -> Result<SuggestionState, SuggestionProblem> {
    if state != SuggestionState::Waiting {
        return Err(SuggestionProblem::AlreadyAnswered);
    }
    match (answer.outcome, answer.goal_id) {
        (Outcome::Adopted, Some(_)) => Ok(SuggestionState::Adopted),
        (Outcome::Dropped, None) => Ok(SuggestionState::Dropped),
        _ => Err(SuggestionProblem::GoalMissing),
    }
}

impl Suggestion {
    /// What `viewer`, who is assigned, sees: of their own suggestion what became of it, of a
    /// colleague's only that it waits. An answer is said to whoever made the suggestion. `goal_shown`
    /// says whether they see the goal that it became.
    pub fn seen_by(&self, viewer: Id, goal_shown: bool) -> Option<Self> {
        if self.by.id == viewer {
            return Some(Self { goal_id: self.goal_id.filter(|_| goal_shown), ..self.clone() });
        }
        (self.state == SuggestionState::Waiting).then(|| self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answered_once_and_whole() {
        use SuggestionState::{Adopted, Dropped, Waiting};
        let adopt: SuggestionAnswer = serde_json::from_str(
            r#"{"outcome":"adopted","goal_id":"01890a5d-ac96-774b-bcce-b302099a8057"}"#,
        )
        .unwrap();
        let drop: SuggestionAnswer = serde_json::from_str(r#"{"outcome":"dropped"}"#).unwrap();
        let torn = SuggestionAnswer { goal_id: None, ..adopt.clone() };
        for (state, with, expected) in [
            (Waiting, &adopt, Ok(Adopted)),
            (Waiting, &drop, Ok(Dropped)),
            (Waiting, &torn, Err(SuggestionProblem::GoalMissing)),
            (Adopted, &drop, Err(SuggestionProblem::AlreadyAnswered)),
            (Dropped, &adopt, Err(SuggestionProblem::AlreadyAnswered)),
        ] {
            assert_eq!(answer(state, with), expected);
        }
        assert_eq!(may_suggest(4, 1), Ok(()));
        assert_eq!(may_suggest(4, 2), Err(SuggestionProblem::TooManyOwnWaiting));
        assert_eq!(may_suggest(5, 0), Err(SuggestionProblem::TooManyWaiting));
    }
}
