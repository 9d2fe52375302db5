//! Decisions: what, why, and who does what by when; with the young person's view beside it.

use serde::{Deserialize, Serialize};

use super::{Because, By, MeetingProblem};
use crate::{
    Id, NaiveDate, Timestamp,
    people::Name,
    text::{Line, Words},
};

/// What is decided, or why.
pub type DecisionText = Words<1500>;
/// What somebody does.
pub type ActionText = Line<280>;

/// How many decisions one meeting makes at most.
pub const MOST_DECISIONS: usize = 30;
/// How many actions follow from one decision at most.
pub const MOST_ACTIONS: usize = 15;
/// How many times it is noted how a view was sought.
pub const MOST_SOUGHT: usize = 20;

/// How many times a view is sought, and in how many ways, before a decision can be final without it.
pub const SOUGHT_TIMES: usize = 2;

/// What somebody does, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Action {
    /// What.
    pub text: ActionText,
    /// Who.
    pub who: Name,
    /// By which day.
    pub by: NaiveDate,
}

/// What those in the room write of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionDraft {
    /// What is decided.
    pub text: DecisionText,
    /// Why. It may come later, but before the decision is final.
    #[serde(default)]
    pub why: Option<DecisionText>,
    /// Who does what by when, at most [`MOST_ACTIONS`].
    #[serde(default)]
    pub actions: Vec<Action>,
    /// The agenda item it comes from.
    #[serde(default)]
    pub about: Option<Id>,
}

/// How a young person sees a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum ViewKind {
    Agree,
    Partly,
    Disagree,
    Unsure,
}

impl ViewKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Agree, Self::Partly, Self::Disagree, Self::Unsure];
}

/// What a young person says of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ViewDraft {
    /// How they see it.
    pub kind: ViewKind,
    /// In own words.
    #[serde(default)]
    pub words: Option<Because>,
}

/// A view, and of which wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct View {
    /// What was said.
    pub view: ViewDraft,
    /// When.
    pub at: Timestamp,
    /// Of which version of the decision.
    pub of: i64,
}

/// How a view was sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum SoughtHow {
    InPerson,
    Call,
    Message,
    Letter,
    App,
    ThroughSomebody,
}

impl SoughtHow {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::InPerson, Self::Call, Self::Message, Self::Letter, Self::App, Self::ThroughSomebody];
}

/// What makes a note of how a view was sought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SoughtDraft {
    /// On which day.
    pub on: NaiveDate,
    /// How.
    pub how: SoughtHow,
    /// What came of it.
    #[serde(default)]
    pub words: Option<Because>,
}

/// How a view was sought, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sought {
    /// Its id.
    pub id: Id,
    /// When and how.
    pub sought: SoughtDraft,
    /// By whom.
    pub by: By,
    /// When it was noted.
    pub at: Timestamp,
    /// Of which version of the decision the view was sought.
    pub of: i64,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// Its id.
    pub id: Id,
    /// What it says.
    pub draft: DecisionDraft,
    /// Who wrote it last.
    pub by: By,
    /// When it was first written.
    pub written_at: Timestamp,
    /// On which of the young person's days it was worded as it is now. A view that was sought before
    /// was not of these words.
    pub worded_on: NaiveDate,
    /// The young person's views, the latest last. None is ever taken out.
    pub views: Vec<View>,
    /// How their view was sought.
    pub sought: Vec<Sought>,
    /// When it became final; its wording is never changed from then on.
    pub final_at: Option<Timestamp>,
    /// Moves on when its wording changes.
    pub version: i64,
}

impl Decision {
    /// The young person's view of it as it is worded now.
    pub fn view(&self) -> Option<&View> {
        self.views.last().filter(|view| view.of == self.version)
    }

    /// Whether the view of it as it is worded now has been sought often enough, and in ways enough.
    pub fn is_sought(&self) -> bool {
        let now = || self.sought.iter().filter(|one| one.of == self.version);
        let first = now().next().map(|one| one.sought.how);
        now().count() >= SOUGHT_TIMES && now().any(|one| Some(one.sought.how) != first)
    }

    /// Whether it can be made final.
    ///
    /// # Errors
    /// [`MeetingProblem::AlreadyFinal`], [`MeetingProblem::WhyMissing`] or
    /// [`MeetingProblem::ViewMissing`].
    pub fn may_be_final(&self) -> Result<(), MeetingProblem> {
        if self.final_at.is_some() {
            return Err(MeetingProblem::AlreadyFinal);
        }
        if self.draft.why.is_none() {
            return Err(MeetingProblem::WhyMissing);
        }
        if self.view().is_none() && !self.is_sought() {
            return Err(MeetingProblem::ViewMissing);
        }
        Ok(())
    }
}
