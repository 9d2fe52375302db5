//! The projection of a goal for those it is shared with.

use serde::{Deserialize, Serialize};

use super::{FirstStep, Goal, GoalState, GoalText, PartOfDay, Pictogram, Repeat, Why};
use crate::{Id, Timestamp, sharing::Projection};

/// A goal as those see it whom it is shared with. Omits the owner's private fields: the audience, the
/// reminder, the confidence and the number of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedGoal {
    /// Its id.
    pub id: Id,
    /// The goal in the owner's own words.
    pub text: GoalText,
    /// Why it matters.
    pub why: Option<Why>,
    /// The first small step.
    pub first_step: Option<FirstStep>,
    /// One emoji.
    pub pictogram: Option<Pictogram>,
    /// On which days it is due.
    pub repeat: Repeat,
    /// The part of the day that suits it best.
    pub part_of_day: Option<PartOfDay>,
    /// The goal's state.
    pub state: GoalState,
    /// When it was created.
    pub created_at: Timestamp,
}

impl Goal {
    /// The projection for those it is shared with.
    pub fn projection(&self) -> Projection<SharedGoal> {
        let draft = self.draft.clone();
        Projection {
            audience: draft.shared_with,
            body: SharedGoal {
                id: self.id,
                text: draft.text,
                why: draft.why,
                first_step: draft.first_step,
                pictogram: draft.pictogram,
                repeat: draft.repeat,
                part_of_day: draft.part_of_day,
                state: draft.state,
                created_at: self.created_at,
            },
        }
    }
}
