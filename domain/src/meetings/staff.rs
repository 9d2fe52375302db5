//! What those assigned to a young person do to a meeting. Nothing here can change or take away a word
//! of the young person's.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, Decision, DecisionDraft, Meeting, MeetingProblem, MeetingState, PlanDraft,
    Summary, Traced,
    contributions::{Answer, AnswerDraft, Heard, MOST_ANSWERS},
    decisions::{MOST_ACTIONS, MOST_DECISIONS, MOST_SOUGHT, Sought, SoughtDraft},
    participants::{ParticipantDraft, SuggestionAnswerDraft},
    plan::SummaryWords,
    room,
};
use crate::{Id, NaiveDate, Timestamp, people::Name};

/// How long the trail of a meeting can get by changes of its plan.
pub const MOST_TRACES: usize = 2000;

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
    /// Let a decision go that is not final.
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
                if shown.met_at.is_none() {
                    shown.met_at = Some(at);
                    if shown.kind == super::ReactionKind::Break {
                        self.trace(by, Traced::BreakTaken, Some(reaction), at);
                    }
                }
                Ok(())
            }
            StaffAct::Decide { id, draft, today } => self.decide(by, id, draft, (today, at)),
            StaffAct::DropDecision { id } => {
                let Some(decision) = self.decision(id) else { return Ok(()) };
                self.require_open()?;
                if decision.final_at.is_some() {
                    return Err(MeetingProblem::AlreadyFinal);
                }
                // What the young person said of it is never taken out.
                if !decision.views.is_empty() {
                    return Err(MeetingProblem::AlreadySaid);
                }
                self.decisions.retain(|it| it.id != id);
                self.trace(by, Traced::DecisionDropped, Some(id), at);
                Ok(())
            }
            StaffAct::Seek { decision, id, sought, today } => {
                if sought.on > today {
                    return Err(MeetingProblem::DayAhead);
                }
                self.seek(by, decision, id, sought, at)
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
            if it.heard_by.iter().all(|known| known.by.id != by.id) {
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
            let same = said.by.id == by.id && said.answer == answer.answer;
            return if same { Ok(()) } else { Err(MeetingProblem::AlreadyAnswered) };
        }
        self.require_takes_answers()?;
        let contribution = &mut self.contributions[place];
        if contribution.withdrawn_at.is_some() {
            return Err(MeetingProblem::Withdrawn);
        }
        let in_file = contribution.draft.as_ref().is_some_and(|it| it.body.file_id.is_some());
        if in_file && contribution.heard_by.iter().all(|heard| heard.by.id != by.id) {
            return Err(MeetingProblem::NotHeard);
        }
        room(contribution.answers.len(), MOST_ANSWERS)?;
        let (id, at) = (contribution.id, answer.at);
        contribution.answers.push(answer);
        self.trace(by, Traced::Answered, Some(id), at);
        Ok(())
    }

    fn hold(&mut self, by: &By, at: Timestamp) -> Result<(), MeetingProblem> {
        self.require_open()?;
        match self.state {
            MeetingState::Held => Ok(()),
            MeetingState::Planned => {
                self.state = MeetingState::Held;
                self.trace(by, Traced::Held, None, at);
                Ok(())
            }
            _ => Err(MeetingProblem::NotPlanned),
        }
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
        if let Some(known) = self.decisions.iter_mut().find(|it| it.id == id) {
            if known.draft == draft {
                return Ok(());
            }
            if known.final_at.is_some() {
                return Err(MeetingProblem::AlreadyFinal);
            }
            known.draft = draft;
            known.worded_on = today;
            known.by = by.clone();
            known.version += 1;
            return Ok(());
        }
        room(self.decisions.len(), MOST_DECISIONS)?;
        self.decisions.push(Decision {
            id,
            draft,
            by: by.clone(),
            written_at: at,
            worded_on: today,
            views: Vec::new(),
            sought: Vec::new(),
            final_at: None,
            version: 1,
        });
        Ok(())
    }

    fn seek(
        &mut self,
        by: &By,
        decision: Id,
        id: Id,
        sought: SoughtDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        let found = self.decision_mut(decision)?;
        if let Some(noted) = found.sought.iter().find(|it| it.id == id) {
            return if noted.sought == sought { Ok(()) } else { Err(MeetingProblem::AlreadySaid) };
        }
        if found.final_at.is_some() {
            return Err(MeetingProblem::AlreadyFinal);
        }
        if sought.on < found.worded_on {
            return Err(MeetingProblem::DayBeforeWording);
        }
        room(found.sought.len(), MOST_SOUGHT)?;
        let of = found.version;
        found.sought.push(Sought { id, sought, by: by.clone(), at, of });
        self.trace(by, Traced::ViewSought, Some(decision), at);
        Ok(())
    }

    fn close(&mut self, by: &By, words: SummaryWords, at: Timestamp) -> Result<(), MeetingProblem> {
        if self.state == MeetingState::Closed
            && self.summary.as_ref().is_some_and(|summary| summary.words == words)
        {
            return Ok(());
        }
        self.require_held()?;
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
    fn call_off(
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
        self.trace(by, Traced::CalledOff, None, at);
        self.name_last(because.to_string());
        Ok(())
    }
}
