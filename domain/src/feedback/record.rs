//! Feedback as syncable records.

use std::cmp::Reverse;

use chrono::Datelike;

use super::{Feedback, FeedbackDraft, Subject};
use crate::{
    Id, NaiveDate, Timestamp,
    events::EventKind,
    record::{Correction, Draft, Edit, Record},
    sync::{Phone, replica::Replica},
};

impl Record for Feedback {
    const KIND: &'static str = EventKind::Feedback.name();
    /// Newest first.
    type Order = Reverse<(NaiveDate, Timestamp, Id)>;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) -> Self::Order {
        Reverse((self.draft.on, self.draft.at, self.id))
    }

    fn register(phone: &mut Phone) {
        phone.add::<Edit<FeedbackDraft>>();
    }
}

impl Draft for FeedbackDraft {
    type Record = Feedback;
    type Problem = std::convert::Infallible;
    const PATH: &'static str = "feedback";

    fn needs(&self) -> Vec<Id> {
        self.about.into_iter().map(Subject::id).collect()
    }

    fn became(&self, feedback: &Feedback) -> bool {
        *self == feedback.draft
    }

    /// Answers from after the true time are moved to the day on which they were given.
    fn corrected(&self, by: &Correction) -> Option<Self> {
        if self.at <= by.now {
            return None;
        }
        let at = self.at.plus_millis(by.change).min(by.now);
        let days = (by.day)(at).num_days_from_ce() - (by.day)(self.at).num_days_from_ce();
        let on = NaiveDate::from_num_days_from_ce_opt(self.on.num_days_from_ce() + days);
        Some(Self { on: on.unwrap_or_else(|| (by.day)(at)), at, ..self.clone() })
    }

    fn page(id: Id) -> String {
        format!("/feedback/given/{id}")
    }

    fn put(&self, id: Id, replica: &mut Replica, at: Timestamp) {
        let version = replica.find::<Feedback>(id).map_or(0, |it| it.version);
        let draft = self.clone();
        // Whoever shows the score computes it from the instrument.
        replica.put(Feedback { id, draft, score: None, group: None, version, updated_at: at });
    }
}
