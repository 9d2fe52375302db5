//! What an id of a meeting names, now and before: an id names one thing for ever, so that nothing said of
//! one thing is ever read of another.

use super::{Decision, Meeting, MeetingProblem, Trace, Traced};
use crate::Id;

impl Meeting {
    /// The decisions that were not dropped.
    pub fn standing_decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|it| it.dropped.is_none())
    }

    /// What a participant is called, also one who was left out.
    pub fn name_of(&self, participant: Id) -> Option<&str> {
        let there = self.participants.iter().find(|it| it.id == participant);
        let left = || {
            let is_theirs =
                |it: &&Trace| it.what == Traced::LeftOut && it.about == Some(participant);
            self.trail.iter().find(is_theirs)?.before.as_deref()
        };
        there.map(|it| &*it.who.name).or_else(left)
    }

    /// What stands over what is said about `about`: an agenda item, also one that was taken off, or a
    /// decision in its wording `of`. It is the same for ever.
    pub fn heading(&self, about: Id, of: Option<i64>) -> Option<&str> {
        let agenda = self.plan.iter().flat_map(|plan| &plan.draft.agenda).chain(&self.past_agenda);
        let item = agenda.into_iter().find(|it| it.id == about).map(|it| &*it.text);
        item.or_else(|| Some(&*self.decision(about)?.wording(of?)?.text))
    }

    /// Whether `id` names something of this meeting, now or before.
    pub(super) fn is_taken(&self, id: Id) -> bool {
        id == self.id
            || self.trail.iter().any(|trace| trace.about == Some(id))
            || self.heading(id, None).is_some()
            || self.decision(id).is_some()
            || self.participants.iter().any(|it| it.id == id)
            || self.reactions.iter().any(|it| it.id == id)
            || self.contributions.iter().flat_map(|it| &it.answers).any(|it| it.id == id)
            || self.decisions.iter().flat_map(|it| &it.sought).any(|it| it.id == id)
    }

    pub(super) fn require_free(&self, id: Id) -> Result<(), MeetingProblem> {
        if self.is_taken(id) { Err(MeetingProblem::AlreadySaid) } else { Ok(()) }
    }
}
