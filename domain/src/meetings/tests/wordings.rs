//! Wordings and ids are permanent: ids are never reused, numbers never decrease, and changes by others are
//! traced with the values before and after.

use super::{super::Traced, *};

fn traced(meeting: &Meeting, what: Traced) -> Vec<(&str, &str)> {
    let traces = meeting.trail.iter().filter(|trace| trace.what == what);
    let text = |text: &Option<String>| text.clone().unwrap_or_default().leak() as &str;
    traces.map(|trace| (text(&trace.before), text(&trace.after))).collect()
}

#[test]
fn a_view_refers_to_the_wording_that_was_read() {
    let (flat, home) = ("Du får din egen lejlighed", "Du flytter på institution");
    let why = Some("Fordi");
    let last = StaffAct::MakeFinal { decision: id(20) };
    let mut meeting = held();
    meeting.staff(&mette(), decide(20, flat, why), at(3)).unwrap();
    meeting.own(&asa(), view(20, 1, "agree"), at(4)).unwrap();
    meeting.staff(&peter(), decide(20, home, why), at(5)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), last.clone(), at(6))), "view_missing");
    let decision = meeting.decision(id(20)).unwrap();
    assert_eq!(&*decision.wording(1).unwrap().text, flat);
    assert_eq!(&*decision.wording(2).unwrap().text, home);
    assert_eq!((decision.wording(0), decision.wording(3)), (None, None));
    let was = &decision.earlier[0];
    assert_eq!(
        (was.by.name.as_str(), was.at, decision.by.name.as_str()),
        ("Mette", at(3), "Peter")
    );
    assert_eq!(traced(&meeting, Traced::DecisionReworded), [(flat, home)]);
    // There is no view of a wording that does not exist.
    for of in [-1, 0, 3] {
        assert_eq!(code(meeting.own(&asa(), view(20, of, "agree"), at(7))), "wording_unknown");
    }
    meeting.own(&asa(), view(20, 2, "disagree"), at(8)).unwrap();
    // A view of the first wording that arrives late does not replace that.
    meeting.own(&asa(), view(20, 1, "unsure"), at(9)).unwrap();
    assert_eq!(meeting.decision(id(20)).unwrap().view().map(|view| view.of), Some(2));
    assert_eq!(code(meeting.staff(&mette(), last, at(10))), "");
}

#[test]
fn a_dropped_decision_leaves_a_tombstone_and_its_id_is_never_reused() {
    let mut meeting = held();
    meeting.staff(&mette(), decide(20, "Du får din egen lejlighed", Some("Fordi")), at(3)).unwrap();
    meeting.staff(&mette(), decide(20, "Du bor hos din mor", Some("Fordi")), at(4)).unwrap();
    let dropped = StaffAct::DropDecision { id: id(20) };
    meeting.staff(&peter(), dropped.clone(), at(5)).unwrap();
    let tombstone = meeting.decision(id(20)).unwrap().clone();
    assert_eq!(
        tombstone.dropped.as_ref().map(|it| (it.by.name.as_str(), it.at)),
        Some(("Peter", at(5)))
    );
    assert_eq!(traced(&meeting, Traced::DecisionDropped), [("Du bor hos din mor", "")]);
    assert_eq!(code(meeting.staff(&mette(), dropped, at(6))), "");
    for act in [
        decide(20, "Du flytter på institution", Some("Fordi")),
        seek(20, 50, "call", (22, 22)),
        StaffAct::MakeFinal { decision: id(20) },
    ] {
        assert_eq!(code(meeting.staff(&mette(), act, at(7))), "decision_dropped");
    }
    // A view of it that arrives late is accepted.
    assert_eq!(code(meeting.own(&asa(), view(20, 1, "agree"), at(8))), "");
    let now = meeting.decision(id(20)).unwrap();
    assert_eq!((&now.draft, &now.earlier, now.version), (&tombstone.draft, &tombstone.earlier, 2));
    assert_eq!(now.views.len(), 1);
    // It is no open end, and its id cannot be reused.
    assert!(meeting.open_ends().is_empty());
    let invite = StaffAct::Invite { id: id(20), draft: read(json!({ "name": "Karim" })) };
    assert_eq!(code(meeting.staff(&mette(), invite, at(9))), "already_said");
    assert_eq!(code(meeting.own(&asa(), react(20, "good"), at(9))), "already_said");
}

#[test]
fn each_changed_part_of_a_decision_is_traced() {
    let draft = |text: &str, why: Option<&str>, who: &[&str], about: Option<u8>| {
        let action =
            |who: &&str| json!({ "id": id(90), "text": "Ringer", "who": who, "by": "2026-12-01" });
        let draft = json!({ "text": text, "why": why, "about": about.map(id),
            "actions": who.iter().map(action).collect::<Vec<_>>() });
        StaffAct::Decide { id: id(20), draft: read(draft), today: today() }
    };
    for (changed, before, after) in [
        (draft("Fire dage", None, &[], None), "Tre dage", "Fire dage"),
        (draft("Tre dage", Some("Fordi"), &[], None), "", "Fordi"),
        (draft("Tre dage", None, &["Mette"], None), "", "Mette: Ringer (2026-12-01)"),
        (draft("Tre dage", None, &[], Some(210)), "", "Skole"),
        (draft("To dage", Some("Fordi"), &[], None), "Tre dage\n", "To dage\nFordi"),
    ] {
        let mut meeting = held();
        meeting.staff(&mette(), draft("Tre dage", None, &[], None), at(3)).unwrap();
        assert_eq!(traced(&meeting, Traced::DecisionWritten), [("", "Tre dage")]);
        meeting.staff(&mette(), changed, at(4)).unwrap();
        assert_eq!(traced(&meeting, Traced::DecisionReworded), [(before, after)]);
    }
    let elsewhere = draft("Tre dage", None, &[], Some(99));
    assert_eq!(code(held().staff(&mette(), elsewhere, at(3))), "about_unknown");
}

#[test]
fn the_identity_of_a_participant_is_fixed() {
    let mut meeting = planned();
    let invite =
        |number: u8, who: serde_json::Value| StaffAct::Invite { id: id(number), draft: read(who) };
    let uncle = json!({ "name": "Onkel Per", "relation": "onkel" });
    meeting.staff(&mette(), invite(60, uncle.clone()), at(2)).unwrap();
    for (number, who) in [
        (60, json!({ "name": "Politiet", "relation": "onkel" })),
        (60, json!({ "name": "Onkel Per", "relation": "politiet" })),
        (60, json!({ "name": "Onkel Per" })),
        (200, json!({ "name": "Klienten" })),
    ] {
        let before = meeting.clone();
        assert_eq!(
            code(meeting.staff(&mette(), invite(number, who.clone()), at(3))),
            "person_fixed",
            "{who}"
        );
        assert_eq!(meeting, before);
    }
    let writes = json!({ "name": "Onkel Per", "relation": "onkel", "roles": ["writes", "voice"] });
    meeting.staff(&mette(), invite(60, writes.clone()), at(4)).unwrap();
    meeting.staff(&mette(), invite(60, uncle.clone()), at(5)).unwrap();
    assert_eq!(
        traced(&meeting, Traced::RolesChanged),
        [("", "writes, voice"), ("writes, voice", "")]
    );
    // The id of a removed participant cannot be reused.
    let because = read("Det ville du".into());
    meeting.staff(&mette(), StaffAct::LeaveOut { id: id(60), because }, at(6)).unwrap();
    assert_eq!(traced(&meeting, Traced::LeftOut), [("Onkel Per", "Det ville du")]);
    for who in [json!({ "name": "Politiet" }), uncle] {
        assert_eq!(code(meeting.staff(&mette(), invite(60, who), at(7))), "person_left");
    }
    // Nor can the id of a suggestion be used for somebody else.
    meeting.own(&asa(), suggest(11, "come"), at(8)).unwrap();
    assert_eq!(
        code(meeting.staff(&mette(), invite(11, json!({ "name": "Politiet" })), at(9))),
        "already_said"
    );
}

#[test]
fn the_text_of_an_agenda_item_is_fixed() {
    let with = |items: &[(u8, &str)]| {
        let mut draft = plan("Møde");
        draft.agenda =
            items.iter().map(|(n, text)| read(json!({ "id": id(*n), "text": text }))).collect();
        StaffAct::Plan(draft)
    };
    let mut meeting = planned();
    meeting.staff(&mette(), with(&[(210, "Skole"), (211, "Bolig")]), at(2)).unwrap();
    meeting.own(&asa(), contribute_about(10, id(210), None), at(3)).unwrap();
    for agenda in [
        &[(210, "Bolig"), (211, "Skole")][..],
        &[(210, "Institution")],
        &[(210, "Skole"), (210, "Skole")],
    ] {
        assert_eq!(code(meeting.staff(&mette(), with(agenda), at(4))), "agenda_text_fixed");
    }
    // Reordered, removed and added again: contributions keep their heading.
    for (agenda, before, after) in [
        (&[(211, "Bolig"), (210, "Skole")][..], "Skole\nBolig", "Bolig\nSkole"),
        (&[(211, "Bolig")], "Bolig\nSkole", "Bolig"),
        (&[(212, "Institution"), (211, "Bolig")], "Bolig", "Institution\nBolig"),
        (&[(210, "Skole")], "Institution\nBolig", "Skole"),
        (&[], "Skole", ""),
    ] {
        meeting.staff(&mette(), with(agenda), at(5)).unwrap();
        assert_eq!(traced(&meeting, Traced::AgendaChanged).last(), Some(&(before, after)));
        assert_eq!(meeting.heading(id(210), None), Some("Skole"));
        // An item that is added again is no longer among the removed ones.
        let now = &meeting.plan.as_ref().unwrap().draft.agenda;
        assert!(meeting.past_agenda.iter().all(|past| now.iter().all(|it| it.id != past.id)));
    }
    for agenda in [&[(210, "Institution")][..], &[(212, "Skole")]] {
        assert_eq!(code(meeting.staff(&mette(), with(agenda), at(6))), "agenda_text_fixed");
    }
    // A removed item can still be contributed to; an unknown one cannot.
    assert_eq!(code(meeting.own(&asa(), contribute_about(11, id(211), None), at(7))), "");
    assert_eq!(
        code(meeting.own(&asa(), contribute_about(12, id(99), None), at(7))),
        "about_unknown"
    );
    // An id refers to one thing: a decision is no agenda item, nor the reverse.
    meeting.staff(&mette(), StaffAct::Hold, at(8)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), decide(211, "Nej", None), at(9))), "already_said");
    meeting.staff(&mette(), decide(20, "Ja", None), at(9)).unwrap();
    assert_eq!(code(meeting.staff(&mette(), with(&[(20, "Ja")]), at(10))), "already_said");
    assert_eq!(
        code(meeting.own(&asa(), contribute_about(13, id(20), None), at(11))),
        "about_unknown"
    );
    assert_eq!(
        code(meeting.own(&asa(), contribute_about(13, id(20), Some(2)), at(11))),
        "about_unknown"
    );
    meeting.own(&asa(), contribute_about(13, id(20), Some(1)), at(11)).unwrap();
    meeting.staff(&mette(), decide(20, "Nej", None), at(12)).unwrap();
    assert_eq!(meeting.heading(id(20), Some(1)), Some("Ja"));
}

#[test]
fn every_changed_field_of_a_plan_is_traced() {
    let change = |field: &str, value: Value| {
        let mut json = serde_json::to_value(plan("Møde")).unwrap();
        json[field] = value;
        StaffAct::Plan(read(json))
    };
    for (field, value, what, before, after) in [
        ("kind", json!("other"), Traced::KindChanged, "network", "other"),
        ("title", json!("Fest"), Traced::TitleChanged, "Møde", "Fest"),
        ("purpose", json!("Andet"), Traced::PurposeChanged, "Vi taler om skole", "Andet"),
        ("duration_minutes", json!(90), Traced::DurationChanged, "45", "90"),
        (
            "place",
            json!({ "kind": "home", "details": "Dalum" }),
            Traced::PlaceChanged,
            "office",
            "home: Dalum",
        ),
        ("agenda", json!([]), Traced::AgendaChanged, "Skole", ""),
        ("starts_at", json!(at(90)), Traced::TimeChanged, &at(2).to_string(), &at(90).to_string()),
    ] {
        let mut meeting = planned();
        let traces = meeting.trail.len();
        meeting.staff(&peter(), change(field, value), at(5)).unwrap();
        assert_eq!(traced(&meeting, what), [(before, after)], "{field}");
        assert_eq!(meeting.trail.len(), traces + 1);
        let last = meeting.trail.last().unwrap();
        assert_eq!((last.by.name.as_str(), last.at), ("Peter", at(5)));
    }
}

#[test]
fn answers_and_records_of_seeking_have_their_own_ids() {
    let mut meeting = held();
    meeting.own(&asa(), contribute(10, "Hej"), at(2)).unwrap();
    meeting.staff(&mette(), decide(20, "Du får fri", None), at(3)).unwrap();
    let mut does = |act| code(meeting.staff(&mette(), act, at(4)));
    for taken in [1, 10, 20, 201] {
        assert_eq!(does(answer(10, taken)), "already_said", "{taken}");
        assert_eq!(does(seek(20, taken, "call", (22, 22))), "already_said", "{taken}");
    }
    assert_eq!((does(answer(10, 40)), does(seek(20, 50, "call", (22, 22)))), ("", ""));
    for taken in [40, 50] {
        assert_eq!(does(decide(taken, "Nej", None)), "already_said", "{taken}");
    }
    // A repetition has no effect.
    assert_eq!((does(answer(10, 40)), does(seek(20, 50, "call", (22, 22)))), ("", ""));
}

#[test]
fn a_delegate_cannot_have_the_id_of_another_actor() {
    let mut meeting = planned();
    meeting.own(&asa(), contribute(10, "Hej"), at(2)).unwrap();
    // A delegate cannot have the id of an actor known to the meeting.
    for (number, expected) in
        [(200, "already_said"), (201, "already_said"), (10, "already_said"), (202, "")]
    {
        let mut meeting = meeting.clone();
        assert_eq!(
            code(meeting.own(&asa(), appoint(number, "Farmor"), at(3))),
            expected,
            "{number}"
        );
    }
    let mut heard = meeting.clone();
    heard.hear(&peter(), |_| true, at(3));
    assert_eq!(code(heard.own(&asa(), appoint(202, "Farmor"), at(4))), "already_said");
    // If a person has the id of a delegate, both have heard it, each as themselves.
    meeting.own(&asa(), appoint(202, "Farmor"), at(3)).unwrap();
    assert!(meeting.delegate_hears(id(202), |_| true, at(4)));
    assert!(meeting.hear(&peter(), |_| true, at(5)));
    let heard = &meeting.contribution(id(10)).unwrap().heard_by;
    let who: Vec<_> = heard.iter().map(|it| (it.by.kind, it.by.name.as_str())).collect();
    assert_eq!(who, [(ByKind::Delegate, "Farmor"), (ByKind::Staff, "Peter")]);
}
