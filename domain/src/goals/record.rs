//! Goals as syncable records.

use super::{Goal, GoalDraft, GoalProblem, GoalState, may_be_active};
use crate::{
    Id, NaiveDate, Timestamp,
    events::EventKind,
    record::{Draft, Edit, Record},
    sync::{Phone, replica::Replica},
};

impl Record for Goal {
    const KIND: &'static str = EventKind::Goal.name();
    type Order = Id;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) -> Id {
        self.id
    }

    fn register(phone: &mut Phone) {
        phone.add::<Edit<GoalDraft>>();
    }
}

impl Draft for GoalDraft {
    type Record = Goal;
    type Problem = GoalProblem;
    const PATH: &'static str = "goals";

    fn became(&self, goal: &Goal) -> bool {
        *self == goal.draft
    }

    fn page(id: Id) -> String {
        format!("/goals/{id}")
    }

    fn check(&self, id: Id, replica: &Replica, _: NaiveDate) -> Result<(), GoalProblem> {
        if self.state != GoalState::Active {
            return Ok(());
        }
        let is_active = |it: &&Goal| it.id != id && it.draft.state == GoalState::Active;
        let others = replica.all::<Goal>().iter().filter(is_active).count();
        may_be_active(i64::try_from(others).unwrap_or(i64::MAX))
    }

    fn put(&self, id: Id, replica: &mut Replica, at: Timestamp) {
        let draft = self.clone();
        let goal = match replica.find::<Goal>(id) {
            Some(before) => Goal { draft, updated_at: at, ..before.clone() },
            None => Goal { id, draft, version: 0, created_at: at, updated_at: at },
        };
        replica.put(goal);
    }
}
