//! Delegates: people a young person trusts, who speak for them at one meeting, by a link and without
//! an account. They see what the young person ticked, and nothing else.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, Contribution, ContributionDraft, Meeting, MeetingProblem, MeetingState, Traced,
    contributions::MOST_CONTRIBUTIONS, participants::Relation, room,
};
use crate::{Id, Timestamp, people::Name, text::Words, timestamp::DAY_MS};

/// What a delegate is asked to say or do.
pub type DelegateTask = Words<1000>;

/// How many can speak for a young person at one meeting.
pub const MOST_DELEGATES: usize = 5;
/// How many answers one delegate can bring back, and how many things say at the meeting.
pub const MOST_BROUGHT_BACK: usize = 20;
/// How long a link of a meeting that nobody closed is good after the latest time for which the meeting
/// ever was planned, in milliseconds: time enough to bring an answer back, and no move shortens it.
pub const DELEGATE_LASTS_MS: i64 = 7 * DAY_MS;

/// What makes a delegate: the whole of what a `PUT` may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DelegateDraft {
    /// Who it is, in the young person's words.
    pub name: Name,
    /// What they are to the young person.
    #[serde(default)]
    pub relation: Option<Relation>,
    /// What they are asked to say or do. Only they read it.
    #[serde(default)]
    pub task: Option<DelegateTask>,
    /// Which contributions they see.
    #[serde(default)]
    pub contribution_ids: Vec<Id>,
    /// Whether they see what is decided, as it is written.
    #[serde(default)]
    pub sees_decisions: bool,
}

/// Words that a delegate brought back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BroughtBack {
    /// Their id.
    pub id: Id,
    /// The words. Only the young person reads them.
    pub words: Because,
    /// When.
    pub at: Timestamp,
}

/// A delegate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Delegate {
    /// Their id within the meeting.
    pub id: Id,
    /// Who they are, and what they see.
    pub draft: DelegateDraft,
    /// The address of their link, for the young person alone. Absent until the server has it, and
    /// when it has ended.
    #[serde(default)]
    pub url: Option<String>,
    /// When somebody took the link into use. It is good in that one browser from then on.
    pub opened_at: Option<Timestamp>,
    /// What they brought back.
    pub brought_back: Vec<BroughtBack>,
    /// When the young person took it back.
    pub dismissed_at: Option<Timestamp>,
}

impl Delegate {
    /// Who that is.
    pub fn by(&self) -> By {
        By { kind: super::ByKind::Delegate, id: self.id, name: self.draft.name.to_string() }
    }
}

/// What a delegate may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DelegateAct {
    /// Say something for the young person.
    Contribute {
        /// The contribution's id.
        id: Id,
        /// What is said.
        draft: ContributionDraft,
    },
    /// Bring an answer back.
    BringBack {
        /// Its id.
        id: Id,
        /// The words.
        words: Because,
    },
}

impl Meeting {
    /// The delegate `id`, if their link is good at `now`.
    pub fn delegate_at(&self, id: Id, now: Timestamp) -> Option<&Delegate> {
        let on = matches!(self.state, MeetingState::Planned | MeetingState::Held);
        let ends = self.plan.as_ref()?.latest_start.plus_millis(DELEGATE_LASTS_MS);
        let delegate = self.delegates.iter().find(|it| it.id == id)?;
        (on && now < ends && delegate.dismissed_at.is_none()).then_some(delegate)
    }

    /// Does `act` for the delegate `id`, whose link is good at `at`.
    ///
    /// # Errors
    /// [`MeetingProblem::Unknown`] when the link has ended, and what a contribution can be refused for.
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
                room(theirs, MOST_BROUGHT_BACK)?;
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
                room(delegate.brought_back.len(), MOST_BROUGHT_BACK)?;
                delegate.brought_back.push(BroughtBack { id: words_id, words, at });
                self.trace(&by, Traced::DelegateBroughtBack, Some(id), at);
                Ok(())
            }
        }
    }

    /// The delegate `id`, whose link is good at `at`, has `given` before them of what was ticked for
    /// them. True when they had not heard one of it before.
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

    /// Takes in what `by` says. The same again changes nothing; other words under its id are refused.
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
        // A recording or a drawing that is sent from two tabs is said once. The time tells that from what is
        // said again after it was taken back.
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
        room(self.contributions.len(), MOST_CONTRIBUTIONS)?;
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
