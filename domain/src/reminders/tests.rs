use chrono_tz::{
    America::St_Johns, Asia::Kolkata, Atlantic::Azores, Australia::Lord_Howe, Europe::Copenhagen,
    Tz, UTC,
};
use proptest::prelude::*;

use super::*;
use crate::Id;

fn at(text: &str) -> Timestamp {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc().into()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn goal(repeat: &str, remind_at: &str) -> Goal {
    let json = format!(r#"{{"text":"Gå en tur","repeat":{repeat},"remind_at":"{remind_at}"}}"#);
    let (at, draft) = (Timestamp::from_millis(0), serde_json::from_str(&json).unwrap());
    Goal { id: Id::new(at, [0; 10]), draft, version: 1, created_at: at, updated_at: at }
}

fn rhythm(day_start: u8) -> Rhythm {
    let day_start = DayStart::new(day_start).unwrap();
    Rhythm { day_start, quiet_hours: None, paused_since: None }
}

fn quiet(from: &str, until: &str) -> QuietHours {
    let time = |text| TimeOfDay::parse(text).unwrap();
    QuietHours { from: time(from), until: time(until) }
}

const DAILY: &str = r#"{"times_a_week":7}"#;

#[test]
fn a_table_of_reminders() {
    let ordinary = "2026-11-22T11:00:00+01:00"; // a Sunday
    for (repeat, remind_at, zone, after, expected) in [
        (DAILY, "12:00", Copenhagen, ordinary, Some(("2026-11-22", "2026-11-22T12:00:00+01:00"))),
        (DAILY, "11:00", Copenhagen, ordinary, Some(("2026-11-23", "2026-11-23T11:00:00+01:00"))),
        // Half past one belongs to the evening before.
        (DAILY, "01:30", Copenhagen, ordinary, Some(("2026-11-22", "2026-11-23T01:30:00+01:00"))),
        (
            r#"{"weekdays":["sun"]}"#,
            "01:30",
            Copenhagen,
            "2026-11-23T01:00:00+01:00",
            Some(("2026-11-22", "2026-11-23T01:30:00+01:00")),
        ),
        (
            r#"{"weekdays":["sun"]}"#,
            "11:00",
            Copenhagen,
            ordinary,
            Some(("2026-11-29", "2026-11-29T11:00:00+01:00")),
        ),
        // One day: its day and no other, however far away.
        (r#"{"once":"2026-11-21"}"#, "12:00", Copenhagen, ordinary, None),
        (
            r#"{"once":"2027-11-21"}"#,
            "12:00",
            Copenhagen,
            ordinary,
            Some(("2027-11-21", "2027-11-21T12:00:00+01:00")),
        ),
        (
            r#"{"once":"2026-11-21"}"#,
            "01:30",
            Copenhagen,
            "2026-11-22T01:29:59+01:00",
            Some(("2026-11-21", "2026-11-22T01:30:00+01:00")),
        ),
        // The night that skips 02:00 to 03:00: the first minute after it. 02:30 is the evening before.
        (
            DAILY,
            "02:30",
            Copenhagen,
            "2027-03-27T12:00:00+01:00",
            Some(("2027-03-27", "2027-03-28T03:00:00+02:00")),
        ),
        // The night that has 02:00 to 03:00 twice: once, the first.
        (
            DAILY,
            "02:30",
            Copenhagen,
            "2026-10-24T12:00:00+02:00",
            Some(("2026-10-24", "2026-10-25T02:30:00+02:00")),
        ),
        (
            DAILY,
            "02:30",
            Copenhagen,
            "2026-10-25T02:30:00+02:00",
            Some(("2026-10-25", "2026-10-26T02:30:00+01:00")),
        ),
        // Half an hour is skipped on Lord Howe Island, and midnight on the Azores.
        (
            DAILY,
            "02:15",
            Lord_Howe,
            "2026-10-03T12:00:00+10:30",
            Some(("2026-10-03", "2026-10-04T02:30:00+11:00")),
        ),
        (
            DAILY,
            "00:20",
            Azores,
            "2027-03-27T12:00:00-01:00",
            Some(("2027-03-27", "2027-03-28T01:00:00+00:00")),
        ),
        // A day that Samoa left out.
        (
            DAILY,
            "09:00",
            chrono_tz::Pacific::Apia,
            "2011-12-29T12:00:00-10:00",
            Some(("2011-12-31", "2011-12-31T09:00:00+14:00")),
        ),
    ] {
        let found = next(&goal(repeat, remind_at), &rhythm(4), at(after), &zone);
        let expected = expected.map(|(day, instant)| (date(day), at(instant)));
        assert_eq!(found, expected, "{repeat} {remind_at} {zone} after {after}");
    }
}

#[test]
fn a_table_of_quiet_hours() {
    let after = "2026-11-22T11:00:00+01:00";
    for (remind_at, from, until, expected) in [
        ("21:59", "22:00", "07:00", Some(("2026-11-22", "2026-11-22T21:59:00+01:00"))),
        // Another day has begun when the quiet ends: dropped.
        ("22:00", "22:00", "07:00", None),
        ("02:00", "22:00", "07:00", None),
        // The quiet ends on the same own day.
        ("06:59", "22:00", "07:00", Some(("2026-11-23", "2026-11-23T07:00:00+01:00"))),
        ("07:00", "22:00", "07:00", Some(("2026-11-23", "2026-11-23T07:00:00+01:00"))),
        ("13:00", "12:30", "14:15", Some(("2026-11-22", "2026-11-22T14:15:00+01:00"))),
        ("23:30", "23:00", "03:00", Some(("2026-11-22", "2026-11-23T03:00:00+01:00"))),
        // Quiet that ends when it begins is none.
        ("12:00", "12:00", "12:00", Some(("2026-11-22", "2026-11-22T12:00:00+01:00"))),
    ] {
        let rhythm = Rhythm { quiet_hours: Some(quiet(from, until)), ..rhythm(4) };
        let found = next(&goal(DAILY, remind_at), &rhythm, at(after), &Copenhagen);
        let expected = expected.map(|(day, instant)| (date(day), at(instant)));
        assert_eq!(found, expected, "{remind_at}, quiet from {from} until {until}");
    }
}

#[test]
fn nobody_is_reminded_of_what_rests() {
    let (after, mut resting) = (at("2026-11-22T11:00:00+01:00"), goal(DAILY, "12:00"));
    for state in [GoalState::Resting, GoalState::Reached] {
        resting.draft.state = state;
        assert_eq!(next(&resting, &rhythm(4), after, &UTC), None);
        assert!(!is_wanted(&resting, &rhythm(4), date("2026-11-22"), &[]));
    }
    let without = Goal {
        draft: crate::goals::GoalDraft { remind_at: None, ..goal(DAILY, "12:00").draft },
        ..resting
    };
    assert_eq!(next(&without, &rhythm(4), after, &UTC), None);
    for (since, on) in [
        ("2026-11-01", None),
        ("2026-11-22", None),
        ("2026-11-23", Some("2026-11-22")),
        ("2026-12-24", Some("2026-11-22")),
    ] {
        let paused = Rhythm { paused_since: Some(date(since)), ..rhythm(4) };
        let found = next(&goal(DAILY, "12:00"), &paused, after, &UTC);
        assert_eq!(found.map(|(day, _)| day), on.map(date), "paused since {since}");
    }
}

#[test]
fn what_was_marked_is_not_reminded_of() {
    // 2026-11-22 is a Sunday, 2026-11-23 a Monday.
    for (repeat, marked, on, wanted) in [
        (DAILY, &[][..], "2026-11-22", true),
        (DAILY, &["2026-11-22"], "2026-11-22", false),
        (DAILY, &["2026-11-21"], "2026-11-22", true),
        (r#"{"times_a_week":2}"#, &["2026-11-16", "2026-11-19"], "2026-11-22", false),
        (r#"{"times_a_week":2}"#, &["2026-11-19", "2026-11-19"], "2026-11-22", false),
        (r#"{"times_a_week":2}"#, &["2026-11-16", "2026-11-19"], "2026-11-23", true),
        (r#"{"times_a_week":3}"#, &["2026-11-15", "2026-11-16", "2026-11-19"], "2026-11-22", true),
        (r#"{"weekdays":["sun"]}"#, &["2026-11-16", "2026-11-21"], "2026-11-22", true),
        (r#"{"weekdays":["mon"]}"#, &[], "2026-11-22", false),
        (r#"{"once":"2026-11-22"}"#, &["2026-11-20"], "2026-11-22", true),
        (r#"{"once":"2026-11-20"}"#, &[], "2026-11-22", false),
    ] {
        let marked: Vec<_> = marked.iter().map(|day| date(day)).collect();
        let found = is_wanted(&goal(repeat, "12:00"), &rhythm(4), date(on), &marked);
        assert_eq!(found, wanted, "{repeat} {marked:?} on {on}");
    }
}

#[test]
fn late_is_late() {
    let (on, due) = (date("2026-11-22"), at("2026-11-22T20:00:00+01:00"));
    let rhythm = Rhythm { quiet_hours: Some(quiet("21:30", "07:00")), ..rhythm(4) };
    for (now, due, may) in [
        ("2026-11-22T20:00:00+01:00", due, true),
        ("2026-11-22T21:29:59+01:00", due, true),
        ("2026-11-22T21:30:00+01:00", due, false),
        ("2026-11-22T16:00:00+01:00", at("2026-11-22T14:00:00+01:00"), true),
        ("2026-11-22T16:00:00.001+01:00", at("2026-11-22T14:00:00+01:00"), false),
        // Another day.
        ("2026-11-23T04:00:00+01:00", at("2026-11-23T03:30:00+01:00"), false),
    ] {
        assert_eq!(may_ring(on, due, at(now), &rhythm, &Copenhagen), may, "{now}");
    }
}

#[test]
fn a_table_of_putting_off() {
    let rhythm = Rhythm { quiet_hours: Some(quiet("22:00", "07:00")), ..rhythm(4) };
    for (now, quiet_hours, comes) in [
        ("2026-11-22T20:00:00+01:00", rhythm.quiet_hours, Some("2026-11-22T21:00:00+01:00")),
        ("2026-11-22T21:00:00+01:00", rhythm.quiet_hours, None),
        ("2026-11-23T02:59:59+01:00", None, Some("2026-11-23T03:59:59+01:00")),
        ("2026-11-23T03:00:00+01:00", None, None),
        ("2026-11-23T12:00:00+01:00", None, None),
        ("2026-11-21T12:00:00+01:00", None, None),
    ] {
        let rhythm = Rhythm { quiet_hours, ..rhythm };
        let found = put_off(date("2026-11-22"), at(now), &rhythm, &Copenhagen);
        assert_eq!(found, comes.map(at), "{now}");
    }
    let paused = Rhythm { paused_since: Some(date("2026-11-22")), ..rhythm };
    let now = at("2026-11-22T12:00:00+01:00");
    assert_eq!(put_off(date("2026-11-22"), now, &paused, &Copenhagen), None);
}

const ZONES: [Tz; 6] = [Copenhagen, Azores, Lord_Howe, St_Johns, Kolkata, UTC];

/// Two days before both changes of daylight saving of every zone above, a leap day, a new year.
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
    // More of the hours in which clocks are changed.
    prop_oneof![0_u16..24 * 60, 0_u16..4 * 60].prop_map(|minute| {
        TimeOfDay::parse(&format!("{:02}:{:02}", minute / 60, minute % 60)).unwrap()
    })
}

fn any_rhythm() -> impl Strategy<Value = Rhythm> {
    let quiet = (any_time(), any_time()).prop_map(|(from, until)| QuietHours { from, until });
    (0_u8..=12, proptest::option::of(quiet))
        .prop_map(|(hour, quiet_hours)| Rhythm { quiet_hours, ..rhythm(hour) })
}

/// The reminders after `after`, one after the other, until `until`.
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

    /// Once a day, no day left out, at the time the clock shows; where it skips that time, at the
    /// first minute after; where it shows it twice, the first time.
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
            // Never the second time that the clock shows it.
            let passed_before = (1..=26 * 4).any(|quarters| {
                wall(comes.plus_millis(-quarters * HOUR_MS / 4), zone) == shown
            });
            prop_assert!(!passed_before, "{shown} for the second time");
            // On its own day, or where the clock skipped the rest of that day, as it ends.
            let own = day_of(comes, &zone, rhythm.day_start);
            prop_assert!(own == day || (is_skipped && comes == end(day, &rhythm, &zone)), "{shown}");
        }
    }

    /// Nothing rings in quiet hours; what would waits until they end, and is dropped only if that is
    /// another day. What would not ring in them comes as if there were none.
    #[test]
    fn quiet_hours_are_kept(
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
            // A clock that is set back into the time before them does not end them.
            while is_quiet(over, &rhythm, &zone) || wall(over, zone) < wall(comes, zone) {
                over = over.plus_millis(60_000);
            }
            let waited = over > comes;
            let dropped = waited && over >= end(day, &rhythm, &zone);
            let expected = (!dropped && over > noon && over < until).then_some(over);
            prop_assert_eq!(rings.map(|it| it.1), expected, "{} meant at {}", day, wall(comes, zone));
        }
    }

    /// Weekdays and single days: of all days exactly those, and in the same instants.
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

    /// Somebody who travels is reminded once of each day, and of every day that they spend as a whole
    /// in one zone.
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
                // Its job was done before, in another zone: no second one is made.
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
