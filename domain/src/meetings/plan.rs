//! The plan of a meeting (purpose, time, place and agenda), and templates for it.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::{By, PlaceKind};
use crate::{
    Id, Timestamp,
    text::{Line, Words},
};

/// The title of a meeting.
pub type MeetingTitle = Line<120>;
/// The purpose of a meeting, in plain words.
pub type Purpose = Words<1000>;
/// The address or description of the place.
pub type PlaceDetails = Line<200>;
/// The text of an agenda item.
pub type AgendaText = Line<200>;
/// The text of a summary.
pub type SummaryWords = Words<3000>;

/// The largest number of agenda items; more than that is two meetings.
pub const MOST_AGENDA: usize = 20;
/// The largest number of agenda items that can be removed from one meeting.
pub const MOST_PAST_AGENDA: usize = 100;

/// The kind of meeting. Each has a template that the municipality can edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// A meeting about the plan (*handleplansmøde*).
    ActionPlan,
    /// A meeting of everybody around the young person (*netværksmøde*).
    Network,
    /// A handover to another caseworker.
    HandOver,
    /// A review of what was agreed.
    FollowUp,
    /// Anything else.
    Other,
}

impl MeetingKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::ActionPlan, Self::Network, Self::HandOver, Self::FollowUp, Self::Other];
}

/// The place of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingPlace {
    /// The kind of place.
    pub kind: PlaceKind,
    /// The address or description.
    #[serde(default)]
    pub details: Option<PlaceDetails>,
}

/// An agenda item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgendaItem {
    /// Its id.
    pub id: Id,
    /// The text.
    pub text: AgendaText,
}

/// The length of a meeting in minutes, 5 to 480.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u16, minimum = 5, maximum = 480))]
pub struct DurationMinutes(u16);

impl DurationMinutes {
    /// `None` if `minutes` is not 5 to 480.
    pub fn new(minutes: u16) -> Option<Self> {
        (5..=480).contains(&minutes).then_some(Self(minutes))
    }
}

impl From<DurationMinutes> for i64 {
    fn from(minutes: DurationMinutes) -> Self {
        minutes.0.into()
    }
}

impl<'de> Deserialize<'de> for DurationMinutes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let minutes = u16::deserialize(deserializer)?;
        Self::new(minutes)
            .ok_or_else(|| D::Error::custom("out_of_range: a meeting has 5 to 480 minutes"))
    }
}

/// Time and place of a meeting, as somebody was informed of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Whereabouts {
    /// When it begins.
    pub starts_at: Timestamp,
    /// Its length in minutes.
    pub duration_minutes: DurationMinutes,
    /// The place.
    pub place: MeetingPlace,
}

/// The fields of a plan that a `PUT` sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanDraft {
    /// The young person it is about. It cannot change.
    pub young_person_id: Id,
    /// The kind of meeting.
    pub kind: MeetingKind,
    /// The title.
    pub title: MeetingTitle,
    /// The purpose.
    pub purpose: Purpose,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Its length in minutes.
    pub duration_minutes: DurationMinutes,
    /// The place.
    pub place: MeetingPlace,
    /// The agenda, at most [`MOST_AGENDA`] items.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub agenda: Vec<AgendaItem>,
}

impl PlanDraft {
    /// Its time and place.
    pub fn whereabouts(&self) -> Whereabouts {
        Whereabouts {
            starts_at: self.starts_at,
            duration_minutes: self.duration_minutes,
            place: self.place.clone(),
        }
    }
}

/// A plan with its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Plan {
    /// The plan.
    pub draft: PlanDraft,
    /// Who last changed it.
    pub by: By,
    /// When it was last changed.
    pub at: Timestamp,
    /// The version of the meeting, in the projection for those assigned, that introduced this plan: whoever
    /// has this version or a later one has the current plan.
    pub version: i64,
    /// The earliest time at which the young person has to expect it to begin: `starts_at`, or after a move
    /// forward, a day after that was announced, or the time before. It cannot be begun earlier.
    pub begins_from: Timestamp,
    /// The times before the last move, if it was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_move: Option<BeforeMove>,
    /// The latest time it was ever planned for. It never decreases; the validity of links depends on it.
    pub latest_start: Timestamp,
}

/// The times of a plan before a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BeforeMove {
    /// When it was to begin.
    pub starts_at: Timestamp,
    /// `begins_from` before the move.
    pub begins_from: Timestamp,
    /// When it was moved.
    pub at: Timestamp,
}

/// The fields of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateDraft {
    /// The title of the meeting.
    pub title: MeetingTitle,
    /// The purpose of the meeting.
    pub purpose: Purpose,
    /// Its length in minutes.
    pub duration_minutes: DurationMinutes,
    /// The texts of the agenda items.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub agenda: Vec<AgendaText>,
}

/// A template for a kind of meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingTemplate {
    /// The kind of meeting.
    pub kind: MeetingKind,
    /// The template's fields.
    pub draft: TemplateDraft,
    /// Whether the municipality has edited it.
    pub edited: bool,
}

/// A meeting in a list, without its contributions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingRow {
    /// Its id.
    pub id: Id,
    /// The young person it is about.
    pub young_person_id: Id,
    /// The young person's name.
    pub young_person: String,
    /// The title; absent while it is only requested.
    pub title: Option<String>,
    /// Its state.
    pub state: super::MeetingState,
    /// When it begins.
    pub starts_at: Option<Timestamp>,
    /// When it is planned to end.
    pub ends_at: Option<Timestamp>,
    /// The number of open ends.
    pub open_ends: u32,
    /// Its version.
    pub version: i64,
}

impl MeetingRow {
    /// Whether it is going on at `now`.
    pub fn goes_on(&self, now: Timestamp) -> bool {
        self.state.goes_on(self.ends_at, now)
    }
}
