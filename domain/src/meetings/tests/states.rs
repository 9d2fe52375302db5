//! The states of a meeting, a contribution, a suggestion and a decision, and what each allows.

use super::{super::MeetingState, *};

#[test]
fn what_staff_may_do_in_each_state_of_a_meeting() {
    let with_decision = |mut meeting: Meeting| {
        let _may_not_yet = meeting.staff(&mette(), decide(20, "Tre dage", None), at(2));
        meeting
    };
    let (off, over) = ("meeting_called_off", "meeting_closed");
    let not_held = "meeting_not_held";
    // The columns: asked, planned, held, closed, called off.
    for (act, expected) in [
        (StaffAct::Plan(plan("Et andet møde")), ["", "", "", over, off]),
        (StaffAct::Hold, ["meeting_not_planned", "", "", over, off]),
        (decide(21, "Fire dage", None), [not_held, not_held, "", over, off]),
        (close(), [not_held, not_held, "open_ends", "", off]),
        (call_off(), ["", "", "meeting_already_held", "meeting_already_held", ""]),
        (
            StaffAct::MakeFinal { decision: id(20) },
            ["not_found", "not_found", "why_missing", over, off],
        ),
        (StaffAct::DropDecision { id: id(20) }, ["", "", "", "", ""]),
        (StaffAct::Meet { reaction: id(9) }, ["not_found"; 5]),
        (
            StaffAct::Invite { id: id(30), draft: read(json!({ "name": "Karim" })) },
            ["meeting_not_planned", "", "", over, off],
        ),
        (
            StaffAct::LeaveOut { id: id(200), because: read("Nej".into()) },
            ["stays_in", "stays_in", "stays_in", over, off],
        ),
    ] {
        for (meeting, expected) in
            [asked(), planned(), with_decision(held()), closed(), called_off()]
                .into_iter()
                .zip(expected)
        {
            let mut changed = meeting.clone();
            let outcome = code(changed.staff(&mette(), act.clone(), at(5)));
            assert_eq!(outcome, expected, "{act:?} when {:?}", meeting.state);
            if !outcome.is_empty() {
                assert_eq!(changed, meeting, "a refused act changes nothing: {act:?}");
            }
        }
    }
}

#[test]
fn what_the_young_person_may_do_in_each_state_of_a_meeting() {
    let (off, over, not_held) = ("meeting_called_off", "meeting_closed", "meeting_not_held");
    for (act, expected) in [
        // A contribution from before the end that arrives late is accepted; a later one is not.
        (contribute(10, "Hej"), [""; 5]),
        (suggest(11, "come"), [""; 5]),
        (contribute_as(id_made(10, 20), "Hej"), ["", "", "", over, off]),
        (suggest_as(id_made(11, 20), "come"), ["", "", "", over, off]),
        (OwnAct::Wish(read(json!({ "place": "outside" }))), ["", "", "", over, off]),
        (appoint(12, "Farmor"), ["", "", "", over, off]),
        (react(13, "break"), [not_held, not_held, "", over, off]),
        // Withdrawing, dismissing and marking as seen is possible at any time.
        (OwnAct::WithdrawContribution { id: id(10) }, [""; 5]),
        (OwnAct::WithdrawSuggestion { id: id(11) }, [""; 5]),
        (OwnAct::Dismiss { id: id(12) }, [""; 5]),
        (OwnAct::See { traces: 99 }, [""; 5]),
        (view(20, 1, "agree"), ["not_found"; 5]),
    ] {
        let meetings = [asked(), planned(), held(), closed(), called_off()];
        for (mut meeting, expected) in meetings.into_iter().zip(expected) {
            let state = meeting.state;
            assert_eq!(
                code(meeting.own(&asa(), act.clone(), at(5))),
                expected,
                "{act:?} when {state:?}"
            );
        }
    }
}

#[test]
fn a_cancelled_meeting_can_be_answered() {
    for meeting in [planned(), asked()] {
        let mut meeting = meeting;
        meeting.own(&asa(), suggest(11, "come"), at(3)).unwrap();
        meeting.own(&asa(), contribute(10, "Hej"), at(4)).unwrap();
        meeting.own(&asa(), suggest(12, "stay_away"), at(5)).unwrap();
        meeting.own(&asa(), contribute(13, "Glem det"), at(6)).unwrap();
        meeting.staff(&mette(), call_off(), at(7)).unwrap();
        let ends =
            |meeting: &Meeting| meeting.open_ends().iter().map(|it| it.id).collect::<Vec<_>>();
        assert_eq!(ends(&meeting), [id(11), id(10), id(12), id(13)], "the oldest first");
        let who_comes = meeting.participants.clone();
        meeting.own(&asa(), OwnAct::WithdrawContribution { id: id(13) }, at(8)).unwrap();
        assert!(meeting.hear(&mette(), |_| true, at(9)));
        for act in [answer(10, 41), answer_suggestion(11, true), answer_suggestion(12, true)] {
            assert_eq!(code(meeting.staff(&mette(), act.clone(), at(10))), "", "{act:?}");
        }
        assert_eq!(meeting.contribution(id(10)).unwrap().answers.len(), 1);
        assert!(meeting.suggestions.iter().all(|it| it.answered.is_some()));
        assert_eq!((ends(&meeting), &meeting.participants), (Vec::new(), &who_comes));
        assert_eq!(meeting.state, MeetingState::Cancelled);
    }
    // A withdrawn request has no open ends, but answers are accepted.
    let mut meeting = asked();
    meeting.own(&asa(), contribute(10, "Hej"), at(3)).unwrap();
    meeting.withdraw_request(&asa(), at(4)).unwrap();
    assert!(meeting.open_ends().is_empty());
    assert_eq!(code(meeting.staff(&mette(), answer(10, 41), at(5))), "");
    // After closing, no more answers are accepted.
    let mut meeting = held();
    meeting.own(&asa(), contribute(10, "Hej"), at(3)).unwrap();
    meeting.staff(&mette(), answer(10, 41), at(4)).unwrap();
    meeting.staff(&mette(), close(), at(5)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), answer(10, 42), at(6))), "meeting_closed");
    assert!(meeting.open_ends().is_empty());
}

#[test]
fn a_request_is_planned_declined_or_withdrawn() {
    let mut meeting = asked();
    assert_eq!(meeting.open_ends().len(), 1);
    meeting.staff(&mette(), StaffAct::Plan(plan("Skole")), at(2)).unwrap();
    assert_eq!(meeting.state, MeetingState::Planned);
    let who: Vec<_> = meeting.participants.iter().map(|it| it.who.name.to_string()).collect();
    assert_eq!(who, ["Åse", "Mette"]);
    assert_eq!(code(meeting.withdraw_request(&asa(), at(3))), "already_answered");
    let mut meeting = asked();
    meeting.withdraw_request(&asa(), at(2)).unwrap();
    meeting.withdraw_request(&asa(), at(3)).unwrap();
    assert_eq!((meeting.state, meeting.trail.len()), (MeetingState::Cancelled, 2));
}

#[test]
fn a_contribution_is_heard_answered_or_withdrawn() {
    // Withdrawn before it was heard, it leaves no trace.
    let mut meeting = planned();
    let before = meeting.clone();
    meeting.own(&asa(), contribute(10, "Hemmeligt"), at(2)).unwrap();
    meeting.own(&asa(), OwnAct::WithdrawContribution { id: id(10) }, at(3)).unwrap();
    assert_eq!(meeting, before);
    // Withdrawn after it was heard, it leaves only the fact of the withdrawal.
    meeting.own(&asa(), contribute(10, "Hemmeligt"), at(2)).unwrap();
    assert!(meeting.hear(&mette(), |_| true, at(3)));
    assert!(!meeting.hear(&mette(), |_| true, at(4)));
    meeting.own(&asa(), OwnAct::WithdrawContribution { id: id(10) }, at(5)).unwrap();
    assert!(!serde_json::to_string(&meeting).unwrap().contains("Hemmeligt"));
    assert_eq!(code(meeting.staff(&mette(), answer(10, 40), at(6))), "withdrawn");
    assert!(!meeting.hear(&peter(), |_| true, at(6)));
    assert!(meeting.open_ends().is_empty());
    // Other content under its id is refused, the same is not added again.
    assert_eq!(code(meeting.own(&asa(), contribute(10, "Hemmeligt"), at(7))), "");
    meeting.own(&asa(), contribute(11, "Hej"), at(8)).unwrap();
    assert_eq!(code(meeting.own(&asa(), contribute(11, "Hov"), at(9))), "already_said");
    // Answers of two people are both stored.
    meeting.staff(&mette(), answer(11, 41), at(9)).unwrap();
    meeting.staff(&peter(), answer(11, 42), at(9)).unwrap();
    assert_eq!(code(meeting.staff(&peter(), answer(11, 41), at(9))), "already_answered");
    assert_eq!(meeting.contribution(id(11)).unwrap().answers.len(), 2);
}

#[test]
fn what_only_a_delegate_has_heard_leaves_no_trace_when_withdrawn() {
    let mut meeting = planned();
    meeting.own(&asa(), contribute(12, "Kun til mødet"), at(2)).unwrap();
    meeting.own(&asa(), appoint(30, "Farmor"), at(2)).unwrap();
    let before = meeting.clone();
    meeting.own(&asa(), contribute(10, "Hemmeligt"), at(3)).unwrap();
    assert!(meeting.delegate_hears(id(30), |_| true, at(4)));
    assert!(!meeting.delegate_hears(id(30), |_| true, at(5)));
    assert!(!meeting.delegate_hears(id(31), |_| true, at(5)), "nobody speaks by that link");
    let heard = |meeting: &Meeting, n| meeting.contribution(id(n)).unwrap().heard_by.len();
    assert_eq!((heard(&meeting, 10), heard(&meeting, 12)), (1, 0), "what was ticked");
    let by = &meeting.contribution(id(10)).unwrap().heard_by[0].by;
    assert_eq!((by.kind, by.name.as_str()), (ByKind::Delegate, "Farmor"));
    let mut of_staff = meeting.clone();
    let back = OwnAct::WithdrawContribution { id: id(10) };
    meeting.own(&asa(), back.clone(), at(6)).unwrap();
    assert_eq!((&meeting.contributions, &meeting.trail), (&before.contributions, &before.trail));
    // Once staff have heard it, the withdrawal is recorded.
    of_staff.hear(&mette(), |_| true, at(5));
    of_staff.own(&asa(), back, at(6)).unwrap();
    assert!(of_staff.contribution(id(10)).unwrap().draft.is_none());
    // A dismissed delegate hears nothing more.
    meeting.own(&asa(), contribute(11, "Mere"), at(7)).unwrap();
    meeting.own(&asa(), OwnAct::Dismiss { id: id(30) }, at(8)).unwrap();
    assert!(!meeting.delegate_hears(id(30), |_| true, at(9)));
}

#[test]
fn a_suggestion_is_answered_or_withdrawn_and_never_removed() {
    let mut meeting = planned();
    meeting.own(&asa(), suggest(11, "come"), at(2)).unwrap();
    meeting.own(&asa(), suggest(12, "advocate"), at(2)).unwrap();
    meeting.own(&asa(), OwnAct::WithdrawSuggestion { id: id(12) }, at(3)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), answer_suggestion(12, true), at(4))), "withdrawn");
    let no: StaffAct =
        StaffAct::AnswerSuggestion { id: id(11), answer: read(json!({ "yes": false })) };
    assert_eq!(code(meeting.staff(&mette(), no, at(4))), "because_missing");
    meeting.staff(&mette(), answer_suggestion(11, true), at(5)).unwrap();
    assert!(meeting.participants.iter().any(|it| *it.who.name == *"Moster Lise"));
    assert_eq!(
        code(meeting.staff(&peter(), answer_suggestion(11, false), at(6))),
        "already_answered"
    );
    let back = OwnAct::WithdrawSuggestion { id: id(11) };
    assert_eq!(code(meeting.own(&asa(), back, at(7))), "already_answered");
    assert_eq!(meeting.suggestions.len(), 2);
    let nobody = OwnAct::Suggest { id: id(13), draft: read(json!({ "kind": "come" })) };
    assert_eq!(code(meeting.own(&asa(), nobody, at(8))), "nobody_named");
}

#[test]
fn a_decision_is_final_with_a_reason_and_a_view_or_after_it_was_sought() {
    let last = StaffAct::MakeFinal { decision: id(20) };
    let why = Some("Fordi du sagde det");
    // How it was sought, on which day, and recorded on which day.
    for (sought, expected) in [
        (vec![], "view_missing"),
        (vec![("call", 22, 22)], "view_missing"),
        (vec![("call", 22, 22), ("call", 23, 23)], "view_missing"),
        (vec![("call", 22, 22), ("letter", 22, 22)], "view_missing"),
        (vec![("call", 22, 23), ("letter", 23, 23)], "view_missing"),
        (vec![("call", 22, 22), ("letter", 22, 23)], "view_missing"),
        (vec![("call", 22, 22), ("letter", 23, 23)], ""),
        (vec![("call", 22, 22), ("call", 23, 23), ("letter", 23, 23)], ""),
        (vec![("call", 22, 22), ("call", 23, 23), ("letter", 22, 23)], "view_missing"),
    ] {
        let mut meeting = held();
        meeting.staff(&mette(), decide(20, "Tre dage", why), at(3)).unwrap();
        for (number, (how, on, noted)) in (50..).zip(&sought) {
            meeting.staff(&mette(), seek(20, number, how, (*on, *noted)), at(4)).unwrap();
        }
        assert_eq!(code(meeting.staff(&mette(), last.clone(), at(5))), expected, "{sought:?}");
    }
    let mut meeting = held();
    let mut do_it = |act| code(meeting.staff(&mette(), act, at(3)));
    assert_eq!(do_it(decide(20, "Tre dage", None)), "");
    assert_eq!(do_it(last.clone()), "why_missing");
    assert_eq!(do_it(decide(20, "Tre dage", why)), "");
    // A view of the previous wording does not count.
    meeting.own(&asa(), view(20, 1, "agree"), at(4)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), last.clone(), at(5))), "view_missing");
    // A decision with a view can be dropped, too: both remain readable.
    let mut dropped = meeting.clone();
    assert_eq!(code(dropped.staff(&mette(), StaffAct::DropDecision { id: id(20) }, at(5))), "");
    assert_eq!(dropped.decision(id(20)).unwrap().views, meeting.decision(id(20)).unwrap().views);
    assert!(dropped.open_ends().is_empty());
    meeting.own(&asa(), view(20, 2, "disagree"), at(6)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), last.clone(), at(7))), "");
    for act in [decide(20, "Fem dage", why), StaffAct::DropDecision { id: id(20) }] {
        assert_eq!(code(meeting.staff(&mette(), act, at(8))), "already_final");
    }
    // A view is accepted even after the end; the decision does not change.
    meeting.staff(&mette(), close(), at(9)).unwrap();
    meeting.own(&asa(), view(20, 2, "agree"), at(10)).unwrap();
    assert_eq!(meeting.decision(id(20)).unwrap().views.len(), 3);
    assert_eq!(
        code(meeting.staff(&mette(), seek(20, 60, "call", (23, 22)), at(11))),
        "day_in_the_future"
    );
}

#[test]
fn a_view_is_sought_of_the_current_wording() {
    let words = |words: &str, today: u8| match decide(20, words, Some("Fordi")) {
        StaffAct::Decide { id, draft, .. } => StaffAct::Decide { id, draft, today: day(today) },
        _ => unreachable!(),
    };
    // Written on the 18th, and reworded on the 20th; recorded on the 21st and the 22nd.
    for (sought, expected) in [
        ([17, 17], ["day_before_wording", "day_before_wording"]),
        ([19, 20], ["day_before_wording", ""]),
        ([20, 19], ["", "day_before_wording"]),
        ([20, 22], ["", ""]),
        ([21, 23], ["", "day_in_the_future"]),
    ] {
        let mut meeting = held();
        meeting.staff(&mette(), words("Tre dage", 18), at(3)).unwrap();
        assert_eq!(code(meeting.staff(&mette(), seek(20, 59, "app", (18, 18)), at(3))), "");
        meeting.staff(&mette(), words("Fire dage", 20), at(4)).unwrap();
        // The same text again is no new wording.
        meeting.staff(&mette(), words("Fire dage", 22), at(5)).unwrap();
        let outcomes: Vec<_> = [(50, sought[0], 21, "call"), (51, sought[1], 22, "letter")]
            .map(|(number, on, noted, how)| {
                code(meeting.staff(&mette(), seek(20, number, how, (on, noted)), at(6)))
            })
            .to_vec();
        assert_eq!(outcomes, expected, "{sought:?}");
        let last = code(meeting.staff(&mette(), StaffAct::MakeFinal { decision: id(20) }, at(7)));
        assert_eq!(last.is_empty(), expected == ["", ""], "{sought:?}");
        // The records of the previous wording remain.
        assert!(meeting.decision(id(20)).unwrap().sought.iter().any(|it| it.id == id(59)));
    }
}

#[test]
fn what_a_contribution_of_each_kind_holds() {
    let scale = |value: u8| json!({ "low": "Slet ikke", "high": "Helt", "value": value });
    let file = id(9);
    for (kind, body, expected) in [
        ("text", json!({ "text": "Hej" }), ""),
        ("text", json!({}), "says_nothing"),
        ("text", json!({ "text": "Hej", "file_id": file }), "says_nothing"),
        ("voice", json!({ "file_id": file, "seconds": 300 }), ""),
        ("voice", json!({ "file_id": file, "seconds": 301 }), "voice_too_long"),
        ("voice", json!({ "file_id": file, "seconds": 0 }), "says_nothing"),
        ("voice", json!({ "file_id": file }), "says_nothing"),
        ("drawing", json!({ "file_id": file }), ""),
        ("drawing", json!({ "file_id": file, "seconds": 3 }), "says_nothing"),
        ("scale", json!({ "scales": [scale(0), scale(10)] }), ""),
        ("scale", json!({ "scales": [] }), "says_nothing"),
        ("scale", json!({ "scales": vec![scale(5); 6] }), "too_many"),
        ("pictograms", json!({ "pictograms": ["home", "stop"], "words": "Helst" }), ""),
        ("pictograms", json!({ "pictograms": vec!["home"; 13] }), "too_many"),
        ("pictograms", json!({ "words": "Helst" }), "says_nothing"),
    ] {
        let draft = json!({ "kind": kind, "body": body, "said_at": at(1) });
        let act = OwnAct::Contribute { id: id(10), draft: read(draft) };
        assert_eq!(code(planned().own(&asa(), act, at(2))), expected, "{kind} {body}");
    }
}
