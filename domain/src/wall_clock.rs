//! Conversion of wall-clock times to instants. Where the clock changes, a time may not exist, or exist
//! twice, and whoever plans a meeting must be asked or refused.

use chrono::{FixedOffset, NaiveDateTime};

use crate::{Timestamp, timestamp::DAY_MS};

/// The instants at which a wall clock shows a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Skipped: the clock is set forward past it.
    Never,
    /// The ordinary case.
    Once(Timestamp),
    /// Ambiguous: the clock is set back over it.
    Twice(Timestamp, Timestamp),
}

/// The instants at which a wall clock shows `wall`; `offset` gives the offset from UTC at an instant.
pub fn shown(wall: NaiveDateTime, offset: impl Fn(Timestamp) -> FixedOffset) -> Shown {
    let as_utc = Timestamp::from(wall.and_utc());
    let at_offset_of = |day: Timestamp| {
        let seconds = i64::from(offset(day).local_minus_utc());
        as_utc.plus_millis(-seconds * 1000)
    };
    let is_shown = |at: &Timestamp| (at.utc() + offset(*at)).naive_utc() == wall;
    // No zone is further than a day from UTC, and none changes its clock twice in two days.
    let summer = Some(at_offset_of(as_utc.plus_millis(-DAY_MS))).filter(is_shown);
    let winter = Some(at_offset_of(as_utc.plus_millis(DAY_MS))).filter(is_shown);
    match (summer, winter) {
        (Some(before), Some(after)) if before != after => {
            Shown::Twice(before.min(after), before.max(after))
        }
        (Some(at), _) | (_, Some(at)) => Shown::Once(at),
        (None, None) => Shown::Never,
    }
}

/// The wall-clock time at `at`, for the offset from UTC.
pub fn wall(at: Timestamp, offset: FixedOffset) -> NaiveDateTime {
    (at.utc() + offset).naive_utc()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Offset, TimeZone};
    use chrono_tz::{Europe::Copenhagen, Tz};
    use proptest::prelude::*;

    use super::*;

    fn offset(zone: Tz) -> impl Fn(Timestamp) -> FixedOffset {
        move |at| zone.offset_from_utc_datetime(&at.utc().naive_utc()).fix()
    }

    #[test]
    fn a_table_of_both_changes() {
        let at = |text: &str| Timestamp::from(DateTime::parse_from_rfc3339(text).unwrap().to_utc());
        for (text, expected) in [
            ("2026-11-25T14:00", Shown::Once(at("2026-11-25T14:00:00+01:00"))),
            ("2026-06-25T14:00", Shown::Once(at("2026-06-25T14:00:00+02:00"))),
            // The clock is set from 2:00 to 3:00.
            ("2026-03-29T01:59", Shown::Once(at("2026-03-29T01:59:00+01:00"))),
            ("2026-03-29T02:00", Shown::Never),
            ("2026-03-29T02:30", Shown::Never),
            ("2026-03-29T03:00", Shown::Once(at("2026-03-29T03:00:00+02:00"))),
            // The clock is set from 3:00 to 2:00.
            ("2026-10-25T01:59", Shown::Once(at("2026-10-25T01:59:00+02:00"))),
            (
                "2026-10-25T02:30",
                Shown::Twice(at("2026-10-25T02:30:00+02:00"), at("2026-10-25T02:30:00+01:00")),
            ),
            ("2026-10-25T03:00", Shown::Once(at("2026-10-25T03:00:00+01:00"))),
        ] {
            let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
            assert_eq!(shown(time, offset(Copenhagen)), expected, "{text}");
        }
    }

    proptest! {
        /// The wall-clock time of an instant converts back to that instant.
        #[test]
        fn round_trip(
            zone in prop_oneof![Just(Copenhagen), Just(chrono_tz::America::Nuuk),
                Just(chrono_tz::Atlantic::Faroe), Just(chrono_tz::Asia::Kathmandu)],
            minutes in 29_000_000_i64..34_000_000,
        ) {
            let at = Timestamp::from_millis(minutes * 60_000);
            let offset = offset(zone);
            let found = shown(wall(at, offset(at)), &offset);
            let there = match found {
                Shown::Never => false,
                Shown::Once(one) => one == at,
                Shown::Twice(first, second) => first == at || second == at,
            };
            prop_assert!(there, "{found:?}");
        }
    }
}
