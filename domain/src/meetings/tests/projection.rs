//! The projections, and that their versions change exactly when they do.

use proptest::prelude::*;

use super::{
    super::{DelegateAct, Projections},
    always::{Step, begin, run, step},
    *,
};

/// Whether the step is hidden from those assigned.
fn is_hidden(step: &Step) -> bool {
    matches!(
        step,
        Step::Own(OwnAct::See { .. })
            | Step::Delegate(_, DelegateAct::BringBack { .. })
            | Step::DelegateHears(_)
    )
}

/// Applies `step` and increments the versions as the server does. True when the team's projection changed.
fn advance(meeting: &mut Meeting, step: &Step, now: Timestamp) -> bool {
    let before = meeting.clone();
    let done = run(meeting, step.clone(), now).is_ok() && *meeting != before;
    done && meeting.advance(Some(&before), now)
}

/// The projection for those assigned, without its version and time.
fn content(meeting: &Meeting) -> Meeting {
    let seen = meeting.clone().seen_by_staff();
    Meeting { version: 0, updated_at: at(0), ..seen }
}

proptest! {
    #[test]
    fn the_team_sees_the_same_whatever_is_hidden(
        meeting in begin(), steps in prop::collection::vec(step(), 1..60),
    ) {
        let (mut with, mut without) = (meeting.clone(), meeting);
        for (minute, step) in (10..).zip(steps) {
            let (before, now) = (with.clone(), at(minute));
            let shown = advance(&mut with, &step, now);
            if is_hidden(&step) {
                prop_assert!(!shown, "{:?}", step);
            } else {
                prop_assert_eq!(advance(&mut without, &step, now), shown, "{:?}", step);
            }
            let seen = with.clone().seen_by_staff();
            prop_assert_eq!(&seen, &without.clone().seen_by_staff(), "{:?}", step);
            prop_assert_eq!(with.calendar_entry(), without.calendar_entry());
            prop_assert_eq!(with.open_ends(), seen.open_ends());
            // The projection's version changes exactly when it does; the record's with every change.
            let moved = content(&with) != content(&before);
            prop_assert_eq!(shown, moved, "{:?}", step);
            let version = before.projections.team.version + i64::from(moved);
            prop_assert_eq!((seen.version, seen.seen), (version, 0));
            prop_assert_eq!(seen.updated_at, if moved { now } else { before.projections.team.updated_at });
            let (was, is) = (before.calendar_entry(), with.calendar_entry());
            let times = |it: super::super::projection::CalendarEntry| {
                (it.starts_at, it.ends_at, it.called_off)
            };
            let shown = was.is_some() && was.map(times) != is.map(times);
            let sequence = before.projections.calendar + u32::from(shown);
            prop_assert_eq!(with.projections.calendar, sequence, "{:?}", step);
            // The owner sees everything but the versions of other projections.
            let own = with.clone().seen_by_owner();
            prop_assert_eq!(Meeting { projections: with.projections, ..own }, with.clone());
        }
    }
}

#[test]
fn projection_versions_are_stored_and_never_sent() {
    let mut meeting = planned();
    assert!(meeting.advance(None, at(1)));
    let stored = serde_json::to_value(&meeting).unwrap();
    assert_eq!(stored["projections"]["team"]["version"], 1);
    assert_eq!(read::<Meeting>(stored), meeting);
    for seen in [meeting.clone().seen_by_owner(), meeting.clone().seen_by_staff()] {
        let sent = serde_json::to_value(&seen).unwrap();
        assert_eq!((&sent["projections"], &sent["version"]), (&Value::Null, &json!(1)));
        assert_eq!(read::<Meeting>(sent).projections, Projections::default());
    }
}

#[test]
fn a_plan_has_the_version_that_the_team_sees() {
    let mut meeting = planned();
    meeting.advance(None, at(1));
    assert_eq!(meeting.plan.as_ref().map(|plan| plan.version), Some(1));
    for minute in 2..5 {
        let traces = u32::try_from(minute).unwrap();
        advance(&mut meeting, &Step::Own(OwnAct::See { traces }), at(minute));
    }
    advance(&mut meeting, &Step::Staff(true, StaffAct::Plan(plan("Et andet møde"))), at(6));
    let seen = meeting.seen_by_staff();
    assert_eq!((seen.version, seen.plan.map(|plan| plan.version)), (2, Some(2)));
}

#[test]
fn a_delegate_sees_what_was_ticked_and_their_own() {
    let mut meeting = planned();
    for act in [contribute(10, "Ja"), contribute(12, "Nej"), appoint(30, "Farmor")] {
        meeting.own(&asa(), act, at(2)).unwrap();
    }
    let own = match contribute(14, "Han siger nej") {
        OwnAct::Contribute { id, draft } => DelegateAct::Contribute { id, draft },
        _ => unreachable!(),
    };
    meeting.delegate_acts(id(30), own, at(3)).unwrap();
    let seen = meeting.seen_by_delegate(id(30), at(4)).unwrap();
    let ids: Vec<_> = seen.contributions.iter().map(|it| it.id).collect();
    assert_eq!((ids, seen.decisions), (vec![id(10), id(14)], None));
    assert_eq!(meeting.seen_by_delegate(id(31), at(4)), None);
    meeting.own(&asa(), OwnAct::Dismiss { id: id(30) }, at(5)).unwrap();
    assert_eq!(meeting.seen_by_delegate(id(30), at(6)), None);
}
