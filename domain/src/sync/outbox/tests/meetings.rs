//! Contributions to meetings, and their files.

use super::*;

#[test]
fn what_is_withdrawn_before_it_is_sent_is_never_sent() {
    let box_ = outbox([contribute(1), contribute(2), withdraw(1)]);
    assert_eq!(sent(&box_), sent(&outbox([contribute(2), withdraw(1)])));
    // If it may have arrived, both are sent in order: the contribution, and its withdrawal.
    let mut box_ = outbox([contribute(1)]);
    let (number, key) = (box_.entries()[0].number, box_.entries()[0].key);
    box_.sending(number);
    box_.retry_later(number, key);
    withdraw(1)(&mut box_, id(101), 1);
    assert_eq!(box_.entries().len(), 2);
}

#[test]
fn a_contribution_in_a_file_waits_for_the_file_and_the_meeting() {
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
        let box_ = outbox(before.into_iter().chain([draw(1, 5)]));
        let all = numbers(&box_);
        let aside: Vec<_> = aside.into_iter().map(|place: usize| all[place]).collect();
        let next = box_.next_beside(&aside).map(|entry| entry.number);
        assert_eq!(
            next,
            expected.map(|place: usize| all[place]),
            "{waits} before, {aside:?} aside"
        );
    }
    // If either is refused, it blocks the contribution and nothing else.
    for place in [0, 1] {
        let mut box_ = outbox([ask(), file(5), draw(1, 5), file(6)]);
        let (number, key) = (box_.entries()[place].number, box_.entries()[place].key);
        box_.sending(number);
        box_.refuse(number, key, "x");
        assert_eq!(sent_in_order(box_), [1 - place, 3]);
    }
}

#[test]
fn the_file_of_what_is_withdrawn_before_it_is_sent_is_never_sent() {
    let box_ = outbox([file(5), file(6), draw(1, 5), draw(2, 6), withdraw(1)]);
    assert_eq!(sent(&box_), sent(&outbox([file(6), draw(2, 6), withdraw(1)])));
    // The file is sent if another contribution uses it, or if it is being sent.
    let box_ = outbox([file(5), draw(1, 5), draw(2, 5), withdraw(1)]);
    assert_eq!(box_.entries()[0].id, Some(id(5)));
    let mut box_ = outbox([file(5), draw(1, 5)]);
    let number = box_.entries()[0].number;
    box_.sending(number);
    withdraw(1)(&mut box_, id(101), 1);
    assert_eq!(box_.entries().len(), 2);
}

#[test]
fn a_refused_choice_about_a_meeting_blocks_nothing() {
    let see = |traces| to_meeting(OwnAct::See { traces });
    let mut box_ = outbox([see(1), see(2)]);
    let (number, key) = (box_.entries()[0].number, box_.entries()[0].key);
    box_.sending(number);
    box_.refuse(number, key, "meeting_closed");
    assert_eq!(box_.next().map(|entry| entry.number), Some(numbers(&box_)[1]));
}
