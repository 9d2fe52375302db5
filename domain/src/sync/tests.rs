//! Answers that arrive late or out of order.

use serde_json::json;

use super::*;
use crate::{
    gatherings::{Gathering, GatheringDraft},
    goals::{Goal, GoalDraft},
    recognitions::{CelebrationAction, CelebrationDraft},
    record::Body,
    record::Edit,
    sharing::SharedWith,
    successes::{Success, SuccessDraft},
};

/// A phone with the kinds of these tests registered.
fn phone() -> Phone {
    let mut phone = Phone::default();
    Goal::register(&mut phone);
    Success::register(&mut phone);
    Gathering::register(&mut phone);
    phone
}

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn id(n: u8) -> Id {
    Id::new(at(i64::from(n)), [n; 10])
}

/// A page of the change feed with the successes of these numbers.
fn page(successes: &[u8], cursor: u8) -> Changes {
    let successes: Vec<_> = successes
        .iter()
        .map(|n| {
            let body = json!({ "id": id(*n), "on": "2026-11-22", "at": at(1),
                "words": "Jeg turde gå derhen", "file_ids": [], "shared_with": "only_me",
                "once_more": false, "version": 1, "updated_at": at(1) });
            json!({ "kind": "success", "id": id(*n), "version": 1, "body": body })
        })
        .collect();
    let me = json!({ "id": id(90), "role": "young_person", "name": "Åse", "language": "da",
        "time_zone": "Europe/Copenhagen", "day_start": 4, "welcomed": true,
        "celebrate": { "style": "big", "sound": false, "vibration": false },
        "push": { "says_what": false, "cheers": true, "reminders_a_day": 3 },
        "no_cheers_from": [], "praise_ok": false, "team": [], "created_at": at(0), "version": 1 });
    let page = json!({ "cursor": id(cursor), "full": false, "more": false, "me": me,
        "records": successes, "gone": [], "seen": [] });
    serde_json::from_value(page).expect("a page")
}

/// Deletes the success `n`, and receives the server's confirmation.
fn undo(phone: &mut Phone, n: u8) {
    let mut shown = phone.shown();
    let undo = Edit::<SuccessDraft>::Delete { id: id(n) };
    let today = "2026-11-22".parse().unwrap();
    phone.act(&mut shown, undo, None, (id(60), at(2)), today).unwrap();
    let entry = phone.outbox.entries()[0].clone();
    phone.received(&entry, Answer::Received("")).unwrap();
}

#[test]
fn a_late_page_does_not_restore_a_deleted_record() {
    let mut phone = phone();
    phone.ask();
    assert!(phone.take_changes(page(&[1, 2], 70)));
    let asked_from = phone.ask();
    undo(&mut phone, 1);
    assert!(!phone.take_changes(page(&[1], 71)));
    assert_eq!(phone.shown().all::<Success>().iter().map(|it| it.id).collect::<Vec<_>>(), [id(2)]);
    assert_eq!(phone.ask(), asked_from, "the same page is requested again");
    // Restored since, on another phone: the answer to a later request is applied.
    assert!(phone.take_changes(page(&[1], 72)));
    assert_eq!(phone.shown().all::<Success>().len(), 2);
}

#[test]
fn a_page_without_the_deleted_record_is_applied() {
    let mut phone = phone();
    phone.ask();
    assert!(phone.take_changes(page(&[1], 70)));
    phone.ask();
    undo(&mut phone, 1);
    assert!(phone.take_changes(page(&[2], 71)));
    assert_eq!(phone.cursor(), Some(id(71)));
}

#[test]
fn marks_of_a_clock_that_was_ahead_get_their_days() {
    use crate::timestamp::DAY_MS;
    let day = |at: Timestamp| at.utc().date_naive();
    let now: Timestamp = serde_json::from_value(json!("2026-11-22T10:00:00.000Z")).expect("a time");
    // The day of a mark, the correction of the clock, and the day afterwards.
    for (made, on, change_days, expected) in [
        (0, "2026-11-22", -3, "2026-11-22"),
        (3, "2026-11-25", -3, "2026-11-22"),
        (2, "2026-11-24", -3, "2026-11-21"),
        (3, "2026-11-24", -3, "2026-11-21"),
        // The clock was corrected by hand before the app learnt its offset.
        (3, "2026-11-25", 0, "2026-11-22"),
        (400, "2027-12-27", -3, "2026-11-22"),
    ] {
        let mut phone = phone();
        let at = now.plus_millis(made * DAY_MS);
        let draft = json!({ "goal_id": id(1), "on": on, "at": at });
        let draft: SuccessDraft = serde_json::from_value(draft).expect("a mark");
        phone.outbox.push(&Edit::Put { id: id(2), draft }, id(3), at, 0);
        let by = Correction { now, change: change_days * DAY_MS, day: &day };
        let any = phone.correct_clock(&by, || id(4));
        let Some(Edit::<SuccessDraft>::Put { draft, .. }) = phone.outbox.entries()[0].action()
        else {
            panic!()
        };
        assert_eq!(draft.on.to_string(), expected, "{made} {on}");
        assert!(draft.at <= now && phone.outbox.entries()[0].made_at <= now, "{made} {on}");
        assert_eq!(any, made > 0, "{made} {on}");
        assert_eq!(phone.outbox.entries()[0].key, if any { id(4) } else { id(3) });
    }
}

#[test]
fn replacing_actions_send_their_base_version() {
    let plan = |title: &str| {
        let team = [id(9), id(8), id(9)];
        json!({ "title": title, "on": "2026-12-01", "shown_name": "Åse", "team": team })
    };
    let goal = |text: &str| json!({ "text": text, "repeat": { "times_a_week": 3 } });
    let success = |words: &str| json!({ "on": "2026-11-22", "at": at(1), "words": words });
    let mut phone = phone();
    let mut shown = phone.shown();
    let today = "2026-11-22".parse().unwrap();
    let mut put = |phone: &mut Phone, words: &str, n: u8| {
        let draft: GoalDraft = serde_json::from_value(goal(words)).expect("a goal");
        let edit = Edit::Put { id: id(1), draft };
        phone.act(&mut shown, edit, Some(4), (id(10 + n), at(2)), today).unwrap();
        let draft: SuccessDraft = serde_json::from_value(success(words)).expect("a success");
        let edit = Edit::Put { id: id(2), draft };
        phone.act(&mut shown, edit, Some(5), (id(20 + n), at(2)), today).unwrap();
        let draft: GatheringDraft = serde_json::from_value(plan(words)).expect("a plan");
        let edit = Edit::Put { id: id(3), draft };
        phone.act(&mut shown, edit, Some(6), (id(30 + n), at(2)), today).unwrap();
    };
    put(&mut phone, "Spise kage", 1);
    let sent = phone.outbox.entries().to_vec();
    let decision = CelebrationDraft { shared_with: SharedWith::MyTeam, reported: false };
    let mut other = Outbox::default();
    other.push(&CelebrationAction::Put { id: id(4), draft: decision }, id(40), at(2), 7);
    assert_eq!(other.entries()[0].url(), format!("/celebrations/{}?base=7", id(4)));
    let urls: Vec<_> = sent.iter().map(Entry::url).collect();
    let expected = [("goals", 1, 4), ("successes", 2, 5), ("gatherings", 3, 6)];
    assert_eq!(
        urls,
        expected.map(|(kind, n, version)| format!("/{kind}/{}?base={version}", id(n)))
    );

    // The next entry is based on the answered version, if that is exactly what was sent.
    for entry in &sent {
        phone.outbox.sending(entry.number);
    }
    put(&mut phone, "Drikke kakao på Ærø", 2);
    let Some(Edit::<GatheringDraft>::Put { draft, .. }) = sent[2].action() else { panic!() };
    let plan = draft.in_order();
    let (answers, guests, updated_at) = (Vec::new(), Vec::new(), at(3));
    let answer = Gathering { id: id(3), plan, answers, guests, version: 7, updated_at };
    phone.received(&sent[2], Answer::Received(Body::of(&answer).as_str())).unwrap();
    let bases: Vec<_> = phone.outbox.entries()[2..].iter().map(|entry| entry.base).collect();
    assert_eq!(bases, [None, None, Some(7)]);
    assert_eq!(phone.known.find::<Gathering>(id(3)).map(|it| it.version), Some(7));
}

#[test]
fn a_retried_deletion_deletes_nothing_newer() {
    // Whether it was attempted before, a newer version that arrived since, and how many are shown then.
    for (repeated, newer, shown) in [
        (false, None, 0),
        (true, None, 0),
        (true, Some(2), 0),
        (true, Some(3), 1),
        (false, Some(3), 0),
    ] {
        let mut phone = phone();
        phone.ask();
        assert!(phone.take_changes(page(&[1], 70)));
        let mut on_screen = phone.shown();
        let success = on_screen.all::<Success>()[0].clone();
        let undo = Edit::<SuccessDraft>::Delete { id: id(1) };
        let today = "2026-11-22".parse().unwrap();
        phone.act(&mut on_screen, undo, None, (id(60), at(2)), today).unwrap();
        let number = phone.outbox.entries()[0].number;
        if repeated {
            phone.outbox.sending(number);
            phone.outbox.retry_later(number, id(60));
        }
        let entry = phone.outbox.entries()[0].clone();
        if let Some(version) = newer {
            phone.known.take(Envelope::of(&Success { version, ..success }));
        }
        let stored = phone.received(&entry, Answer::Received("")).unwrap();
        assert_eq!(phone.shown().all::<Success>().len(), shown, "{repeated} {newer:?}");
        assert_eq!(stored.is_some(), shown == 0, "what is shown stays in the store");
    }
}

#[test]
fn kinds_that_are_not_loaded_are_sent_and_stored() {
    let plan = |title| json!({ "title": title, "on": "2026-12-01", "shown_name": "Åse" });
    // The answered version, and the version that the next entry is based on.
    for (version, builds_on) in [(1, 1), (3, 0)] {
        let mut phone = Phone::default();
        for (title, key) in [("Æblefest", 4), ("Pærefest", 5)] {
            let draft: GatheringDraft = serde_json::from_value(plan(title)).expect("a plan");
            phone.outbox.push(&Edit::Put { id: id(3), draft }, id(key), at(1), 0);
            let number = phone.outbox.entries()[0].number;
            phone.outbox.sending(number);
        }
        let entry = phone.outbox.entries()[0].clone();
        let answer = json!({ "id": id(3), "plan": plan("Æblefest"), "answers": [], "guests": [],
            "version": version, "updated_at": at(2) });
        let stored = phone.received(&entry, Answer::Received(&answer.to_string())).unwrap();
        let stored = stored.expect("it is stored");
        assert!(
            matches!(stored, Stored::Record(it) if it.kind == "gathering" && it.version == version)
        );
        assert_eq!(phone.outbox.entries()[0].base, Some(builds_on));
        Gathering::register(&mut phone);
        assert_eq!(&*phone.shown().all::<Gathering>()[0].plan.title, "Pærefest");
        assert_eq!(&*phone.known.all::<Gathering>()[0].plan.title, "Æblefest");
    }
}

#[test]
fn an_answer_without_a_version_settles_its_entry() {
    use crate::suggestions::AnswerSuggestion;
    let mut phone = Phone::default();
    let answer = serde_json::from_value(json!({ "outcome": "dropped" })).expect("an answer");
    phone.outbox.push(&AnswerSuggestion { id: id(3), answer }, id(4), at(1), 0);
    let entry = phone.outbox.entries()[0].clone();
    let suggestion = json!({ "id": id(3), "text": "Vil du med til banko?", "state": "dropped" });
    phone.received(&entry, Answer::Received(&suggestion.to_string())).unwrap();
    assert!(phone.outbox.entries().is_empty());
}
