//! What one caseworker sees of one young person. The list, the overview and every count are computed from
//! these projections only, so that invisible records are never counted.

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
const MOST_SUCCESSES: i64 = 500;

pub(super) fn days_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// What one young person shares with one caseworker.
pub(super) struct Shared {
    pub(super) goals: Vec<SharedGoal>,
    pub(super) successes: Vec<SharedSuccess>,
    pub(super) suggestions: Vec<Suggestion>,
    /// The last day of something shared: a success, or a goal created.
    pub(super) last: Option<NaiveDate>,
}

impl Shared {
    /// Reads what `viewer`, who is assigned, sees of `person`; `today` is the young person's.
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

    /// The digests by which changes for `viewer` are counted.
    pub(super) fn digests(&self, viewer: Id) -> Digests {
        Digests {
            goals: self.goals.iter().map(digest).collect(),
            successes: self.successes.iter().map(digest).collect(),
            answers: self.answered(viewer).map(digest).collect(),
        }
    }

    /// The records that differ for `viewer` from what is `known`.
    pub(super) fn new_since(&self, viewer: Id, known: &Digests) -> Vec<Id> {
        let goals = self.goals.iter().filter(|it| !known.goals.contains(&digest(it)));
        let successes = self.successes.iter().filter(|it| !known.successes.contains(&digest(it)));
        let answers = self.answered(viewer).filter(|it| !known.answers.contains(&digest(it)));
        let ids = goals.map(|it| it.id).chain(successes.map(|it| it.id));
        ids.chain(answers.map(|it| it.id)).collect()
    }

    fn answered(&self, viewer: Id) -> impl Iterator<Item = &Suggestion> {
        self.suggestions.iter().filter(move |it| it.by.id == viewer && it.answered_at.is_some())
    }
}
