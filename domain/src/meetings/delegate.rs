//! Delegates: trusted people who speak for a young person at one meeting, by a link and without an account.
//! They see only what the young person ticked.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, Contribution, ContributionDraft, Meeting, MeetingProblem, MeetingState, Traced,
    check_limit, contributions::MOST_CONTRIBUTIONS, participants::Relation,
};
use crate::{Id, Timestamp, people::Name, text::Words, timestamp::DAY_MS};

/// What a delegate is asked to say or do.
pub type DelegateTask = Words<1000>;

/// The largest number of delegates at one meeting.
pub const MOST_DELEGATES: usize = 5;
/// The largest number of answers that one delegate can bring back, and of contributions they can make.
pub const MOST_BROUGHT_BACK: usize = 20;
/// How long a delegate's link of a meeting that is not closed is valid after the latest time it was ever
/// planned for, in milliseconds: long enough to bring an answer back, and not shortened by a move.
pub const DELEGATE_LASTS_MS: i64 = 7 * DAY_MS;

/// The fields of a delegate that a `PUT` sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DelegateDraft {
    /// Their name, as the young person wrote it.
    pub name: Name,
    /// Their relation to the young person.
    #[serde(default)]
    pub relation: Option<Relation>,
    /// What they are asked to say or do. Only shown to them.
    #[serde(default)]
    pub task: Option<DelegateTask>,
    /// The contributions that they can see.
    #[serde(default)]
    pub contribution_ids: Vec<Id>,
    /// Whether they see the decisions, including drafts.
    #[serde(default)]
    pub sees_decisions: bool,
}

/// A text that a delegate brought back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BroughtBack {
    /// Their id.
    pub id: Id,
    /// The text. Only the young person can read it.
    pub words: Because,
    /// When it was brought back.
    pub at: Timestamp,
}

/// A delegate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Delegate {
    /// Their id within the meeting.
    pub id: Id,
    /// The delegate's fields.
    pub draft: DelegateDraft,
    /// The URL of their link, which only the young person is given. Absent until the server has created it,
    /// and after it has ended.
    #[serde(default)]
    pub url: Option<String>,
    /// When the link was first opened. It is bound to that browser from then on.
    pub opened_at: Option<Timestamp>,
    /// The texts they brought back.
    pub brought_back: Vec<BroughtBack>,
    /// When the young person dismissed them.
    pub dismissed_at: Option<Timestamp>,
}

impl Delegate {
    /// The delegate as an actor.
    pub fn by(&self) -> By {
        By { kind: super::ByKind::Delegate, id: self.id, name: self.draft.name.to_string() }
    }
}

/// An act of a delegate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DelegateAct {
    /// Make a contribution for the young person.
    Contribute {
        /// The contribution's id.
        id: Id,
        /// The contribution.
        draft: ContributionDraft,
    },
    /// Bring an answer back.
    BringBack {
        /// Its id.
        id: Id,
        /// The text.
        words: Because,
    },
}

impl Meeting {
    /// The delegate `id`, if their link is valid at `now`.
    pub fn delegate_at(&self, id: Id, now: Timestamp) -> Option<&Delegate> {
        let on = matches!(self.state, MeetingState::Planned | MeetingState::Held);
        let ends = self.plan.as_ref()?.latest_start.plus_millis(DELEGATE_LASTS_MS);
        let delegate = self.delegates.iter().find(|it| it.id == id)?;
        (on && now < ends && delegate.dismissed_at.is_none()).then_some(delegate)
    }

    /// Applies `act` of the delegate `id`, if their link is valid at `at`.
    ///
    /// # Errors
    /// [`MeetingProblem::Unknown`] if the link has ended, or the rule that a contribution violates.
    pub fn delegate_acts(
        &mut self,
        id: Id,
        act: DelegateAct,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        let by = self.delegate_at(id, at).ok_or(MeetingProblem::Unknown)?.by();
        match act {
            DelegateAct::Contribute { id, draft } => {
                let theirs = self.contributions.iter().filter(|it| it.by.is(&by)).count();
                check_limit(theirs, MOST_BROUGHT_BACK)?;
                self.contribute(&by, id, draft, at)
            }
            DelegateAct::BringBack { id: words_id, words } => {
                let delegate = self.delegates.iter_mut().find(|it| it.id == id);
                let delegate = delegate.ok_or(MeetingProblem::Unknown)?;
                if let Some(said) = delegate.brought_back.iter().find(|it| it.id == words_id) {
                    return if said.words == words {
                        Ok(())
                    } else {
                        Err(MeetingProblem::AlreadySaid)
                    };
                }
                check_limit(delegate.brought_back.len(), MOST_BROUGHT_BACK)?;
                delegate.brought_back.push(BroughtBack { id: words_id, words, at });
                self.trace(&by, Traced::DelegateBroughtBack, Some(id), at);
                Ok(())
            }
        }
    }

    /// Records that the delegate `id` has heard the contributions `given`, of those ticked for them, if their
    /// link is valid at `at`. True if one of them was new to them.
    pub fn delegate_hears(
        &mut self,
        id: Id,
        given: impl Fn(&Contribution) -> bool,
        at: Timestamp,
    ) -> bool {
        let Some(delegate) = self.delegate_at(id, at) else { return false };
        let (by, ticked) = (delegate.by(), delegate.draft.contribution_ids.clone());
        self.hear(&by, |said| ticked.contains(&said.id) && !said.by.is(&by) && given(said), at)
    }

    /// Adds a contribution of `by`. Idempotent; other content under the same id is rejected.
    pub(super) fn contribute(
        &mut self,
        by: &By,
        id: Id,
        draft: ContributionDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        if let Some(said) = self.contribution(id) {
            let same = said.by.is(by) && said.draft.as_ref().is_none_or(|it| *it == draft);
            return if same { Ok(()) } else { Err(MeetingProblem::AlreadySaid) };
        }
        // A recording or a drawing that is sent from two tabs is stored once. `said_at` distinguishes that
        // from one that is contributed again after it was withdrawn.
        let is_it = |it: &ContributionDraft| {
            let (read_aloud, said_at) = (it.read_aloud, it.said_at);
            said_at != draft.said_at
                && *it == ContributionDraft { read_aloud, said_at, ..draft.clone() }
        };
        let says_it = |it: &Contribution| it.by.is(by) && it.draft.as_ref().is_some_and(is_it);
        if draft.body.file_id.is_some() && self.contributions.iter().any(says_it) {
            return Ok(());
        }
        self.require_takes(id)?;
        draft.said()?;
        self.require_free(id)?;
        if draft.about.is_some_and(|about| self.heading(about, draft.of).is_none()) {
            return Err(MeetingProblem::AboutUnknown);
        }
        check_limit(self.contributions.len(), MOST_CONTRIBUTIONS)?;
        self.contributions.push(Contribution {
            id,
            draft: Some(draft),
            by: by.clone(),
            received_at: at,
            heard_by: Vec::new(),
            answers: Vec::new(),
            withdrawn_at: None,
        });
        self.trace(by, Traced::Contributed, Some(id), at);
        Ok(())
    }
}
