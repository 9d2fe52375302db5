//! The outbox: merging, ordering, refusals and storage.

mod meetings;

use super::*;
use crate::{
    goals::GoalDraft,
    meetings::{MeetingAction, OwnAct},
    people::MePatch,
    recognitions::CelebrationAction,
    record::Edit,
    successes::SuccessDraft,
};

type Goals = Edit<GoalDraft>;
type Marks = Edit<SuccessDraft>;

/// Pushes an action into an outbox, under a key, on a version.
type Push = Box<dyn Fn(&mut Outbox, Id, i64)>;

fn push<A: Action>(action: A) -> Push {
    Box::new(move |outbox, key, base| outbox.push(&action, key, at(), base))
}

fn id(n: u8) -> Id {
    Id::new(Timestamp::from_millis(i64::from(n)), [n; 10])
}

fn at() -> Timestamp {
    Timestamp::from_millis(0)
}

fn put_goal(n: u8, text: &str) -> Goals {
    let json = format!(r#"{{"text":"{text}","repeat":{{"times_a_week":1}}}}"#);
    let draft: GoalDraft = serde_json::from_str(&json).unwrap();
    Edit::Put { id: id(n), draft }
}

fn goal(n: u8, text: &str) -> Push {
    push(put_goal(n, text))
}

fn mark(n: u8, goal: u8) -> Push {
    let json =
        format!(r#"{{"goal_id":"{}","on":"2026-11-22","at":"2026-11-22T10:00:00Z"}}"#, id(goal));
    let draft: SuccessDraft = serde_json::from_str(&json).unwrap();
    push(Marks::Put { id: id(n), draft })
}

/// An outbox with all of these stored.
fn outbox(all: impl IntoIterator<Item = Push>) -> Outbox {
    let mut outbox = Outbox::default();
    for (n, push) in (100..).zip(all) {
        push(&mut outbox, id(n), 0);
    }
    mark_all_stored(&mut outbox);
    outbox
}

fn mark_all_stored(outbox: &mut Outbox) {
    for entry in outbox.entries.clone() {
        outbox.stored(entry.number, entry.key);
    }
}

fn numbers(outbox: &Outbox) -> Vec<u64> {
    outbox.entries().iter().map(|entry| entry.number).collect()
}

/// The indexes of the entries, in the order in which they are sent.
fn sent_in_order(mut outbox: Outbox) -> Vec<usize> {
    let all = numbers(&outbox);
    let mut order = Vec::new();
    while let Some(number) = outbox.next().map(|entry| entry.number) {
        order.push(all.iter().position(|n| *n == number).unwrap());
        let key = outbox.entry(number).unwrap().key;
        outbox.received(number, key, Some(2));
    }
    order
}

#[test]
fn a_later_action_replaces_an_unsent_one() {
    let mut box_ = outbox([goal(1, "Gå"), goal(1, "Løbe")]);
    let first = box_.entries()[0].number;
    assert_eq!(numbers(&box_), [first]);
    box_.sending(first);
    goal(1, "Cykle")(&mut box_, id(9), 1);
    mark_all_stored(&mut box_);
    assert_eq!(box_.entries()[1].base, None, "the version to come is not known");
    assert_eq!(box_.next(), None, "within a record, one at a time");
    box_.received(first, box_.entries()[0].key, Some(7));
    assert_eq!(box_.next().unwrap().base, Some(7));
}

#[test]
fn an_attempted_entry_is_not_changed() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let first = box_.entries()[0].number;
    box_.sending(first);
    box_.retry_later(first, box_.entries()[0].key);
    goal(1, "Løbe")(&mut box_, id(9), 1);
    assert_eq!(box_.entries().len(), 2);
    // Nor is an entry that was read from the store, because its progress is unknown.
    let stored = serde_json::to_string(&box_.entries()[1]).unwrap();
    let mut next_day = Outbox::default();
    next_day.take_stored(vec![serde_json::from_str(&stored).unwrap()], None);
    goal(1, "Cykle")(&mut next_day, id(8), 1);
    assert_eq!(next_day.entries().len(), 2);
}

#[test]
fn an_entry_with_dependents_is_not_changed() {
    // A success inherits the audience that its goal had when it was marked.
    let box_ = outbox([goal(1, "Gå"), mark(2, 1), goal(1, "Løbe")]);
    assert_eq!(sent_in_order(box_), [0, 1, 2]);
    // Nor may a mark change after which another one was made.
    let box_ = outbox([mark(2, 1), mark(3, 1), mark(2, 1)]);
    assert_eq!(sent_in_order(box_), [0, 1, 2]);
}

#[test]
fn nothing_is_sent_before_it_is_stored() {
    let mut box_ = Outbox::default();
    goal(1, "Gå")(&mut box_, id(7), 0);
    assert_eq!(box_.next(), None);
    let number = box_.entries()[0].number;
    assert_eq!(box_.state_of(id(1)), Some(EntryState::Storing));
    goal(1, "Løbe")(&mut box_, id(8), 0);
    box_.stored(number, id(7));
    assert_eq!(box_.next(), None, "the first version was stored, not this one");
    box_.stored(number, id(8));
    assert_eq!(box_.next().map(|entry| entry.number), Some(number));
}

#[test]
fn what_cannot_be_stored_is_sent_from_memory() {
    let mut box_ = outbox([goal(1, "Gå")]);
    mark(2, 1)(&mut box_, id(8), 0);
    goal(3, "Sove")(&mut box_, id(9), 0);
    box_.store_is_away();
    assert_eq!(box_.state_of(id(1)), Some(EntryState::Stored), "it is in the store");
    assert_eq!(box_.state_of(id(2)), Some(EntryState::Unstored));
    assert_eq!(sent_in_order(box_.clone()), [0, 1, 2]);
    // Sending failed; the store is read again, without it.
    let (number, key) = (box_.entries()[1].number, box_.entries()[1].key);
    box_.sending(number);
    assert_eq!(box_.state_of(id(2)), Some(EntryState::Unstored), "while it is being sent, too");
    box_.retry_later(number, key);
    let stored = vec![box_.entries()[0].clone()];
    box_.take_stored(stored, None);
    assert_eq!(box_.state_of(id(2)), Some(EntryState::Unstored));
    // One of them is stored at last, and another tab finds the other one stored.
    box_.stored(number, key);
    assert_eq!(box_.state_of(id(2)), Some(EntryState::Stored));
    box_.take_stored(box_.entries().to_vec(), None);
    assert_eq!(box_.state_of(id(3)), Some(EntryState::Stored));
}

#[test]
fn the_worst_state_of_its_entries_is_the_state_of_a_record() {
    let mut box_ = outbox([goal(1, "Gå"), mark(2, 1)]);
    goal(1, "Løbe")(&mut box_, id(8), 0);
    assert_eq!(box_.state_of(id(1)), Some(EntryState::Storing));
    box_.store_is_away();
    assert_eq!(box_.state_of(id(1)), Some(EntryState::Unstored));
}

#[test]
fn a_refused_entry_blocks_only_its_dependents() {
    let mut box_ = outbox([goal(1, "Gå"), mark(2, 1), goal(3, "Sove"), mark(4, 3)]);
    let first = box_.entries()[0].number;
    box_.refuse(first, box_.entries()[0].key, "too_many_active_goals");
    assert_eq!(sent_in_order(box_.clone()), [2, 3]);
    assert!(matches!(box_.state_of(id(1)), Some(EntryState::Refused(_))));
    box_.retry(first, id(9));
    mark_all_stored(&mut box_);
    assert_eq!(sent_in_order(box_), [0, 1, 2, 3]);
}

#[test]
fn deleting_a_refused_goal_discards_its_other_entries() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let (number, key) = (box_.entries()[0].number, box_.entries()[0].key);
    box_.refuse(number, key, "x");
    box_.push(&Goals::Delete { id: id(1) }, id(9), at(), 0);
    assert_eq!(box_.entries().len(), 1);
    assert!(box_.entries()[0].deletes());
}

#[test]
fn the_entry_after_a_discarded_one_has_its_base() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let first = box_.entries()[0].number;
    box_.sending(first);
    goal(1, "Løbe")(&mut box_, id(9), 1);
    box_.discard(first);
    assert_eq!(box_.entries()[0].base, Some(0));
}

#[test]
fn changes_of_settings_are_coalesced() {
    let patch = |json| serde_json::from_str::<MePatch>(json).unwrap();
    let box_ = outbox([
        push(patch(r#"{"name":"Amina","paused_since":"2026-11-22"}"#)),
        push(patch(r#"{"paused_since":null,"language":"en"}"#)),
    ]);
    let expected = patch(r#"{"name":"Amina","paused_since":null,"language":"en"}"#);
    assert_eq!(box_.entries()[0].action(), Some(expected));
}

#[test]
fn a_success_that_was_merged_into_another() {
    let mut box_ = outbox([mark(2, 1)]);
    box_.rename(id(2), id(9));
    let entry = &box_.entries()[0];
    assert_eq!(entry.about(), Some(id(9)));
    assert!(matches!(entry.action(), Some(Marks::Put { id: now, .. }) if now == id(9)));
}

#[test]
fn entries_of_a_later_version_wait_and_block_what_follows() {
    let mut box_ = outbox([goal(1, "Gå"), goal(2, "Løbe"), goal(3, "Sove")]);
    let all = numbers(&box_);
    let stored = box_.entries.iter().filter(|e| e.number != all[1]).cloned().collect();
    box_.take_stored(stored, Some(all[1]));
    assert!(box_.waits_for_update());
    assert_eq!(sent_in_order(box_).len(), 1);
}

#[test]
fn entries_are_read_as_they_were_stored() {
    let outbox = outbox([
        goal(1, "Gå ud"),
        mark(2, 1),
        push(Goals::Delete { id: id(1) }),
        push(Marks::Delete { id: id(2) }),
        file(5),
        ask(),
        draw(7, 5),
        contribute(8),
    ]);
    assert_eq!(outbox.entries()[6].needs, [id(50), id(5)]);
    for entry in outbox.entries() {
        let read: Entry = serde_json::from_str(&serde_json::to_string(entry).unwrap()).unwrap();
        assert_eq!(read, Entry { attempted: true, ..entry.clone() });
    }
}

#[test]
fn an_answer_to_an_older_version_leaves_the_newer_one() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let (number, key) = (box_.entries()[0].number, box_.entries()[0].key);
    goal(1, "Løbe")(&mut box_, id(9), 0);
    box_.received(number, key, Some(4));
    box_.refuse(number, key, "x");
    assert_eq!((box_.entries()[0].key, box_.entries()[0].base), (id(9), Some(4)));
    assert_eq!(box_.entries()[0].refused, None);
}

#[test]
fn an_entry_that_fails_does_not_block_others() {
    let box_ = outbox([goal(1, "Gå"), mark(2, 1), goal(3, "Sove")]);
    let all = numbers(&box_);
    assert_eq!(box_.next_beside(&all[..1]).map(|entry| entry.number), Some(all[2]));
}

#[test]
fn a_report_replaces_a_refused_decision() {
    use crate::{recognitions::CelebrationDraft, sharing::SharedWith};
    let decide = |shared_with, reported| CelebrationAction::Put {
        id: id(1),
        draft: CelebrationDraft { shared_with, reported },
    };
    let mut outbox = Outbox::default();
    outbox.push(&decide(SharedWith::MyTeam, false), id(2), at(), 0);
    let (number, key) = (outbox.entries()[0].number, outbox.entries()[0].key);
    outbox.stored(number, key);
    outbox.sending(number);
    outbox.refuse(number, key, "not_in_team");
    outbox.push(&decide(SharedWith::OnlyMe, true), id(3), at(), 0);
    let [entry] = outbox.entries() else { panic!("one entry") };
    assert_eq!(entry.action(), Some(decide(SharedWith::OnlyMe, true)));
    assert_eq!(entry.refused, None);
    // Deleting it makes sending any of that unnecessary.
    let (number, key) = (entry.number, entry.key);
    outbox.stored(number, key);
    outbox.sending(number);
    outbox.refuse(number, key, "not_found");
    outbox.push(&CelebrationAction::Delete { id: id(1) }, id(4), at(), 0);
    assert_eq!(outbox.entries().len(), 1);
}

fn to_meeting(act: OwnAct) -> Push {
    push(MeetingAction::Own { meeting: id(50), act })
}

fn contribute(n: u8) -> Push {
    let json = r#"{"kind":"text","body":{"text":"Jeg vil hjem"},"said_at":"2026-11-22T10:00:00Z"}"#;
    let draft = serde_json::from_str(json).unwrap();
    to_meeting(OwnAct::Contribute { id: id(n), draft })
}

fn withdraw(n: u8) -> Push {
    to_meeting(OwnAct::WithdrawContribution { id: id(n) })
}

/// A drawing for the meeting 50, in the file `file`.
fn draw(n: u8, file: u8) -> Push {
    let json = format!(
        r#"{{"kind":"drawing","body":{{"file_id":"{}"}},"said_at":"2026-11-22T10:00:00Z"}}"#,
        id(file)
    );
    let draft = serde_json::from_str(&json).unwrap();
    to_meeting(OwnAct::Contribute { id: id(n), draft })
}

fn ask() -> Push {
    let draft = serde_json::from_str(r#"{"words":"Jeg vil tale om skole"}"#).unwrap();
    push(MeetingAction::Ask { id: id(50), draft })
}

fn file(n: u8) -> Push {
    Box::new(move |outbox, key, _| outbox.push_file(id(n), 7, key, at()))
}

/// The method and path of all entries.
fn sent(outbox: &Outbox) -> Vec<String> {
    outbox.entries().iter().map(|entry| format!("{} {}", entry.method, entry.path)).collect()
}

#[test]
fn nothing_waits_for_a_record_that_the_server_has() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let (first, key) = (box_.entries()[0].number, box_.entries()[0].key);
    box_.sending(first);
    goal(1, "Løbe")(&mut box_, id(8), 0);
    mark(2, 1)(&mut box_, id(9), 0);
    mark_all_stored(&mut box_);
    assert_eq!(box_.next(), None, "a new goal comes before its marks");
    // It was received, but with another version; a later change of it is refused.
    box_.received(first, key, Some(0));
    let (second, key) = (box_.entries()[0].number, box_.entries()[0].key);
    box_.sending(second);
    box_.refuse(second, key, "too_many_active_goals");
    assert_eq!(box_.next().map(|entry| entry.number), Some(numbers(&box_)[1]));
}
