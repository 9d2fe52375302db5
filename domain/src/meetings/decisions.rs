//! Decisions with their reasons, actions and the young person's views.

use serde::{Deserialize, Serialize};

use super::{Because, By, MeetingProblem};
use crate::{
    Id, NaiveDate, Timestamp,
    people::Name,
    text::{Line, Words},
};

/// The text of a decision, or its reason.
pub type DecisionText = Words<1500>;
/// The text of an action.
pub type ActionText = Line<280>;

/// The largest number of decisions in one meeting.
pub const MOST_DECISIONS: usize = 30;
/// The largest number of actions in one decision.
pub const MOST_ACTIONS: usize = 15;
/// The largest number of records of how a view was sought.
pub const MOST_SOUGHT: usize = 20;

/// The largest number of wordings of one decision.
pub const MOST_WORDINGS: usize = 50;

/// An action that follows from a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Action {
    /// Its id, the same in every wording of the decision that has it.
    pub id: Id,
    /// What is to be done.
    pub text: ActionText,
    /// The name of the responsible person.
    pub who: Name,
    /// The day by which it is to be done.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub by: NaiveDate,
}

/// The fields of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionDraft {
    /// The decision.
    pub text: DecisionText,
    /// The reason. It may be added later, but before the decision is final.
    #[serde(default)]
    pub why: Option<DecisionText>,
    /// The actions, at most [`MOST_ACTIONS`].
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 15))]
    pub actions: Vec<Action>,
    /// The agenda item it belongs to.
    #[serde(default)]
    pub about: Option<Id>,
}

/// A young person's view of a decision.
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
    /// All views, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Agree, Self::Partly, Self::Disagree, Self::Unsure];
}

/// The fields of a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ViewDraft {
    /// The view.
    pub kind: ViewKind,
    /// The young person's words.
    #[serde(default)]
    pub words: Option<Because>,
}

/// A view of one wording of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct View {
    /// The view.
    pub view: ViewDraft,
    /// When it was given.
    pub at: Timestamp,
    /// The number of the wording.
    pub of: i64,
}

/// The way in which a view was sought.
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

/// The fields of a record of how a view was sought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SoughtDraft {
    /// The day on which it was sought.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// In which way.
    pub how: SoughtHow,
    /// The result.
    #[serde(default)]
    pub words: Option<Because>,
}

/// A record of how a view was sought, with its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sought {
    /// Its id.
    pub id: Id,
    /// The record.
    pub sought: SoughtDraft,
    /// Who recorded it.
    pub by: By,
    /// When it was recorded.
    pub at: Timestamp,
    /// The young person's local day on which it was recorded.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub noted_on: NaiveDate,
    /// The number of the wording of which the view was sought.
    pub of: i64,
}

/// An earlier wording of a decision. It is immutable, and its number is never reused, so that the
/// decision's id and this number identify the wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wording {
    /// Its number: 1 for the first.
    pub number: i64,
    /// The decision in this wording.
    pub draft: DecisionDraft,
    /// Its author.
    pub by: By,
    /// When it was written.
    pub at: Timestamp,
}

/// The tombstone of a dropped decision, which keeps its wordings and views.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dropped {
    /// Who dropped it.
    pub by: By,
    /// When it was dropped.
    pub at: Timestamp,
}

/// A decision with its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// Its id.
    pub id: Id,
    /// The current wording.
    pub draft: DecisionDraft,
    /// The author of the current wording.
    pub by: By,
    /// When the first wording was written.
    pub written_at: Timestamp,
    /// When the current wording was written.
    pub worded_at: Timestamp,
    /// The earlier wordings, oldest first.
    pub earlier: Vec<Wording>,
    /// The young person's local day on which the current wording was written. A view that was sought earlier
    /// was not of this wording.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub worded_on: NaiveDate,
    /// The young person's views, latest last. Never removed.
    pub views: Vec<View>,
    /// The records of how their view was sought.
    pub sought: Vec<Sought>,
    /// When it became final; it cannot be changed afterwards.
    pub final_at: Option<Timestamp>,
    /// The tombstone, if it was dropped.
    pub dropped: Option<Dropped>,
    /// The number of the current wording. It never decreases.
    pub version: i64,
}

impl Decision {
    /// A new decision by `by`.
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

    /// Replaces the wording; the old one is stored in the history.
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

    /// The wording `number`.
    pub fn wording(&self, number: i64) -> Option<&DecisionDraft> {
        let earlier = || self.earlier.iter().find(|it| it.number == number);
        if number == self.version { Some(&self.draft) } else { earlier().map(|it| &it.draft) }
    }

    /// The actions of all its wordings.
    pub(super) fn all_actions(&self) -> impl Iterator<Item = &Action> {
        let earlier = self.earlier.iter().map(|it| &it.draft);
        earlier.chain([&self.draft]).flat_map(|it| &it.actions)
    }

    /// The young person's latest view of the current wording. A view of an earlier wording that arrives later
    /// does not replace it.
    pub fn view(&self) -> Option<&View> {
        self.views.iter().rev().find(|view| view.of == self.version)
    }

    /// Whether a view of the current wording was sought twice: on two days, in two ways, and recorded on two
    /// days, so that nobody can record both at once.
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

    /// Checks that it is neither final nor dropped.
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

    /// Checks whether it can be made final.
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
