//! Goals that a young person sets, in their own words.

pub mod pictogram;
mod record;
mod shared;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::{
    Id, NaiveDate, Timestamp,
    people::TimeOfDay,
    sharing::SharedWith,
    text::{Line, Words},
};

pub use self::{pictogram::Pictogram, shared::SharedGoal};

/// A goal in its owner's words.
pub type GoalText = Line<280>;
/// Why it matters to the owner.
pub type Why = Words<500>;
/// The first small step.
pub type FirstStep = Line<280>;

/// The largest number of active goals of one person.
pub const MOST_ACTIVE_GOALS: i64 = 100;

/// On which days a goal is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    /// On one day; it stays in the list after that day until it is reached or put to rest.
    Once(#[serde(deserialize_with = "crate::date::deserialize")] NaiveDate),
    /// On these days of every week.
    Weekdays(Weekdays),
    /// A number of times a week, 1 to 7, on any days.
    TimesAWeek(TimesAWeek),
}

/// Days of the week, at least one, each once, Monday first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(min_items = 1, example = json!(["mon", "thu"])))]
pub struct Weekdays(Vec<Day>);

/// A day of the week. In JSON: `"mon"` … `"sun"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "a week needs no explanation")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Day {
    /// The whole week.
    pub const ALL: [Self; 7] =
        [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// The day that `date` falls on.
    pub fn of(date: NaiveDate) -> Self {
        match date.weekday() {
            Weekday::Mon => Self::Mon,
            Weekday::Tue => Self::Tue,
            Weekday::Wed => Self::Wed,
            Weekday::Thu => Self::Thu,
            Weekday::Fri => Self::Fri,
            Weekday::Sat => Self::Sat,
            Weekday::Sun => Self::Sun,
        }
    }
}

impl Weekdays {
    /// `None` if there is no day.
    pub fn new(days: Vec<Day>) -> Option<Self> {
        let days: Vec<_> = Day::ALL.into_iter().filter(|day| days.contains(day)).collect();
        (!days.is_empty()).then_some(Self(days))
    }

    /// The days, Monday first.
    pub fn days(&self) -> &[Day] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let days = Vec::<Day>::deserialize(deserializer)?;
        Self::new(days).ok_or_else(|| D::Error::custom("out_of_range: choose at least one day"))
    }
}

/// Times a week, 1 to 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 1, maximum = 7))]
pub struct TimesAWeek(u8);

impl TimesAWeek {
    /// `None` if `times` is not 1 to 7.
    pub fn new(times: u8) -> Option<Self> {
        (1..=7).contains(&times).then_some(Self(times))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for TimesAWeek {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let times = u8::deserialize(deserializer)?;
        Self::new(times).ok_or_else(|| D::Error::custom("out_of_range: 1 to 7 times a week"))
    }
}

/// A whole number from 0 to 10: the confidence in a goal, or how something felt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 0, maximum = 10))]
pub struct ZeroToTen(u8);

impl ZeroToTen {
    /// `None` if `value` is not 0 to 10.
    pub fn new(value: u8) -> Option<Self> {
        (value <= 10).then_some(Self(value))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for ZeroToTen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = u8::deserialize(deserializer)?;
        Self::new(value).ok_or_else(|| D::Error::custom("out_of_range: 0 to 10"))
    }
}

/// The part of the day that suits a goal best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum PartOfDay {
    Morning,
    Day,
    Evening,
}

/// The state of a goal. There is deliberately none for failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum GoalState {
    /// Shown on its days.
    #[default]
    Active,
    /// Paused by its owner.
    Resting,
    /// The owner marked it as reached.
    Reached,
}

/// The fields that the owner sets with a `PUT`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GoalDraft {
    /// The goal in the owner's own words.
    pub text: GoalText,
    /// Why it matters.
    #[serde(default)]
    pub why: Option<Why>,
    /// The first small step.
    #[serde(default)]
    pub first_step: Option<FirstStep>,
    /// One emoji.
    #[serde(default)]
    pub pictogram: Option<Pictogram>,
    /// On which days it is due.
    pub repeat: Repeat,
    /// The part of the day that suits it best.
    #[serde(default)]
    pub part_of_day: Option<PartOfDay>,
    /// When the owner wants a reminder, on their own wall clock.
    #[serde(default)]
    pub remind_at: Option<TimeOfDay>,
    /// The owner's confidence that it will work out, 0 to 10.
    #[serde(default)]
    pub confidence: Option<ZeroToTen>,
    /// Who may see it.
    #[serde(default)]
    pub shared_with: SharedWith,
    /// The goal's state.
    #[serde(default)]
    pub state: GoalState,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(from = "FlatGoal", into = "FlatGoal")]
pub struct Goal {
    /// Its id.
    pub id: Id,
    /// The owner's fields.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(inline))]
    pub draft: GoalDraft,
    /// Increases with every change.
    pub version: i64,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// The wire format of a goal. Written out, because serde's code for a flattened field buffers its input and
/// would add as much again to the phone's download.
#[derive(Serialize, Deserialize)]
struct FlatGoal {
    id: Id,
    text: GoalText,
    #[serde(default)]
    why: Option<Why>,
    #[serde(default)]
    first_step: Option<FirstStep>,
    #[serde(default)]
    pictogram: Option<Pictogram>,
    repeat: Repeat,
    #[serde(default)]
    part_of_day: Option<PartOfDay>,
    #[serde(default)]
    remind_at: Option<TimeOfDay>,
    #[serde(default)]
    confidence: Option<ZeroToTen>,
    #[serde(default)]
    shared_with: SharedWith,
    #[serde(default)]
    state: GoalState,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<FlatGoal> for Goal {
    fn from(flat: FlatGoal) -> Self {
        Self {
            id: flat.id,
            draft: GoalDraft {
                text: flat.text,
                why: flat.why,
                first_step: flat.first_step,
                pictogram: flat.pictogram,
                repeat: flat.repeat,
                part_of_day: flat.part_of_day,
                remind_at: flat.remind_at,
                confidence: flat.confidence,
                shared_with: flat.shared_with,
                state: flat.state,
            },
            version: flat.version,
            created_at: flat.created_at,
            updated_at: flat.updated_at,
        }
    }
}

impl From<Goal> for FlatGoal {
    fn from(goal: Goal) -> Self {
        let Goal { id, draft, version, created_at, updated_at } = goal;
        Self {
            id,
            text: draft.text,
            why: draft.why,
            first_step: draft.first_step,
            pictogram: draft.pictogram,
            repeat: draft.repeat,
            part_of_day: draft.part_of_day,
            remind_at: draft.remind_at,
            confidence: draft.confidence,
            shared_with: draft.shared_with,
            state: draft.state,
            version,
            created_at,
            updated_at,
        }
    }
}

/// Why a goal is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GoalProblem {
    /// There are [`MOST_ACTIVE_GOALS`] active goals already.
    #[error("there are {MOST_ACTIVE_GOALS} goals going already; let one rest first")]
    TooManyActive,
}

impl Goal {
    /// Whether it is shown on the day `on`. `reached_before` says whether it has succeeded on an earlier
    /// day, which only matters for a goal of one day: until then it stays in the list, because it must not
    /// get lost when its day has passed.
    pub fn is_for(&self, on: NaiveDate, reached_before: bool) -> bool {
        self.draft.state == GoalState::Active
            && match &self.draft.repeat {
                Repeat::Once(day) => *day == on || (*day < on && !reached_before),
                Repeat::Weekdays(days) => days.days().contains(&Day::of(on)),
                Repeat::TimesAWeek(_) => true,
            }
    }
}

/// Checks whether one more goal may be active, besides `others_active` others.
pub fn may_be_active(others_active: i64) -> Result<(), GoalProblem> {
    if others_active < MOST_ACTIVE_GOALS { Ok(()) } else { Err(GoalProblem::TooManyActive) }
}

/// The lowest confidence at which a goal counts as realistic: below it the form offers to make the first step
/// smaller. Seven of ten is the usual threshold of the confidence ruler in motivational interviewing.
pub const CONFIDENT_ENOUGH: u8 = 7;

#[cfg(test)]
mod tests {
    use super::*;

    fn goal(repeat: &str, state: GoalState) -> Goal {
        let json = format!(r#"{{"text":"Gå en tur","repeat":{repeat}}}"#);
        let mut draft: GoalDraft = serde_json::from_str(&json).unwrap();
        draft.state = state;
        let at = Timestamp::from_millis(0);
        Goal { id: Id::new(at, [0; 10]), draft, version: 1, created_at: at, updated_at: at }
    }

    #[test]
    fn a_table_of_days() {
        use GoalState::{Active, Reached, Resting};
        // 2026-11-22 is a Sunday.
        for (repeat, state, on, reached_before, expected) in [
            (r#"{"once":"2026-11-22"}"#, Active, "2026-11-22", false, true),
            (r#"{"once":"2026-11-22"}"#, Active, "2026-11-22", true, true),
            (r#"{"once":"2026-11-22"}"#, Active, "2026-11-21", false, false),
            (r#"{"once":"2026-11-20"}"#, Active, "2026-11-22", false, true),
            (r#"{"once":"2026-11-20"}"#, Active, "2026-11-22", true, false),
            (r#"{"weekdays":["sun"]}"#, Active, "2026-11-22", false, true),
            (r#"{"weekdays":["mon","sat"]}"#, Active, "2026-11-22", false, false),
            (r#"{"times_a_week":3}"#, Active, "2026-11-22", true, true),
            (r#"{"times_a_week":3}"#, Resting, "2026-11-22", false, false),
            (r#"{"times_a_week":3}"#, Reached, "2026-11-22", false, false),
        ] {
            let on = on.parse().unwrap();
            assert_eq!(goal(repeat, state).is_for(on, reached_before), expected, "{repeat} {on}");
        }
    }

    #[test]
    fn invalid_repeats_are_rejected() {
        for bad in [
            r#"{"weekdays":[]}"#,
            r#"{"weekdays":["lørdag"]}"#,
            r#"{"times_a_week":0}"#,
            r#"{"times_a_week":8}"#,
            r#"{"once":"2026-02-30"}"#,
            r#"{"daily":true}"#,
            r#"{"once":"2026-11-22","times_a_week":2}"#,
        ] {
            assert!(serde_json::from_str::<Repeat>(bad).is_err(), "{bad}");
        }
        let twice: Repeat = serde_json::from_str(r#"{"weekdays":["sun","mon","mon"]}"#).unwrap();
        assert_eq!(serde_json::to_string(&twice).unwrap(), r#"{"weekdays":["mon","sun"]}"#);
    }

    #[test]
    fn goals_start_private_and_active_and_read_back() {
        let goal = goal(r#"{"times_a_week":2}"#, GoalState::Active);
        assert_eq!(goal.draft.shared_with, SharedWith::OnlyMe);
        let json = serde_json::to_string(&goal).unwrap();
        assert!(json.contains(r#""text":"Gå en tur""#), "flat: {json}");
        assert_eq!(serde_json::from_str::<Goal>(&json).unwrap(), goal);
    }

    #[test]
    fn active_goals_are_limited() {
        assert_eq!(may_be_active(99), Ok(()));
        assert_eq!(may_be_active(100), Err(GoalProblem::TooManyActive));
    }
}
