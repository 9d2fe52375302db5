//! The trail of a meeting: who did what, when. It is shown to the young person, whole.

use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp};

/// What somebody is to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ByKind {
    /// Whom it is about.
    YoungPerson,
    /// Somebody assigned to them.
    Staff,
    /// Somebody they trust, who speaks for them.
    Delegate,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct By {
    /// What they are to the meeting.
    pub kind: ByKind,
    /// Their id; a delegate's within the meeting.
    pub id: Id,
    /// What they are called.
    pub name: String,
}

impl By {
    /// Whether `other` is the same: an id alone is not, people and delegates are named apart.
    pub fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && self.id == other.id
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Trace {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: By,
    /// What it was.
    pub what: Traced,
    /// To which part of the meeting.
    pub about: Option<Id>,
    /// How it was before, where something was changed. A time is an instant (RFC 3339), a length
    /// minutes, a kind or a role its word.
    pub before: Option<String>,
    /// How it is since.
    pub after: Option<String>,
}

/// What happened.
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
    Answered,
    DelegateAppointed,
    DelegateDismissed,
    DelegateBroughtBack,
    Held,
    BreakAsked,
    BreakTaken,
    ReactionMet,
    DecisionWritten,
    DecisionReworded,
    DecisionDropped,
    DecisionFinal,
    ViewGiven,
    ViewSought,
    Closed,
    CalledOff,
    FeedbackGiven,
}
