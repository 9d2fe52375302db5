//! Successes as syncable records.

use std::cmp::Reverse;

use chrono::Datelike;

use super::{
    SecondMark, Success, SuccessDraft, SuccessProblem, may_be_on, says_something, second_mark,
};
use crate::{
    Id, NaiveDate, Timestamp,
    events::EventKind,
    goals::Goal,
    record::{Correction, Draft, Edit, Record},
    sync::{Phone, replica::Replica},
};

impl Record for Success {
    const KIND: &'static str = EventKind::Success.name();
    /// Newest first.
    type Order = Reverse<(NaiveDate, Timestamp, Id)>;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) -> Self::Order {
        Reverse((self.on, self.at, self.id))
    }

    fn register(phone: &mut Phone) {
        // A success inherits the audience of its goal, if it has none of its own.
        Goal::register(phone);
        phone.add::<Edit<SuccessDraft>>();
    }
}

impl Draft for SuccessDraft {
    type Record = Success;
    type Problem = SuccessProblem;
    const PATH: &'static str = "successes";

    fn needs(&self) -> Vec<Id> {
        self.goal_id.into_iter().collect()
    }

    fn files(&self) -> Vec<Id> {
        self.file_ids.clone()
    }

    fn became(&self, success: &Success) -> bool {
        let mut stored = success.to_draft();
        // The server may set these where the phone did not.
        stored.once_more = self.once_more;
        stored.shared_with = stored.shared_with.filter(|_| self.shared_with.is_some());
        stored == *self
    }

    /// A mark that was made after the true time is moved to the day that it was meant for.
    fn corrected(&self, by: &Correction) -> Option<Self> {
        if self.at <= by.now {
            return None;
        }
        // If the correction does not explain the difference, it was made now at the latest.
        let at = self.at.plus_millis(by.change).min(by.now);
        let days = (by.day)(at).num_days_from_ce() - (by.day)(self.at).num_days_from_ce();
        let on = NaiveDate::from_num_days_from_ce_opt(self.on.num_days_from_ce() + days);
        let on = on.unwrap_or_else(|| (by.day)(at));
        Some(Self { on, at, ..self.clone() })
    }

    fn page(_: Id) -> String {
        "/successes".to_owned()
    }

    fn check(&self, id: Id, replica: &Replica, today: NaiveDate) -> Result<(), SuccessProblem> {
        // A success of any age can be edited; only a changed day must be recent.
        let stays = replica.find::<Success>(id).is_some_and(|before| before.on == self.on);
        let near = if stays { Ok(()) } else { may_be_on(self.on, today) };
        near.and_then(|()| says_something(self))
    }

    fn put(&self, id: Id, replica: &mut Replica, at: Timestamp) {
        let mut draft = self.clone();
        let goal = draft.goal_id.and_then(|goal| replica.find::<Goal>(goal));
        let inherited = goal.map(|goal| goal.draft.shared_with.clone()).unwrap_or_default();
        let before = replica.find::<Success>(id);
        let is_first = |first: &&Success| {
            first.id != id
                && draft.goal_id.is_some()
                && first.goal_id == draft.goal_id
                && first.on == draft.on
                && !first.once_more
        };
        let first = replica.all::<Success>().iter().find(is_first);
        if let (None, Some(first), false) = (before, first, draft.once_more) {
            match second_mark(first, &draft) {
                SecondMark::SameSuccess { words, feeling } => {
                    return replica.put(Success {
                        words,
                        feeling,
                        updated_at: at,
                        ..first.clone()
                    });
                }
                SecondMark::StandsBeside => draft.once_more = true,
            }
        }
        let version = before.map_or(0, |before| before.version);
        replica.put(Success { version, ..Success::new(id, draft, inherited, at) });
    }
}
