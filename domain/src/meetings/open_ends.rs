//! What waits for an answer. A meeting can't be closed while anything does.

use serde::{Deserialize, Serialize};

use super::{Contribution, Meeting, MeetingProblem, MeetingState, ReactionKind, Traced};
use crate::{Id, Timestamp};

/// How many requests of one young person can wait at once: more than that is one conversation.
pub const MOST_OPEN_REQUESTS: usize = 5;
/// How many open ends of one young person are shown in the list of what waits.
pub const MOST_SHOWN_OF_ONE: usize = 20;

/// Whether somebody of whose requests `waiting` wait can ask for one more meeting.
///
/// # Errors
/// [`MeetingProblem::TooManyRequests`].
pub fn may_ask(waiting: usize) -> Result<(), MeetingProblem> {
    if waiting < MOST_OPEN_REQUESTS { Ok(()) } else { Err(MeetingProblem::TooManyRequests) }
}

/// What kind of thing waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OpenEndKind {
    /// A request for a meeting.
    Request,
    /// Whom the young person wants there, or not.
    Suggestion,
    /// Something the young person said.
    Contribution,
    /// A break that was asked for.
    Break,
    /// A decision that is not final.
    Decision,
}

/// One thing that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenEnd {
    /// What kind of thing.
    pub kind: OpenEndKind,
    /// Which one.
    pub id: Id,
    /// Since when.
    pub since: Timestamp,
}

/// Something of one young person that waits for an answer; nothing of what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Awaiting {
    /// The meeting.
    pub meeting_id: Id,
    /// What it is called; absent while it is only asked for.
    pub title: Option<String>,
    /// What waits.
    pub open_end: OpenEnd,
}

/// What waits of one young person for an answer of those assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AwaitingOfOne {
    /// Who.
    pub young_person_id: Id,
    /// What they are called.
    pub young_person: String,
    /// How many things wait in all.
    pub count: u32,
    /// What waits, requests before all else, then the oldest first, at most [`MOST_SHOWN_OF_ONE`].
    pub items: Vec<Awaiting>,
}

impl Meeting {
    /// Whether `said` can be answered: as long as it is not closed, and afterwards what came in late
    /// and waits. A meeting that was called off takes nothing new, but nothing of what was said to it
    /// is left without an answer.
    pub fn takes_answer(&self, said: &Contribution) -> bool {
        self.state != MeetingState::Closed || said.waits()
    }

    /// Whether the young person took back that they asked for it.
    pub fn is_request_withdrawn(&self) -> bool {
        self.trail.iter().any(|trace| trace.what == Traced::RequestWithdrawn)
    }

    /// Everything that waits for an answer, the oldest first. What was said to a meeting that was
    /// called off still does, and what came in late to one that is closed; of one whose request was
    /// taken back nothing.
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
    fn a_few_requests_wait_at_once() {
        assert_eq!(may_ask(0), Ok(()));
        assert_eq!(may_ask(MOST_OPEN_REQUESTS - 1), Ok(()));
        assert_eq!(may_ask(MOST_OPEN_REQUESTS), Err(MeetingProblem::TooManyRequests));
        assert_eq!(may_ask(1_005), Err(MeetingProblem::TooManyRequests));
    }
}
