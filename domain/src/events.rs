//! Live events: they say what changed, never what it says.

use serde::{Deserialize, Serialize};

use crate::Id;

/// Something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// What kind of thing.
    pub kind: EventKind,
    /// Which one.
    pub id: Id,
    /// The young person it belongs to.
    pub young_person_id: Id,
}

/// What kind of thing changed.
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
    /// One's own settings.
    Me,
    /// Who is assigned.
    Assignment,
    /// Words that gave way to words from another phone.
    EarlierWords,
    /// Somebody looked at what is shared with them; the id is theirs.
    Seen,
    /// A cheer or kind words.
    Celebration,
    /// A gathering, or an answer to its invitation.
    Gathering,
    /// Praise to a parent.
    Praise,
    /// A meeting, or anything that was said to it.
    Meeting,
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
        }
    }

    /// All kinds, for whoever listens to each.
    pub const ALL: [Self; 11] = [
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
    ];
}

/// The type of the event that says: events may have been missed, ask for everything again.
pub const REFRESH: &str = "refresh";
