//! Corrections: what staff add to a final decision, to an answer, or to the summary of a closed meeting. What
//! stood there stays.

use serde::{Deserialize, Serialize};

use super::{Because, By, Meeting, MeetingProblem, MeetingState, Traced, check_limit};
use crate::{Id, Timestamp};

/// The largest number of corrections to one meeting.
pub const MOST_CORRECTIONS: usize = 50;

/// The fields of a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionDraft {
    /// The final decision or the answer that it is about; absent for the summary.
    #[serde(default)]
    pub about: Option<Id>,
    /// What is right.
    pub words: Because,
}

/// A correction with its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Correction {
    /// Its id.
    pub id: Id,
    /// The correction.
    pub draft: CorrectionDraft,
    /// Who added it.
    pub by: By,
    /// When it was added.
    pub at: Timestamp,
}

impl Meeting {
    /// The corrections of a decision or an answer, or with `None` of the summary, oldest first.
    pub fn corrections_of(&self, about: Option<Id>) -> impl Iterator<Item = &Correction> {
        self.corrections.iter().filter(move |it| it.draft.about == about)
    }

    pub(super) fn correct(
        &mut self,
        by: &By,
        id: Id,
        draft: CorrectionDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        if let Some(known) = self.corrections.iter().find(|it| it.id == id) {
            let same = known.by.is(by) && known.draft == draft;
            return if same { Ok(()) } else { Err(MeetingProblem::AlreadySaid) };
        }
        self.require_fixed(draft.about)?;
        check_limit(self.corrections.len(), MOST_CORRECTIONS)?;
        self.require_free(id)?;
        let (about, words) = (draft.about, draft.words.to_string());
        self.corrections.push(Correction { id, draft, by: by.clone(), at });
        self.change(by, Traced::Corrected, about, (None, Some(words)), at);
        Ok(())
    }

    /// Checks that the decision, the answer, or with `None` the summary can no longer be changed itself.
    fn require_fixed(&self, about: Option<Id>) -> Result<(), MeetingProblem> {
        let Some(about) = about else {
            let closed = self.state == MeetingState::Closed;
            return if closed { Ok(()) } else { Err(MeetingProblem::NotClosed) };
        };
        let mut answers = self.contributions.iter().flat_map(|it| &it.answers);
        match self.decision(about) {
            Some(decision) if decision.final_at.is_some() => Ok(()),
            Some(_) => Err(MeetingProblem::NotFinal),
            None if answers.any(|it| it.id == about) => Ok(()),
            None => Err(MeetingProblem::AboutUnknown),
        }
    }
}
