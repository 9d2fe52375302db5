//! What those assigned to a young person do to a meeting. Nothing here can change or take away a word
//! of the young person's.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, Decision, DecisionDraft, Meeting, MeetingProblem, MeetingState, PlanDraft,
    ReactionKind, Traced,
    contributions::{Answer, AnswerDraft, Heard, MOST_ANSWERS},
    decisions::{
        Dropped, MOST_ACTIONS, MOST_DECISIONS, MOST_SOUGHT, MOST_WORDINGS, Sought, SoughtDraft,
    },
    participants::{ParticipantDraft, SuggestionAnswerDraft},
    plan::SummaryWords,
    room,
};
use crate::{Id, NaiveDate, Timestamp, people::Name};

/// How long the trail of a meeting can get by changes of its plan.
pub const MOST_TRACES: usize = 2000;
/// How long a break is at least, in milliseconds, from when the young person asked for it.
pub const BREAK_MS: i64 = 60_000;

/// Why somebody is left out, or a meeting called off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    /// Why, for the young person to read.
    pub because: Because,
}

/// What closes a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Closing {
    /// What it came to, in plain words.
    pub summary: SummaryWords,
}

/// One act of somebody assigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffAct {
    /// Plan it, or change the plan.
    Plan(PlanDraft),
    /// Have somebody there, or change what they look after.
    Invite {
        /// The participant's id.
        id: Id,
        /// Who.
        draft: ParticipantDraft,
    },
    /// Have somebody there no more.
    LeaveOut {
        /// The participant's id.
        id: Id,
        /// Why.
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
    },
    /// Begin it.
    Hold,
    /// Take the break, or go slower.
    Meet {
        /// The reaction's id.
        reaction: Id,
    },
    /// Write a decision, or word it differently.
    Decide {
        /// The decision's id.
        id: Id,
        /// What it says.
        draft: DecisionDraft,
        /// The young person's day now.
        today: NaiveDate,
    },
    /// Drop a decision that is not final. It stays as a tombstone.
    DropDecision {
        /// Its id.
        id: Id,
    },
    /// Note how the young person's view was sought.
    Seek {
        /// The decision.
        decision: Id,
        /// The note's id.
        id: Id,
        /// When and how.
        sought: SoughtDraft,
        /// The young person's day now.
        today: NaiveDate,
    },
    /// Make a decision final.
    MakeFinal {
        /// The decision.
        decision: Id,
    },
    /// Close it: everything has its answer.
    Close {
        /// What it came to.
        summary: SummaryWords,
    },
    /// Call it off, or say no to a request.
    CallOff {
        /// Why.
        because: Because,
    },
}

impl Meeting {
    /// A meeting that `by` plans for somebody called `name`.
    ///
    /// # Errors
    /// What a plan can be refused for.
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

    /// Does `act` for `by`, who is assigned. Done twice it is as if done once.
    ///
    /// # Errors
    /// What the rules say no to; the meeting is as it was then.
    pub fn staff(&mut self, by: &By, act: StaffAct, at: Timestamp) -> Result<(), MeetingProblem> {
        match act {
            StaffAct::Plan(draft) => self.plan(by, draft, None, at),
            StaffAct::Invite { id, draft } => self.invite(by, id, draft, at),
            StaffAct::LeaveOut { id, because } => self.leave_out(by, id, &because, at),
            StaffAct::AnswerSuggestion { id, answer } => self.answer_suggestion(by, id, answer, at),
            StaffAct::Answer { contribution, id, answer } => {
                self.answer(by, contribution, Answer { id, answer, by: by.clone(), at })
            }
            StaffAct::Hold => self.hold(by, at),
            StaffAct::Meet { reaction } => {
                let found = self.reactions.iter_mut().find(|it| it.id == reaction);
                let shown = found.ok_or(MeetingProblem::Unknown)?;
                if shown.met_at.is_some() {
                    return Ok(());
                }
                let is_break = shown.kind == ReactionKind::Break;
                // It is met when it has been held, and not by a press that only takes the sign away.
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
            StaffAct::Close { summary } => self.close(by, summary, at),
            StaffAct::CallOff { because } => self.call_off(by, &because, at),
        }
    }

    /// `by` has the contributions `heard` before them. What was taken back, nobody hears. True when
    /// one of them had not heard it before.
    pub fn hear(
        &mut self,
        by: &By,
        heard: impl Fn(&super::Contribution) -> bool,
        at: Timestamp,
    ) -> bool {
        let mut ids = Vec::new();
        for it in self.contributions.iter_mut().filter(|it| it.draft.is_some() && heard(it)) {
            if !it.is_heard_by(by) {
                it.heard_by.push(Heard { by: by.clone(), at });
                ids.push(it.id);
            }
        }
        for id in &ids {
            self.trace(by, Traced::Heard, Some(*id), at);
        }
        !ids.is_empty()
    }

    fn answer(&mut self, by: &By, contribution: Id, answer: Answer) -> Result<(), MeetingProblem> {
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
        room(contribution.answers.len(), MOST_ANSWERS)?;
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
        let Some(known) = self.decisions.iter().position(|it| it.id == id) else {
            self.require_free(id)?;
            room(self.decisions.len(), MOST_DECISIONS)?;
            let after = Some(draft.text.to_string());
            self.decisions.push(Decision::new(id, draft, by, (today, at)));
            self.change(by, Traced::DecisionWritten, Some(id), (None, after), at);
            return Ok(());
        };
        if self.decisions[known].draft == draft {
            return Ok(());
        }
        self.decisions[known].require_open()?;
        room(self.decisions[known].earlier.len(), MOST_WORDINGS - 1)?;
        let change = self.difference(&self.decisions[known].draft, &draft);
        self.decisions[known].reword(draft, by, (today, at));
        self.change(by, Traced::DecisionReworded, Some(id), change, at);
        Ok(())
    }

    /// The parts of a decision that are worded differently, before and after: what, why, who does
    /// what, and what it comes from.
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
        room(found.sought.len(), MOST_SOUGHT)?;
        let of = found.version;
        found.sought.push(Sought { id, sought, by: by.clone(), at, noted_on: today, of });
        self.trace(by, Traced::ViewSought, Some(decision), at);
        Ok(())
    }
}
