//! Corrections of what can't be changed any more.

use super::{
    super::{Traced, corrections::MOST_CORRECTIONS},
    *,
};

#[test]
fn only_what_is_fixed_is_corrected_and_what_stood_there_stays() {
    let mut meeting = held();
    meeting.own(&asa(), contribute(10, "Må jeg flytte?"), at(3)).unwrap();
    meeting.staff(&mette(), answer(10, 60), at(4)).unwrap();
    meeting.staff(&mette(), decide(20, "Ro", Some("Fordi")), at(4)).unwrap();
    for (about, expected) in
        [(None, "meeting_not_closed"), (Some(20), "not_final"), (Some(10), "about_unknown")]
    {
        let mut meeting = meeting.clone();
        assert_eq!(code(meeting.staff(&mette(), correct(97, about, "Nej"), at(5))), expected);
    }
    let (said, answers) =
        (meeting.contributions.clone(), correct(97, Some(60), "Det kan vi i maj"));
    assert_eq!(code(meeting.staff(&peter(), answers, at(5))), "");
    assert_eq!(meeting.contributions, said);
    meeting.own(&asa(), view(20, 1, "agree"), at(5)).unwrap();
    meeting.staff(&mette(), StaffAct::MakeFinal { decision: id(20) }, at(6)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), correct(98, Some(20), "Fra maj"), at(7))), "");
    meeting.staff(&mette(), close(), at(8)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), correct(99, None, "Det blev til to ture"), at(9))), "");

    let of = |about: Option<u8>| {
        let found = meeting.corrections_of(about.map(id));
        found.map(|it| (it.draft.words.to_string(), it.by.name.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(of(Some(60)), [("Det kan vi i maj".to_owned(), "Peter")]);
    assert_eq!(of(Some(20)), [("Fra maj".to_owned(), "Mette")]);
    assert_eq!(of(None), [("Det blev til to ture".to_owned(), "Mette")]);
    let traced = meeting.trail.iter().filter(|it| it.what == Traced::Corrected);
    assert_eq!(traced.filter_map(|it| it.after.as_deref()).collect::<Vec<_>>().len(), 3);

    // Sent again it is the same; another's, or other words, are not.
    assert_eq!(code(meeting.staff(&mette(), correct(98, Some(20), "Fra maj"), at(9))), "");
    assert_eq!(meeting.corrections.len(), 3);
    assert_eq!(
        code(meeting.staff(&peter(), correct(98, Some(20), "Fra maj"), at(9))),
        "already_said"
    );
    assert_eq!(code(meeting.staff(&mette(), correct(98, None, "Fra maj"), at(9))), "already_said");
    assert_eq!(code(meeting.staff(&mette(), correct(60, None, "Nej"), at(9))), "already_said");
    for number in 100..100 + u8::try_from(MOST_CORRECTIONS).unwrap() - 3 {
        meeting.staff(&mette(), correct(number, None, "Og"), at(9)).unwrap();
    }
    assert_eq!(code(meeting.staff(&mette(), correct(99 + 80, None, "Og"), at(9))), "too_many");
}
