//! Gatherings: celebrations that a young person plans and invites to.

mod record;

use chrono::Days;
use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    people::{Language, Name, TimeOfDay},
    text::{Line, Words},
};

/// What is celebrated, in one line.
pub type GatheringTitle = Line<120>;
/// Where it takes place.
pub type Place = Line<120>;
/// A longer description.
pub type GatheringWords = Words<500>;
/// The largest number of characters of an answer.
pub const MOST_ANSWER: usize = 280;
/// The text of an invited person's answer.
pub type AnswerWords = Words<MOST_ANSWER>;

/// The largest number of invited team members, and of guests.
pub const MOST_INVITED: usize = 20;
/// How many days after a gathering the links of its guests are valid.
pub const LINKS_LAST_DAYS: u64 = 30;

/// Why a gathering or an answer is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GatheringProblem {
    /// Too many are invited.
    #[error("at most {MOST_INVITED} can be invited")]
    TooManyInvited,
    /// It is cancelled.
    #[error("it was called off")]
    Cancelled,
}

impl GatheringProblem {
    /// The stable code of the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooManyInvited => "too_many_invited",
            Self::Cancelled => "gathering_cancelled",
        }
    }
}

/// Checks the number of invited people.
pub fn may_invite(invited: usize) -> Result<(), GatheringProblem> {
    if invited > MOST_INVITED { Err(GatheringProblem::TooManyInvited) } else { Ok(()) }
}

/// The fields that the owner sets with a `PUT`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatheringDraft {
    /// What is celebrated.
    pub title: GatheringTitle,
    /// A longer description.
    #[serde(default)]
    pub words: Option<GatheringWords>,
    /// The success it celebrates. It is not shown to the invited.
    #[serde(default)]
    pub success_id: Option<Id>,
    /// The day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// The time on that day.
    #[serde(default)]
    pub at: Option<TimeOfDay>,
    /// Where it takes place.
    #[serde(default)]
    pub place: Option<Place>,
    /// The owner's name on the invitations.
    pub shown_name: Name,
    /// The invited members of the team.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub team: Vec<Id>,
    /// Whether it is cancelled, which the invitation then says.
    #[serde(default)]
    pub cancelled: bool,
}

impl GatheringDraft {
    /// Normalises the order of the team, without duplicates, because it is a set.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.team.sort_unstable();
        self.team.dedup();
        self
    }

    /// The projection for `viewer`, a member of the team whose answer is `answer`: `None` unless they are
    /// invited, and without the success, the other invited and their answers.
    pub fn seen_by(
        &self,
        id: Id,
        viewer: Id,
        answer: Option<GatheringAnswer>,
    ) -> Option<SharedGathering> {
        self.team.contains(&viewer).then(|| SharedGathering {
            id,
            title: self.title.clone(),
            words: self.words.clone(),
            on: self.on,
            at: self.at,
            place: self.place.clone(),
            cancelled: self.cancelled,
            answer,
        })
    }

    /// Whether the links of its guests are valid on its owner's day `today`.
    pub fn are_links_good(&self, today: NaiveDate) -> bool {
        self.on.checked_add_days(Days::new(LINKS_LAST_DAYS)).is_none_or(|last| today <= last)
    }
}

/// A gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gathering {
    /// Its id.
    pub id: Id,
    /// The owner's fields.
    pub plan: GatheringDraft,
    /// The answers of invited team members.
    pub answers: Vec<TeamAnswer>,
    /// Guests, who are invited by personal links. Only the owner sees them.
    pub guests: Vec<Guest>,
    /// Increases with every change.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A gathering as an invited member of the team sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedGathering {
    /// Its id.
    pub id: Id,
    /// What is celebrated.
    pub title: GatheringTitle,
    /// A longer description.
    pub words: Option<GatheringWords>,
    /// The day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// The time on that day.
    pub at: Option<TimeOfDay>,
    /// Where it takes place.
    pub place: Option<Place>,
    /// Whether it is cancelled.
    pub cancelled: bool,
    /// The caller's answer.
    pub answer: Option<GatheringAnswer>,
}

/// Whether somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Coming {
    Yes,
    No,
    Maybe,
}

/// An invited person's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatheringAnswer {
    /// Whether they come.
    pub coming: Coming,
    /// A short text.
    #[serde(default)]
    pub words: Option<AnswerWords>,
}

/// The answer of a member of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamAnswer {
    /// The member's id.
    pub id: Id,
    /// The member's name.
    pub name: String,
    /// The answer.
    pub answer: GatheringAnswer,
}

/// An invited person without an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Guest {
    /// Their id.
    pub id: Id,
    /// The guest's name, as the owner wrote it.
    pub name: Name,
    /// The URL of their invitation.
    pub url: String,
    /// The guest's answer.
    pub answer: Option<GatheringAnswer>,
}

/// The fields of a new guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestDraft {
    /// The guest's name, as the owner wrote it.
    pub name: Name,
}

/// A gathering as a guest sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestGathering {
    /// The young person's name on the invitation.
    pub shown_name: Name,
    /// The language that the page opens in.
    pub language: Language,
    /// What is celebrated.
    pub title: GatheringTitle,
    /// A longer description.
    pub words: Option<GatheringWords>,
    /// The day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// The time on that day.
    pub at: Option<TimeOfDay>,
    /// Where it takes place.
    pub place: Option<Place>,
    /// Whether it is cancelled.
    pub cancelled: bool,
    /// The guest's previous answer.
    pub answer: Option<GatheringAnswer>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(on: &str) -> GatheringDraft {
        let json = format!(r#"{{"title":"Fest","on":"{on}","shown_name":"Åse"}}"#);
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn links_end_thirty_days_after_the_day() {
        for (on, today, good) in [
            ("2026-12-05", "2026-11-22", true),
            ("2026-12-05", "2026-12-05", true),
            ("2026-12-05", "2027-01-04", true),
            ("2026-12-05", "2027-01-05", false),
            ("2024-01-30", "2024-02-29", true),
            ("2024-01-30", "2024-03-01", false),
        ] {
            assert_eq!(plan(on).are_links_good(today.parse().unwrap()), good, "{on} {today}");
        }
    }

    #[test]
    fn the_invited_see_the_plan_and_their_own_answer() {
        let id = |number: u8| Id::new(Timestamp::from_millis(0), [number; 10]);
        let mut plan = plan("2026-12-05");
        (plan.success_id, plan.team) = (Some(id(7)), vec![id(2), id(3)]);
        let answer = GatheringAnswer { coming: Coming::Yes, words: None };
        let seen = plan.seen_by(id(1), id(2), Some(answer.clone())).unwrap();
        assert_eq!((&*seen.title, seen.on, &seen.answer), ("Fest", plan.on, &Some(answer)));
        // The success and the other invited do not change the projection.
        let other = GatheringDraft { success_id: None, team: vec![id(2)], ..plan.clone() };
        assert_eq!(other.seen_by(id(1), id(2), seen.answer.clone()), Some(seen));
        assert_eq!(plan.seen_by(id(1), id(4), None), None);
    }
}
