//! Celebrating together: what a young person plans, where, and with whom.

mod record;

use chrono::Days;
use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    people::{Language, Name, TimeOfDay},
    text::{Line, Words},
};

/// What is celebrated, in a line.
pub type GatheringTitle = Line<120>;
/// Where.
pub type Place = Line<120>;
/// More about it.
pub type GatheringWords = Words<500>;
/// How many characters an answer has at most.
pub const MOST_ANSWER: usize = 280;
/// What an invited person says to it.
pub type AnswerWords = Words<MOST_ANSWER>;

/// How many of the team, and how many guests, can be invited.
pub const MOST_INVITED: usize = 20;
/// How many days after the day of a gathering the links of its guests are good.
pub const LINKS_LAST_DAYS: u64 = 30;

/// Why a gathering can't be kept, or answered, as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GatheringProblem {
    /// More people than anybody can have over.
    #[error("at most {MOST_INVITED} can be invited")]
    TooManyInvited,
    /// It will not be after all.
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

/// Whether so many can be invited.
pub fn may_invite(invited: usize) -> Result<(), GatheringProblem> {
    if invited > MOST_INVITED { Err(GatheringProblem::TooManyInvited) } else { Ok(()) }
}

/// What its owner says of a gathering: the whole of what a `PUT` may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatheringDraft {
    /// What is celebrated.
    pub title: GatheringTitle,
    /// More about it.
    #[serde(default)]
    pub words: Option<GatheringWords>,
    /// The success it is for. Nobody sees the success by it.
    #[serde(default)]
    pub success_id: Option<Id>,
    /// On which day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// When on that day.
    #[serde(default)]
    pub at: Option<TimeOfDay>,
    /// Where.
    #[serde(default)]
    pub place: Option<Place>,
    /// What its owner is called on the invitations.
    pub shown_name: Name,
    /// Who of the team is invited.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub team: Vec<Id>,
    /// It will not be after all. Whoever is invited reads it on the invitation.
    #[serde(default)]
    pub cancelled: bool,
}

impl GatheringDraft {
    /// The same plan with its team in order, each once: a team is a set.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.team.sort_unstable();
        self.team.dedup();
        self
    }

    /// What `viewer`, one of the team, sees of it, whose answer is `answer`: nothing unless they are
    /// invited, and neither which success it is for, nor who else is invited, nor what others answer.
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

    /// Whether the links of its guests are good on its owner's day `today`.
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
    /// What its owner says of it.
    pub plan: GatheringDraft,
    /// What those of the team have answered.
    pub answers: Vec<TeamAnswer>,
    /// Who else is invited, by links of their own. Only the owner is told.
    pub guests: Vec<Guest>,
    /// Moves on with every change.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A gathering as one of the team sees it who is invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedGathering {
    /// Its id.
    pub id: Id,
    /// What is celebrated.
    pub title: GatheringTitle,
    /// In own words.
    pub words: Option<GatheringWords>,
    /// On which day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// When.
    pub at: Option<TimeOfDay>,
    /// Where.
    pub place: Option<Place>,
    /// Whether it was called off.
    pub cancelled: bool,
    /// What whoever asks has answered.
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

/// What an invited person answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatheringAnswer {
    /// Whether they come.
    pub coming: Coming,
    /// A few words.
    #[serde(default)]
    pub words: Option<AnswerWords>,
}

/// What one of the team has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamAnswer {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// The answer.
    pub answer: GatheringAnswer,
}

/// Somebody without an account who is invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Guest {
    /// Their id.
    pub id: Id,
    /// Who it is, in the owner's words.
    pub name: Name,
    /// The address of their invitation.
    pub url: String,
    /// What they have answered.
    pub answer: Option<GatheringAnswer>,
}

/// What makes a guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestDraft {
    /// Who it is, in the owner's words.
    pub name: Name,
}

/// What a guest may know of a gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestGathering {
    /// What the young person is called here.
    pub shown_name: Name,
    /// The language to begin with.
    pub language: Language,
    /// What is celebrated.
    pub title: GatheringTitle,
    /// More about it.
    pub words: Option<GatheringWords>,
    /// On which day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// When on that day.
    pub at: Option<TimeOfDay>,
    /// Where.
    pub place: Option<Place>,
    /// It will not be after all.
    pub cancelled: bool,
    /// What they answered before.
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
        // What others are, or what it is for, changes nothing of it.
        let other = GatheringDraft { success_id: None, team: vec![id(2)], ..plan.clone() };
        assert_eq!(other.seen_by(id(1), id(2), seen.answer.clone()), Some(seen));
        assert_eq!(plan.seen_by(id(1), id(4), None), None);
    }
}
