//! Praise to parents: short and concrete, and never behind the young person's back.

use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    text::{Line, Words},
    timestamp::DAY_MS,
};

/// Who it goes to, as the caseworker writes it ("mor").
pub type Parent = Line<60>;
/// What is said.
pub type PraiseText = Words<500>;

/// How long a letter can be read, in milliseconds.
pub const LETTER_LASTS_MS: i64 = 30 * DAY_MS;

/// How praise reaches a parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum PraiseBy {
    /// Somebody rang, and said it.
    Call,
    /// It is written, and read by a link.
    Letter,
}

/// How many times a day one of the team can praise one young person.
pub const MOST_PRAISES_A_DAY: i64 = 10;

/// Why praise can't be given as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PraiseProblem {
    /// The young person is of age, and has not said yes.
    #[error("they have not said yes to that their parents are told")]
    ConsentMissing,
    /// The same praise was given before, in other words: what was said stays as it was said.
    #[error("this was said before, in other words")]
    AlreadyMade,
}

impl PraiseProblem {
    /// The stable code of the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::ConsentMissing => "consent_missing",
            Self::AlreadyMade => "already_made",
        }
    }
}

/// What makes praise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PraiseDraft {
    /// Who it goes to.
    pub parent: Parent,
    /// How.
    pub by: PraiseBy,
    /// What is said.
    pub text: PraiseText,
}

/// Praise, as its writer and the young person see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Praise {
    /// Its id.
    pub id: Id,
    /// Who praised.
    pub from: String,
    /// Their id.
    pub from_id: Id,
    /// Who it went to.
    pub parent: Parent,
    /// How.
    pub by: PraiseBy,
    /// What was said.
    pub text: PraiseText,
    /// When.
    pub at: Timestamp,
    /// Where a letter is read; told to its writer alone.
    pub url: Option<String>,
}

/// What a parent may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestPraise {
    /// Who praises.
    pub from: String,
    /// What is said.
    pub text: PraiseText,
    /// On which day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
}

/// Whether praise may go to the parents of somebody on the day `today`: they said yes, or they come
/// of age only on `of_age_on`. Of whom nothing is known counts as of age.
pub fn may_praise(says_yes: bool, of_age_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    says_yes || of_age_on.is_some_and(|day| today < day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_of_age_are_asked() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-22");
        for (says_yes, of_age_on, expected) in [
            (false, None, false),
            (true, None, true),
            (false, Some("2026-11-23"), true),
            (false, Some("2026-11-22"), false),
            (true, Some("2020-02-29"), true),
        ] {
            assert_eq!(may_praise(says_yes, of_age_on.map(day), today), expected, "{of_age_on:?}");
        }
    }
}
