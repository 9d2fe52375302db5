//! Optimistic effects of actions on the replica.

use super::*;
use crate::{
    Timestamp,
    record::{Action, Edit},
    successes::{Success, SuccessDraft, SuccessProblem, SuccessWords},
    sync::Phone,
};

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn id(n: u8) -> Id {
    Id::new(at(i64::from(n)), [n; 10])
}

fn mark(n: u8, goal: Option<u8>, words: Option<&str>) -> Edit<SuccessDraft> {
    let draft = SuccessDraft {
        goal_id: goal.map(id),
        on: "2026-11-22".parse().unwrap(),
        at: at(i64::from(n)),
        words: words.map(|words| SuccessWords::new(words).unwrap()),
        feeling: None,
        file_ids: Vec::new(),
        shared_with: None,
        once_more: false,
    };
    Edit::Put { id: id(n), draft }
}

fn replica() -> Replica {
    let mut phone = Phone::default();
    Success::register(&mut phone);
    phone.known
}

#[test]
fn older_versions_do_not_replace_newer_ones() {
    let mut replica = replica();
    mark(1, None, Some("Jeg turde")).apply(&mut replica, at(1));
    let success = replica.all::<Success>()[0].clone();
    for (version, taken, shown) in [(3, true, 3), (2, false, 3), (4, true, 4)] {
        let envelope = Envelope::of(&Success { version, ..success.clone() });
        assert_eq!(replica.take(envelope), taken, "{version}");
        assert_eq!(replica.find::<Success>(id(1)).map(|it| it.version), Some(shown));
    }
    let deleted = |version| Tombstone { kind: "success".to_owned(), id: id(1), version };
    assert!(!replica.apply_tombstone(&deleted(3)) && replica.find::<Success>(id(1)).is_some());
    assert!(replica.apply_tombstone(&deleted(4)) && replica.all::<Success>().is_empty());
}

#[test]
fn records_are_read_when_their_type_is_registered() {
    let mut phone = Phone::default();
    let mut seen = replica();
    for n in [2, 1, 3] {
        mark(n, None, Some("Jeg turde")).apply(&mut seen, at(1));
    }
    for success in seen.all::<Success>() {
        phone.known.take(Envelope::of(success));
    }
    let other = r#"{"kind":"in_a_later_version","id":"01890a5d-ac96-774b-bcce-b302099a8057",
        "version":1,"body":{"æ":1.5}}"#;
    assert!(phone.known.take(crate::json::read(other).unwrap()));
    assert_eq!(phone.known.all::<Success>(), []);
    Success::register(&mut phone);
    assert_eq!(phone.known.all::<Success>(), seen.all::<Success>());
}

#[test]
fn a_second_mark_of_a_goal_on_a_day_is_one_success() {
    let mut replica = replica();
    mark(1, Some(9), Some("Jeg turde")).apply(&mut replica, at(1));
    mark(2, Some(9), Some("Det gik godt")).apply(&mut replica, at(2));
    mark(3, None, Some("Jeg smilede")).apply(&mut replica, at(3));
    mark(4, None, Some("Jeg sov")).apply(&mut replica, at(4));
    let words: Vec<_> =
        replica.all::<Success>().iter().filter_map(|s| s.words.as_deref()).collect();
    assert_eq!(words, ["Jeg sov", "Jeg smilede", "Jeg turde\nDet gik godt"]);
}

#[test]
fn old_successes_can_be_edited_but_not_created() {
    let mut replica = replica();
    let mark = mark(1, None, Some("Jeg turde"));
    let later = "2026-12-24".parse().unwrap();
    let refused = Err(SuccessProblem::TooLongAgo);
    assert_eq!(mark.check(&replica, later), refused);
    mark.apply(&mut replica, at(1));
    assert_eq!(mark.check(&replica, later), Ok(()));
}
