//! What others see of a goal.

use serde::{Deserialize, Serialize};

use super::{FirstStep, Goal, GoalState, GoalText, PartOfDay, Pictogram, Repeat, Why};
use crate::{Id, Timestamp, sharing::Projection};

/// A goal as those see it with whom it is shared: what its owner says of it. With whom else it is
/// shared, when they want a reminder, how sure they are and how often they changed it is theirs alone.
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
    /// When it is for.
    pub repeat: Repeat,
    /// When in the day.
    pub part_of_day: Option<PartOfDay>,
    /// Where it stands.
    pub state: GoalState,
    /// When it was first set.
    pub created_at: Timestamp,
}

impl Goal {
    /// What those see with whom it is shared.
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
