//! Counts of successes. They never decrease: no streaks, and no counts of what did not happen.

use serde::{Deserialize, Serialize};

use crate::{
    NaiveDate,
    day::{month_of, week_of},
};

/// The number of successes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// Since Monday.
    pub this_week: i64,
    /// Since the first of the month.
    pub this_month: i64,
    /// Since the beginning.
    pub ever: i64,
}

impl Counts {
    /// Counts the days `successes` as seen on the day `on`.
    pub fn of(successes: impl IntoIterator<Item = NaiveDate>, on: NaiveDate) -> Self {
        let (week, month) = (week_of(on), month_of(on));
        let mut counts = Self::default();
        for day in successes {
            counts.ever += 1;
            counts.this_week += i64::from((week..=on).contains(&day));
            counts.this_month += i64::from((month..=on).contains(&day));
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(offset: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(offset)
    }

    #[test]
    fn a_sunday_in_november() {
        let days =
            ["2026-11-22", "2026-11-22", "2026-11-16", "2026-11-15", "2026-11-01", "2026-10-31"];
        let on = "2026-11-22".parse().unwrap();
        let counts = Counts::of(days.map(|day| day.parse().unwrap()), on);
        assert_eq!(counts, Counts { this_week: 3, this_month: 5, ever: 6 });
    }

    proptest! {
        /// One more success, whenever it was, never makes a number smaller.
        #[test]
        fn one_more_never_counts_less(days in prop::collection::vec(0_u64..700, 0..50), more in 0_u64..700, on in 0_u64..700) {
            let days: Vec<_> = days.into_iter().map(date).collect();
            let before = Counts::of(days.iter().copied(), date(on));
            let after = Counts::of(days.into_iter().chain([date(more)]), date(on));
            prop_assert!(after.ever == before.ever + 1);
            prop_assert!(after.this_week >= before.this_week && after.this_month >= before.this_month);
        }
    }
}
