//! The user's own settings as a syncable record and action.

use super::{Me, MePatch};
use crate::{
    Id, Timestamp,
    events::EventKind,
    record::{Action, Body, Call, Record, Sent},
    sync::{Phone, replica::Replica},
};

impl Record for Me {
    const KIND: &'static str = EventKind::Me.name();
    const DELETABLE: bool = false;
    type Order = ();

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) {}

    // There is exactly one, which is always read, so it has no list.
    fn register(_: &mut Phone) {}
}

impl Sent for MePatch {
    fn id(&self) -> Option<Id> {
        None
    }

    fn call(&self) -> Call {
        Call::new("PATCH", "/me".to_owned(), self)
    }

    fn stands_alone(&self) -> bool {
        true
    }

    fn page(&self) -> Option<String> {
        Some("/me".to_owned())
    }
}

impl Action for MePatch {
    type Record = Me;
    type Problem = std::convert::Infallible;

    fn read(method: &str, path: &[&str], body: Option<&Body>) -> Option<Self> {
        if (method, path) == ("PATCH", &["me"][..]) { body?.read() } else { None }
    }

    fn merged_with(&self, earlier: &Self) -> Option<Self> {
        let (new, earlier) = (self.clone(), earlier.clone());
        Some(Self {
            name: new.name.or(earlier.name),
            language: new.language.or(earlier.language),
            time_zone: new.time_zone.or(earlier.time_zone),
            day_start: new.day_start.or(earlier.day_start),
            quiet_hours: new.quiet_hours.or(earlier.quiet_hours),
            paused_since: new.paused_since.or(earlier.paused_since),
            reach_by: new.reach_by.or(earlier.reach_by),
            welcomed: new.welcomed.or(earlier.welcomed),
            celebrate: new.celebrate.or(earlier.celebrate),
            push: new.push.or(earlier.push),
            no_cheers_from: new.no_cheers_from.or(earlier.no_cheers_from),
            praise_ok: new.praise_ok.or(earlier.praise_ok),
        })
    }

    fn apply(&self, replica: &mut Replica, _: Timestamp) {
        if let Some(me) = &mut replica.me {
            MePatch::apply(self.clone(), me);
        }
    }
}
