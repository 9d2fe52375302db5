//! The access log of staff to a young person's data, which the young person can read.

use serde::{Deserialize, Serialize};

use crate::{Id, NaiveDate, Timestamp, people::Role};

/// What was accessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Looked {
    /// The list of young people, with the changes for each.
    List,
    /// The overview of this young person: what is shared.
    Overview,
    /// A goal.
    Goal,
    /// A picture on a success.
    File,
    /// A suggestion was made, or read with its answer.
    Suggestion,
    /// A cheer was written, whether it was accepted or not.
    Cheer,
    /// An invitation to a gathering.
    Gathering,
    /// Praise to a parent was written, whether it was accepted or not.
    Praise,
    /// A meeting and the contributions to it.
    Meeting,
    /// The current and past assignments.
    Assignments,
    /// What hangs on an assignment, in numbers.
    Handover,
    /// A new invitation was made, with which somebody can sign in as this person.
    Invitation,
    /// The name, in the list of those who can be assigned or invited.
    Name,
    /// A label was written beside the name, or taken away.
    Label,
    /// A contact outside Kurs was recorded, or taken away again.
    Outreach,
    /// Answers to an instrument, and how they moved over time.
    Feedback,
    /// A star was set beside the name in one's own list, or taken away.
    Star,
    /// A new code was made for a colleague who is assigned, with which somebody can sign in as them.
    ColleagueCode,
    /// A colleague who is assigned, and signed in with a new code, was confirmed to be that colleague.
    ColleagueConfirmed,
}

impl Looked {
    /// Reads of one kind that are at most this many milliseconds apart are one visit: a page that is open
    /// is read anew whenever something on it changes. 0 for what is an act, which counts each time.
    #[must_use]
    pub const fn visit_ms(self) -> i64 {
        match self {
            Self::List
            | Self::Overview
            | Self::Goal
            | Self::File
            | Self::Gathering
            | Self::Meeting
            | Self::Feedback
            | Self::Assignments
            | Self::Handover
            | Self::Name => 10 * 60_000,
            Self::Suggestion
            | Self::Cheer
            | Self::Praise
            | Self::Label
            | Self::Outreach
            | Self::Star
            | Self::Invitation
            | Self::ColleagueCode
            | Self::ColleagueConfirmed => 0,
        }
    }
}

/// The accesses of one person to one kind of thing on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessEntry {
    /// The latest access.
    pub at: Timestamp,
    /// The young person's local day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub day: NaiveDate,
    /// Name of the person who looked, as it was then.
    pub by: String,
    /// Id of the person who looked.
    pub by_id: Id,
    /// The role in which they looked.
    pub role: Role,
    /// What they looked at.
    pub what: Looked,
    /// Name of the colleague that it concerns, as it was then.
    pub about: Option<String>,
    /// How often on that day: what was done, each time; what was only read, by the visit
    /// ([`Looked::visit_ms`]).
    pub count: i64,
}
