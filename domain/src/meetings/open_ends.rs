//! Open ends: everything that needs an answer before a meeting can be closed.

use serde::{Deserialize, Serialize};

use super::{Contribution, Meeting, MeetingProblem, MeetingState, ReactionKind, Traced};
use crate::{Id, Timestamp};

/// The largest number of open requests of one young person; more can be discussed in one meeting.
pub const MOST_OPEN_REQUESTS: usize = 5;
/// The largest number of open ends of one young person in the list.
pub const MOST_SHOWN_OF_ONE: usize = 20;

/// Checks whether somebody with `waiting` open requests can request one more meeting.
///
/// # Errors
/// [`MeetingProblem::TooManyRequests`].
pub fn may_ask(waiting: usize) -> Result<(), MeetingProblem> {
    if waiting < MOST_OPEN_REQUESTS { Ok(()) } else { Err(MeetingProblem::TooManyRequests) }
}

/// The kind of open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OpenEndKind {
    /// A request for a meeting.
    Request,
    /// A suggestion of whom to invite or leave out.
    Suggestion,
    /// A contribution without an answer.
    Contribution,
    /// A requested break.
    Break,
    /// A decision that is not final.
    Decision,
}

/// Something that needs an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenEnd {
    /// The kind of open end.
    pub kind: OpenEndKind,
    /// The id of the part of the meeting.
    pub id: Id,
    /// Since when it has been open.
    pub since: Timestamp,
}

/// An open end in the list of staff, without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Awaiting {
    /// The meeting.
    pub meeting_id: Id,
    /// The meeting's title; absent while it is only requested.
    pub title: Option<String>,
    /// The open end.
    pub open_end: OpenEnd,
}

/// The open ends of one young person, for those assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AwaitingOfOne {
    /// The young person's id.
    pub young_person_id: Id,
    /// The young person's name.
    pub young_person: String,
    /// The number of all open ends.
    pub count: u32,
    /// Open ends, requests first, then oldest first, at most [`MOST_SHOWN_OF_ONE`].
    pub items: Vec<Awaiting>,
}

impl Meeting {
    /// Whether `said` can be answered: until the meeting is closed, and afterwards if it arrived late and is
    /// unanswered, or if its answer is still owed. A cancelled meeting accepts no new contributions, but all
    /// earlier ones can be answered.
    pub fn takes_answer(&self, said: &Contribution) -> bool {
        self.state != MeetingState::Closed || said.waits() || said.owed().is_some()
    }

    /// Whether the young person withdrew the request.
    pub fn is_request_withdrawn(&self) -> bool {
        self.trail.iter().any(|trace| trace.what == Traced::RequestWithdrawn)
    }

    /// All open ends, oldest first. They include contributions to a cancelled meeting, and those that arrived
    /// late at a closed one. A meeting whose request was withdrawn has none.
    pub fn open_ends(&self) -> Vec<OpenEnd> {
        if self.is_request_withdrawn() {
            return Vec::new();
        }
        let asked = self.request.iter().filter(|_| self.state == MeetingState::Asked);
        let mut ends: Vec<_> = asked
            .map(|it| OpenEnd { kind: OpenEndKind::Request, id: self.id, since: it.at })
            .collect();
        let suggestions = self.suggestions.iter().filter(|it| it.waits());
        ends.extend(suggestions.map(|it| OpenEnd {
            kind: OpenEndKind::Suggestion,
            id: it.id,
            since: it.at,
        }));
        let contributions = self.contributions.iter().filter(|it| it.waits());
        ends.extend(contributions.map(|it| OpenEnd {
            kind: OpenEndKind::Contribution,
            id: it.id,
            since: it.received_at,
        }));
        let breaks = self.reactions.iter();
        let breaks = breaks.filter(|it| it.kind == ReactionKind::Break && it.met_at.is_none());
        ends.extend(breaks.map(|it| OpenEnd { kind: OpenEndKind::Break, id: it.id, since: it.at }));
        let decisions = self.standing_decisions().filter(|it| it.final_at.is_none());
        ends.extend(decisions.map(|it| OpenEnd {
            kind: OpenEndKind::Decision,
            id: it.id,
            since: it.written_at,
        }));
        ends.sort_by_key(|end| end.since);
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_requests_are_limited() {
        assert_eq!(may_ask(0), Ok(()));
        assert_eq!(may_ask(MOST_OPEN_REQUESTS - 1), Ok(()));
        assert_eq!(may_ask(MOST_OPEN_REQUESTS), Err(MeetingProblem::TooManyRequests));
        assert_eq!(may_ask(1_005), Err(MeetingProblem::TooManyRequests));
    }
}
