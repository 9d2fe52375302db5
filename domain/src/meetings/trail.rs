//! The trail of a meeting: its audit log, which the young person can read in full.

use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp};

/// The kind of actor in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ByKind {
    /// The young person it is about.
    YoungPerson,
    /// Somebody assigned to the young person.
    Staff,
    /// A trusted person who speaks for the young person.
    Delegate,
}

/// The actor of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct By {
    /// The kind of actor.
    pub kind: ByKind,
    /// Their id; a delegate's is their id within the meeting.
    pub id: Id,
    /// Their name.
    pub name: String,
}

impl By {
    /// Whether `other` is the same actor. The id alone does not identify them, because a delegate's id may
    /// equal a person's.
    pub fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && self.id == other.id
    }
}

/// An entry in the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Trace {
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub by: By,
    /// What happened.
    pub what: Traced,
    /// The part of the meeting that it is about.
    pub about: Option<Id>,
    /// The value before a change. A time is an instant (RFC 3339), a length is in minutes, a kind or a
    /// role is its name in the API.
    pub before: Option<String>,
    /// The value after a change.
    pub after: Option<String>,
}

/// The kind of entry in the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Traced {
    Asked,
    RequestWithdrawn,
    Planned,
    KindChanged,
    TitleChanged,
    PurposeChanged,
    TimeChanged,
    DurationChanged,
    PlaceChanged,
    AgendaChanged,
    WishesChanged,
    Invited,
    RolesChanged,
    LeftOut,
    Suggested,
    SuggestionWithdrawn,
    SuggestionAnswered,
    Contributed,
    ContributionWithdrawn,
    Heard,
    HeardToEnd,
    Answered,
    DelegateAppointed,
    DelegateDismissed,
    DelegateBroughtBack,
    Held,
    NoteWritten,
    NoteRemoved,
    Informed,
    InformedRemoved,
    Attended,
    AttendanceRemoved,
    BreakAsked,
    BreakTaken,
    ReactionMet,
    DecisionWritten,
    DecisionReworded,
    DecisionDropped,
    DecisionFinal,
    ViewGiven,
    ViewSought,
    CommitmentFulfilled,
    CommitmentReopened,
    Corrected,
    Closed,
    CalledOff,
}
