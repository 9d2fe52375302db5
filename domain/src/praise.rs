//! Praise to parents about their child, which the young person can always read.

use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    text::{Line, Words},
    timestamp::DAY_MS,
};

/// The addressee, as the caseworker calls them ("mor").
pub type Parent = Line<60>;
/// The text of praise.
pub type PraiseText = Words<500>;

/// How long a letter can be read by its link, in milliseconds.
pub const LETTER_LASTS_MS: i64 = 30 * DAY_MS;

/// The channel by which praise reaches a parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum PraiseBy {
    /// A telephone call was made.
    Call,
    /// A letter that is read by a link.
    Letter,
}

/// The largest number of praises per day from one member of the team about one young person.
pub const MOST_PRAISES_A_DAY: i64 = 10;

/// Why praise is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PraiseProblem {
    /// The young person is of age and has not consented.
    #[error("they have not said yes to that their parents are told")]
    ConsentMissing,
    /// The same id was used with another text: praise cannot be changed.
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

/// The fields of new praise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PraiseDraft {
    /// The addressee.
    pub parent: Parent,
    /// The channel.
    pub by: PraiseBy,
    /// The text.
    pub text: PraiseText,
}

/// Praise, as its writer and the young person see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Praise {
    /// Its id.
    pub id: Id,
    /// The writer's name.
    pub from: String,
    /// The writer's id.
    pub from_id: Id,
    /// The addressee.
    pub parent: Parent,
    /// The channel.
    pub by: PraiseBy,
    /// The text.
    pub text: PraiseText,
    /// When it was written.
    pub at: Timestamp,
    /// The URL of a letter; only returned to its writer.
    pub url: Option<String>,
}

/// Praise as the parent sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestPraise {
    /// The writer's name.
    pub from: String,
    /// The text.
    pub text: PraiseText,
    /// The day on which it was written.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
}

/// Whether the parents of somebody may be praised to on the day `today`: they consented, or come of age only
/// on `of_age_on`. Whoever has no such date counts as of age.
pub fn may_praise(says_yes: bool, of_age_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    says_yes || of_age_on.is_some_and(|day| today < day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adults_must_consent() {
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
