//! Tables of expected reminders.

use chrono_tz::{Atlantic::Azores, Australia::Lord_Howe, Europe::Copenhagen, UTC};

use super::*;

#[test]
fn a_table_of_reminders() {
    let ordinary = "2026-11-22T11:00:00+01:00"; // a Sunday
    for (repeat, remind_at, zone, after, expected) in [
        (DAILY, "12:00", Copenhagen, ordinary, Some(("2026-11-22", "2026-11-22T12:00:00+01:00"))),
        (DAILY, "11:00", Copenhagen, ordinary, Some(("2026-11-23", "2026-11-23T11:00:00+01:00"))),
        // 01:30 belongs to the evening before.
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
        // A single day, however far away.
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
        // 02:00 to 03:00 is skipped: the first minute after it. 02:30 is the evening before.
        (
            DAILY,
            "02:30",
            Copenhagen,
            "2027-03-27T12:00:00+01:00",
            Some(("2027-03-27", "2027-03-28T03:00:00+02:00")),
        ),
        // 02:00 to 03:00 occurs twice: only the first.
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
        // Lord Howe Island skips half an hour, and the Azores skip midnight.
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
        // Samoa skipped a day.
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
        // The quiet hours end on another day: dropped.
        ("22:00", "22:00", "07:00", None),
        ("02:00", "22:00", "07:00", None),
        // The quiet hours end on the same local day.
        ("06:59", "22:00", "07:00", Some(("2026-11-23", "2026-11-23T07:00:00+01:00"))),
        ("07:00", "22:00", "07:00", Some(("2026-11-23", "2026-11-23T07:00:00+01:00"))),
        ("13:00", "12:30", "14:15", Some(("2026-11-22", "2026-11-22T14:15:00+01:00"))),
        ("23:30", "23:00", "03:00", Some(("2026-11-22", "2026-11-23T03:00:00+01:00"))),
        // Quiet hours of length 0 cover nothing.
        ("12:00", "12:00", "12:00", Some(("2026-11-22", "2026-11-22T12:00:00+01:00"))),
    ] {
        let rhythm = Rhythm { quiet_hours: Some(quiet(from, until)), ..rhythm(4) };
        let found = next(&goal(DAILY, remind_at), &rhythm, at(after), &Copenhagen);
        let expected = expected.map(|(day, instant)| (date(day), at(instant)));
        assert_eq!(found, expected, "{remind_at}, quiet from {from} until {until}");
    }
}

#[test]
fn nothing_paused_is_reminded_of() {
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
fn marked_goals_are_not_reminded_of() {
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
