//! Informing participants of a meeting, and their replies. Both are about the time and place that stand: when one
//! of them changes, everybody is to be informed again.

use super::{
    By, Meeting, MeetingProblem, Traced,
    participants::{Informed, Participant, Reply},
    plan::{PlanDraft, Whereabouts},
};
use crate::{Id, Timestamp, timestamp::HOUR_MS};

/// For so long after its end a meeting can be replied to, in milliseconds: it may begin late.
const REPLIES_AFTER_MS: i64 = 12 * HOUR_MS;

impl Meeting {
    /// Whether it can be replied to at `now`.
    pub fn takes_replies(&self, now: Timestamp) -> bool {
        let until = self.ends_at().map(|end| end.plus_millis(REPLIES_AFTER_MS));
        self.is_open() && until.is_some_and(|until| now < until)
    }

    /// Records that a participant was informed of this time and place, or with `None` that they were not.
    pub(super) fn inform(
        &mut self,
        by: &By,
        participant: Id,
        of: Option<&Whereabouts>,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        self.require_open()?;
        let plan = self.plan.as_ref().ok_or(MeetingProblem::NotPlanned)?;
        if of.is_some_and(|of| *of != plan.draft.whereabouts()) {
            return Err(MeetingProblem::Moved);
        }
        let known = self.participant_mut(participant)?;
        if known.informed.is_some() == of.is_some() {
            return Ok(());
        }
        known.informed = of.map(|_| Informed { by: by.clone(), at });
        known.knows_earlier &= of.is_none();
        let what = if of.is_some() { Traced::Informed } else { Traced::InformedRemoved };
        self.trace(by, what, Some(participant), at);
        Ok(())
    }

    /// Stores a participant's reply to the time and place that they were `shown`, in place of the one before.
    /// Returns whether it differs.
    ///
    /// # Errors
    /// `Moved` where one of them has changed; the meeting is over or called off.
    pub fn reply(
        &mut self,
        participant: Id,
        coming: bool,
        shown: &Whereabouts,
        at: Timestamp,
    ) -> Result<bool, MeetingProblem> {
        self.require_open()?;
        if !self.takes_replies(at) {
            return Err(MeetingProblem::Closed);
        }
        if self.plan.as_ref().is_none_or(|plan| plan.draft.whereabouts() != *shown) {
            return Err(MeetingProblem::Moved);
        }
        let known = self.participant_mut(participant)?;
        if known.reply.is_some_and(|it| it.coming == coming) {
            return Ok(false);
        }
        known.reply = Some(Reply { coming, at });
        known.knows_earlier = false;
        Ok(true)
    }

    /// Discards what is about another time or place than that of `after`.
    pub(super) fn discard_replies(&mut self, before: &PlanDraft, after: &PlanDraft) {
        if before.whereabouts() != after.whereabouts() {
            for it in &mut self.participants {
                it.knows_earlier |= it.informed.take().is_some();
                it.knows_earlier |= it.reply.take().is_some();
            }
        }
    }

    fn participant_mut(&mut self, id: Id) -> Result<&mut Participant, MeetingProblem> {
        self.participants.iter_mut().find(|it| it.id == id).ok_or(MeetingProblem::Unknown)
    }
}
