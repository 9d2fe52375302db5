//! When a meeting is begun and ended, and what still comes in after its end.

use super::{
    Because, By, Meeting, MeetingProblem, MeetingState, Plan, Summary, Traced,
    plan::{BeforeMove, SummaryWords},
};
use crate::{Id, Timestamp};

/// How long before its time a meeting can be begun, and how far a clock may be off, in milliseconds.
pub const MARGIN_MS: i64 = 15 * 60_000;
/// How long before a meeting that is moved forward can be begun the move is announced, in milliseconds. It
/// does not depend on whether the young person has looked: that is theirs alone.
pub const MOVE_NOTICE_MS: i64 = crate::timestamp::DAY_MS;
/// How long a move can be taken back as if it had not been made, in milliseconds: a wrong day is corrected.
pub const MOVE_BACK_MS: i64 = crate::timestamp::HOUR_MS;

impl Plan {
    /// From when the young person can reckon with it when it is moved at `at` to begin at `starts_at`,
    /// and how it was before. A move forward counts a day after it was announced, or when the time known
    /// before has come; a move that is taken back soon counts as none.
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
    /// From when it can be begun, or could have been.
    pub fn may_be_held_from(&self) -> Option<Timestamp> {
        self.plan.as_ref().map(|plan| plan.begins_from.plus_millis(-MARGIN_MS))
    }

    /// When it was closed or called off, if it was.
    pub fn ended_at(&self) -> Option<Timestamp> {
        let ended = match self.state {
            MeetingState::Closed => Traced::Closed,
            MeetingState::Cancelled => Traced::CalledOff,
            MeetingState::Asked | MeetingState::Planned | MeetingState::Held => return None,
        };
        self.trail.iter().rev().find(|trace| trace.what == ended).map(|trace| trace.at)
    }

    /// Whether something new that the young person says under `id` is taken in: as long as it is
    /// open, and afterwards what was said before its end and was under way. The id tells when that
    /// was, by the phone's clock.
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
        self.state = MeetingState::Closed;
        self.summary = Some(Summary { words, by: by.clone(), at });
        for delegate in &mut self.delegates {
            delegate.url = None;
        }
        self.trace(by, Traced::Closed, None, at);
        Ok(())
    }

    /// What has been said at a meeting that was held gets its answers: it can't be called off.
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
