//! Gatherings as syncable records.

use std::cmp::Reverse;

use super::{Gathering, GatheringDraft};
use crate::{
    Id, Timestamp,
    events::EventKind,
    record::{Draft, Edit, Record},
    sync::{Phone, replica::Replica},
};

impl Record for Gathering {
    const KIND: &'static str = EventKind::Gathering.name();
    /// Newest first.
    type Order = Reverse<Id>;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) -> Self::Order {
        Reverse(self.id)
    }

    fn register(phone: &mut Phone) {
        phone.add::<Edit<GatheringDraft>>();
    }
}

impl Draft for GatheringDraft {
    type Record = Gathering;
    type Problem = std::convert::Infallible;
    const PATH: &'static str = "gatherings";

    fn became(&self, gathering: &Gathering) -> bool {
        self.clone().in_order() == gathering.plan
    }

    fn page(id: Id) -> String {
        format!("/gatherings/{id}")
    }

    fn put(&self, id: Id, replica: &mut Replica, at: Timestamp) {
        let plan = self.clone();
        let known = replica.find::<Gathering>(id);
        let (answers, guests) =
            known.map(|it| (it.answers.clone(), it.guests.clone())).unwrap_or_default();
        let version = known.map_or(0, |it| it.version);
        replica.put(Gathering { id, plan, answers, guests, version, updated_at: at });
    }
}
