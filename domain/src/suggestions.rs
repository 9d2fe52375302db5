//! Goals suggested by staff. A suggestion never becomes a goal by itself: the young person adopts it in their
//! own words, or drops it.

mod action;

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    people::PersonRef,
    text::{Line, Words},
};

pub use self::action::AnswerSuggestion;

/// The text of a suggestion.
pub type SuggestionText = Line<280>;
/// The text of the young person's answer.
pub type AnswerWords = Words<500>;

/// The largest number of unanswered suggestions for one young person, from everyone together, because more
/// would be pressure.
pub const MOST_WAITING: i64 = 5;
/// The largest number of them from one caseworker, to leave room for colleagues.
pub const MOST_WAITING_OF_ONE: i64 = 2;

/// The fields of a new suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GoalSuggestionDraft {
    /// The suggestion.
    pub text: SuggestionText,
}

/// The state of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SuggestionState {
    /// Not answered yet.
    Waiting,
    /// Adopted as a goal, in the young person's own words.
    Adopted,
    /// Rejected by the young person.
    Dropped,
}

/// A suggestion and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    /// Its id.
    pub id: Id,
    /// The suggestion.
    pub text: String,
    /// The caseworker who made it.
    pub by: PersonRef,
    /// Its state.
    pub state: SuggestionState,
    /// The text of the young person's answer.
    pub words: Option<String>,
    /// The goal it became; staff see it only if that goal is shared with them.
    pub goal_id: Option<Id>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// A young person's answer to a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionAnswer {
    /// Adopted or dropped.
    pub outcome: Outcome,
    /// The goal it became, which must be stored before. Only with `adopted`.
    #[serde(default)]
    pub goal_id: Option<Id>,
    /// A text for whoever made it.
    #[serde(default)]
    pub words: Option<AnswerWords>,
}

/// The outcome of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It becomes a goal in the young person's own words.
    Adopted,
    /// It is rejected.
    Dropped,
}

/// Why a suggestion or its answer is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SuggestionProblem {
    /// There are [`MOST_WAITING`] unanswered suggestions already.
    #[error("{MOST_WAITING} suggestions wait already; let the young person answer first")]
    TooManyWaiting,
    /// There are [`MOST_WAITING_OF_ONE`] unanswered suggestions of the caller already.
    #[error("{MOST_WAITING_OF_ONE} suggestions of yours wait already; let them be answered first")]
    TooManyOwnWaiting,
    /// It already has another answer.
    #[error("it is answered already")]
    AlreadyAnswered,
    /// It is adopted without a goal, or dropped with one.
    #[error("adopting names the goal it became; dropping names none")]
    GoalMissing,
    /// The same id was used for another text: a suggestion cannot be changed.
    #[error("a suggestion stays as it was made; make a new one")]
    AlreadyMade,
}

/// Checks whether one more may be made, when `waiting` are unanswered, `own` of them the caller's.
pub fn may_suggest(waiting: i64, own: i64) -> Result<(), SuggestionProblem> {
    if waiting >= MOST_WAITING {
        return Err(SuggestionProblem::TooManyWaiting);
    }
    if own < MOST_WAITING_OF_ONE { Ok(()) } else { Err(SuggestionProblem::TooManyOwnWaiting) }
}

/// The state after `answer` in `state`.
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
    /// The projection for `viewer`, who is assigned: their own suggestion with its answer, and a
    /// colleague's only while it is unanswered, because an answer is meant for whoever made the
    /// suggestion. `goal_shown` says whether they may see the goal that it became.
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
