//! Properties of any sequence of acts.

use std::collections::HashMap;

use proptest::{prelude::*, sample::select};

use super::{
    super::{DelegateAct, MeetingState, OpenEndKind, Traced},
    *,
};
use crate::{
    meetings::MeetingAction,
    people::Me,
    record::{Action, Envelope, Record, Sent},
    sync::Phone,
};

#[derive(Debug, Clone)]
pub(super) enum Step {
    Own(OwnAct),
    Staff(bool, StaffAct),
    Delegate(u8, DelegateAct),
    Hear(bool),
    DelegateHears(u8),
}

fn words() -> impl Strategy<Value = &'static str> {
    select(vec!["Ja", "Nej", "Måske på tirsdag"])
}

fn own_act() -> impl Strategy<Value = OwnAct> {
    let n = || 10..13_u8;
    let said_at = select(vec![0, 0, 100, 5_000]);
    let about = prop_oneof![
        (210..214_u8).prop_map(|n| (n, None)),
        (40..42_u8, 0..4_i64).prop_map(|(n, of)| (n, Some(of))),
    ];
    prop_oneof![
        2 => (n(), words()).prop_map(|(n, words)| contribute(n, words)),
        1 => (15..17_u8, said_at, words()).prop_map(|(n, at, words)| contribute_as(id_made(n, at), words)),
        3 => (17..20_u8, about).prop_map(|(n, (about, of))| contribute_about(n, id(about), of)),
        2 => n().prop_map(|n| OwnAct::WithdrawContribution { id: id(n) }),
        1 => (20..23_u8, select(vec!["come", "stay_away", "advocate"])).prop_map(|(n, k)| suggest(n, k)),
        1 => (20..23_u8).prop_map(|n| OwnAct::WithdrawSuggestion { id: id(n) }),
        1 => (30..32_u8, words()).prop_map(|(n, name)| appoint(n, name)),
        1 => (30..32_u8).prop_map(|n| OwnAct::Dismiss { id: id(n) }),
        2 => (40..42_u8, 0..4_i64, select(vec!["agree", "unsure"])).prop_map(|(n, of, k)| view(n, of, k)),
        1 => (50..53_u8, select(vec!["break", "good"])).prop_map(|(n, k)| react(n, k)),
        2 => select(vec![0, 3, 9, 99]).prop_map(|traces| OwnAct::See { traces }),
        1 => select(vec!["home", "outside"]).prop_map(|it| OwnAct::Wish(read(json!({ "place": it })))),
    ]
}

fn staff_act() -> impl Strategy<Value = StaffAct> {
    prop_oneof![
        4 => any_plan().prop_map(StaffAct::Plan),
        2 => Just(StaffAct::Hold),
        3 => (10..13_u8, 60..64_u8).prop_map(|(of, n)| answer(of, n)),
        2 => (10..13_u8, 64..67_u8).prop_map(|(of, n)| answer_later(of, n, day(30))),
        2 => (20..23_u8, any::<bool>()).prop_map(|(n, yes)| answer_suggestion(n, yes)),
        2 => (202..205_u8, words(), any::<bool>()).prop_map(|(n, name, writes)| StaffAct::Invite {
            id: id(n),
            draft: read(json!({ "name": name, "roles": if writes { vec!["writes"] } else { vec![] } })),
        }),
        1 => (200..204_u8, words()).prop_map(|(n, words)| StaffAct::LeaveOut {
            id: id(n),
            because: read(words.into()),
        }),
        4 => (40..42_u8, words(), select(vec!["Fordi", "Derfor"])).prop_map(|(n, words, why)| decide(n, words, Some(why))),
        1 => (40..42_u8).prop_map(|n| StaffAct::DropDecision { id: id(n) }),
        3 => (40..42_u8, 70..76_u8, select(vec!["call", "letter"]), 22..25_u8, 22..25_u8)
            .prop_map(|(d, n, how, on, noted)| seek(d, n, how, (on, noted))),
        3 => (40..42_u8, 90..92_u8).prop_map(|(n, action)| decide_on_action(n, action, "Mette")),
        2 => (40..42_u8).prop_map(|n| StaffAct::MakeFinal { decision: id(n) }),
        2 => (90..92_u8, any::<bool>()).prop_map(|(n, done)| StaffAct::Fulfil { action: id(n), done }),
        2 => prop::collection::vec(10..13_u8, 0..3)
            .prop_map(|all| StaffAct::HearToEnd { contributions: all.into_iter().map(id).collect() }),
        1 => (97..99_u8, select(vec![None, Some(60), Some(40), Some(10)]), words())
            .prop_map(|(n, about, words)| correct(n, about, words)),
        2 => (93..96_u8, select(vec![None, Some(210), Some(9)]), words())
            .prop_map(|(n, about, words)| write_note(n, about, words)),
        1 => (93..96_u8).prop_map(|n| StaffAct::RemoveNote { id: id(n) }),
        1 => (200..204_u8, any::<bool>())
            .prop_map(|(n, attended)| StaffAct::Attend { participant: id(n), attended }),
        1 => prop::option::of(210..213_u8).prop_map(|item| StaffAct::TurnTo { item: item.map(id) }),
        1 => (50..53_u8).prop_map(|n| StaffAct::Meet { reaction: id(n) }),
        3 => Just(close()),
        1 => Just(call_off()),
    ]
}

fn any_plan() -> impl Strategy<Value = PlanDraft> {
    let agenda = prop::collection::vec((210..214_u8, 0..5_u8), 0..3);
    let starts = select(vec![2, 20, 20, 400, 3_000, 10_000]);
    (words(), starts, agenda, any::<(bool, bool, bool)>()).prop_map(|(title, starts, agenda, other)| {
        let item = |(n, other): &(u8, u8)| {
            // Mostly the text that belongs to the id, sometimes another.
            json!({ "id": id(*n), "text": format!("Punkt {}", if *other == 0 { 9 } else { *n }) })
        };
        let mut draft = plan_at(title, at(starts));
        draft.agenda = agenda.iter().map(item).map(read).collect();
        let mut json = serde_json::to_value(draft).unwrap();
        if other.0 {
            json["kind"] = "other".into();
        }
        if other.1 {
            json["duration_minutes"] = 90.into();
        }
        if other.2 {
            json["place"] = json!({ "kind": "home", "details": title });
        }
        read(json)
    })
}

/// Steps, each with the number of minutes since the one before.
pub(super) fn steps(most: usize) -> impl Strategy<Value = Vec<(i64, Step)>> {
    let gap = select(vec![0, 1, 1, 1, 2, 20, 400, 3_000]);
    prop::collection::vec((gap, step()), 1..most)
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let said = |(n, words): (u8, &str)| match contribute(n, words) {
        OwnAct::Contribute { id, draft } => DelegateAct::Contribute { id, draft },
        _ => unreachable!(),
    };
    let delegate = prop_oneof![
        (13..15_u8, words()).prop_map(said),
        (80..82_u8, words())
            .prop_map(|(n, words)| DelegateAct::BringBack { id: id(n), words: read(words.into()) }),
    ];
    prop_oneof![
        5 => own_act().prop_map(Step::Own),
        5 => (any::<bool>(), staff_act()).prop_map(|(who, act)| Step::Staff(who, act)),
        1 => (30..32_u8, delegate).prop_map(|(n, act)| Step::Delegate(n, act)),
        2 => any::<bool>().prop_map(Step::Hear),
        1 => (30..32_u8).prop_map(Step::DelegateHears),
    ]
}

pub(super) fn begin() -> impl Strategy<Value = Meeting> {
    prop_oneof![1 => Just(asked()), 2 => Just(planned()), 4 => Just(held())]
}

fn staff(first: bool) -> By {
    if first { mette() } else { peter() }
}

pub(super) fn run(meeting: &mut Meeting, step: Step, now: Timestamp) -> Result<(), MeetingProblem> {
    match step {
        Step::Own(act) => meeting.own(&asa(), act, now),
        Step::Staff(who, act) => meeting.staff(&staff(who), act, now),
        Step::Delegate(who, act) => meeting.delegate_acts(id(who), act, now),
        Step::Hear(who) => {
            meeting.hear(&staff(who), |_| true, now);
            Ok(())
        }
        Step::DelegateHears(who) => {
            meeting.delegate_hears(id(who), |_| true, now);
            Ok(())
        }
    }
}

/// Contributions, answers, views and traces are never removed or changed.
fn nothing_lost(before: &Meeting, after: &Meeting, step: &Step) {
    let withdrawn = match step {
        Step::Own(OwnAct::WithdrawContribution { id }) => Some(*id),
        _ => None,
    };
    for said in &before.contributions {
        match after.contribution(said.id) {
            Some(now) if now.draft == said.draft => {
                assert!(now.answers.starts_with(&said.answers), "an answer is lost: {step:?}");
                let received = now.heard_by.iter().zip(&said.heard_by);
                assert!(now.heard_by.len() >= said.heard_by.len(), "{step:?}");
                assert!(received.clone().all(|(now, was)| (&now.by, now.at) == (&was.by, was.at)));
                assert!(
                    received.clone().all(|(now, was)| {
                        was.to_end_at.is_none() || now.to_end_at == was.to_end_at
                    }),
                    "{step:?}"
                );
            }
            Some(now) => assert!(now.draft.is_none() && withdrawn == Some(said.id), "{step:?}"),
            None => {
                let by_staff = said.heard_by.iter().any(|it| it.by.kind == ByKind::Staff);
                assert!(withdrawn == Some(said.id) && !by_staff, "{step:?}");
                assert!(after.trail.iter().all(|trace| trace.about != Some(said.id)), "{step:?}");
            }
        }
    }
    for (was, is) in before.suggestions.iter().zip(&after.suggestions) {
        assert_eq!((was.id, &was.draft), (is.id, &is.draft), "{step:?}");
        assert!(was.answered.is_none() || was.answered == is.answered, "{step:?}");
    }
    assert!(after.suggestions.len() >= before.suggestions.len(), "a suggestion is lost: {step:?}");
    assert!(after.corrections.starts_with(&before.corrections), "a correction is lost: {step:?}");
    for decision in &before.decisions {
        match after.decision(decision.id) {
            Some(now) => {
                assert!(now.views.starts_with(&decision.views), "a view is lost: {step:?}");
                assert!(decision.final_at.is_none() || now.draft == decision.draft, "{step:?}");
            }
            None => panic!("a decision is lost: {step:?}"),
        }
    }
    let expected: Vec<_> = before
        .trail
        .iter()
        .filter(|trace| {
            withdrawn.is_none()
                || trace.about != withdrawn
                || after.contribution(withdrawn.unwrap()).is_some()
        })
        .collect();
    let now: Vec<_> = after.trail.iter().take(expected.len()).collect();
    assert_eq!(expected, now, "the trail was changed: {step:?}");
    assert!(usize::try_from(after.seen).unwrap() <= after.trail.len(), "{step:?}");
}

fn closed_is_answered(meeting: &Meeting) {
    if meeting.state == MeetingState::Closed {
        let end = meeting.ended_at().unwrap();
        let late = |received: Timestamp, id: Id| {
            received >= end && id.made_at() < end.plus_millis(super::super::holding::MARGIN_MS)
        };
        let mut said = meeting.contributions.iter();
        assert!(said.all(|it| !it.waits() || late(it.received_at, it.id)));
        assert!(meeting.suggestions.iter().all(|it| !it.waits() || late(it.at, it.id)));
        assert!(meeting.standing_decisions().all(|it| it.final_at.is_some()));
        assert!(meeting.summary.is_some());
        assert!(meeting.trail.iter().any(|trace| trace.what == Traced::Closed));
    }
}

/// In a cancelled meeting nothing changes but answers, who has heard what, what its owner withdraws,
/// dismisses or has seen, and contributions that were made before but arrive late.
fn called_off_stays_so(before: &Meeting, after: &Meeting, step: &Step) {
    if before.state != MeetingState::Cancelled {
        return;
    }
    let planned = |it: &Meeting| {
        let plan = it.plan.as_ref().map(|plan| plan.draft.clone());
        (it.state, plan, it.participants.clone(), it.wishes)
    };
    assert_eq!(planned(before), planned(after), "{step:?}");
    assert_eq!(before.decisions, after.decisions, "{step:?}");
    assert_eq!(after.summary, None, "{step:?}");
    let new =
        after.contributions.iter().map(|it| it.id).chain(after.suggestions.iter().map(|it| it.id));
    let known = |id| before.trail.iter().any(|trace| trace.about == Some(id));
    let end = before.ended_at();
    for id in new.filter(|id| !known(*id)) {
        assert!(
            end.is_some_and(|end| id.made_at() < end.plus_millis(super::super::holding::MARGIN_MS))
        );
    }
}

/// Every open end of a meeting that is not closed can be answered.
fn every_open_end_can_be_answered(meeting: &Meeting, now: Timestamp) {
    let mut meeting = meeting.clone();
    meeting.hear(&mette(), |_| true, now);
    for (number, end) in (100..).zip(meeting.open_ends()) {
        let act = match (answer(0, number), answer_suggestion(0, false), end.kind) {
            (StaffAct::Answer { id, answer, .. }, _, OpenEndKind::Contribution) => {
                StaffAct::Answer { contribution: end.id, id, answer, today: today() }
            }
            (_, StaffAct::AnswerSuggestion { answer, .. }, OpenEndKind::Suggestion) => {
                StaffAct::AnswerSuggestion { id: end.id, answer }
            }
            _ => continue,
        };
        assert_eq!(meeting.staff(&mette(), act, now), Ok(()), "{end:?}");
    }
    let words = [OpenEndKind::Contribution, OpenEndKind::Suggestion];
    assert!(meeting.open_ends().iter().all(|end| !words.contains(&end.kind)));
}

fn me() -> Me {
    read(json!({ "id": id(200), "role": "young_person", "name": "Åse", "language": "da",
        "time_zone": "Europe/Copenhagen", "day_start": 4, "welcomed": true,
        "celebrate": { "style": "big", "sound": false, "vibration": false },
        "push": { "says_what": false, "cheers": true, "reminders_a_day": 3 },
        "no_cheers_from": [], "praise_ok": false, "team": [], "created_at": at(0), "version": 1 }))
}

proptest! {
    #[test]
    fn no_contribution_is_lost_and_acts_are_idempotent(
        mut meeting in begin(), steps in steps(60),
    ) {
        let mut minute = 10;
        for (gap, step) in steps {
            minute += gap;
            let before = meeting.clone();
            if run(&mut meeting, step.clone(), at(minute)).is_ok() {
                nothing_lost(&before, &meeting, &step);
                let once = meeting.clone();
                let again = run(&mut meeting, step.clone(), at(minute));
                prop_assert_eq!(again, Ok(()), "again: {:?}", step);
                prop_assert_eq!(&meeting, &once, "twice: {:?}", step);
            } else {
                prop_assert_eq!(&meeting, &before, "a no changes nothing: {:?}", step);
            }
            closed_is_answered(&meeting);
            called_off_stays_so(&before, &meeting, &step);
            every_open_end_can_be_answered(&meeting, at(minute + 2));
        }
    }

    #[test]
    fn the_optimistic_update_equals_the_servers(
        server in begin(), acts in prop::collection::vec(prop_oneof![
            3 => own_act().prop_map(Step::Own),
            1 => (any::<bool>(), staff_act()).prop_map(|(who, act)| Step::Staff(who, act)),
            1 => any::<bool>().prop_map(Step::Hear),
            1 => (30..32_u8).prop_map(Step::DelegateHears),
        ], 1..40), gap in select(vec![1, 40]),
    ) {
        let (mut server, mut behind) = (server, HashMap::new());
        let mut phone = Phone::default();
        Meeting::register(&mut phone);
        let mut phone = phone.known;
        phone.me = Some(me());
        phone.take(Envelope::of(&server));
        for (place, step) in (1..).zip(acts) {
            let now = at(10 + gap * place);
            behind.insert(server.version, server.clone());
            let mut next = server.clone();
            let done = run(&mut next, step.clone(), now).is_ok();
            if let Step::Own(act) = &step {
                let action = MeetingAction::Own { meeting: server.id, act: act.clone() };
                prop_assert_eq!(action.check(&phone, today()).is_ok(), done, "{:?}", step);
                action.apply(&mut phone, now);
                // Equal to the server's record, except for the version.
                let shown = phone.find::<Meeting>(server.id).unwrap();
                prop_assert_eq!(shown, if done { &next } else { &server }, "{:?}", step);
            }
            if done && next != server {
                next.version += 1;
                next.updated_at = now;
                server = next;
            }
            // The server's record arrives, and late copies of earlier versions change nothing.
            phone.take(Envelope::of(&server));
            for old in behind.values().filter(|old| old.version < server.version) {
                phone.take(Envelope::of(old));
            }
            prop_assert_eq!(phone.find::<Meeting>(server.id), Some(&server));
        }
    }

    #[test]
    fn an_act_is_read_back_from_its_call(act in own_act(), meeting in any::<[u8; 10]>()) {
        let action = MeetingAction::Own { meeting: Id::new(at(1), meeting), act };
        let call = action.call();
        let path: Vec<_> = call.path.split(['/', '?', '=']).skip(1).collect();
        prop_assert_eq!(MeetingAction::read(call.method, &path, call.body.as_ref()), Some(action));
    }
}
