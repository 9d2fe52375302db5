//! Meetings on the young person's terms.
//!
//! A meeting is one record with its plan, participants, contributions, decisions and the trail of all
//! changes. Each kind of actor has its own type of acts: [`OwnAct`] for the young person, [`StaffAct`] for
//! those assigned, [`DelegateAct`] for delegates. So authorisation is enforced by types: only the young
//! person can change their words.

mod action;
mod ahead;
mod answering;
pub mod commitments;
pub mod contributions;
pub mod corrections;
mod deciding;
pub mod decisions;
pub mod delegate;
pub mod handover;
pub mod holding;
mod inviting;
pub mod minutes;
mod names;
pub mod open_ends;
pub mod own;
pub mod participants;
pub mod pictograms;
pub mod plan;
mod planning;
pub mod problem;
pub mod projection;
pub mod schedule;
mod score;
pub mod staff;
pub mod trail;
pub mod weight;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use self::{
    action::MeetingAction,
    ahead::Ahead,
    contributions::{Contribution, ContributionBody, ContributionDraft},
    decisions::{Decision, DecisionDraft},
    delegate::{Delegate, DelegateAct, DelegateDraft},
    open_ends::{OpenEnd, OpenEndKind},
    own::OwnAct,
    participants::{Participant, ParticipantSuggestion},
    plan::{AgendaItem, Plan, PlanDraft},
    problem::MeetingProblem,
    projection::Projections,
    score::Score,
    staff::StaffAct,
    trail::{By, ByKind, Trace, Traced},
};
use crate::{Id, Timestamp, goals::PartOfDay, text::Words, timestamp::HOUR_MS};

/// A text that gives a reason.
pub type Because = Words<1000>;
/// The largest number of characters of a request.
pub const MOST_REQUEST: usize = 1000;
/// The text of a young person's request for a meeting.
pub type RequestWords = Words<MOST_REQUEST>;

/// The state of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum MeetingState {
    /// The young person has requested it; nothing is planned yet.
    Asked,
    /// It has a time and a place.
    Planned,
    /// It is going on, or was held and is not closed yet.
    Held,
    /// It is over, and everything is answered.
    Closed,
    /// It was cancelled, or the request was withdrawn.
    Cancelled,
}

impl MeetingState {
    /// Whether a meeting that is planned to end at `ends_at` is going on at `now`: it was begun, and ended
    /// less than half a day ago. It may stay in [`Self::Held`] for weeks, while views are sought.
    fn goes_on(self, ends_at: Option<Timestamp>, now: Timestamp) -> bool {
        let over = ends_at.map(|at| at.plus_millis(12 * HOUR_MS));
        self == Self::Held && over.is_none_or(|over| now < over)
    }
}

/// A meeting with all its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Meeting {
    /// Its id.
    pub id: Id,
    /// The young person it is about.
    pub young_person_id: Id,
    /// Its state.
    pub state: MeetingState,
    /// The young person's request, if they made one.
    pub request: Option<Request>,
    /// The plan; absent while it is only requested.
    pub plan: Option<Plan>,
    /// Removed agenda items, which contributions still refer to.
    pub past_agenda: Vec<AgendaItem>,
    /// The young person's wishes.
    pub wishes: Wishes,
    /// Who comes.
    pub participants: Vec<Participant>,
    /// The young person's suggestions of participants, with their answers. Never removed.
    pub suggestions: Vec<ParticipantSuggestion>,
    /// The contributions, in the order of their arrival.
    pub contributions: Vec<Contribution>,
    /// The delegates, who speak for the young person. Staff see only their names.
    pub delegates: Vec<Delegate>,
    /// The young person's reactions during the meeting.
    pub reactions: Vec<Reaction>,
    /// All decisions: drafts, final and dropped ones. Never removed.
    pub decisions: Vec<Decision>,
    /// Which actions of final decisions were done.
    pub fulfilments: Vec<commitments::Fulfilment>,
    /// What staff added to what can't be changed any more, oldest first. Never removed.
    pub corrections: Vec<corrections::Correction>,
    /// What staff wrote down while it was held.
    pub notes: Vec<minutes::Note>,
    /// How far it has come in its agenda.
    pub agenda_progress: minutes::AgendaProgress,
    /// The summary, in plain words.
    pub summary: Option<Summary>,
    /// The history of all changes, in order. Append-only, except for traces of contributions that the young
    /// person withdrew before staff had heard them.
    pub trail: Vec<Trace>,
    /// How many of the traces the young person has seen.
    pub seen: u32,
    /// Increases with every change.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The versions of the projections for others than the owner. Stored with the record, never sent.
    #[serde(default, skip_serializing_if = "Projections::are_unset")]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub projections: Projections,
}

/// A young person's request for a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Request {
    /// What they want to talk about.
    pub words: RequestWords,
    /// When they asked.
    pub at: Timestamp,
}

/// The fields of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestDraft {
    /// What they want to talk about.
    pub words: RequestWords,
}

/// The kind of place of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum PlaceKind {
    Home,
    Outside,
    Office,
    Online,
    Elsewhere,
}

impl PlaceKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Home, Self::Outside, Self::Office, Self::Online, Self::Elsewhere];
}

/// How a young person takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum TakingPart {
    /// They come.
    Come,
    /// They come for a part of it.
    Part,
    /// They take part without being there.
    Away,
}

/// The young person's wishes for a meeting. In a change, absent fields stay unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wishes {
    /// Where they want to meet.
    #[serde(default)]
    pub place: Option<PlaceKind>,
    /// The part of the day that suits them best.
    #[serde(default)]
    pub best_time: Option<PartOfDay>,
    /// How they take part.
    #[serde(default)]
    pub taking_part: Option<TakingPart>,
    /// When their phone informed them of the right to have an advocate.
    #[serde(default)]
    pub advocate_told_at: Option<Timestamp>,
    /// When they completed the preparation.
    #[serde(default)]
    pub prepared_at: Option<Timestamp>,
}

/// A reaction of a young person during a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum ReactionKind {
    /// "It feels good."
    Good,
    /// "It is hard."
    Hard,
    /// "I don't understand."
    Unclear,
    /// "It is too fast."
    Slower,
    /// "A break, please." It stays on the screen of the room until it is met.
    Break,
}

impl ReactionKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Good, Self::Hard, Self::Unclear, Self::Slower, Self::Break];
}

/// The fields of a reaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReactionDraft {
    /// The kind of reaction.
    pub kind: ReactionKind,
}

/// A reaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reaction {
    /// Its id.
    pub id: Id,
    /// The kind of reaction.
    pub kind: ReactionKind,
    /// When it was shown.
    pub at: Timestamp,
    /// When those in the room responded: took the break, went slower, explained.
    pub met_at: Option<Timestamp>,
}

/// The summary of a meeting, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Summary {
    /// The text.
    pub words: plan::SummaryWords,
    /// Its author.
    pub by: By,
    /// When it was written.
    pub at: Timestamp,
}

impl Meeting {
    /// A meeting without content.
    fn blank(id: Id, young_person_id: Id, state: MeetingState, at: Timestamp) -> Self {
        Self {
            id,
            young_person_id,
            state,
            request: None,
            plan: None,
            past_agenda: Vec::new(),
            wishes: Wishes::default(),
            participants: Vec::new(),
            suggestions: Vec::new(),
            contributions: Vec::new(),
            delegates: Vec::new(),
            reactions: Vec::new(),
            decisions: Vec::new(),
            fulfilments: Vec::new(),
            corrections: Vec::new(),
            notes: Vec::new(),
            agenda_progress: minutes::AgendaProgress::default(),
            summary: None,
            trail: Vec::new(),
            seen: 0,
            version: 0,
            updated_at: at,
            projections: Projections::default(),
        }
    }

    /// Whether it can still be planned and contributed to.
    pub fn is_open(&self) -> bool {
        self.require_open().is_ok()
    }

    fn require_open(&self) -> Result<(), MeetingProblem> {
        match self.state {
            MeetingState::Closed => Err(MeetingProblem::Closed),
            MeetingState::Cancelled => Err(MeetingProblem::CalledOff),
            MeetingState::Asked | MeetingState::Planned | MeetingState::Held => Ok(()),
        }
    }

    /// Checks that it was begun and is not closed yet.
    fn require_held(&self) -> Result<(), MeetingProblem> {
        self.require_open()?;
        if self.state == MeetingState::Held { Ok(()) } else { Err(MeetingProblem::NotHeld) }
    }

    /// When it is planned to end.
    pub fn ends_at(&self) -> Option<Timestamp> {
        let plan = self.plan.as_ref()?;
        let length = i64::from(plan.draft.duration_minutes) * 60_000;
        Some(Timestamp::from_millis(plan.draft.starts_at.millis() + length))
    }

    /// Whether it is going on at `now`.
    pub fn goes_on(&self, now: Timestamp) -> bool {
        self.state.goes_on(self.ends_at(), now)
    }

    /// Whether it is planned for a time that is over at `now`, and nobody has begun it.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.state == MeetingState::Planned && self.ends_at().is_some_and(|end| end <= now)
    }

    /// The contribution `id`.
    pub fn contribution(&self, id: Id) -> Option<&Contribution> {
        self.contributions.iter().find(|it| it.id == id)
    }

    /// The decision `id`.
    pub fn decision(&self, id: Id) -> Option<&Decision> {
        self.decisions.iter().find(|it| it.id == id)
    }

    fn decision_mut(&mut self, id: Id) -> Result<&mut Decision, MeetingProblem> {
        self.decisions.iter_mut().find(|it| it.id == id).ok_or(MeetingProblem::Unknown)
    }

    fn trace(&mut self, by: &By, what: Traced, about: Option<Id>, at: Timestamp) {
        self.change(by, what, about, (None, None), at);
    }

    /// Appends a trace with the values before and after.
    fn change(
        &mut self,
        by: &By,
        what: Traced,
        about: Option<Id>,
        (before, after): (Option<String>, Option<String>),
        at: Timestamp,
    ) {
        self.trail.push(Trace { at, by: by.clone(), what, about, before, after });
    }
}

/// Checks the limit `most` for adding one to `there` items.
fn check_limit(there: usize, most: usize) -> Result<(), MeetingProblem> {
    if there < most { Ok(()) } else { Err(MeetingProblem::TooMany) }
}
