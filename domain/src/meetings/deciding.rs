//! Writing decisions, and seeking the young person's view of them.

use super::{
    By, Decision, DecisionDraft, Meeting, MeetingProblem, Traced, check_limit,
    decisions::{MOST_ACTIONS, MOST_DECISIONS, MOST_SOUGHT, MOST_WORDINGS, Sought, SoughtDraft},
};
use crate::{Id, NaiveDate, Timestamp};

impl Meeting {
    pub(super) fn decide(
        &mut self,
        by: &By,
        id: Id,
        draft: DecisionDraft,
        (today, at): (NaiveDate, Timestamp),
    ) -> Result<(), MeetingProblem> {
        self.require_held()?;
        if draft.actions.len() > MOST_ACTIONS {
            return Err(MeetingProblem::TooMany);
        }
        if draft.about.is_some_and(|about| self.heading(about, None).is_none()) {
            return Err(MeetingProblem::AboutUnknown);
        }
        self.check_actions(id, &draft)?;
        let Some(known) = self.decisions.iter().position(|it| it.id == id) else {
            self.require_free(id)?;
            check_limit(self.decisions.len(), MOST_DECISIONS)?;
            let after = Some(draft.text.to_string());
            self.decisions.push(Decision::new(id, draft, by, (today, at)));
            self.change(by, Traced::DecisionWritten, Some(id), (None, after), at);
            return Ok(());
        };
        if self.decisions[known].draft == draft {
            return Ok(());
        }
        self.decisions[known].require_open()?;
        check_limit(self.decisions[known].earlier.len(), MOST_WORDINGS - 1)?;
        let change = self.difference(&self.decisions[known].draft, &draft);
        self.decisions[known].reword(draft, by, (today, at));
        self.change(by, Traced::DecisionReworded, Some(id), change, at);
        Ok(())
    }

    /// Checks that each action of `draft` has an id of its own, which it may have had in an earlier wording.
    fn check_actions(&self, decision: Id, draft: &DecisionDraft) -> Result<(), MeetingProblem> {
        let known: Vec<_> =
            self.decision(decision).iter().flat_map(|it| it.all_actions()).collect();
        for (place, action) in draft.actions.iter().enumerate() {
            if draft.actions[..place].iter().any(|it| it.id == action.id) || action.id == decision {
                return Err(MeetingProblem::AlreadySaid);
            }
            if known.iter().all(|it| it.id != action.id) {
                self.require_free(action.id)?;
            }
        }
        Ok(())
    }

    /// The parts of a decision that differ, before and after: text, reason, actions and agenda item.
    fn difference(
        &self,
        before: &DecisionDraft,
        after: &DecisionDraft,
    ) -> (Option<String>, Option<String>) {
        let parts = |it: &DecisionDraft| {
            let why = it.why.as_ref().map(ToString::to_string);
            let about = it.about.and_then(|about| self.heading(about, None)).map(str::to_owned);
            let actions = it.actions.iter();
            let actions: Vec<_> =
                actions.map(|one| format!("{}: {} ({})", one.who, one.text, one.by)).collect();
            let rest = [why, Some(actions.join("\n")), about].map(Option::unwrap_or_default);
            std::iter::once(it.text.to_string()).chain(rest).collect::<Vec<_>>()
        };
        let both = parts(before).into_iter().zip(parts(after));
        let (before, after): (Vec<_>, Vec<_>) =
            both.filter(|(before, after)| before != after).unzip();
        (Some(before.join("\n")), Some(after.join("\n")))
    }

    pub(super) fn seek(
        &mut self,
        by: &By,
        decision: Id,
        id: Id,
        sought: SoughtDraft,
        (today, at): (NaiveDate, Timestamp),
    ) -> Result<(), MeetingProblem> {
        let is_free = self.require_free(id);
        let found = self.decision_mut(decision)?;
        if let Some(noted) = found.sought.iter().find(|it| it.id == id) {
            return if noted.sought == sought { Ok(()) } else { Err(MeetingProblem::AlreadySaid) };
        }
        found.require_open()?;
        if sought.on < found.worded_on {
            return Err(MeetingProblem::DayBeforeWording);
        }
        is_free?;
        check_limit(found.sought.len(), MOST_SOUGHT)?;
        let of = found.version;
        found.sought.push(Sought { id, sought, by: by.clone(), at, noted_on: today, of });
        self.trace(by, Traced::ViewSought, Some(decision), at);
        Ok(())
    }
}
