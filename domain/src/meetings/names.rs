//! What the ids within a meeting refer to. Ids are never reused, so that a contribution about one thing is
//! never read as about another.

use super::{Decision, Meeting, MeetingProblem, Trace, Traced};
use crate::Id;

impl Meeting {
    /// The decisions that are not dropped.
    pub fn standing_decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|it| it.dropped.is_none())
    }

    /// The name of a current or removed participant.
    pub fn name_of(&self, participant: Id) -> Option<&str> {
        let there = self.participants.iter().find(|it| it.id == participant);
        let left = || {
            let is_theirs =
                |it: &&Trace| it.what == Traced::LeftOut && it.about == Some(participant);
            self.trail.iter().find(is_theirs)?.before.as_deref()
        };
        there.map(|it| &*it.who.name).or_else(left)
    }

    /// The heading of contributions about `about`: the text of an agenda item, even a removed one, or of a
    /// decision in its wording `of`. It never changes.
    pub fn heading(&self, about: Id, of: Option<i64>) -> Option<&str> {
        let agenda = self.plan.iter().flat_map(|plan| &plan.draft.agenda).chain(&self.past_agenda);
        let item = agenda.into_iter().find(|it| it.id == about).map(|it| &*it.text);
        item.or_else(|| Some(&*self.decision(about)?.wording(of?)?.text))
    }

    /// Whether `id` refers or referred to a part of this meeting.
    pub(super) fn is_taken(&self, id: Id) -> bool {
        id == self.id
            || self.trail.iter().any(|trace| trace.about == Some(id))
            || self.heading(id, None).is_some()
            || self.decision(id).is_some()
            || self.participants.iter().any(|it| it.id == id)
            || self.reactions.iter().any(|it| it.id == id)
            || self.notes.iter().any(|it| it.id == id)
            || self.corrections.iter().any(|it| it.id == id)
            || self.contributions.iter().flat_map(|it| &it.answers).any(|it| it.id == id)
            || self.decisions.iter().flat_map(|it| &it.sought).any(|it| it.id == id)
            || self.decisions.iter().flat_map(Decision::all_actions).any(|it| it.id == id)
    }

    pub(super) fn require_free(&self, id: Id) -> Result<(), MeetingProblem> {
        if self.is_taken(id) { Err(MeetingProblem::AlreadySaid) } else { Ok(()) }
    }
}
