//! Successes of a young person, with or without a goal.

mod clocks;
mod record;

use chrono::Days;
use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    files::MOST_FILES,
    goals::ZeroToTen,
    sharing::{Projection, SharedWith},
    text::Words,
};

pub use self::clocks::{Marked, place};

/// The owner's words on a success.
pub type SuccessWords = Words<2000>;

/// How many days ago a success may be, at most.
pub const DAYS_BACK: u64 = 14;

/// The fields that the owner sets with a `PUT`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuccessDraft {
    /// The goal that succeeded; absent for "I noticed that I …".
    #[serde(default)]
    pub goal_id: Option<Id>,
    /// The owner's local day of the success.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// When it was marked, by the clock of the owner's phone.
    pub at: Timestamp,
    /// The owner's words.
    #[serde(default)]
    pub words: Option<SuccessWords>,
    /// How it felt, 0 (heavy) to 10 (really good).
    #[serde(default)]
    pub feeling: Option<ZeroToTen>,
    /// The attached pictures.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub file_ids: Vec<Id>,
    /// Who may see it; by default the audience of its goal, or nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<SharedWith>))]
    pub shared_with: Option<SharedWith>,
    /// Whether it happened once more on the same day, and is a success of its own beside the first.
    #[serde(default)]
    pub once_more: bool,
}

/// A success.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Success {
    /// Its id.
    pub id: Id,
    /// The goal that succeeded.
    pub goal_id: Option<Id>,
    /// The owner's local day of the success.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// When it was marked, by the clock of the owner's phone.
    pub at: Timestamp,
    /// The owner's words.
    pub words: Option<SuccessWords>,
    /// How it felt, 0 to 10.
    pub feeling: Option<ZeroToTen>,
    /// The attached pictures.
    pub file_ids: Vec<Id>,
    /// Who may see it.
    pub shared_with: SharedWith,
    /// Whether it is one more success of its goal on the same day.
    pub once_more: bool,
    /// Increases with every change.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// Why a success is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SuccessProblem {
    /// Its day is in the future.
    #[error("that day has not come yet")]
    InTheFuture,
    /// Its day is more than [`DAYS_BACK`] days ago.
    #[error("a success can be marked up to {DAYS_BACK} days back")]
    TooLongAgo,
    /// It has too many pictures.
    #[error("a success has at most {MOST_FILES} pictures")]
    TooManyFiles,
    /// It has no goal, words or picture.
    #[error("without a goal, say in a few words what worked out")]
    SaysNothing,
}

/// Checks the day `on` of a success, when it is `today` for its owner.
pub fn may_be_on(on: NaiveDate, today: NaiveDate) -> Result<(), SuccessProblem> {
    let earliest = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(NaiveDate::MIN);
    match on {
        on if on > today => Err(SuccessProblem::InTheFuture),
        on if on < earliest => Err(SuccessProblem::TooLongAgo),
        _ => Ok(()),
    }
}

/// Checks that `draft` is not empty.
pub fn says_something(draft: &SuccessDraft) -> Result<(), SuccessProblem> {
    if draft.goal_id.is_none() && draft.words.is_none() && draft.file_ids.is_empty() {
        return Err(SuccessProblem::SaysNothing);
    }
    Ok(())
}

/// Checks the number of pictures of `draft`. `known` are the success's previous pictures, on whichever phone:
/// those that two phones added together may exceed the limit.
pub fn may_have_files(draft: &SuccessDraft, known: &[Id]) -> Result<(), SuccessProblem> {
    let adds = draft.file_ids.iter().any(|id| !known.contains(id));
    if adds && draft.file_ids.len() > MOST_FILES {
        return Err(SuccessProblem::TooManyFiles);
    }
    Ok(())
}

/// The result of a second mark of the same goal on the same day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondMark {
    /// One success: the first, with these words and this feeling.
    SameSuccess {
        /// The words of both, the first one's first.
        words: Option<SuccessWords>,
        /// The first one's feeling, or else the second's.
        feeling: Option<ZeroToTen>,
    },
    /// A success of its own, because the words of both are too long for one, their audiences differ, or
    /// the second has another picture. So nothing is lost or shown to more people than intended.
    StandsBeside,
}

/// Merges a second mark of a goal with the success `first` of that day, if it is not marked as "once more"
/// (two taps, or two phones), without losing words.
pub fn second_mark(first: &Success, second: &SuccessDraft) -> SecondMark {
    let says_more = second.words.is_some() || second.feeling.is_some();
    if says_more
        && second.shared_with.as_ref().is_some_and(|audience| *audience != first.shared_with)
    {
        return SecondMark::StandsBeside;
    }
    if second.file_ids.iter().any(|id| !first.file_ids.contains(id)) {
        return SecondMark::StandsBeside;
    }
    let feeling = first.feeling.or(second.feeling);
    let words = match (&first.words, &second.words) {
        (Some(first), Some(second)) if !first.contains(&**second) => {
            match SuccessWords::new(&format!("{first}\n{second}")) {
                Ok(both) => Some(both),
                Err(_) => return SecondMark::StandsBeside,
            }
        }
        (first, second) => first.clone().or_else(|| second.clone()),
    };
    SecondMark::SameSuccess { words, feeling }
}

impl Success {
    /// Creates the success of `draft`, first stored at `updated_at`. `inherited` is its audience if the draft
    /// has none.
    pub fn new(id: Id, draft: SuccessDraft, inherited: SharedWith, updated_at: Timestamp) -> Self {
        Self {
            id,
            goal_id: draft.goal_id,
            on: draft.on,
            at: draft.at,
            words: draft.words,
            feeling: draft.feeling,
            file_ids: draft.file_ids,
            shared_with: draft.shared_with.unwrap_or(inherited),
            once_more: draft.once_more,
            version: 1,
            updated_at,
        }
    }

    /// The draft that leaves it unchanged, to edit it from.
    pub fn to_draft(&self) -> SuccessDraft {
        SuccessDraft {
            goal_id: self.goal_id,
            on: self.on,
            at: self.at,
            words: self.words.clone(),
            feeling: self.feeling,
            file_ids: self.file_ids.clone(),
            shared_with: Some(self.shared_with.clone()),
            once_more: self.once_more,
        }
    }
}

/// A success as those see it whom it is shared with. `once_more` is omitted, because it would reveal an
/// earlier mark that may be private or deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedSuccess {
    /// Its id.
    pub id: Id,
    /// The goal that succeeded.
    pub goal_id: Option<Id>,
    /// The owner's local day of the success.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// When it was marked, by the clock of the owner's phone.
    pub at: Timestamp,
    /// The owner's words.
    pub words: Option<SuccessWords>,
    /// How it felt, 0 to 10.
    pub feeling: Option<ZeroToTen>,
    /// The attached pictures.
    pub file_ids: Vec<Id>,
}

impl Success {
    /// Its audience: those who may see both it and its goal. `goals` is the audience of the goal; `None`
    /// for a success without one.
    pub fn audience(&self, goals: Option<&SharedWith>) -> SharedWith {
        goals.map_or_else(|| self.shared_with.clone(), |goals| self.shared_with.intersection(goals))
    }

    /// The projection for that audience; `goals` is the audience of its goal.
    pub fn projection(&self, goals: Option<&SharedWith>) -> Projection<SharedSuccess> {
        Projection {
            audience: self.audience(goals),
            body: SharedSuccess {
                id: self.id,
                goal_id: self.goal_id,
                on: self.on,
                at: self.at,
                words: self.words.clone(),
                feeling: self.feeling,
                file_ids: self.file_ids.clone(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(words: Option<&str>) -> SuccessDraft {
        SuccessDraft {
            goal_id: Some(Id::new(Timestamp::from_millis(0), [1; 10])),
            on: "2026-11-22".parse().unwrap(),
            at: Timestamp::from_millis(0),
            words: words.map(|w| SuccessWords::new(w).unwrap()),
            feeling: None,
            file_ids: Vec::new(),
            shared_with: None,
            once_more: false,
        }
    }

    #[test]
    fn fourteen_days_back_and_not_one_ahead() {
        let today = "2026-11-22".parse().unwrap();
        for (on, expected) in [
            ("2026-11-22", Ok(())),
            ("2026-11-08", Ok(())),
            ("2026-11-07", Err(SuccessProblem::TooLongAgo)),
            ("2026-11-23", Err(SuccessProblem::InTheFuture)),
        ] {
            assert_eq!(may_be_on(on.parse().unwrap(), today), expected, "{on}");
        }
    }

    #[test]
    fn a_second_mark_loses_no_words() {
        let at = Timestamp::from_millis(0);
        let first =
            |words| Success::new(Id::new(at, [2; 10]), draft(words), SharedWith::OnlyMe, at);
        let long = "æ".repeat(1_500);
        for (one, two, expected) in [
            (None, None, Some(None)),
            (Some("Det gik godt"), None, Some(Some("Det gik godt"))),
            (None, Some("Jeg turde"), Some(Some("Jeg turde"))),
            (Some("Det gik godt"), Some("Det gik godt"), Some(Some("Det gik godt"))),
            (Some("Det gik godt"), Some("Jeg turde"), Some(Some("Det gik godt\nJeg turde"))),
            (Some(&long[..]), Some(&"ø".repeat(1_500)[..]), None),
        ] {
            let got = match second_mark(&first(one), &draft(two)) {
                SecondMark::SameSuccess { words, .. } => Some(words.map(Words::into_string)),
                SecondMark::StandsBeside => None,
            };
            assert_eq!(got, expected.map(|w| w.map(str::to_owned)));
        }
    }

    #[test]
    fn words_with_other_audiences_are_never_merged() {
        let at = Timestamp::from_millis(0);
        let first = Success::new(Id::new(at, [2; 10]), draft(None), SharedWith::MyTeam, at);
        let own = SuccessDraft {
            shared_with: Some(SharedWith::OnlyMe),
            ..draft(Some("Det her er mit eget"))
        };
        assert_eq!(second_mark(&first, &own), SecondMark::StandsBeside);
        let tap = SuccessDraft { words: None, ..own };
        assert!(matches!(second_mark(&first, &tap), SecondMark::SameSuccess { .. }));
    }

    #[test]
    fn four_pictures_and_more_only_if_two_phones_added_them() {
        let id = |number| Id::new(Timestamp::from_millis(0), [number; 10]);
        let ids = |numbers: std::ops::Range<u8>| numbers.map(id).collect::<Vec<_>>();
        for (files, known, expected) in [
            (0..4, 0..0, Ok(())),
            (0..5, 0..0, Err(SuccessProblem::TooManyFiles)),
            (0..5, 0..4, Err(SuccessProblem::TooManyFiles)),
            (0..7, 0..8, Ok(())),
        ] {
            let draft = SuccessDraft { file_ids: ids(files.clone()), ..draft(None) };
            assert_eq!(may_have_files(&draft, &ids(known)), expected, "{files:?}");
        }
        let first = Success::new(id(1), draft(None), SharedWith::OnlyMe, Timestamp::from_millis(0));
        let second = SuccessDraft { file_ids: ids(0..1), ..draft(None) };
        assert_eq!(second_mark(&first, &second), SecondMark::StandsBeside);
        let with_it = Success { file_ids: ids(0..1), ..first };
        assert!(matches!(second_mark(&with_it, &second), SecondMark::SameSuccess { .. }));
    }

    #[test]
    fn a_success_is_not_empty() {
        let mut nothing = draft(None);
        assert_eq!(says_something(&nothing), Ok(()));
        nothing.goal_id = None;
        assert_eq!(says_something(&nothing), Err(SuccessProblem::SaysNothing));
    }
}
