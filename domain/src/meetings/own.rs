//! The young person's acts on a meeting. The phone applies them optimistically, with the same code as the
//! server.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, ByKind, ContributionDraft, Delegate, DelegateDraft, Meeting, MeetingProblem,
    MeetingState, ParticipantSuggestion, Reaction, ReactionDraft, ReactionKind, Request,
    RequestDraft, Trace, Traced, Wishes, check_limit,
    contributions::MOST_CONTRIBUTIONS,
    decisions::{View, ViewDraft},
    delegate::MOST_DELEGATES,
    participants::{MOST_SUGGESTIONS, ParticipantSuggestionDraft},
};
use crate::{Id, Timestamp};

/// The largest number of reactions in one meeting.
pub const MOST_REACTIONS: usize = 300;
/// The largest number of views of one decision.
pub const MOST_VIEWS: usize = 50;

/// An act of the young person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnAct {
    /// Change their wishes.
    Wish(Wishes),
    /// Suggest to invite somebody, or to leave them out.
    Suggest {
        /// The suggestion's id.
        id: Id,
        /// The suggestion.
        draft: ParticipantSuggestionDraft,
    },
    /// Withdraw a suggestion.
    WithdrawSuggestion {
        /// Its id.
        id: Id,
    },
    /// Make a contribution.
    Contribute {
        /// The contribution's id.
        id: Id,
        /// The contribution.
        draft: ContributionDraft,
    },
    /// Withdraw a contribution, made by them or by a delegate.
    WithdrawContribution {
        /// Its id.
        id: Id,
    },
    /// Appoint a delegate, or change what they see.
    Appoint {
        /// The delegate's id.
        id: Id,
        /// The delegate's fields.
        draft: DelegateDraft,
    },
    /// Dismiss a delegate, which ends their link.
    Dismiss {
        /// The delegate's id.
        id: Id,
    },
    /// Give a view of a decision.
    View {
        /// The decision.
        decision: Id,
        /// The number of the wording that they saw.
        of: i64,
        /// The view.
        view: ViewDraft,
    },
    /// Show a reaction during the meeting.
    React {
        /// The reaction's id.
        id: Id,
        /// The reaction.
        draft: ReactionDraft,
    },
    /// Mark the beginning of the trail as seen.
    See {
        /// The number of traces seen.
        traces: u32,
    },
}

impl Meeting {
    /// A new meeting, requested by the young person `by`.
    pub fn asked(id: Id, by: &By, draft: RequestDraft, at: Timestamp) -> Self {
        let mut meeting = Self::blank(id, by.id, MeetingState::Asked, at);
        meeting.request = Some(Request { words: draft.words, at });
        meeting.trace(by, Traced::Asked, None, at);
        meeting
    }

    /// Withdraws the request, before the meeting is planned.
    ///
    /// # Errors
    /// [`MeetingProblem::AlreadyAnswered`] when it is already planned.
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

    /// Applies `act` of the young person `by`. Idempotent.
    ///
    /// # Errors
    /// The rule that the act violates; the meeting is unchanged then.
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

    /// Whether the latest trace is `what`: repeated changes on the same page are one trace.
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
        check_limit(self.suggestions.len(), MOST_SUGGESTIONS)?;
        let suggestion =
            ParticipantSuggestion { id, draft, at, answered: None, withdrawn_at: None };
        self.suggestions.push(suggestion);
        self.trace(by, Traced::Suggested, Some(id), at);
        Ok(())
    }

    /// Deletes a contribution that staff have not heard, with all its traces; otherwise leaves a withdrawn
    /// one without words. It does not matter whether delegates heard it, because the young person asked them
    /// to: no trace is left for them.
    fn withdraw(&mut self, by: &By, id: Id, at: Timestamp) {
        let Some(place) = self.contributions.iter().position(|it| it.id == id) else {
            // It is indistinguishable from one that was withdrawn before anybody heard it.
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
        // Actors are identified by kind and id; an id must not belong to both a person and a delegate.
        if self.is_taken(id) || self.trail.iter().any(|trace| trace.by.id == id) {
            return Err(MeetingProblem::AlreadySaid);
        }
        let good = self.delegates.iter().filter(|it| it.dismissed_at.is_none());
        check_limit(good.count(), MOST_DELEGATES)?;
        check_limit(self.delegates.len(), 10 * MOST_DELEGATES)?;
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

    /// A view is accepted at any time, even when the decision is final and the meeting closed: it is never
    /// too late for the young person to give it.
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
        check_limit(decision.views.len(), MOST_VIEWS)?;
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
        check_limit(self.reactions.len(), MOST_REACTIONS)?;
        self.reactions.push(Reaction { id, kind: draft.kind, at, met_at: None });
        if draft.kind == ReactionKind::Break {
            self.trace(by, Traced::BreakAsked, Some(id), at);
        }
        Ok(())
    }
}

/// The actor for the young person `id`, called `name`.
pub fn young_person(id: Id, name: &str) -> By {
    By { kind: ByKind::YoungPerson, id, name: name.to_owned() }
}

impl OwnAct {
    /// The part of the meeting that it is about, within which order is preserved; `None` for the meeting as
    /// a whole.
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
            Self::Wish(_) | Self::See { .. } => None,
        }
    }

    /// The text in it, to show it to its author when it is refused.
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
            _ => None,
        }
    }
}
