//! What the young person does to a meeting. The phone does the same at once, before the server has
//! heard of it.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, ByKind, ContributionDraft, Delegate, DelegateDraft, Meeting, MeetingFeedback,
    MeetingProblem, MeetingState, ParticipantSuggestion, Reaction, ReactionDraft, ReactionKind,
    Request, RequestDraft, Trace, Traced, Wishes,
    contributions::MOST_CONTRIBUTIONS,
    decisions::{View, ViewDraft},
    delegate::MOST_DELEGATES,
    participants::{MOST_SUGGESTIONS, ParticipantSuggestionDraft},
    room,
};
use crate::{Id, Timestamp};

/// How many reactions one meeting holds.
pub const MOST_REACTIONS: usize = 300;
/// How many views of one decision are kept.
pub const MOST_VIEWS: usize = 50;

/// One act of the young person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnAct {
    /// Choose how it is to be.
    Wish(Wishes),
    /// Say whom they want there, or not.
    Suggest {
        /// The suggestion's id.
        id: Id,
        /// What it says.
        draft: ParticipantSuggestionDraft,
    },
    /// Take a suggestion back.
    WithdrawSuggestion {
        /// Its id.
        id: Id,
    },
    /// Say something to it.
    Contribute {
        /// The contribution's id.
        id: Id,
        /// What is said.
        draft: ContributionDraft,
    },
    /// Take back what was said, by them or for them.
    WithdrawContribution {
        /// Its id.
        id: Id,
    },
    /// Let somebody speak for them, or change what that somebody sees.
    Appoint {
        /// The delegate's id.
        id: Id,
        /// Who, and what they see.
        draft: DelegateDraft,
    },
    /// Let nobody by that link speak for them any more.
    Dismiss {
        /// The delegate's id.
        id: Id,
    },
    /// Say how they see a decision.
    View {
        /// The decision.
        decision: Id,
        /// Which wording of it they had before their eyes, by its number.
        of: i64,
        /// How they see it.
        view: ViewDraft,
    },
    /// Show something while it goes on.
    React {
        /// The reaction's id.
        id: Id,
        /// What is shown.
        draft: ReactionDraft,
    },
    /// Have seen so many of the trail.
    See {
        /// How many.
        traces: u32,
    },
    /// Say how the meeting was.
    Rate(MeetingFeedback),
}

impl Meeting {
    /// A meeting that the young person `by` asks for.
    pub fn asked(id: Id, by: &By, draft: RequestDraft, at: Timestamp) -> Self {
        let mut meeting = Self::blank(id, by.id, MeetingState::Asked, at);
        meeting.request = Some(Request { words: draft.words, at });
        meeting.trace(by, Traced::Asked, None, at);
        meeting
    }

    /// The young person takes back that they asked, before it is planned.
    ///
    /// # Errors
    /// [`MeetingProblem::AlreadyAnswered`] when it is planned by now.
    pub fn withdraw_request(&mut self, by: &By, at: Timestamp) -> Result<(), MeetingProblem> {
        match self.state {
            MeetingState::Cancelled => Ok(()),
            MeetingState::Asked => {
                self.state = MeetingState::Cancelled;
                self.trace(by, Traced::RequestWithdrawn, None, at);
                Ok(())
            }
            _ => Err(MeetingProblem::AlreadyAnswered),
        }
    }

    /// Does `act` for the young person `by`. Done twice it is as if done once.
    ///
    /// # Errors
    /// What the rules say no to; the meeting is as it was then.
    pub fn own(&mut self, by: &By, act: OwnAct, at: Timestamp) -> Result<(), MeetingProblem> {
        match act {
            OwnAct::Wish(wishes) => self.wish(by, wishes, at),
            OwnAct::Suggest { id, draft } => self.suggest(by, id, draft, at),
            OwnAct::WithdrawSuggestion { id } => {
                let found = self.suggestions.iter_mut().find(|it| it.id == id);
                let Some(suggestion) = found else { return Ok(()) };
                if suggestion.answered.is_some() {
                    return Err(MeetingProblem::AlreadyAnswered);
                }
                if suggestion.withdrawn_at.is_none() {
                    suggestion.withdrawn_at = Some(at);
                    self.trace(by, Traced::SuggestionWithdrawn, Some(id), at);
                }
                Ok(())
            }
            OwnAct::Contribute { id, draft } => self.contribute(by, id, draft, at),
            OwnAct::WithdrawContribution { id } => {
                self.withdraw(by, id, at);
                Ok(())
            }
            OwnAct::Appoint { id, draft } => self.appoint(by, id, draft, at),
            OwnAct::Dismiss { id } => {
                let found = self.delegates.iter_mut().find(|it| it.id == id);
                let Some(delegate) = found else { return Ok(()) };
                if delegate.dismissed_at.is_none() {
                    delegate.dismissed_at = Some(at);
                    delegate.url = None;
                    self.trace(by, Traced::DelegateDismissed, Some(id), at);
                }
                Ok(())
            }
            OwnAct::View { decision, of, view } => self.view(by, decision, of, view, at),
            OwnAct::React { id, draft } => self.react(by, id, draft, at),
            OwnAct::See { traces } => {
                let all = u32::try_from(self.trail.len()).unwrap_or(u32::MAX);
                self.seen = self.seen.max(traces.min(all));
                Ok(())
            }
            OwnAct::Rate(feedback) => {
                if self.state != MeetingState::Closed {
                    return Err(MeetingProblem::NotHeld);
                }
                // Other words take the place of these; that something was said stands there once.
                if self.feedback.replace(feedback).is_none() {
                    self.trace(by, Traced::FeedbackGiven, None, at);
                }
                Ok(())
            }
        }
    }

    fn wish(&mut self, by: &By, new: Wishes, at: Timestamp) -> Result<(), MeetingProblem> {
        self.require_open()?;
        let before = self.wishes;
        self.wishes = Wishes {
            place: new.place.or(before.place),
            best_time: new.best_time.or(before.best_time),
            taking_part: new.taking_part.or(before.taking_part),
            advocate_told_at: before.advocate_told_at.or(new.advocate_told_at),
            prepared_at: before.prepared_at.or(new.prepared_at),
        };
        if self.wishes != before && !self.is_latest(Traced::WishesChanged) {
            self.trace(by, Traced::WishesChanged, None, at);
        }
        Ok(())
    }

    /// Whether the last thing that happened was `what`: going through the same page again and again
    /// is one thing.
    fn is_latest(&self, what: Traced) -> bool {
        self.trail.last().is_some_and(|trace| trace.what == what)
    }

    fn suggest(
        &mut self,
        by: &By,
        id: Id,
        draft: ParticipantSuggestionDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        if let Some(said) = self.suggestions.iter().find(|it| it.id == id) {
            return if said.draft == draft { Ok(()) } else { Err(MeetingProblem::AlreadySaid) };
        }
        self.require_takes(id)?;
        draft.check()?;
        self.require_free(id)?;
        room(self.suggestions.len(), MOST_SUGGESTIONS)?;
        let suggestion =
            ParticipantSuggestion { id, draft, at, answered: None, withdrawn_at: None };
        self.suggestions.push(suggestion);
        self.trace(by, Traced::Suggested, Some(id), at);
        Ok(())
    }

    /// What nobody has heard is gone when it is taken back; of what was heard it stays known that
    /// something was taken back. Who speaks for the young person was asked by them, and is nobody
    /// who would have to know.
    fn withdraw(&mut self, by: &By, id: Id, at: Timestamp) {
        let Some(place) = self.contributions.iter().position(|it| it.id == id) else {
            // Nobody can tell it from one that was taken back before anybody heard it.
            return;
        };
        let contribution = &mut self.contributions[place];
        if contribution.withdrawn_at.is_some() {
            return;
        }
        for delegate in &mut self.delegates {
            delegate.draft.contribution_ids.retain(|seen| *seen != id);
        }
        let heard = contribution.heard_by.iter().any(|heard| heard.by.kind == ByKind::Staff);
        if !heard && contribution.answers.is_empty() {
            self.contributions.remove(place);
            let seen = usize::try_from(self.seen).unwrap_or(usize::MAX);
            let about_it = |trace: &Trace| trace.about == Some(id);
            let gone = self.trail.iter().take(seen).filter(|trace| about_it(trace)).count();
            self.seen -= u32::try_from(gone).unwrap_or(0);
            self.trail.retain(|trace| !about_it(trace));
        } else {
            contribution.draft = None;
            contribution.withdrawn_at = Some(at);
            self.trace(by, Traced::ContributionWithdrawn, Some(id), at);
        }
    }

    fn appoint(
        &mut self,
        by: &By,
        id: Id,
        draft: DelegateDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        if draft.contribution_ids.len() > MOST_CONTRIBUTIONS {
            return Err(MeetingProblem::TooMany);
        }
        if let Some(known) = self.delegates.iter_mut().find(|it| it.id == id) {
            if known.dismissed_at.is_some() {
                return Err(MeetingProblem::Withdrawn);
            }
            known.draft = draft;
            return Ok(());
        }
        self.require_open()?;
        // Whoever hears or says something is named by kind and id; no id is a person's and a
        // delegate's.
        if self.is_taken(id) || self.trail.iter().any(|trace| trace.by.id == id) {
            return Err(MeetingProblem::AlreadySaid);
        }
        let good = self.delegates.iter().filter(|it| it.dismissed_at.is_none());
        room(good.count(), MOST_DELEGATES)?;
        room(self.delegates.len(), 10 * MOST_DELEGATES)?;
        self.delegates.push(Delegate {
            id,
            draft,
            url: None,
            opened_at: None,
            brought_back: Vec::new(),
            dismissed_at: None,
        });
        self.trace(by, Traced::DelegateAppointed, Some(id), at);
        Ok(())
    }

    /// The young person's view can come at any time, also when all is final and closed: nobody is
    /// ever too late to say how they see it.
    fn view(
        &mut self,
        by: &By,
        decision: Id,
        of: i64,
        view: ViewDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        let decision = self.decision_mut(decision)?;
        if decision.wording(of).is_none() {
            return Err(MeetingProblem::WordingUnknown);
        }
        if decision.views.last().is_some_and(|last| last.view == view && last.of == of) {
            return Ok(());
        }
        room(decision.views.len(), MOST_VIEWS)?;
        decision.views.push(View { view, at, of });
        let id = decision.id;
        self.trace(by, Traced::ViewGiven, Some(id), at);
        Ok(())
    }

    fn react(
        &mut self,
        by: &By,
        id: Id,
        draft: ReactionDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        if let Some(shown) = self.reactions.iter().find(|it| it.id == id) {
            return if shown.kind == draft.kind {
                Ok(())
            } else {
                Err(MeetingProblem::AlreadySaid)
            };
        }
        self.require_held()?;
        self.require_free(id)?;
        room(self.reactions.len(), MOST_REACTIONS)?;
        self.reactions.push(Reaction { id, kind: draft.kind, at, met_at: None });
        if draft.kind == ReactionKind::Break {
            self.trace(by, Traced::BreakAsked, Some(id), at);
        }
        Ok(())
    }
}

/// The young person `id`, who is called `name`.
pub fn young_person(id: Id, name: &str) -> By {
    By { kind: ByKind::YoungPerson, id, name: name.to_owned() }
}

impl OwnAct {
    /// The part of the meeting that it is about; `None` for the meeting itself. Order is kept within
    /// it.
    pub fn about(&self) -> Option<Id> {
        match self {
            Self::Suggest { id, .. }
            | Self::WithdrawSuggestion { id }
            | Self::Contribute { id, .. }
            | Self::WithdrawContribution { id }
            | Self::Appoint { id, .. }
            | Self::Dismiss { id }
            | Self::React { id, .. } => Some(*id),
            Self::View { decision, .. } => Some(*decision),
            Self::Wish(_) | Self::See { .. } | Self::Rate(_) => None,
        }
    }

    /// Words that are said by it, for whoever keeps a refused act in view.
    pub fn words(&self) -> Option<String> {
        let because = |words: &Because| words.to_string();
        match self {
            Self::Suggest { draft, .. } => draft
                .name
                .as_ref()
                .map(ToString::to_string)
                .or_else(|| draft.reason.as_ref().map(because)),
            Self::Contribute { draft, .. } => draft
                .body
                .text
                .as_ref()
                .map(ToString::to_string)
                .or_else(|| draft.body.words.as_ref().map(because)),
            Self::Appoint { draft, .. } => Some(draft.name.to_string()),
            Self::View { view, .. } => view.words.as_ref().map(because),
            Self::Rate(feedback) => feedback.words.as_ref().map(because),
            _ => None,
        }
    }
}
