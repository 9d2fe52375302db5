//! The acts of those assigned on a meeting. They cannot change or remove the young person's words.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, Decision, DecisionDraft, Meeting, MeetingProblem, MeetingState, PlanDraft,
    ReactionKind, Traced, check_limit,
    contributions::{Answer, AnswerDraft, Heard, MOST_ANSWERS, MOST_CONTRIBUTIONS},
    decisions::{
        Dropped, MOST_ACTIONS, MOST_DECISIONS, MOST_SOUGHT, MOST_WORDINGS, Sought, SoughtDraft,
    },
    participants::{ParticipantDraft, SuggestionAnswerDraft},
    plan::SummaryWords,
};
use crate::{Id, NaiveDate, Timestamp, people::Name};

/// The length of the trail from which plans and participants cannot be changed any more.
pub const MOST_TRACES: usize = 2000;
/// The shortest break, in milliseconds, from when the young person requested it.
pub const BREAK_MS: i64 = 60_000;

/// The reason for removing a participant, or for cancelling a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    /// The text, which the young person can read.
    pub because: Because,
}

/// Which contributions were heard to their end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeardToEnd {
    /// Their ids.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub contribution_ids: Vec<Id>,
}

/// The fields that close a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Closing {
    /// The summary, in plain words.
    pub summary: SummaryWords,
}

/// An act of somebody assigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffAct {
    /// Plan the meeting, or change the plan.
    Plan(PlanDraft),
    /// Invite somebody, or change their roles.
    Invite {
        /// The participant's id.
        id: Id,
        /// The participant's fields.
        draft: ParticipantDraft,
    },
    /// Remove a participant.
    LeaveOut {
        /// The participant's id.
        id: Id,
        /// The reason.
        because: Because,
    },
    /// Answer a suggestion.
    AnswerSuggestion {
        /// The suggestion's id.
        id: Id,
        /// The answer.
        answer: SuggestionAnswerDraft,
    },
    /// Answer a contribution.
    Answer {
        /// The contribution's id.
        contribution: Id,
        /// The answer's id.
        id: Id,
        /// The answer.
        answer: AnswerDraft,
        /// The young person's local day.
        today: NaiveDate,
    },
    /// Record contributions as heard to their end.
    HearToEnd {
        /// Their ids.
        contributions: Vec<Id>,
    },
    /// Begin the meeting.
    Hold,
    /// Respond to a reaction: take the break, or go slower.
    Meet {
        /// The reaction's id.
        reaction: Id,
    },
    /// Write a decision, or change its wording.
    Decide {
        /// The decision's id.
        id: Id,
        /// The decision.
        draft: DecisionDraft,
        /// The young person's local day.
        today: NaiveDate,
    },
    /// Drop a decision that is not final, which leaves a tombstone.
    DropDecision {
        /// Its id.
        id: Id,
    },
    /// Record how the young person's view was sought.
    Seek {
        /// The decision.
        decision: Id,
        /// The record's id.
        id: Id,
        /// The record.
        sought: SoughtDraft,
        /// The young person's local day.
        today: NaiveDate,
    },
    /// Make a decision final.
    MakeFinal {
        /// The decision.
        decision: Id,
    },
    /// Record that an action of a final decision was done, or that it was not.
    Fulfil {
        /// The action.
        action: Id,
        /// Whether it was done.
        done: bool,
    },
    /// Close the meeting, which must have no open ends.
    Close {
        /// The summary.
        summary: SummaryWords,
    },
    /// Cancel the meeting, or decline a request.
    CallOff {
        /// The reason.
        because: Because,
    },
}

impl Meeting {
    /// A new meeting that `by` plans for a young person called `name`.
    ///
    /// # Errors
    /// The rule that the plan violates.
    pub fn planned(
        id: Id,
        by: &By,
        draft: PlanDraft,
        name: &Name,
        at: Timestamp,
    ) -> Result<Self, MeetingProblem> {
        let young_person = draft.young_person_id;
        let mut meeting = Self::blank(id, young_person, MeetingState::Asked, at);
        meeting.plan(by, draft, Some(name), at)?;
        Ok(meeting)
    }

    /// Applies `act` of `by`, who is assigned. Idempotent.
    ///
    /// # Errors
    /// The rule that the act violates; the meeting is unchanged then.
    pub fn staff(&mut self, by: &By, act: StaffAct, at: Timestamp) -> Result<(), MeetingProblem> {
        match act {
            StaffAct::Plan(draft) => self.plan(by, draft, None, at),
            StaffAct::Invite { id, draft } => self.invite(by, id, draft, at),
            StaffAct::LeaveOut { id, because } => self.leave_out(by, id, &because, at),
            StaffAct::AnswerSuggestion { id, answer } => self.answer_suggestion(by, id, answer, at),
            StaffAct::Answer { contribution, id, answer, today } => {
                let answer = Answer { id, answer, by: by.clone(), at };
                self.answer(by, contribution, answer, today)
            }
            StaffAct::HearToEnd { contributions } => self.hear_to_end(by, &contributions, at),
            StaffAct::Hold => self.hold(by, at),
            StaffAct::Meet { reaction } => {
                let found = self.reactions.iter_mut().find(|it| it.id == reaction);
                let shown = found.ok_or(MeetingProblem::Unknown)?;
                if shown.met_at.is_some() {
                    return Ok(());
                }
                let is_break = shown.kind == ReactionKind::Break;
                // A break must actually be taken, not only be dismissed from the screen.
                if is_break && at < shown.at.plus_millis(BREAK_MS) {
                    return Err(MeetingProblem::BreakTooShort);
                }
                shown.met_at = Some(at);
                let what = if is_break { Traced::BreakTaken } else { Traced::ReactionMet };
                self.trace(by, what, Some(reaction), at);
                Ok(())
            }
            StaffAct::Decide { id, draft, today } => self.decide(by, id, draft, (today, at)),
            StaffAct::DropDecision { id } => {
                let Some(decision) = self.decision(id) else { return Ok(()) };
                if decision.dropped.is_some() {
                    return Ok(());
                }
                self.require_open()?;
                let decision = self.decision_mut(id)?;
                decision.require_open()?;
                decision.dropped = Some(Dropped { by: by.clone(), at });
                let before = Some(decision.draft.text.to_string());
                self.change(by, Traced::DecisionDropped, Some(id), (before, None), at);
                Ok(())
            }
            StaffAct::Seek { decision, id, sought, today } => {
                if sought.on > today {
                    return Err(MeetingProblem::DayAhead);
                }
                self.seek(by, decision, id, sought, (today, at))
            }
            StaffAct::MakeFinal { decision } => {
                self.require_open()?;
                let found = self.decision_mut(decision)?;
                if found.final_at.is_some() {
                    return Ok(());
                }
                found.may_be_final()?;
                found.final_at = Some(at);
                self.trace(by, Traced::DecisionFinal, Some(decision), at);
                Ok(())
            }
            StaffAct::Fulfil { action, done } => self.fulfil(by, action, done, at),
            StaffAct::Close { summary } => self.close(by, summary, at),
            StaffAct::CallOff { because } => self.call_off(by, &because, at),
        }
    }

    /// Records that `by` has received the contributions `heard`, except for withdrawn ones. True if one of
    /// them was new to them.
    pub fn hear(
        &mut self,
        by: &By,
        heard: impl Fn(&super::Contribution) -> bool,
        at: Timestamp,
    ) -> bool {
        let mut ids = Vec::new();
        for it in self.contributions.iter_mut().filter(|it| it.draft.is_some() && heard(it)) {
            if !it.is_heard_by(by) {
                it.heard_by.push(Heard { by: by.clone(), at, to_end_at: None });
                ids.push(it.id);
            }
        }
        for id in &ids {
            self.trace(by, Traced::Heard, Some(*id), at);
        }
        !ids.is_empty()
    }

    /// Records the contributions `ids`, which `by` must have received, as heard to their end. One that was
    /// withdrawn meanwhile is passed over.
    fn hear_to_end(&mut self, by: &By, ids: &[Id], at: Timestamp) -> Result<(), MeetingProblem> {
        check_limit(ids.len(), MOST_CONTRIBUTIONS + 1)?;
        let there = |it: &&super::Contribution| it.draft.is_some() && ids.contains(&it.id);
        if self.contributions.iter().filter(there).any(|it| !it.is_heard_by(by)) {
            return Err(MeetingProblem::NotHeard);
        }
        let mut new = Vec::new();
        for it in self.contributions.iter_mut().filter(|it| there(&&**it)) {
            let heard = it.heard_by.iter_mut().find(|heard| heard.by.is(by));
            if let Some(heard) = heard.filter(|heard| heard.to_end_at.is_none()) {
                heard.to_end_at = Some(at);
                new.push(it.id);
            }
        }
        for id in new {
            self.trace(by, Traced::HeardToEnd, Some(id), at);
        }
        Ok(())
    }

    fn answer(
        &mut self,
        by: &By,
        contribution: Id,
        answer: Answer,
        today: NaiveDate,
    ) -> Result<(), MeetingProblem> {
        let found = self.contributions.iter().position(|it| it.id == contribution);
        let place = found.ok_or(MeetingProblem::Unknown)?;
        if let Some(said) = self.contributions[place].answers.iter().find(|it| it.id == answer.id) {
            let same = said.by.is(by) && said.answer == answer.answer;
            return if same { Ok(()) } else { Err(MeetingProblem::AlreadyAnswered) };
        }
        if !self.takes_answer(&self.contributions[place]) {
            return Err(MeetingProblem::Closed);
        }
        let contribution = &self.contributions[place];
        if contribution.withdrawn_at.is_some() {
            return Err(MeetingProblem::Withdrawn);
        }
        let in_file = contribution.draft.as_ref().is_some_and(|it| it.body.file_id.is_some());
        if in_file && !contribution.is_heard_by(by) {
            return Err(MeetingProblem::NotHeard);
        }
        answer.answer.check(today)?;
        // One that is still owed leaves room for the answer itself.
        let most = MOST_ANSWERS - usize::from(answer.answer.by.is_some());
        check_limit(contribution.answers.len(), most)?;
        self.require_free(answer.id)?;
        let contribution = &mut self.contributions[place];
        let (id, at) = (contribution.id, answer.at);
        contribution.answers.push(answer);
        self.trace(by, Traced::Answered, Some(id), at);
        Ok(())
    }

    fn decide(
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

    fn seek(
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
