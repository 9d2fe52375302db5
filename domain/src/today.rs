//! The overview of a young person's day: goals, successes and the greeting.
//!
//! The server answers `GET /today` with it, and the phone computes the same from its replica.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate,
    counts::Counts,
    day::week_of,
    goals::{Goal, GoalState, PartOfDay},
    greeting::{Greeting, greeting},
    order,
    successes::Success,
};

/// One day of one young person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Today {
    /// The day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// The kind of greeting.
    pub greeting: Greeting,
    /// The goals shown on this day.
    pub goals: Vec<GoalToday>,
    /// The successes of this day that belong to none of those goals.
    pub other_successes: Vec<Success>,
    /// The counts of all successes.
    pub counts: Counts,
}

/// A goal with its successes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GoalToday {
    /// The goal.
    pub goal: Goal,
    /// The number of its successes in this week.
    pub this_week: i64,
    /// Its successes of this day, oldest first.
    pub successes: Vec<Success>,
}

/// The input from which a day is computed.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The day.
    pub on: NaiveDate,
    /// All active goals.
    pub goals: Vec<Goal>,
    /// The successes, at least those from Monday to `on`.
    pub week: Vec<Success>,
    /// The ids of goals that have succeeded on a day before `on`.
    pub reached_before: HashSet<Id>,
    /// The counts of all successes.
    pub counts: Counts,
    /// The day on which the person joined.
    pub first_day: NaiveDate,
    /// The last day on which they set a goal or marked a success, up to `on`.
    pub last_sign: Option<NaiveDate>,
}

/// Computes the overview of the day.
pub fn today(facts: Facts) -> Today {
    let Facts { on, goals, mut week, reached_before, counts, first_day, last_sign } = facts;
    let monday = week_of(on);
    week.retain(|success| (monday..=on).contains(&success.on));
    order::by_key(&mut week, |success| (success.at, success.id));
    let mut goals: Vec<_> = goals
        .into_iter()
        .filter(|goal| {
            let marked = week.iter().any(|s| s.goal_id == Some(goal.id) && s.on == on);
            goal.is_for(on, reached_before.contains(&goal.id))
                || (marked && goal.draft.state != GoalState::Resting)
        })
        .map(|goal| {
            let of_goal = || week.iter().filter(|s| s.goal_id == Some(goal.id));
            let this_week = i64::try_from(of_goal().count()).unwrap_or(i64::MAX);
            let successes = of_goal().filter(|s| s.on == on).cloned().collect();
            GoalToday { goal, this_week, successes }
        })
        .collect();
    order::by_key(&mut goals, |today| {
        let part = today.goal.draft.part_of_day.unwrap_or(PartOfDay::Day);
        (part, today.goal.created_at, today.goal.id)
    });
    let shown: HashSet<Id> = goals.iter().map(|today| today.goal.id).collect();
    let other_successes = week
        .into_iter()
        .filter(|s| s.on == on && s.goal_id.is_none_or(|id| !shown.contains(&id)))
        .collect();
    Today { on, greeting: greeting(on, first_day, last_sign), goals, other_successes, counts }
}

impl Facts {
    /// The input for the day `on` when all goals and successes are available, as on a phone. `first_day` is
    /// the day the person joined, and `set_on` returns the day a goal was created.
    pub fn from_all(
        on: NaiveDate,
        goals: Vec<Goal>,
        successes: &[Success],
        first_day: NaiveDate,
        set_on: impl Fn(&Goal) -> NaiveDate,
    ) -> Self {
        let monday = week_of(on);
        let last_sign = goals.iter().map(&set_on).chain(successes.iter().map(|s| s.on));
        Self {
            on,
            last_sign: last_sign.filter(|day| *day <= on).max(),
            week: successes.iter().filter(|s| s.on >= monday && s.on <= on).cloned().collect(),
            reached_before: successes
                .iter()
                .filter(|s| s.on < on)
                .filter_map(|s| s.goal_id)
                .collect(),
            counts: Counts::of(successes.iter().map(|s| s.on), on),
            first_day,
            goals,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Timestamp, sharing::SharedWith, successes::SuccessDraft};

    fn goal(n: u8, json: &str) -> Goal {
        let at = Timestamp::from_millis(i64::from(n));
        let draft = serde_json::from_str(json).unwrap();
        Goal { id: Id::new(at, [n; 10]), draft, version: 1, created_at: at, updated_at: at }
    }

    fn success(n: u8, goal: Option<&Goal>, on: &str) -> Success {
        let at = Timestamp::from_millis(1_000 + i64::from(n));
        let draft: SuccessDraft =
            serde_json::from_str(&format!(r#"{{"on":"{on}","at":"{at}","words":"ja"}}"#)).unwrap();
        let draft = SuccessDraft { goal_id: goal.map(|g| g.id), ..draft };
        Success::new(Id::new(at, [n; 10]), draft, SharedWith::OnlyMe, at)
    }

    #[test]
    fn a_sunday() {
        let walk = goal(
            1,
            r#"{"text":"Gå ned til åen","repeat":{"times_a_week":3},"part_of_day":"evening"}"#,
        );
        let call =
            goal(2, r#"{"text":"Ringe","repeat":{"once":"2026-11-20"},"part_of_day":"morning"}"#);
        let monday = goal(3, r#"{"text":"Skole","repeat":{"weekdays":["mon"]}}"#);
        let successes = [
            success(1, Some(&walk), "2026-11-16"),
            success(2, Some(&walk), "2026-11-22"),
            success(3, Some(&walk), "2026-11-15"),
            success(4, None, "2026-11-22"),
        ];
        let on = "2026-11-22".parse().unwrap();
        let first_day = "2026-09-01".parse().unwrap();
        let goals = vec![walk.clone(), call.clone(), monday];
        let facts = Facts::from_all(on, goals, &successes, first_day, |_| first_day);
        let today = today(facts);
        assert_eq!(today.goals.iter().map(|g| g.goal.id).collect::<Vec<_>>(), [call.id, walk.id]);
        assert_eq!(today.goals[1].this_week, 2);
        assert_eq!(today.goals[1].successes, [successes[1].clone()]);
        assert_eq!(today.other_successes, [successes[3].clone()]);
        assert_eq!(today.counts, Counts { this_week: 3, this_month: 4, ever: 4 });
        assert_eq!(today.greeting, Greeting::OrdinaryDay);
    }

    #[test]
    fn a_goal_reached_today_stays_on_its_day() {
        let goal = Goal {
            draft: serde_json::from_str(
                r#"{"text":"Ringe","repeat":{"once":"2026-11-22"},"state":"reached"}"#,
            )
            .unwrap(),
            ..goal(1, r#"{"text":"Ringe","repeat":{"once":"2026-11-22"}}"#)
        };
        let on = "2026-11-22".parse().unwrap();
        let done = success(1, Some(&goal), "2026-11-22");
        let today = today(Facts::from_all(on, vec![goal], &[done], on, |_| on));
        assert_eq!((today.goals.len(), today.other_successes.len()), (1, 0));
    }
}
