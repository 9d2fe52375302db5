//! What is said to meetings, and the files that it is said in.

use super::*;

#[test]
fn what_is_taken_back_before_it_left_is_never_sent() {
    let told = outbox([say(1), say(2), unsay(1)]);
    assert_eq!(sent(&told), sent(&outbox([say(2), unsay(1)])));
    // What may have arrived stays in front: first what was said, then that it is taken back.
    let mut told = outbox([say(1)]);
    let (number, key) = (told.entries()[0].number, told.entries()[0].key);
    told.sending(number);
    told.retry_later(number, key);
    unsay(1)(&mut told, id(101), 1);
    assert_eq!(told.entries().len(), 2);
}

#[test]
fn what_is_said_in_a_file_to_a_meeting_that_waits_needs_both() {
    for (before, aside, expected) in [
        (vec![ask(), file(5)], vec![], Some(0)),
        (vec![ask(), file(5)], vec![0], Some(1)),
        (vec![ask(), file(5)], vec![1], Some(0)),
        (vec![ask(), file(5)], vec![0, 1], None),
        (vec![file(5), ask()], vec![1], Some(0)),
        (vec![ask()], vec![0], None),
        (vec![file(5)], vec![0], None),
        (vec![], vec![], Some(0)),
    ] {
        let waits = before.len();
        let told = outbox(before.into_iter().chain([draw(1, 5)]));
        let all = numbers(&told);
        let aside: Vec<_> = aside.into_iter().map(|place: usize| all[place]).collect();
        let next = told.next_beside(&aside).map(|entry| entry.number);
        assert_eq!(
            next,
            expected.map(|place: usize| all[place]),
            "{waits} before, {aside:?} aside"
        );
    }
    // Refused, either of both holds it up, and nothing else.
    for place in [0, 1] {
        let mut told = outbox([ask(), file(5), draw(1, 5), file(6)]);
        let (number, key) = (told.entries()[place].number, told.entries()[place].key);
        told.sending(number);
        told.refuse(number, key, "x");
        assert_eq!(sent_in_order(told), [1 - place, 3]);
    }
}

#[test]
fn the_file_of_what_is_taken_back_before_it_left_is_never_sent() {
    let told = outbox([file(5), file(6), draw(1, 5), draw(2, 6), unsay(1)]);
    assert_eq!(sent(&told), sent(&outbox([file(6), draw(2, 6), unsay(1)])));
    // One that something else is said in is, as is one that is on its way.
    let told = outbox([file(5), draw(1, 5), draw(2, 5), unsay(1)]);
    assert_eq!(told.entries()[0].id, Some(id(5)));
    let mut told = outbox([file(5), draw(1, 5)]);
    let number = told.entries()[0].number;
    told.sending(number);
    unsay(1)(&mut told, id(101), 1);
    assert_eq!(told.entries().len(), 2);
}

#[test]
fn a_refused_choice_about_a_meeting_holds_nothing_up() {
    let see = |traces| to_meeting(OwnAct::See { traces });
    let mut told = outbox([see(1), see(2)]);
    let (number, key) = (told.entries()[0].number, told.entries()[0].key);
    told.sending(number);
    told.refuse(number, key, "meeting_closed");
    assert_eq!(told.next().map(|entry| entry.number), Some(numbers(&told)[1]));
}
