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

/// How many wordings one decision has at most.
pub const MOST_WORDINGS: usize = 50;

/// What somebody does, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Action {
    /// What.
    pub text: ActionText,
    /// Who.
    pub who: Name,
    /// By which day.
    #[serde(deserialize_with = "crate::date::deserialize")]
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
    #[cfg_attr(feature = "openapi", schema(max_items = 15))]
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
    /// Of which wording of the decision, by its number.
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
    #[serde(deserialize_with = "crate::date::deserialize")]
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
    /// On which of the young person's days it was noted.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub noted_on: NaiveDate,
    /// Of which wording of the decision the view was sought, by its number.
    pub of: i64,
}

/// How a decision was worded until it was worded differently. It is never changed or taken out, nor is
/// its number used again: the decision's id and this number name these words and no others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wording {
    /// Its number: 1 for the first.
    pub number: i64,
    /// What it said.
    pub draft: DecisionDraft,
    /// Who wrote it.
    pub by: By,
    /// When.
    pub at: Timestamp,
}

/// That a decision was dropped. It stays, as a tombstone with its wordings and views.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dropped {
    /// By whom.
    pub by: By,
    /// When.
    pub at: Timestamp,
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
    /// When it was worded as it is now.
    pub worded_at: Timestamp,
    /// How it was worded before, the first first.
    pub earlier: Vec<Wording>,
    /// On which of the young person's days it was worded as it is now. A view that was sought before
    /// was not of these words.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub worded_on: NaiveDate,
    /// The young person's views, the latest last. None is ever taken out.
    pub views: Vec<View>,
    /// How their view was sought.
    pub sought: Vec<Sought>,
    /// When it became final; its wording is never changed from then on.
    pub final_at: Option<Timestamp>,
    /// When it was dropped, and by whom.
    pub dropped: Option<Dropped>,
    /// The number of its wording now. It never falls.
    pub version: i64,
}

impl Decision {
    /// A decision that `by` writes.
    pub(super) fn new(
        id: Id,
        draft: DecisionDraft,
        by: &By,
        (today, at): (NaiveDate, Timestamp),
    ) -> Self {
        Self {
            id,
            draft,
            by: by.clone(),
            written_at: at,
            worded_at: at,
            earlier: Vec::new(),
            worded_on: today,
            views: Vec::new(),
            sought: Vec::new(),
            final_at: None,
            dropped: None,
            version: 1,
        }
    }

    /// Words it differently. How it was worded stays.
    pub(super) fn reword(
        &mut self,
        draft: DecisionDraft,
        by: &By,
        (today, at): (NaiveDate, Timestamp),
    ) {
        self.earlier.push(Wording {
            number: self.version,
            draft: std::mem::replace(&mut self.draft, draft),
            by: std::mem::replace(&mut self.by, by.clone()),
            at: self.worded_at,
        });
        (self.worded_on, self.worded_at) = (today, at);
        self.version += 1;
    }

    /// What its wording `number` says.
    pub fn wording(&self, number: i64) -> Option<&DecisionDraft> {
        let earlier = || self.earlier.iter().find(|it| it.number == number);
        if number == self.version { Some(&self.draft) } else { earlier().map(|it| &it.draft) }
    }

    /// The young person's latest view of it as it is worded now. One of an earlier wording that was
    /// long under way takes nothing from it.
    pub fn view(&self) -> Option<&View> {
        self.views.iter().rev().find(|view| view.of == self.version)
    }

    /// Whether the view of it as it is worded now has been sought twice: on two days, in two ways, and
    /// noted on two days, so that nobody writes both down at once.
    pub fn is_sought(&self) -> bool {
        let now = || self.sought.iter().filter(|one| one.of == self.version);
        now().any(|one| {
            now().any(|other| {
                one.sought.how != other.sought.how
                    && one.sought.on != other.sought.on
                    && one.noted_on != other.noted_on
            })
        })
    }

    /// Whether it is being written: neither final nor dropped.
    ///
    /// # Errors
    /// [`MeetingProblem::AlreadyFinal`] or [`MeetingProblem::Dropped`].
    pub fn require_open(&self) -> Result<(), MeetingProblem> {
        if self.dropped.is_some() {
            Err(MeetingProblem::Dropped)
        } else if self.final_at.is_some() {
            Err(MeetingProblem::AlreadyFinal)
        } else {
            Ok(())
        }
    }

    /// Whether it can be made final.
    ///
    /// # Errors
    /// Those of [`Self::require_open`], [`MeetingProblem::WhyMissing`] or
    /// [`MeetingProblem::ViewMissing`].
    pub fn may_be_final(&self) -> Result<(), MeetingProblem> {
        self.require_open()?;
        if self.draft.why.is_none() {
            return Err(MeetingProblem::WhyMissing);
        }
        if self.view().is_none() && !self.is_sought() {
            return Err(MeetingProblem::ViewMissing);
        }
        Ok(())
    }
}
