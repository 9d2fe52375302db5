//! Live events (SSE): they say which record changed, but carry no content.

use serde::{Deserialize, Serialize};

use crate::Id;

/// A change of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// The kind of record.
    pub kind: EventKind,
    /// The record's id.
    pub id: Id,
    /// The young person that the record belongs to.
    pub young_person_id: Id,
}

/// The kind of record that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A goal.
    Goal,
    /// A success.
    Success,
    /// A suggestion or its answer.
    GoalSuggestion,
    /// The young person's own settings.
    Me,
    /// The assignments.
    Assignment,
    /// A text that was replaced by one from another phone.
    EarlierWords,
    /// Somebody looked at what is shared with them; the id is that person's.
    Seen,
    /// A cheer or kind words.
    Celebration,
    /// A gathering, or an answer to its invitation.
    Gathering,
    /// Praise to a parent.
    Praise,
    /// A meeting, or a contribution to it.
    Meeting,
    /// A contact outside Kurs.
    Outreach,
    /// The answers to an instrument.
    Feedback,
}

impl EventKind {
    /// Its name as the type of a server-sent event.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Success => "success",
            Self::GoalSuggestion => "goal_suggestion",
            Self::Me => "me",
            Self::Assignment => "assignment",
            Self::EarlierWords => "earlier_words",
            Self::Seen => "seen",
            Self::Celebration => "celebration",
            Self::Gathering => "gathering",
            Self::Praise => "praise",
            Self::Meeting => "meeting",
            Self::Outreach => "outreach",
            Self::Feedback => "feedback",
        }
    }

    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Goal,
        Self::Success,
        Self::GoalSuggestion,
        Self::Me,
        Self::Assignment,
        Self::EarlierWords,
        Self::Seen,
        Self::Celebration,
        Self::Gathering,
        Self::Praise,
        Self::Meeting,
        Self::Outreach,
        Self::Feedback,
    ];
}

/// The type of the event sent after events may have been missed: the client must reload everything.
pub const REFRESH: &str = "refresh";
