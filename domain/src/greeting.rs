//! The greeting of a day. After a break it welcomes, and never asks why.

use serde::{Deserialize, Serialize};

use crate::NaiveDate;

/// The kind of greeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Greeting {
    /// The very first day in Kurs.
    FirstDay,
    /// Any other day.
    OrdinaryDay,
    /// The first day after at least three quiet days.
    BackAfterDays,
    /// The first day after at least fourteen quiet days.
    BackAfterWeeks,
}

/// The number of quiet days after which a return is greeted.
pub const QUIET_DAYS: i64 = 3;
/// The number of quiet days after which a return is greeted warmly, and after which staff are asked to reach
/// out if nothing shared has changed.
pub const LONG_QUIET_DAYS: i64 = 14;

/// The number of whole days between `last` and `on`: 0 if they are equal or consecutive.
pub fn quiet_days(last: NaiveDate, on: NaiveDate) -> i64 {
    ((on - last).num_days() - 1).max(0)
}

/// The greeting on the day `on` for someone who joined on `first_day` and was last active (set a goal, marked
/// a success) on `last_sign`, if ever.
pub fn greeting(on: NaiveDate, first_day: NaiveDate, last_sign: Option<NaiveDate>) -> Greeting {
    if on <= first_day {
        return Greeting::FirstDay;
    }
    match quiet_days(last_sign.unwrap_or(first_day), on) {
        LONG_QUIET_DAYS.. => Greeting::BackAfterWeeks,
        QUIET_DAYS.. => Greeting::BackAfterDays,
        _ => Greeting::OrdinaryDay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_returns() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let first = date("2026-10-01");
        for (on, last, expected) in [
            ("2026-10-01", None, Greeting::FirstDay),
            ("2026-10-01", Some("2026-10-01"), Greeting::FirstDay),
            ("2026-10-02", None, Greeting::OrdinaryDay),
            ("2026-10-05", None, Greeting::BackAfterDays),
            ("2026-11-22", Some("2026-11-22"), Greeting::OrdinaryDay),
            ("2026-11-22", Some("2026-11-21"), Greeting::OrdinaryDay),
            ("2026-11-22", Some("2026-11-19"), Greeting::OrdinaryDay),
            ("2026-11-22", Some("2026-11-18"), Greeting::BackAfterDays),
            ("2026-11-22", Some("2026-11-08"), Greeting::BackAfterDays),
            ("2026-11-22", Some("2026-11-07"), Greeting::BackAfterWeeks),
            ("2027-01-02", Some("2026-12-30"), Greeting::OrdinaryDay),
        ] {
            assert_eq!(greeting(date(on), first, last.map(date)), expected, "{on} {last:?}");
        }
    }
}
