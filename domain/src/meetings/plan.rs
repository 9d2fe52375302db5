//! What is planned: purpose, time, place and agenda, in plain words; and the templates to begin with.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::{By, PlaceKind};
use crate::{
    Id, Timestamp,
    text::{Line, Words},
};

/// What a meeting is called.
pub type MeetingTitle = Line<120>;
/// What it is for, in plain words.
pub type Purpose = Words<1000>;
/// Where it is, more exactly.
pub type PlaceDetails = Line<200>;
/// One thing to talk about.
pub type AgendaText = Line<200>;
/// What it came to.
pub type SummaryWords = Words<3000>;

/// How many things one meeting can be about: more than that is two meetings.
pub const MOST_AGENDA: usize = 20;
/// How many things in all can be taken off the agenda of one meeting.
pub const MOST_PAST_AGENDA: usize = 100;

/// What kind of meeting it is. Each has a template that the municipality can edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// A meeting about the plan (*handleplansmøde*).
    ActionPlan,
    /// Everybody around the young person (*netværksmøde*).
    Network,
    /// From one caseworker to the next.
    HandOver,
    /// How it went with what was agreed.
    FollowUp,
    /// Anything else.
    Other,
}

impl MeetingKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::ActionPlan, Self::Network, Self::HandOver, Self::FollowUp, Self::Other];
}

/// Where a meeting is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingPlace {
    /// What kind of place.
    pub kind: PlaceKind,
    /// Which one.
    #[serde(default)]
    pub details: Option<PlaceDetails>,
}

/// One thing to talk about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgendaItem {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub text: AgendaText,
}

/// How long a meeting is, in minutes: 5 to 480.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u16, minimum = 5, maximum = 480))]
pub struct DurationMinutes(u16);

impl DurationMinutes {
    /// `minutes`, if that is 5 to 480.
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

/// What those who plan say of a meeting: the whole of what a `PUT` may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanDraft {
    /// Whom it is about. It never changes for a meeting.
    pub young_person_id: Id,
    /// What kind of meeting.
    pub kind: MeetingKind,
    /// What it is called.
    pub title: MeetingTitle,
    /// What it is for.
    pub purpose: Purpose,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it is.
    pub duration_minutes: DurationMinutes,
    /// Where.
    pub place: MeetingPlace,
    /// What there is to talk about, at most [`MOST_AGENDA`] things.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub agenda: Vec<AgendaItem>,
}

/// What is planned, and who planned it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Plan {
    /// What is planned.
    pub draft: PlanDraft,
    /// Who planned it, or changed it last.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// Which version of the meeting, as those assigned see it, was the first with this plan: who has
    /// that one or a later one has the plan as it is, whatever else was said meanwhile.
    pub version: i64,
    /// The time that the young person may reckon with: when it begins, or where it was moved forward a day
    /// after that was announced, or the time before. It is not begun before.
    pub begins_from: Timestamp,
    /// How it was before the last move, if it was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_move: Option<BeforeMove>,
    /// The latest time for which it ever was planned: links end by it, and it never falls.
    pub latest_start: Timestamp,
}

/// The times of a plan before it was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BeforeMove {
    /// When it was to begin.
    pub starts_at: Timestamp,
    /// From when the young person could reckon with it.
    pub begins_from: Timestamp,
    /// When it was moved.
    pub at: Timestamp,
}

/// What to begin a plan with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateDraft {
    /// What the meeting is called.
    pub title: MeetingTitle,
    /// What it is for.
    pub purpose: Purpose,
    /// How long it is.
    pub duration_minutes: DurationMinutes,
    /// What there is to talk about.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub agenda: Vec<AgendaText>,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingTemplate {
    /// For which kind of meeting.
    pub kind: MeetingKind,
    /// What it begins with.
    pub draft: TemplateDraft,
    /// Whether the municipality has edited it.
    pub edited: bool,
}

/// A meeting in a list: nothing of what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingRow {
    /// Its id.
    pub id: Id,
    /// Whom it is about.
    pub young_person_id: Id,
    /// What they are called.
    pub young_person: String,
    /// What it is called; absent while it is only asked for.
    pub title: Option<String>,
    /// How far it has come.
    pub state: super::MeetingState,
    /// When it begins.
    pub starts_at: Option<Timestamp>,
    /// When it is planned to end.
    pub ends_at: Option<Timestamp>,
    /// How many things wait for an answer.
    pub open_ends: u32,
    /// Its version.
    pub version: i64,
}

impl MeetingRow {
    /// Whether it goes on at `now`.
    pub fn goes_on(&self, now: Timestamp) -> bool {
        self.state.goes_on(self.ends_at, now)
    }
}
