//! Celebrating together: what a young person plans, where, and with whom.

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
    pub team: Vec<Id>,
    /// It will not be after all. Whoever is invited is told.
    #[serde(default)]
    pub cancelled: bool,
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
