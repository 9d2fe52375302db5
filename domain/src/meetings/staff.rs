//! The acts of those assigned on a meeting. They cannot change or remove the young person's words.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, DecisionDraft, Meeting, MeetingProblem, MeetingState, PlanDraft, ReactionKind,
    Traced,
    contributions::{Answer, AnswerDraft},
    corrections::CorrectionDraft,
    decisions::{Dropped, SoughtDraft},
    minutes::NoteDraft,
    participants::{ParticipantDraft, SuggestionAnswerDraft},
    plan::{SummaryWords, Whereabouts},
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
    /// Write a note.
    Note {
        /// The note's id.
        id: Id,
        /// The note.
        draft: NoteDraft,
    },
    /// Remove a note.
    RemoveNote {
        /// Its id.
        id: Id,
    },
    /// Record whether a participant came.
    Attend {
        /// The participant's id.
        participant: Id,
        /// Whether they came.
        attended: bool,
    },
    /// Record whether a participant was informed of the meeting.
    Inform {
        /// The participant's id.
        participant: Id,
        /// The time and place that they were informed of; `None` if they were not.
        of: Option<Whereabouts>,
    },
    /// Make an agenda item the current one.
    TurnTo {
        /// The item; `None` for none.
        item: Option<Id>,
    },
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
    /// Add a correction to what can't be changed any more.
    Correct {
        /// The correction's id.
        id: Id,
        /// The correction.
        draft: CorrectionDraft,
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
            StaffAct::Note { id, draft } => self.write_note(by, id, draft, at),
            StaffAct::RemoveNote { id } => self.remove_note(by, id, at),
            StaffAct::Attend { participant, attended } => {
                self.require_held()?;
                self.attend(by, participant, attended, at)
            }
            StaffAct::Inform { participant, of } => self.inform(by, participant, of.as_ref(), at),
            StaffAct::TurnTo { item } => self.turn_to(item),
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
            StaffAct::Correct { id, draft } => self.correct(by, id, draft, at),
            StaffAct::Close { summary } => self.close(by, summary, at),
            StaffAct::CallOff { because } => self.call_off(by, &because, at),
        }
    }
}
