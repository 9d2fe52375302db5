//! What staff write down while a meeting is held.

use super::{
    super::{Traced, minutes::MOST_NOTES},
    *,
};

#[test]
fn a_note_is_written_and_removed_while_the_meeting_is_held() {
    assert_eq!(
        code(planned().staff(&mette(), write_note(93, None, "Nej"), at(2))),
        "meeting_not_held"
    );
    let mut meeting = held();
    for (number, about, expected) in [
        (93, Some(210), ""),
        (94, None, ""),
        (95, Some(9), "about_unknown"),
        (210, None, "already_said"),
    ] {
        let act = write_note(number, about, "Vi talte om skolen");
        assert_eq!(code(meeting.staff(&mette(), act, at(3))), expected, "{number}");
    }
    // The same once more; but neither other words nor somebody else under its id.
    assert_eq!(
        code(meeting.staff(&mette(), write_note(94, None, "Vi talte om skolen"), at(4))),
        ""
    );
    assert_eq!(code(meeting.staff(&mette(), write_note(94, None, "Andet"), at(4))), "already_said");
    assert_eq!(
        code(meeting.staff(&peter(), write_note(94, None, "Vi talte om skolen"), at(4))),
        "already_said"
    );
    assert_eq!(meeting.notes_of(Some(id(210))).count(), 1);

    // Removed, its words stay in the trail, and its id is not used again.
    let remove = StaffAct::RemoveNote { id: id(94) };
    assert_eq!(code(meeting.staff(&peter(), remove.clone(), at(5))), "");
    assert_eq!(code(meeting.staff(&peter(), remove.clone(), at(6))), "");
    let last = meeting.trail.last().unwrap();
    assert_eq!(
        (last.what, last.before.as_deref()),
        (Traced::NoteRemoved, Some("Vi talte om skolen"))
    );
    assert_eq!(code(meeting.staff(&mette(), write_note(94, None, "Igen"), at(6))), "already_said");

    for number in 100..100 + u8::try_from(MOST_NOTES).unwrap() - 1 {
        meeting.staff(&mette(), write_note(number, None, "Og"), at(7)).unwrap();
    }
    assert_eq!(code(meeting.staff(&mette(), write_note(99, None, "Og"), at(7))), "too_many");
    meeting.staff(&mette(), close(), at(8)).unwrap();
    let remove = StaffAct::RemoveNote { id: id(93) };
    assert_eq!(code(meeting.staff(&mette(), remove, at(9))), "meeting_closed");
    assert_eq!(meeting.begun_at(), Some(at(2)));
}

#[test]
fn who_came_is_recorded_while_the_meeting_is_held() {
    let attend = |number, attended| StaffAct::Attend { participant: id(number), attended };
    assert_eq!(code(planned().staff(&mette(), attend(200, true), at(2))), "meeting_not_held");
    let mut meeting = held();
    let came = |meeting: &Meeting| {
        meeting.participants.iter().filter(|it| it.attended).map(|it| it.id).collect::<Vec<_>>()
    };
    for (number, attended, expected) in
        [(200, true, ""), (201, true, ""), (200, false, ""), (9, true, "not_found")]
    {
        assert_eq!(code(meeting.staff(&mette(), attend(number, attended), at(3))), expected);
    }
    assert_eq!(came(&meeting), [id(201)]);
    let traced: Vec<_> = meeting
        .trail
        .iter()
        .map(|it| it.what)
        .filter(|it| matches!(it, Traced::Attended | Traced::AttendanceRemoved))
        .collect();
    // Whoever began it was there already.
    assert_eq!(traced, [Traced::Attended, Traced::AttendanceRemoved]);
}

#[test]
fn the_item_before_the_current_one_was_discussed() {
    let mut meeting = held();
    let mut draft = plan("Møde");
    draft.agenda =
        read(json!([{ "id": id(210), "text": "Skole" }, { "id": id(211), "text": "Bolig" }]));
    meeting.staff(&mette(), StaffAct::Plan(draft.clone()), at(3)).unwrap();
    let turn = |meeting: &mut Meeting, item: Option<u8>| {
        let outcome = meeting.staff(&mette(), StaffAct::TurnTo { item: item.map(id) }, at(3));
        let progress = &meeting.agenda_progress;
        (code(outcome), progress.current, progress.discussed.clone())
    };
    assert_eq!(turn(&mut meeting, Some(210)), ("", Some(id(210)), vec![]));
    assert_eq!(turn(&mut meeting, Some(211)), ("", Some(id(211)), vec![id(210)]));
    assert_eq!(turn(&mut meeting, Some(210)), ("", Some(id(210)), vec![id(211)]));
    assert_eq!(turn(&mut meeting, Some(9)), ("about_unknown", Some(id(210)), vec![id(211)]));
    assert_eq!(turn(&mut meeting, None), ("", None, vec![id(211), id(210)]));
    // When it is closed, nothing is current any more.
    let mut over = meeting.clone();
    turn(&mut over, Some(210));
    over.staff(&mette(), close(), at(4)).unwrap();
    assert_eq!(over.agenda_progress.current, None);
    // An item that was taken off the agenda is neither.
    turn(&mut meeting, Some(211));
    draft.agenda.pop();
    meeting.staff(&mette(), StaffAct::Plan(draft), at(4)).unwrap();
    assert_eq!(meeting.agenda_progress.current, None);
    assert_eq!(meeting.agenda_progress.discussed, [id(210)]);
}
