//! What staff are to do: actions of final decisions, and answers that are still owed.

use super::{
    super::{
        MeetingState,
        commitments::{Commitment, CommitmentKind},
        contributions::{MOST_ANSWERS, MOST_DAYS_OWED},
    },
    *,
};

/// What a colleague is to do, also what was fulfilled after minute `since`.
fn of(meeting: &Meeting, who: &By, since: i64) -> Vec<Commitment> {
    let key = |name: &str| name.trim().to_lowercase();
    meeting.commitments_of((who.id, &who.name), &[id(201), id(202)], at(since), "Åse", key)
}

/// A meeting with a final decision on an action of Mette.
fn decided() -> Meeting {
    let mut meeting = held();
    meeting.staff(&mette(), decide_on_action(20, 90, "mette "), at(3)).unwrap();
    assert_eq!(of(&meeting, &mette(), 0), [], "nothing is decided before it is final");
    meeting.own(&asa(), view(20, 1, "agree"), at(4)).unwrap();
    meeting.staff(&peter(), StaffAct::MakeFinal { decision: id(20) }, at(5)).unwrap();
    meeting
}

#[test]
fn an_action_stays_until_it_is_fulfilled_and_is_restored_by_undo() {
    let mut meeting = decided();
    assert_eq!(of(&meeting, &peter(), 0), []);
    let found = of(&meeting, &mette(), 0);
    let expected = (id(90), CommitmentKind::Action, id(20), "Ringer", None);
    let one = &found[0];
    assert_eq!((one.id, one.kind, one.about, one.text.as_str(), one.fulfilled_at), expected);

    let fulfil = |done| StaffAct::Fulfil { action: id(90), done };
    assert_eq!(code(meeting.staff(&peter(), fulfil(true), at(6))), "");
    assert_eq!(meeting.fulfilment(id(90)).unwrap().by, peter());
    assert_eq!(of(&meeting, &mette(), 5)[0].fulfilled_at, Some(at(6)));
    assert_eq!(of(&meeting, &mette(), 6), [], "fulfilled long ago");
    assert_eq!(code(meeting.staff(&mette(), fulfil(false), at(7))), "");
    assert_eq!(of(&meeting, &mette(), 6)[0].fulfilled_at, None);
    // Also when the meeting is closed; and of nothing but an action of a final decision.
    meeting.staff(&mette(), close(), at(8)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), fulfil(true), at(9))), "");
    let unknown = StaffAct::Fulfil { action: id(91), done: true };
    assert_eq!(code(meeting.staff(&mette(), unknown, at(9))), "not_found");
    let mut open = held();
    open.staff(&mette(), decide_on_action(20, 90, "Mette"), at(3)).unwrap();
    assert_eq!(code(open.staff(&mette(), fulfil(true), at(4))), "not_found");
}

#[test]
fn the_id_of_an_action_belongs_to_its_decision() {
    let mut meeting = held();
    meeting.staff(&mette(), decide_on_action(20, 90, "Mette"), at(3)).unwrap();
    // The same in another wording, and back again after it was taken out.
    for act in [
        decide_on_action(20, 90, "Peter"),
        decide(20, "Ro", None),
        decide_on_action(20, 90, "Mette"),
    ] {
        assert_eq!(code(meeting.staff(&mette(), act, at(4))), "");
    }
    for (decision, action) in [(21, 90), (21, 210), (21, 21), (20, 20), (20, 200)] {
        let act = decide_on_action(decision, action, "Mette");
        assert_eq!(code(meeting.staff(&mette(), act, at(5))), "already_said", "{action}");
    }
    let twice = json!({ "id": id(91), "text": "Ringer", "who": "Mette", "by": "2026-12-01" });
    let draft = read(json!({ "text": "Ro", "actions": [twice, twice] }));
    let act = StaffAct::Decide { id: id(22), draft, today: today() };
    assert_eq!(code(meeting.staff(&mette(), act, at(5))), "already_said");
    assert_eq!(code(meeting.own(&asa(), contribute(90, "Ja"), at(6))), "already_said");
}

#[test]
fn an_answer_that_is_owed_counts_for_closing_and_stays_until_it_is_given() {
    let mut meeting = held();
    meeting.own(&asa(), contribute(10, "Må jeg flytte?"), at(3)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), answer_later(10, 60, day(30)), at(4))), "");
    assert!(meeting.open_ends().is_empty());
    let found = of(&meeting, &mette(), 0);
    assert_eq!(
        (found[0].kind, found[0].about, found[0].by),
        (CommitmentKind::Answer, id(10), day(30))
    );
    assert_eq!(of(&meeting, &peter(), 0), []);
    // When Mette is no longer assigned, whoever is has to give it.
    let key = |name: &str| name.to_owned();
    let found = meeting.commitments_of((peter().id, "Peter"), &[id(202)], at(0), "Åse", key);
    assert_eq!(found[0].promised_by.as_deref(), Some("Mette"));
    meeting.staff(&mette(), close(), at(5)).unwrap();

    // A colleague gives the answer, after the meeting; nothing more can be said to it then.
    assert_eq!(code(meeting.staff(&peter(), answer(10, 61), at(6))), "");
    assert_eq!(of(&meeting, &mette(), 0), []);
    assert_eq!(meeting.state, MeetingState::Closed);
    assert_eq!(code(meeting.staff(&mette(), answer(10, 62), at(7))), "meeting_closed");

    // What was taken back needs no answer.
    let mut meeting = held();
    meeting.own(&asa(), contribute(10, "Må jeg flytte?"), at(3)).unwrap();
    meeting.staff(&mette(), answer_later(10, 60, day(30)), at(4)).unwrap();
    meeting.own(&asa(), OwnAct::WithdrawContribution { id: id(10) }, at(5)).unwrap();
    assert_eq!(of(&meeting, &mette(), 0), []);
}

#[test]
fn an_answer_that_is_owed_and_no_other_has_a_day() {
    let mut meeting = held();
    meeting.own(&asa(), contribute(10, "Må jeg flytte?"), at(3)).unwrap();
    let last = today() + chrono::Days::new(u64::try_from(MOST_DAYS_OWED).unwrap());
    let with = |outcome: &str, by: Option<NaiveDate>| StaffAct::Answer {
        contribution: id(10),
        id: id(60),
        answer: read(json!({ "outcome": outcome, "text": "Vi spørger", "by": by })),
        today: today(),
    };
    for (outcome, by, expected) in [
        ("later", None, "answer_day"),
        ("later", Some(day(21)), "answer_day"),
        ("later", last.succ_opt(), "answer_day"),
        ("changed", Some(day(30)), "answer_day"),
        ("not_changed", Some(day(30)), "answer_day"),
        ("later", Some(today()), ""),
        ("later", Some(last), ""),
        ("changed", None, ""),
    ] {
        let outcome_of = meeting.clone().staff(&mette(), with(outcome, by), at(4));
        assert_eq!(code(outcome_of), expected, "{outcome} {by:?}");
    }
    // There is always room for the answer itself.
    for number in 60..60 + u8::try_from(MOST_ANSWERS).unwrap() - 1 {
        meeting.staff(&mette(), answer_later(10, number, day(30)), at(4)).unwrap();
    }
    assert_eq!(code(meeting.staff(&mette(), answer_later(10, 80, day(30)), at(5))), "too_many");
    assert_eq!(code(meeting.staff(&mette(), answer(10, 81), at(5))), "");
}
