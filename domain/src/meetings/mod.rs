//! Meetings on the young person's terms.
//!
//! A meeting is one record with everything that was said about it: the plan, who comes, what was
//! contributed, what was decided, and the trail of all that. What somebody may do to it is a type of
//! its own for each: [`OwnAct`] for the young person, [`StaffAct`] for those assigned,
//! [`DelegateAct`] for whoever speaks for them. What a type can't say can't be done: nobody but the
//! young person can touch their words.

mod action;
mod ahead;
pub mod contributions;
pub mod decisions;
pub mod delegate;
pub mod holding;
mod names;
pub mod open_ends;
pub mod own;
pub mod participants;
pub mod pictograms;
pub mod plan;
mod planning;
pub mod problem;
pub mod projection;
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
    staff::StaffAct,
    trail::{By, ByKind, Trace, Traced},
};
use crate::{Id, Timestamp, goals::PartOfDay, text::Words, timestamp::HOUR_MS};

/// What somebody gives as a reason.
pub type Because = Words<1000>;
/// By which words a young person asks for a meeting.
pub const MOST_REQUEST: usize = 1000;
/// By which words a young person asks for a meeting.
pub type RequestWords = Words<MOST_REQUEST>;

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum MeetingState {
    /// The young person has asked for it; nothing is planned yet.
    Asked,
    /// It has a time and a place.
    Planned,
    /// It is going on, or has been held and is not closed yet.
    Held,
    /// Everything that was said has its answer.
    Closed,
    /// It was called off, or the request was taken back.
    Cancelled,
}

impl MeetingState {
    /// Whether a meeting that is planned to end at `ends_at` goes on at `now`: it was begun, and is not
    /// over for half a day. Views may be sought for weeks before it is closed.
    fn goes_on(self, ends_at: Option<Timestamp>, now: Timestamp) -> bool {
        let over = ends_at.map(|at| at.plus_millis(12 * HOUR_MS));
        self == Self::Held && over.is_none_or(|over| now < over)
    }
}

/// A meeting, with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Meeting {
    /// Its id.
    pub id: Id,
    /// Whom it is about.
    pub young_person_id: Id,
    /// How far it has come.
    pub state: MeetingState,
    /// By which words the young person asked for it, if they did.
    pub request: Option<Request>,
    /// What is planned; absent while it is only asked for.
    pub plan: Option<Plan>,
    /// What was on the agenda once and is not any more: what was said to it keeps its heading.
    pub past_agenda: Vec<AgendaItem>,
    /// What the young person chose of how it is to be.
    pub wishes: Wishes,
    /// Who comes.
    pub participants: Vec<Participant>,
    /// Whom the young person wants there, or not, and what became of it. Never taken out.
    pub suggestions: Vec<ParticipantSuggestion>,
    /// What the young person says to it, in the order in which it came.
    pub contributions: Vec<Contribution>,
    /// Who speaks for the young person. Staff see their names only.
    pub delegates: Vec<Delegate>,
    /// What the young person shows while it goes on.
    pub reactions: Vec<Reaction>,
    /// What was decided, is being written, or was dropped. Never taken out.
    pub decisions: Vec<Decision>,
    /// What it came to, in plain words.
    pub summary: Option<Summary>,
    /// What the young person says of the meeting afterwards. Staff see it when it is shared.
    pub feedback: Option<MeetingFeedback>,
    /// Everything that happened, in order. It only grows, but for words that the young person took
    /// back before anybody had heard them.
    pub trail: Vec<Trace>,
    /// How many of the trail the young person has seen.
    pub seen: u32,
    /// Moves on with every change.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The versions of what others than its owner see of it. Stored with the record, sent to nobody.
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

/// What makes a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestDraft {
    /// What they want to talk about.
    pub words: RequestWords,
}

/// Where a meeting is.
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

/// What a young person chose of how the meeting is to be. In a change, what is absent stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wishes {
    /// Where they want to be.
    #[serde(default)]
    pub place: Option<PlaceKind>,
    /// When in the day they are at their best.
    #[serde(default)]
    pub best_time: Option<PartOfDay>,
    /// Whether they come.
    #[serde(default)]
    pub taking_part: Option<TakingPart>,
    /// When they were told of the right to have an advocate with them, on their phone.
    #[serde(default)]
    pub advocate_told_at: Option<Timestamp>,
    /// When they went through the preparation to its end.
    #[serde(default)]
    pub prepared_at: Option<Timestamp>,
}

/// What a young person shows while the meeting goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum ReactionKind {
    /// It feels good.
    Good,
    /// It is hard.
    Hard,
    /// It was not understood.
    Unclear,
    /// It goes too fast.
    Slower,
    /// A break, please. It stays on the screen of the room until it is met.
    Break,
}

impl ReactionKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Good, Self::Hard, Self::Unclear, Self::Slower, Self::Break];
}

/// What makes a reaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReactionDraft {
    /// What is shown.
    pub kind: ReactionKind,
}

/// A reaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reaction {
    /// Its id.
    pub id: Id,
    /// What is shown.
    pub kind: ReactionKind,
    /// When.
    pub at: Timestamp,
    /// When those in the room met it: took the break, went slower, explained.
    pub met_at: Option<Timestamp>,
}

/// What a meeting came to, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Summary {
    /// The words.
    pub words: plan::SummaryWords,
    /// Who wrote them.
    pub by: By,
    /// When.
    pub at: Timestamp,
}

/// What a young person says of the meeting afterwards, in a minute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingFeedback {
    /// Whether they were listened to, 0 (not at all) to 10 (all the way).
    pub heard: Score,
    /// In own words.
    #[serde(default)]
    pub words: Option<Because>,
    /// Whether those assigned may read it.
    pub shared: bool,
}

/// A point on a scale, 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 0, maximum = 10))]
pub struct Score(u8);

impl Score {
    /// The point `score`, if it is on the scale.
    pub fn new(score: u8) -> Option<Self> {
        (score <= 10).then_some(Self(score))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let score = u8::deserialize(deserializer)?;
        let off = || serde::de::Error::custom("out_of_range: a scale goes from 0 to 10");
        Self::new(score).ok_or_else(off)
    }
}

impl Meeting {
    /// A meeting that nobody has planned or asked for yet.
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
            summary: None,
            feedback: None,
            trail: Vec::new(),
            seen: 0,
            version: 0,
            updated_at: at,
            projections: Projections::default(),
        }
    }

    /// Whether anything can still be said to it and planned of it.
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

    /// Whether it goes on, or waits to be closed.
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

    /// Whether it goes on at `now`.
    pub fn goes_on(&self, now: Timestamp) -> bool {
        self.state.goes_on(self.ends_at(), now)
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

    /// That `by` did something that shows, with how it was before and is since.
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

/// Room for one more beside `there`, of at most `most`.
fn room(there: usize, most: usize) -> Result<(), MeetingProblem> {
    if there < most { Ok(()) } else { Err(MeetingProblem::TooMany) }
}
