//! Telling participants of a meeting, and their replies. Both are about the time and place that stand: when one
//! of them changes, everybody is to be told again.

use super::{
    By, Meeting, MeetingProblem, Traced,
    participants::{Informed, Reply},
    plan::PlanDraft,
};
use crate::{Id, Timestamp};

impl Meeting {
    /// Records that a participant was told of the meeting, or that they were not.
    pub(super) fn inform(
        &mut self,
        by: &By,
        participant: Id,
        informed: bool,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        self.require_open()?;
        if self.plan.is_none() {
            return Err(MeetingProblem::NotPlanned);
        }
        let known = self.participants.iter_mut().find(|it| it.id == participant);
        let known = known.ok_or(MeetingProblem::Unknown)?;
        if known.informed.is_some() == informed {
            return Ok(());
        }
        known.informed = informed.then(|| Informed { by: by.clone(), at });
        let what = if informed { Traced::Informed } else { Traced::InformedRemoved };
        self.trace(by, what, Some(participant), at);
        Ok(())
    }

    /// Stores a participant's reply in place of the one before. Returns whether it differs.
    ///
    /// # Errors
    /// `Moved` where the meeting does not begin at `starts_at` any more; the meeting is over or called off.
    pub fn reply(
        &mut self,
        participant: Id,
        coming: bool,
        starts_at: Timestamp,
        at: Timestamp,
    ) -> Result<bool, MeetingProblem> {
        self.require_open()?;
        if self.plan.as_ref().is_none_or(|plan| plan.draft.starts_at != starts_at) {
            return Err(MeetingProblem::Moved);
        }
        let known = self.participants.iter_mut().find(|it| it.id == participant);
        let known = known.ok_or(MeetingProblem::Unknown)?;
        if known.reply.is_some_and(|it| it.coming == coming) {
            return Ok(false);
        }
        known.reply = Some(Reply { coming, at });
        Ok(true)
    }

    /// Discards what is about another time or place than that of `after`.
    pub(super) fn forget_replies(&mut self, before: &PlanDraft, after: &PlanDraft) {
        let when = |it: &PlanDraft| (it.starts_at, it.duration_minutes, it.place.clone());
        if when(before) != when(after) {
            for participant in &mut self.participants {
                participant.informed = None;
                participant.reply = None;
            }
        }
    }
}
