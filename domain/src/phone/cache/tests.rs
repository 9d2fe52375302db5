//! What a command shows before the server has heard of it.

use super::*;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn id(n: u8) -> Id {
    Id::new(at(i64::from(n)), [n; 10])
}

fn mark(n: u8, goal: Option<u8>, words: Option<&str>) -> Command {
    let draft = SuccessDraft {
        goal_id: goal.map(id),
        on: "2026-11-22".parse().unwrap(),
        at: at(i64::from(n)),
        words: words.map(|words| successes::SuccessWords::new(words).unwrap()),
        feeling: None,
        file_ids: Vec::new(),
        shared_with: None,
        once_more: false,
    };
    Command::PutSuccess { id: id(n), draft }
}

#[test]
fn a_mark_is_seen_at_once_and_replaced_by_what_the_server_says() {
    let mut cache = Cache::default();
    cache.apply(&mark(1, Some(9), None), at(1));
    assert_eq!(cache.successes.len(), 1);
    let first = Success { id: id(7), version: 3, ..cache.successes[0].clone() };
    cache.take_in(Record::Success { sent_as: id(1), success: first.clone() });
    assert_eq!(cache.successes, [first]);
}

#[test]
fn a_second_mark_of_a_goal_on_a_day_is_one_success() {
    let mut cache = Cache::default();
    cache.apply(&mark(1, Some(9), Some("Jeg turde")), at(1));
    cache.apply(&mark(2, Some(9), Some("Det gik godt")), at(2));
    cache.apply(&mark(3, None, Some("Jeg smilede")), at(3));
    cache.apply(&mark(4, None, Some("Jeg sov")), at(4));
    let words: Vec<_> = cache.successes.iter().filter_map(|s| s.words.as_deref()).collect();
    assert_eq!(words, ["Jeg sov", "Jeg smilede", "Jeg turde\nDet gik godt"]);
}

#[test]
fn old_successes_can_be_added_to_but_not_made() {
    let mut cache = Cache::default();
    let command = mark(1, None, Some("Jeg turde"));
    let later = "2026-12-24".parse().unwrap();
    let refused = Err(CommandProblem::Success(SuccessProblem::TooLongAgo));
    assert_eq!(cache.check(&command, later), refused);
    cache.apply(&command, at(1));
    assert_eq!(cache.check(&command, later), Ok(()));
}
