//! When a meeting can be begun, closed and contributed to, and how long a delegate's link is valid.

use super::{
    super::{MeetingState, Traced, delegate::DELEGATE_LASTS_MS},
    *,
};
use crate::timestamp::{DAY_MS, HOUR_MS};

/// A meeting planned at the first minute to begin at that one.
fn planned_for(minute: i64) -> Meeting {
    let name = Name::new("Åse").unwrap();
    Meeting::planned(id(1), &mette(), plan_at("Møde", at(minute)), &name, at(1)).unwrap()
}

fn move_to(meeting: &mut Meeting, minute: i64, now: i64) -> &'static str {
    code(meeting.staff(&mette(), StaffAct::Plan(plan_at("Møde", at(minute))), at(now)))
}

fn see_all(meeting: &mut Meeting) {
    meeting.own(&asa(), OwnAct::See { traces: 9_999 }, at(5)).unwrap();
}

#[test]
fn it_is_begun_at_its_time_and_closed_after_it() {
    let week = 7 * 24 * 60;
    for (now, held, closed) in [
        (2, "too_early", "meeting_not_held"),
        (week - 16, "too_early", "meeting_not_held"),
        (week - 15, "", "too_early"),
        (week - 1, "", "too_early"),
        (week, "", ""),
        (week + 60, "", ""),
    ] {
        let mut meeting = planned_for(week);
        assert_eq!(code(meeting.staff(&mette(), StaffAct::Hold, at(now))), held, "held at {now}");
        assert_eq!(code(meeting.staff(&mette(), close(), at(now))), closed, "closed at {now}");
    }
}

#[test]
fn a_held_meeting_goes_on_until_half_a_day_after_its_end() {
    let ends = planned_for(100).ends_at().expect("a plan").millis();
    let after = |hours: i64| Timestamp::from_millis(ends + hours * HOUR_MS);
    let mut held = planned_for(100);
    held.staff(&mette(), StaffAct::Hold, at(100)).unwrap();
    for (meeting, goes_on) in [(planned_for(100), [false; 3]), (held, [true, true, false])] {
        for (now, goes_on) in [after(-1), after(11), after(12)].into_iter().zip(goes_on) {
            assert_eq!(meeting.goes_on(now), goes_on, "{:?} at {now:?}", meeting.state);
            assert_eq!(meeting.row("Åse").goes_on(now), goes_on, "in a list");
        }
    }
    assert!(!closed().goes_on(after(-1)));
}

#[test]
fn a_planned_meeting_is_overdue_from_its_end_until_it_is_begun() {
    let mut meeting = planned_for(100);
    let ends = meeting.ends_at().expect("a plan");
    assert!(!meeting.is_overdue(ends.plus_millis(-1)));
    assert!(meeting.is_overdue(ends));
    meeting.staff(&mette(), StaffAct::Hold, ends).unwrap();
    assert!(!meeting.is_overdue(ends.plus_millis(DAY_MS)));
}

#[test]
fn it_is_begun_at_a_time_that_the_young_person_knows() {
    let hold = |meeting: &mut Meeting, now| code(meeting.staff(&mette(), StaffAct::Hold, at(now)));
    // Moved forward: the time before applies, or a day after the announcement; looking changes nothing.
    for (before, to, begins) in [(1_000, 100, 1_000), (10_000, 500, 1_443), (10_000, 2_000, 2_000)]
    {
        let mut meeting = planned_for(before);
        assert_eq!(move_to(&mut meeting, to, 3), "");
        for seen in [false, true] {
            if seen {
                see_all(&mut meeting);
            }
            assert_eq!(
                hold(&mut meeting.clone(), begins - 16),
                "too_early",
                "{before} {to} {seen}"
            );
            assert_eq!(hold(&mut meeting.clone(), begins - 15), "", "{before} {to} {seen}");
        }
    }
    // Moved away and back within the hour, a wrong day was corrected; later it counts as a move forward, and
    // so it does when something else was planned in between.
    for (back, begins) in [(62, 100), (63, 1_000)] {
        let mut meeting = planned_for(100);
        assert_eq!((move_to(&mut meeting, 1_000, 3), move_to(&mut meeting, 100, back)), ("", ""));
        assert_eq!(hold(&mut meeting.clone(), begins - 16), "too_early", "{back}");
        assert_eq!(hold(&mut meeting, begins - 15), "", "{back}");
    }
    let mut meeting = planned_for(100);
    for (minute, now) in [(1_000, 3), (900, 4), (100, 5)] {
        assert_eq!(move_to(&mut meeting, minute, now), "");
    }
    assert_eq!(hold(&mut meeting, 100), "too_early");
    // Nor can it be closed before the time that they know.
    assert_eq!(hold(&mut meeting, 985), "");
    assert_eq!(code(meeting.staff(&mette(), close(), at(99))), "too_early");
}

#[test]
fn nothing_is_planned_for_a_time_that_is_over() {
    let name = Name::new("Åse").unwrap();
    for (minute, expected) in [(-1_000_000, "time_past"), (84, "time_past"), (85, ""), (200, "")] {
        let new = Meeting::planned(id(1), &mette(), plan_at("Møde", at(minute)), &name, at(100));
        assert_eq!(code(new.map(|_| ())), expected, "{minute}");
        assert_eq!(move_to(&mut planned_for(500), minute, 100), expected, "{minute}");
    }
    // The rest of the plan can be changed even when its time is over.
    let mut meeting = planned_for(10);
    let other = StaffAct::Plan(plan_at("Andet navn", at(10)));
    assert_eq!(code(meeting.staff(&mette(), other, at(1_000))), "");
}

#[test]
fn no_move_shortens_a_delegates_link() {
    let mut meeting = planned_for(1_000);
    meeting.own(&asa(), appoint(30, "Farmor"), at(2)).unwrap();
    assert_eq!(move_to(&mut meeting, 50, 3), "");
    let mut shorter: StaffAct = StaffAct::Plan(plan_at("Møde", at(50)));
    if let StaffAct::Plan(draft) = &mut shorter {
        draft.duration_minutes = super::super::plan::DurationMinutes::new(5).unwrap();
    }
    meeting.staff(&mette(), shorter, at(4)).unwrap();
    let ends = at(1_000).plus_millis(DELEGATE_LASTS_MS);
    assert_eq!(DELEGATE_LASTS_MS, 7 * DAY_MS);
    assert!(meeting.delegate_at(id(30), ends.plus_millis(-1)).is_some());
    assert!(meeting.delegate_at(id(30), ends).is_none());
    // Moved later it is valid longer.
    assert_eq!(move_to(&mut meeting, 5_000, 5), "");
    assert!(meeting.delegate_at(id(30), ends).is_some());
}

#[test]
fn a_late_contribution_from_before_the_end_is_answered() {
    let ends = |meeting: &Meeting| meeting.open_ends().iter().map(|it| it.id).collect::<Vec<_>>();
    for (mut meeting, state) in
        [(closed(), MeetingState::Closed), (called_off(), MeetingState::Cancelled)]
    {
        assert!(ends(&meeting).is_empty());
        // A clock may be off by up to a quarter of an hour.
        let end = meeting.ended_at().unwrap();
        let (in_time, too_late) = (end.plus_millis(15 * 60_000 - 1), end.plus_millis(15 * 60_000));
        let (in_time, too_late) = (Id::new(in_time, [10; 10]), Id::new(too_late, [11; 10]));
        assert_eq!(code(meeting.own(&asa(), contribute_as(in_time, "Sent"), at(900))), "");
        assert_eq!(code(meeting.own(&asa(), suggest(12, "come"), at(901))), "");
        assert!(meeting.own(&asa(), contribute_as(too_late, "Bagefter"), at(902)).is_err());
        assert_eq!(ends(&meeting), [in_time, id(12)]);
        let who_comes = meeting.participants.clone();
        assert!(meeting.hear(&mette(), |_| true, at(903)));
        let answer: StaffAct = match answer(0, 40) {
            StaffAct::Answer { id, answer, .. } => {
                StaffAct::Answer { contribution: in_time, id, answer, today: today() }
            }
            _ => unreachable!(),
        };
        for act in [answer, answer_suggestion(12, true)] {
            assert_eq!(code(meeting.staff(&mette(), act.clone(), at(904))), "", "{act:?}");
            assert_eq!(code(meeting.staff(&mette(), act, at(905))), "");
        }
        assert_eq!((ends(&meeting), meeting.state), (Vec::new(), state));
        assert_eq!(meeting.participants, who_comes);
    }
    // After the request is withdrawn, nothing is open and nothing is accepted.
    let mut meeting = asked();
    meeting.withdraw_request(&asa(), at(4)).unwrap();
    assert_eq!(code(meeting.own(&asa(), contribute(10, "Hej"), at(5))), "meeting_called_off");
}

#[test]
fn a_break_is_met_after_it_was_taken() {
    let met = StaffAct::Meet { reaction: id(50) };
    for (kind, seconds, expected) in [
        ("break", 0, "break_too_short"),
        ("break", 59, "break_too_short"),
        ("break", 60, ""),
        ("slower", 0, ""),
    ] {
        let mut meeting = held();
        meeting.own(&asa(), react(50, kind), at(10)).unwrap();
        let now = at(10).plus_millis(seconds * 1_000);
        assert_eq!(code(meeting.staff(&mette(), met.clone(), now)), expected, "{kind} {seconds}");
        let latest = meeting.trail.last().map(|trace| (trace.what, trace.by.name.as_str()));
        match (kind, expected) {
            ("slower", _) => assert_eq!(latest, Some((Traced::ReactionMet, "Mette"))),
            (_, "") => assert_eq!(latest, Some((Traced::BreakTaken, "Mette"))),
            _ => assert_eq!(latest, Some((Traced::BreakAsked, "Åse"))),
        }
    }
}
