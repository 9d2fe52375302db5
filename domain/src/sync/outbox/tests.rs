//! What the outbox does, entry by entry.

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

/// Puts something into an outbox, under a key, at a time, on a version.
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

/// An outbox with all of these, each the first of its record.
fn outbox(all: impl IntoIterator<Item = Push>) -> Outbox {
    let mut outbox = Outbox::default();
    for (n, push) in (100..).zip(all) {
        push(&mut outbox, id(n), 0);
    }
    keep_all(&mut outbox);
    outbox
}

fn keep_all(outbox: &mut Outbox) {
    for entry in outbox.entries.clone() {
        outbox.stored(entry.number, entry.key);
    }
}

fn numbers(outbox: &Outbox) -> Vec<u64> {
    outbox.entries().iter().map(|entry| entry.number).collect()
}

/// The places, from 0, in the order in which the entries are sent.
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
fn a_later_word_takes_the_place_of_one_that_has_not_left() {
    let mut box_ = outbox([goal(1, "Gå"), goal(1, "Løbe")]);
    let first = box_.entries()[0].number;
    assert_eq!(numbers(&box_), [first]);
    box_.sending(first);
    goal(1, "Cykle")(&mut box_, id(9), 1);
    keep_all(&mut box_);
    assert_eq!(box_.entries()[1].base, None, "the version to come is not known");
    assert_eq!(box_.next(), None, "within a record, one at a time");
    box_.received(first, box_.entries()[0].key, Some(7));
    assert_eq!(box_.next().unwrap().base, Some(7));
}

#[test]
fn what_may_have_reached_the_server_is_not_changed_any_more() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let first = box_.entries()[0].number;
    box_.sending(first);
    box_.retry_later(first, box_.entries()[0].key);
    goal(1, "Løbe")(&mut box_, id(9), 1);
    assert_eq!(box_.entries().len(), 2);
    // Nor is what was read from the store: nobody knows how far it came.
    let stored = serde_json::to_string(&box_.entries()[1]).unwrap();
    let mut next_day = Outbox::default();
    next_day.take_stored(vec![serde_json::from_str(&stored).unwrap()], None);
    goal(1, "Cykle")(&mut next_day, id(8), 1);
    assert_eq!(next_day.entries().len(), 2);
}

#[test]
fn a_word_that_something_was_built_on_is_not_changed_under_it() {
    // A goal that was private when it was marked stays so for that mark.
    let box_ = outbox([goal(1, "Gå"), mark(2, 1), goal(1, "Løbe")]);
    assert_eq!(sent_in_order(box_), [0, 1, 2]);
    // A mark that another was laid upon stays as it was.
    let box_ = outbox([mark(2, 1), mark(3, 1), mark(2, 1)]);
    assert_eq!(sent_in_order(box_), [0, 1, 2]);
}

#[test]
fn nothing_is_sent_before_it_is_kept() {
    let mut box_ = Outbox::default();
    goal(1, "Gå")(&mut box_, id(7), 0);
    assert_eq!(box_.next(), None);
    let number = box_.entries()[0].number;
    assert_eq!(box_.state_of(id(1)), Some(EntryState::Storing));
    goal(1, "Løbe")(&mut box_, id(8), 0);
    box_.stored(number, id(7));
    assert_eq!(box_.next(), None, "the first wording was kept, not this one");
    box_.stored(number, id(8));
    assert_eq!(box_.next().map(|entry| entry.number), Some(number));
}

#[test]
fn what_the_store_does_not_take_is_sent_but_not_called_kept() {
    let mut box_ = outbox([goal(1, "Gå")]);
    mark(2, 1)(&mut box_, id(8), 0);
    goal(3, "Sove")(&mut box_, id(9), 0);
    box_.store_is_away();
    assert_eq!(box_.state_of(id(1)), Some(EntryState::Stored), "it lies in the store");
    assert_eq!(box_.state_of(id(2)), Some(EntryState::Unstored));
    assert_eq!(sent_in_order(box_.clone()), [0, 1, 2]);
    // It could not be sent; what the store holds is read again, without it.
    let (number, key) = (box_.entries()[1].number, box_.entries()[1].key);
    box_.sending(number);
    assert_eq!(box_.state_of(id(2)), Some(EntryState::Unstored), "also under way");
    box_.retry_later(number, key);
    let stored = vec![box_.entries()[0].clone()];
    box_.take_stored(stored, None);
    assert_eq!(box_.state_of(id(2)), Some(EntryState::Unstored));
    // The store takes one of them at last, and another tab reads the other one there.
    box_.stored(number, key);
    assert_eq!(box_.state_of(id(2)), Some(EntryState::Stored));
    box_.take_stored(box_.entries().to_vec(), None);
    assert_eq!(box_.state_of(id(3)), Some(EntryState::Stored));
}

#[test]
fn a_change_that_is_not_kept_is_what_is_said_of_its_record() {
    let mut box_ = outbox([goal(1, "Gå"), mark(2, 1)]);
    goal(1, "Løbe")(&mut box_, id(8), 0);
    assert_eq!(box_.state_of(id(1)), Some(EntryState::Storing));
    box_.store_is_away();
    assert_eq!(box_.state_of(id(1)), Some(EntryState::Unstored));
}

#[test]
fn a_refused_entry_holds_up_only_what_depends_on_it() {
    let mut box_ = outbox([goal(1, "Gå"), mark(2, 1), goal(3, "Sove"), mark(4, 3)]);
    let first = box_.entries()[0].number;
    box_.refuse(first, box_.entries()[0].key, "too_many_active_goals");
    assert_eq!(sent_in_order(box_.clone()), [2, 3]);
    assert!(matches!(box_.state_of(id(1)), Some(EntryState::Refused(_))));
    box_.retry(first, id(9));
    keep_all(&mut box_);
    assert_eq!(sent_in_order(box_), [0, 1, 2, 3]);
}

#[test]
fn letting_a_refused_goal_go_needs_no_more_of_it() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let (number, key) = (box_.entries()[0].number, box_.entries()[0].key);
    box_.refuse(number, key, "x");
    box_.push(&Goals::Delete { id: id(1) }, id(9), at(), 0);
    assert_eq!(box_.entries().len(), 1);
    assert!(box_.entries()[0].deletes());
}

#[test]
fn what_waits_behind_one_that_was_discarded_builds_on_the_same() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let first = box_.entries()[0].number;
    box_.sending(first);
    goal(1, "Løbe")(&mut box_, id(9), 1);
    box_.discard(first);
    assert_eq!(box_.entries()[0].base, Some(0));
}

#[test]
fn settings_are_gathered() {
    let patch = |json| serde_json::from_str::<MePatch>(json).unwrap();
    let box_ = outbox([
        push(patch(r#"{"name":"Amina","paused_since":"2026-11-22"}"#)),
        push(patch(r#"{"paused_since":null,"language":"en"}"#)),
    ]);
    let expected = patch(r#"{"name":"Amina","paused_since":null,"language":"en"}"#);
    assert_eq!(box_.entries()[0].action(), Some(expected));
}

#[test]
fn a_success_that_turned_out_to_be_another() {
    let mut box_ = outbox([mark(2, 1)]);
    box_.rename(id(2), id(9));
    let entry = &box_.entries()[0];
    assert_eq!(entry.about(), Some(id(9)));
    assert!(matches!(entry.action(), Some(Marks::Put { id: now, .. }) if now == id(9)));
}

#[test]
fn what_a_later_app_wrote_waits_for_it_and_holds_what_came_after() {
    let mut box_ = outbox([goal(1, "Gå"), goal(2, "Løbe"), goal(3, "Sove")]);
    let all = numbers(&box_);
    let stored = box_.entries.iter().filter(|e| e.number != all[1]).cloned().collect();
    box_.take_stored(stored, Some(all[1]));
    assert!(box_.waits_for_update());
    assert_eq!(sent_in_order(box_).len(), 1);
}

#[test]
fn entries_read_back_as_they_were_kept() {
    let told = outbox([
        goal(1, "Gå ud"),
        mark(2, 1),
        push(Goals::Delete { id: id(1) }),
        push(Marks::Delete { id: id(2) }),
        file(5),
        ask(),
        draw(7, 5),
        say(8),
    ]);
    assert_eq!(told.entries()[6].needs, [id(50), id(5)]);
    for entry in told.entries() {
        let read: Entry = serde_json::from_str(&serde_json::to_string(entry).unwrap()).unwrap();
        assert_eq!(read, Entry { attempted: true, ..entry.clone() });
    }
}

#[test]
fn an_answer_to_older_words_leaves_the_newer_ones() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let (number, key) = (box_.entries()[0].number, box_.entries()[0].key);
    goal(1, "Løbe")(&mut box_, id(9), 0);
    box_.received(number, key, Some(4));
    box_.refuse(number, key, "x");
    assert_eq!((box_.entries()[0].key, box_.entries()[0].base), (id(9), Some(4)));
    assert_eq!(box_.entries()[0].refused, None);
}

#[test]
fn what_the_server_stumbles_over_lets_the_others_pass() {
    let box_ = outbox([goal(1, "Gå"), mark(2, 1), goal(3, "Sove")]);
    let all = numbers(&box_);
    assert_eq!(box_.next_beside(&all[..1]).map(|entry| entry.number), Some(all[2]));
}

#[test]
fn a_report_takes_the_place_of_a_decision_that_was_refused() {
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
    // And who lets it go needs nothing of that sent.
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

fn say(n: u8) -> Push {
    let json = r#"{"kind":"text","body":{"text":"Jeg vil hjem"},"said_at":"2026-11-22T10:00:00Z"}"#;
    let draft = serde_json::from_str(json).unwrap();
    to_meeting(OwnAct::Contribute { id: id(n), draft })
}

fn unsay(n: u8) -> Push {
    to_meeting(OwnAct::WithdrawContribution { id: id(n) })
}

/// A drawing said to the meeting 50, in the file `file`.
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

/// What is sent, as method and path.
fn sent(outbox: &Outbox) -> Vec<String> {
    outbox.entries().iter().map(|entry| format!("{} {}", entry.method, entry.path)).collect()
}

#[test]
fn what_the_server_knows_of_is_waited_for_no_more() {
    let mut box_ = outbox([goal(1, "Gå")]);
    let (first, key) = (box_.entries()[0].number, box_.entries()[0].key);
    box_.sending(first);
    goal(1, "Løbe")(&mut box_, id(8), 0);
    mark(2, 1)(&mut box_, id(9), 0);
    keep_all(&mut box_);
    assert_eq!(box_.next(), None, "a new goal comes before its marks");
    // It was received, if not as it was sent; the change of it is refused.
    box_.received(first, key, Some(0));
    let (second, key) = (box_.entries()[0].number, box_.entries()[0].key);
    box_.sending(second);
    box_.refuse(second, key, "too_many_active_goals");
    assert_eq!(box_.next().map(|entry| entry.number), Some(numbers(&box_)[1]));
}
