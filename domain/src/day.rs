//! Which local day an instant belongs to.
//!
//! A young person's day is defined by their time zone and the hour at which their day starts (04:00 by
//! default), so that a success at 01:30 belongs to the evening before.

use chrono::{DateTime, Days, Duration, NaiveDate, TimeDelta, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::Timestamp;

/// The whole hour, 0 to 12, at which a person's day begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 0, maximum = 12))]
pub struct DayStart(u8);

impl DayStart {
    /// The latest hour at which a day may start.
    pub const LATEST: u8 = 12;

    /// `None` if a day may not start at `hour`.
    pub fn new(hour: u8) -> Option<Self> {
        (hour <= Self::LATEST).then_some(Self(hour))
    }

    /// The hour, 0 to 12.
    pub fn hour(self) -> u8 {
        self.0
    }
}

impl Default for DayStart {
    /// 04:00.
    fn default() -> Self {
        Self(4)
    }
}

impl<'de> Deserialize<'de> for DayStart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hour = u8::deserialize(deserializer)?;
        Self::new(hour).ok_or_else(|| D::Error::custom("out_of_range: a day begins at 0 to 12"))
    }
}

/// The instant at which `date` begins: the first one at which the wall clock of `zone` shows `start` or
/// later on that date.
///
/// If that hour occurs twice (the clock is set back), the first counts; if it is skipped (the clock is set
/// forward), the moment of the change counts. So days follow each other without gap or overlap.
pub fn beginning<Z: TimeZone>(date: NaiveDate, zone: &Z, start: DayStart) -> DateTime<Z> {
    let mut wall = date.and_time(chrono::NaiveTime::MIN) + Duration::hours(i64::from(start.0));
    // The longest skip of a time zone is a whole day (Samoa, 2011).
    for _ in 0..=26 * 60 {
        if let Some(at) = zone.from_local_datetime(&wall).earliest() {
            return at;
        }
        wall += TimeDelta::minutes(1);
    }
    zone.from_utc_datetime(&wall)
}

/// The local day of the instant `at` for someone in `zone` whose days begin at `start`.
pub fn day_of<Z: TimeZone>(at: Timestamp, zone: &Z, start: DayStart) -> NaiveDate {
    let at = at.utc();
    let local = at.with_timezone(zone).date_naive();
    let began = |date: NaiveDate| beginning(date, zone, start).with_timezone(&chrono::Utc) <= at;
    let tomorrow = local.checked_add_days(Days::new(1)).unwrap_or(local);
    let mut date = tomorrow;
    for _ in 0..4 {
        if began(date) {
            return date;
        }
        date = date.checked_sub_days(Days::new(1)).unwrap_or(date);
    }
    date
}

/// The Monday of the week of `date`.
pub fn week_of(date: NaiveDate) -> NaiveDate {
    date.week(chrono::Weekday::Mon).checked_first_day().unwrap_or(date)
}

/// The first day of the month of `date`.
pub fn month_of(date: NaiveDate) -> NaiveDate {
    chrono::Datelike::with_day(&date, 1).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use chrono_tz::{Europe::Copenhagen, TZ_VARIANTS, Tz};
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc().into()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_table_of_evenings_and_mornings() {
        for (instant, zone, hour, day) in [
            // An ordinary night in Odense: half past one is still the evening before.
            ("2026-11-22T01:30:00+01:00", Copenhagen, 4, "2026-11-21"),
            ("2026-11-22T03:59:59.999+01:00", Copenhagen, 4, "2026-11-21"),
            ("2026-11-22T04:00:00+01:00", Copenhagen, 4, "2026-11-22"),
            ("2026-11-22T00:00:00+01:00", Copenhagen, 0, "2026-11-22"),
            // The clock skips 02:00 to 03:00.
            ("2026-03-29T01:59:59+01:00", Copenhagen, 2, "2026-03-28"),
            ("2026-03-29T03:00:00+02:00", Copenhagen, 2, "2026-03-29"),
            // 02:00 to 03:00 occurs twice: the first occurrence begins the day.
            ("2026-10-25T02:30:00+02:00", Copenhagen, 2, "2026-10-25"),
            ("2026-10-25T02:30:00+01:00", Copenhagen, 2, "2026-10-25"),
            ("2026-10-25T02:59:00+01:00", Copenhagen, 3, "2026-10-24"),
            // New year, leap day.
            ("2027-01-01T02:00:00+01:00", Copenhagen, 4, "2026-12-31"),
            ("2028-02-29T12:00:00+01:00", Copenhagen, 4, "2028-02-29"),
            ("2028-03-01T03:00:00+01:00", Copenhagen, 4, "2028-02-29"),
            // Midnight does not exist in Santiago on this night.
            ("2026-09-06T01:00:00-03:00", chrono_tz::America::Santiago, 0, "2026-09-06"),
            // Samoa has no 30 December 2011.
            ("2011-12-31T05:00:00+14:00", chrono_tz::Pacific::Apia, 4, "2011-12-31"),
        ] {
            let start = DayStart::new(hour).unwrap();
            assert_eq!(day_of(at(instant), &zone, start), date(day), "{instant} {zone} {hour}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(week_of(date("2026-11-22")), date("2026-11-16"));
        assert_eq!(week_of(date("2026-11-16")), date("2026-11-16"));
        assert_eq!(month_of(date("2028-02-29")), date("2028-02-01"));
    }

    fn any_zone() -> impl Strategy<Value = Tz> {
        (0..TZ_VARIANTS.len()).prop_map(|i| TZ_VARIANTS[i])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// A later instant never has an earlier day.
        #[test]
        fn days_only_go_forward(
            zone in any_zone(),
            millis in 946_684_800_000_i64..2_208_988_800_000,
            later in 0_i64..3 * 86_400_000,
            hour in 0_u8..=12,
        ) {
            let start = DayStart::new(hour).unwrap();
            let first = day_of(Timestamp::from_millis(millis), &zone, start);
            let second = day_of(Timestamp::from_millis(millis + later), &zone, start);
            prop_assert!(first <= second);
        }

        /// An instant lies between the beginning of its day and the beginning of the next.
        #[test]
        fn an_instant_is_within_its_day(
            zone in any_zone(),
            millis in 946_684_800_000_i64..2_208_988_800_000,
            hour in 0_u8..=12,
        ) {
            let start = DayStart::new(hour).unwrap();
            let at = Timestamp::from_millis(millis);
            let day = day_of(at, &zone, start);
            prop_assert!(beginning(day, &zone, start).to_utc() <= at.utc());
            prop_assert!(beginning(day.succ_opt().unwrap(), &zone, start).to_utc() > at.utc());
        }

        /// Around every change of daylight saving, each quarter of an hour is on the same day as the one
        /// before, or on the next day.
        #[test]
        fn changes_of_daylight_saving_are_crossed_in_order(
            zone in any_zone(), year in 2020_i32..2030, spring in any::<bool>(), hour in 0_u8..=12,
        ) {
            let start = DayStart::new(hour).unwrap();
            let (month, day) = if spring { (3, 25) } else { (10, 24) };
            let from = NaiveDate::from_ymd_opt(year, month, day).unwrap().and_time(chrono::NaiveTime::MIN);
            let mut before = day_of(from.and_utc().into(), &zone, start);
            for quarter in 1..8 * 24 * 4 {
                let day = day_of((from + TimeDelta::minutes(15 * quarter)).and_utc().into(), &zone, start);
                prop_assert!(day == before || day == before.succ_opt().unwrap());
                before = day;
            }
        }
    }
}
