//! Properties in many time zones, around every change of the clock.

use chrono_tz::{
    America::St_Johns, Asia::Kolkata, Atlantic::Azores, Australia::Lord_Howe, Europe::Copenhagen,
    Tz, UTC,
};
use proptest::prelude::*;

use super::*;

const ZONES: [Tz; 6] = [Copenhagen, Azores, Lord_Howe, St_Johns, Kolkata, UTC];

/// Two days before both changes of daylight saving of every zone above, a leap day, and a new year.
const NIGHTS: [&str; 9] = [
    "2027-03-26",
    "2026-10-23",
    "2027-04-02",
    "2026-10-02",
    "2027-03-12",
    "2026-10-30",
    "2028-02-27",
    "2026-12-30",
    "2027-02-26",
];

fn any_zone() -> impl Strategy<Value = Tz> {
    (0..ZONES.len()).prop_map(|i| ZONES[i])
}

fn any_noon() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        (0..NIGHTS.len()).prop_map(|i| date(NIGHTS[i])),
        (0_u64..4_000).prop_map(|days| date("2024-01-01") + Days::new(days)),
    ]
    .prop_map(|day| day.and_hms_opt(12, 0, 0).unwrap().and_utc().into())
}

fn any_time() -> impl Strategy<Value = TimeOfDay> {
    // More of the hours in which clocks change.
    prop_oneof![0_u16..24 * 60, 0_u16..4 * 60].prop_map(|minute| {
        TimeOfDay::parse(&format!("{:02}:{:02}", minute / 60, minute % 60)).unwrap()
    })
}

fn any_rhythm() -> impl Strategy<Value = Rhythm> {
    let quiet = (any_time(), any_time()).prop_map(|(from, until)| QuietHours { from, until });
    (0_u8..=12, proptest::option::of(quiet))
        .prop_map(|(hour, quiet_hours)| Rhythm { quiet_hours, ..rhythm(hour) })
}

/// All reminders after `after` until `until`.
fn all(
    goal: &Goal,
    rhythm: &Rhythm,
    mut after: Timestamp,
    until: Timestamp,
    zone: Tz,
) -> Vec<(NaiveDate, Timestamp)> {
    let mut found = Vec::new();
    while let Some((day, comes)) = next(goal, rhythm, after, &zone).filter(|it| it.1 < until) {
        assert!(comes > after);
        found.push((day, comes));
        after = comes;
    }
    found
}

fn wall(at: Timestamp, zone: Tz) -> NaiveDateTime {
    at.utc().with_timezone(&zone).naive_local()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Once on every day, at the time that the clock shows; if it skips that time, at the first minute after;
    /// if it shows it twice, the first time.
    #[test]
    fn once_a_day_at_the_time_meant(
        zone in any_zone(), noon in any_noon(), remind_at in any_time(), hour in 0_u8..=12,
    ) {
        let (goal, rhythm) = (goal(DAILY, &remind_at.to_string()), rhythm(hour));
        let until = noon.plus_millis(7 * 24 * HOUR_MS);
        let found = all(&goal, &rhythm, noon, until, zone);
        let first = day_of(noon, &zone, rhythm.day_start);
        let days: Vec<_> = found.iter().map(|(day, _)| *day).collect();
        prop_assert!((6..=8).contains(&days.len()), "{days:?}");
        prop_assert!(days[0] == first || days[0] == first.succ_opt().unwrap());
        prop_assert!(days.windows(2).all(|pair| pair[0].succ_opt().unwrap() == pair[1]), "{days:?}");
        for (day, comes) in found {
            let shown = wall(comes, zone);
            let before = wall(comes.plus_millis(-60_000), zone);
            let meant = shown.date().and_time(remind_at.time());
            let is_skipped = before < meant && meant < shown;
            prop_assert!(shown == meant || is_skipped, "{shown}");
            // Never at the second occurrence of the time.
            let passed_before = (1..=26 * 4).any(|quarters| {
                wall(comes.plus_millis(-quarters * HOUR_MS / 4), zone) == shown
            });
            prop_assert!(!passed_before, "{shown} for the second time");
            // On its own day, or at the end of it if the clock skipped the rest.
            let own = day_of(comes, &zone, rhythm.day_start);
            prop_assert!(own == day || (is_skipped && comes == end(day, &rhythm, &zone)), "{shown}");
        }
    }

    /// No reminder in quiet hours: it is delayed until they end, and dropped only if that is another day.
    /// Other reminders are not affected by them.
    #[test]
    fn quiet_hours_are_respected(
        zone in any_zone(), noon in any_noon(), remind_at in any_time(), rhythm in any_rhythm(),
    ) {
        let goal = goal(DAILY, &remind_at.to_string());
        let until = noon.plus_millis(7 * 24 * HOUR_MS);
        let loud = Rhythm { quiet_hours: None, ..rhythm };
        let meant = all(&goal, &loud, noon.plus_millis(-48 * HOUR_MS), until, zone);
        let found = all(&goal, &rhythm, noon, until, zone);
        for (_, comes) in &found {
            prop_assert!(!is_quiet(*comes, &rhythm, &zone));
        }
        for (day, comes) in meant {
            let mut rings = found.iter().filter(|it| it.0 == day);
            let (rings, again) = (rings.next(), rings.next());
            prop_assert!(again.is_none(), "{day} twice");
            let mut over = comes;
            // A clock that is set back to a time before the quiet hours does not end them.
            while is_quiet(over, &rhythm, &zone) || wall(over, zone) < wall(comes, zone) {
                over = over.plus_millis(60_000);
            }
            let waited = over > comes;
            let dropped = waited && over >= end(day, &rhythm, &zone);
            let expected = (!dropped && over > noon && over < until).then_some(over);
            prop_assert_eq!(rings.map(|it| it.1), expected, "{} meant at {}", day, wall(comes, zone));
        }
    }

    /// Goals of weekdays and single days: exactly on those days, at the same instants.
    #[test]
    fn only_the_days_a_goal_is_for(
        zone in any_zone(), noon in any_noon(), remind_at in any_time(), rhythm in any_rhythm(),
        which in 1_u8..128, ahead in 0_u64..20,
    ) {
        let text = remind_at.to_string();
        let until = noon.plus_millis(14 * 24 * HOUR_MS);
        let daily = all(&goal(DAILY, &text), &rhythm, noon, until, zone);
        let days: Vec<_> = Day::ALL.into_iter().filter(|day| which & (1 << *day as u8) != 0).collect();
        let repeat = format!(r#"{{"weekdays":{}}}"#, serde_json::to_string(&days).unwrap());
        let found = all(&goal(&repeat, &text), &rhythm, noon, until, zone);
        let expected: Vec<_> =
            daily.iter().copied().filter(|it| days.contains(&Day::of(it.0))).collect();
        prop_assert_eq!(found, expected);
        let once = day_of(noon, &zone, rhythm.day_start) + Days::new(ahead);
        let found = all(&goal(&format!(r#"{{"once":"{once}"}}"#), &text), &rhythm, noon, until, zone);
        let expected: Vec<_> = daily.into_iter().filter(|it| it.0 == once).collect();
        prop_assert_eq!(found, expected);
    }

    /// A traveller gets one reminder for each day, and for every day that they spend entirely in one zone.
    #[test]
    fn travel_doubles_no_day_and_loses_none(
        noon in any_noon(), remind_at in any_time(), hour in 0_u8..=12,
        stays in proptest::collection::vec((any_zone(), 1_i64..90), 1..8),
    ) {
        let (goal, rhythm) = (goal(DAILY, &remind_at.to_string()), rhythm(hour));
        let (mut sent, mut begins) = (std::collections::BTreeMap::new(), noon);
        for (zone, hours) in stays {
            let ends = begins.plus_millis(hours * HOUR_MS);
            for (day, comes) in all(&goal, &rhythm, begins, ends, zone) {
                // Its job ran before, in another zone: no second one is created.
                sent.entry(day).or_insert(comes);
            }
            let mut day = day_of(begins, &zone, rhythm.day_start).succ_opt().unwrap();
            while end(day, &rhythm, &zone) < ends {
                prop_assert!(sent.contains_key(&day), "{day} in {zone}");
                day = day.succ_opt().unwrap();
            }
            begins = ends;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// It may be shown until the last useful instant, and not after it.
    #[test]
    fn late_is_never_quiet(
        zone in any_zone(), noon in any_noon(), remind_at in any_time(), rhythm in any_rhythm(),
    ) {
        let goal = goal(DAILY, &remind_at.to_string());
        for (day, due) in all(&goal, &rhythm, noon, noon.plus_millis(72 * HOUR_MS), zone) {
            let until = of_use_until(day, due, &rhythm, &zone);
            prop_assert!(due <= until && until <= due.plus_millis(LATEST_MS));
            let may = |at| may_ring(day, due, at, &rhythm, &zone);
            let minutes = (0..=LATEST_MS / 60_000).map(|minute| due.plus_millis(minute * 60_000));
            for now in minutes.filter(|now| *now <= until) {
                prop_assert!(may(now), "{} is quiet, meant at {}", wall(now, zone), wall(due, zone));
                prop_assert!(now == due || day_of(now, &zone, rhythm.day_start) == day || due == end(day, &rhythm, &zone));
            }
            prop_assert!(may(until) && !may(until.plus_millis(1)));
        }
    }
}
