//! Suggestions from others. Nothing becomes a goal by itself: one is adopted in own words, or put
//! aside without a reason.

pub mod card;
pub mod desk;
pub mod texts;

use kurs_domain::{
    Id,
    suggestions::{AnswerSuggestion, AnswerWords, Outcome, SuggestionAnswer},
};

pub use self::card::SuggestionCard;
use crate::sync::dispatch;

/// The suggestion `id` became the goal `goal_id`, in the owner's words.
pub fn adopt(id: Id, goal_id: Id) {
    answer(id, SuggestionAnswer { outcome: Outcome::Adopted, goal_id: Some(goal_id), words: None });
}

/// Not for me, with words to whoever made it or without.
pub fn put_aside(id: Id, words: Option<AnswerWords>) {
    answer(id, SuggestionAnswer { outcome: Outcome::Dropped, goal_id: None, words });
}

fn answer(id: Id, answer: SuggestionAnswer) {
    // Refused only where it has been answered already, and then there is nothing left to do.
    let _ = dispatch(AnswerSuggestion { id, answer });
}
