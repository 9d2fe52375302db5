//! What one caseworker sees of one young person. The list, the overview and every count come from here,
//! and so from the projections: what is not seen is not counted.

use chrono::Days;
use kurs_domain::{
    Id, NaiveDate, goals::SharedGoal, successes::SharedSuccess, suggestions::Suggestion,
};

use super::digests::{Digests, digest};
use crate::{
    goals,
    identity::store::Person,
    kernel::{Problem, db::Tx},
    successes, suggestions,
};

/// How far back the overview shows successes, in days.
const OVERVIEW_DAYS: u64 = 90;
/// How many of them.
const MOST_SUCCESSES: i64 = 500;

/// So many days before `day`.
pub(super) fn days_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// What one young person shares with one caseworker: list and overview both come from it.
pub(super) struct Shared {
    pub(super) goals: Vec<SharedGoal>,
    pub(super) successes: Vec<SharedSuccess>,
    pub(super) suggestions: Vec<Suggestion>,
    /// The last day on which something that is shared happened: a success, or a goal set.
    pub(super) last: Option<NaiveDate>,
}

impl Shared {
    /// What `viewer`, who is assigned, sees of `person`, whose day it is.
    pub(super) async fn find(
        tx: &mut Tx,
        person: &Person,
        viewer: Id,
        today: NaiveDate,
    ) -> Result<Self, Problem> {
        let (id, first) = (person.me.id, days_before(today, OVERVIEW_DAYS));
        let goals = goals::store::list_seen_by(tx, id, viewer).await?;
        let successes =
            successes::store::list_seen_by(tx, id, viewer, first, MOST_SUCCESSES).await?;
        let mut suggestions = Vec::new();
        for suggestion in suggestions::store::list_shown_to(tx, id, viewer).await? {
            let goal_shown = goals.iter().any(|goal| Some(goal.id) == suggestion.goal_id);
            suggestions.extend(suggestion.seen_by(viewer, goal_shown));
        }
        let latest = if let Some(success) = successes.first() {
            Some(success.on)
        } else {
            let ever = successes::store::list_seen_by(tx, id, viewer, NaiveDate::default(), 1);
            ever.await?.first().map(|success| success.on)
        };
        let last = latest.max(goals.iter().map(|goal| person.day(goal.created_at)).max());
        Ok(Self { goals, successes, suggestions, last })
    }

    /// What tells whether any of it changed for `viewer`.
    pub(super) fn digests(&self, viewer: Id) -> Digests {
        let answered = self.suggestions.iter();
        let answered = answered.filter(|it| it.by.id == viewer && it.answered_at.is_some());
        Digests {
            goals: self.goals.iter().map(digest).collect(),
            successes: self.successes.iter().map(digest).collect(),
            answers: answered.map(digest).collect(),
        }
    }
}
