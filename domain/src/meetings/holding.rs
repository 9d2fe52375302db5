//! Beginning, moving and closing a meeting, and which contributions are accepted after its end.

use super::{
    Because, By, Meeting, MeetingProblem, MeetingState, Plan, Summary, Traced,
    plan::{BeforeMove, SummaryWords},
};
use crate::{Id, Timestamp};

/// How early a meeting can be begun, and the tolerated error of a phone's clock, in milliseconds.
pub const MARGIN_MS: i64 = 15 * 60_000;
/// How long before it can be begun a meeting that is moved forward must be announced, in milliseconds. It
/// does not depend on whether the young person has looked, because that is private.
pub const MOVE_NOTICE_MS: i64 = crate::timestamp::DAY_MS;
/// How long a move can be undone as if it had not been made, in milliseconds, to correct a wrong day.
pub const MOVE_BACK_MS: i64 = crate::timestamp::HOUR_MS;

impl Plan {
    /// The new [`Plan::begins_from`] and [`Plan::before_move`] when it is moved at `at` to begin at
    /// `starts_at`. A move forward takes effect a day after it is announced, or at the time that was known
    /// before, whichever comes first; a move that is soon undone has no effect.
    pub(super) fn moved_to(
        &self,
        starts_at: Timestamp,
        at: Timestamp,
    ) -> (Timestamp, Option<BeforeMove>) {
        let soon =
            |it: &BeforeMove| it.starts_at == starts_at && at < it.at.plus_millis(MOVE_BACK_MS);
        if let Some(before) = self.before_move.filter(soon) {
            return (before.begins_from, None);
        }
        let begins_from = starts_at.max(self.begins_from.min(at.plus_millis(MOVE_NOTICE_MS)));
        let (before, from) = (self.draft.starts_at, self.begins_from);
        (begins_from, Some(BeforeMove { starts_at: before, begins_from: from, at }))
    }
}

impl Meeting {
    /// The earliest time at which it can be begun.
    pub fn may_be_held_from(&self) -> Option<Timestamp> {
        self.plan.as_ref().map(|plan| plan.begins_from.plus_millis(-MARGIN_MS))
    }

    /// When it was closed or cancelled, if it was.
    pub fn ended_at(&self) -> Option<Timestamp> {
        let ended = match self.state {
            MeetingState::Closed => Traced::Closed,
            MeetingState::Cancelled => Traced::CalledOff,
            MeetingState::Asked | MeetingState::Planned | MeetingState::Held => return None,
        };
        self.trail.iter().rev().find(|trace| trace.what == ended).map(|trace| trace.at)
    }

    /// Checks that a new contribution `id` of the young person is accepted: while the meeting is open, and
    /// afterwards if it was made before its end but arrives late. The id contains its time, by the phone's
    /// clock.
    pub(super) fn require_takes(&self, id: Id) -> Result<(), MeetingProblem> {
        let in_time = |end: Timestamp| id.made_at() < end.plus_millis(MARGIN_MS);
        if self.ended_at().is_some_and(in_time) { Ok(()) } else { self.require_open() }
    }

    pub(super) fn hold(&mut self, by: &By, at: Timestamp) -> Result<(), MeetingProblem> {
        self.require_open()?;
        match self.state {
            MeetingState::Held => Ok(()),
            MeetingState::Planned => {
                if self.may_be_held_from().is_some_and(|from| at < from) {
                    return Err(MeetingProblem::TooEarly);
                }
                self.state = MeetingState::Held;
                // Whoever begins it is there.
                if let Some(own) = self.participants.iter_mut().find(|it| it.id == by.id) {
                    own.attended = true;
                }
                self.trace(by, Traced::Held, None, at);
                Ok(())
            }
            _ => Err(MeetingProblem::NotPlanned),
        }
    }

    pub(super) fn close(
        &mut self,
        by: &By,
        words: SummaryWords,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        if self.state == MeetingState::Closed
            && self.summary.as_ref().is_some_and(|summary| summary.words == words)
        {
            return Ok(());
        }
        self.require_held()?;
        if self.plan.as_ref().is_some_and(|plan| at < plan.begins_from) {
            return Err(MeetingProblem::TooEarly);
        }
        let ends = self.open_ends();
        if !ends.is_empty() {
            return Err(MeetingProblem::OpenEnds(ends));
        }
        self.turn_to(None)?;
        self.state = MeetingState::Closed;
        self.summary = Some(Summary { words, by: by.clone(), at });
        for delegate in &mut self.delegates {
            delegate.url = None;
        }
        self.trace(by, Traced::Closed, None, at);
        Ok(())
    }

    /// A meeting that was held cannot be cancelled, because contributions to it must be answered.
    pub(super) fn call_off(
        &mut self,
        by: &By,
        because: &Because,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        match self.state {
            MeetingState::Cancelled => return Ok(()),
            MeetingState::Held | MeetingState::Closed => return Err(MeetingProblem::AlreadyHeld),
            MeetingState::Asked | MeetingState::Planned => {}
        }
        self.state = MeetingState::Cancelled;
        self.change(by, Traced::CalledOff, None, (None, Some(because.to_string())), at);
        Ok(())
    }
}
