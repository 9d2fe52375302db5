//! Tables of merges, and properties of all of them.

use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Value, json};

use super::*;
use crate::Timestamp;

fn goal(more: &Value) -> GoalDraft {
    let mut json = json!({ "text": "Gå en tur", "repeat": { "times_a_week": 3 } });
    for (name, value) in more.as_object().unwrap() {
        json[name] = value.clone();
    }
    serde_json::from_value(json).unwrap()
}

fn id(number: u8) -> Id {
    Id::new(Timestamp::from_millis(0), [number; 10])
}

#[test]
fn a_table_of_goals() {
    let (mette, peter, lone) = (id(1), id(2), id(3));
    // Base, theirs, mine; the merged goal, and the texts that lost.
    for (base, theirs, mine, expected, lost) in [
        (json!({}), json!({}), json!({}), json!({}), vec![]),
        (
            json!({}),
            json!({ "confidence": 3 }),
            json!({ "why": "Ro" }),
            json!({ "confidence": 3, "why": "Ro" }),
            vec![],
        ),
        (
            json!({ "why": "Ro" }),
            json!({ "why": "Søvn" }),
            json!({ "why": "Luft" }),
            json!({ "why": "Luft" }),
            vec!["Søvn"],
        ),
        (json!({ "why": "Ro" }), json!({ "why": "Søvn" }), json!({}), json!({}), vec!["Søvn"]),
        (
            json!({ "why": "Ro" }),
            json!({ "why": "Søvn" }),
            json!({ "why": "Søvn og luft" }),
            json!({ "why": "Søvn og luft" }),
            vec![],
        ),
        (json!({ "why": "Ro" }), json!({}), json!({ "why": "Ro" }), json!({}), vec![]),
        (
            json!({ "why": "Ro" }),
            json!({}),
            json!({ "why": "Luft" }),
            json!({ "why": "Luft" }),
            vec![],
        ),
        (
            json!({}),
            json!({ "text": "Løbe", "first_step": "Sko" }),
            json!({ "text": "Cykle", "first_step": "Hjelm" }),
            json!({ "text": "Cykle", "first_step": "Hjelm" }),
            vec!["Løbe", "Sko"],
        ),
        (
            json!({ "shared_with": "only_me" }),
            json!({ "shared_with": "my_team" }),
            json!({ "shared_with": [mette, peter] }),
            json!({ "shared_with": [mette, peter] }),
            vec![],
        ),
        (
            json!({ "shared_with": "my_team" }),
            json!({ "shared_with": "only_me" }),
            json!({ "shared_with": [mette] }),
            json!({ "shared_with": "only_me" }),
            vec![],
        ),
        (
            json!({}),
            json!({ "shared_with": [mette, peter] }),
            json!({ "shared_with": [peter, lone] }),
            json!({ "shared_with": [peter] }),
            vec![],
        ),
        (
            json!({}),
            json!({ "shared_with": [mette] }),
            json!({ "shared_with": [lone] }),
            json!({ "shared_with": "only_me" }),
            vec![],
        ),
        (
            json!({ "shared_with": "only_me" }),
            json!({ "shared_with": "only_me" }),
            json!({ "shared_with": "my_team" }),
            json!({ "shared_with": "my_team" }),
            vec![],
        ),
    ] {
        let merged = goals(Some(&goal(&base)), &goal(&theirs), &goal(&mine));
        assert_eq!(merged.draft, goal(&expected), "{base} {theirs} {mine}");
        let said: Vec<_> = merged.lost.iter().map(|lost| &*lost.words).collect();
        assert_eq!(said, lost, "{base} {theirs} {mine}");
    }
}

#[test]
fn theirs_wins_where_the_base_is_erased() {
    let base = goal(&json!({ "text": ERASED, "why": "Ro" }));
    let theirs = goal(&json!({ "text": "Løbe", "why": "Ro" }));
    for (text, lost) in [("Svømme", vec!["Svømme"]), ("Løbe", vec![])] {
        let mine = goal(&json!({ "text": text, "why": "Luft" }));
        let merged = goals(Some(&base), &theirs, &mine);
        assert_eq!(merged.draft, goal(&json!({ "text": "Løbe", "why": "Luft" })));
        let said: Vec<_> = merged.lost.iter().map(|lost| &*lost.words).collect();
        assert_eq!(said, lost);
    }
}

#[test]
fn without_a_base_mine_wins_and_no_text_or_privacy_is_lost() {
    let theirs = goal(&json!({ "why": "Søvn", "shared_with": "only_me", "confidence": 3 }));
    let mine = goal(&json!({ "text": "Løbe", "shared_with": "my_team", "confidence": 9 }));
    let merged = goals(None, &theirs, &mine);
    let expected = goal(&json!({ "text": "Løbe", "shared_with": "only_me", "confidence": 9 }));
    assert_eq!(merged.draft, expected);
    assert_eq!(merged.lost.len(), 2);
    assert_eq!(goals(None, &mine, &mine), Merged { draft: mine, lost: Vec::new() });
}

fn success(goal_id: Option<Id>, words: Option<&str>, file_ids: &[u8]) -> SuccessDraft {
    let file_ids: Vec<_> = file_ids.iter().map(|number| id(*number)).collect();
    serde_json::from_value(json!({ "goal_id": goal_id, "on": "2026-11-22", "words": words,
        "at": "2026-11-22T11:00:00.000Z", "file_ids": file_ids }))
    .unwrap()
}

#[test]
fn files_are_merged_as_a_set() {
    for (base, theirs, mine, expected) in [
        (&[1, 2][..], &[1, 2][..], &[1, 2][..], &[1, 2][..]),
        (&[1, 2], &[1, 2, 3], &[1, 4], &[1, 3, 4]),
        (&[1], &[], &[1], &[]),
        (&[1], &[2], &[1, 3], &[2, 3]),
        (&[], &[1, 2, 3, 4], &[5, 6, 7, 8], &[1, 2, 3, 4, 5, 6, 7, 8]),
    ] {
        let of = |files| success(None, Some("Jeg turde"), files);
        let merged = successes(Some(&of(base)), &of(theirs), &of(mine));
        assert_eq!(merged.draft, of(expected), "{base:?} {theirs:?} {mine:?}");
    }
    let of = |files| success(None, Some("Jeg turde"), files);
    assert_eq!(successes(None, &of(&[1]), &of(&[2])).draft, of(&[1, 2]));
}

#[test]
fn the_team_is_merged_as_a_set() {
    let of = |team: &[u8]| -> GatheringDraft {
        let team: Vec<_> = team.iter().map(|number| id(*number)).collect();
        serde_json::from_value(json!({ "title": "Kage", "on": "2026-12-05", "shown_name": "Åse",
            "team": team }))
        .unwrap()
    };
    for (base, theirs, mine, expected) in [
        (Some(&[1][..]), &[1, 2][..], &[1, 3][..], &[1, 2, 3][..]),
        // Whoever was removed on one phone is not invited again by another.
        (Some(&[1, 2]), &[1], &[1, 2, 3], &[1, 3]),
        (None, &[1], &[1, 2], &[1]),
    ] {
        let merged = gatherings(base.map(of).as_ref(), &of(theirs), &of(mine));
        assert_eq!(merged, of(expected), "{base:?} {theirs:?} {mine:?}");
    }
}

#[test]
fn a_merged_success_is_never_empty() {
    let (words, goal) = (Some("Jeg turde"), Some(id(1)));
    let both = success(goal, words, &[]);
    let (no_goal, no_words) = (success(None, words, &[]), success(goal, None, &[]));
    for (theirs, mine) in [(&no_goal, &no_words), (&no_words, &no_goal)] {
        let merged = successes(Some(&both), theirs, mine);
        assert_eq!(crate::successes::says_something(&merged.draft), Ok(()));
        assert_eq!(merged.draft.words.as_deref(), words);
        assert_eq!(merged.lost, []);
    }
    // Each phone removed one of the two pictures.
    let of = |files| success(None, None, files);
    assert_eq!(successes(Some(&of(&[1, 2])), &of(&[1]), &of(&[2])).draft, of(&[1]));
}

#[test]
fn a_draft_without_audience_leaves_it_unchanged() {
    let mut theirs = success(None, Some("Jeg turde"), &[]);
    theirs.shared_with = Some(SharedWith::MyTeam);
    let mine = success(None, Some("Jeg turde!"), &[]);
    let merged = successes(Some(&theirs), &theirs, &mine);
    assert_eq!(merged.draft.shared_with, Some(SharedWith::MyTeam));
}

fn any_words() -> impl Strategy<Value = Option<&'static str>> {
    option::of(select(vec!["Ro", "Ro og søvn", "Søvn", "Luft", "Å"]))
}

fn any_audience() -> impl Strategy<Value = SharedWith> {
    prop_oneof![
        Just(SharedWith::OnlyMe),
        Just(SharedWith::MyTeam),
        vec(1..4_u8, 1..3).prop_map(|ids| SharedWith::People(ids.into_iter().map(id).collect())),
    ]
}

prop_compose! {
    fn any_goal()(
        text in any_words(), why in any_words(), step in any_words(),
        confidence in option::of(0..10_u8), shared in any_audience(),
    ) -> GoalDraft {
        let text = text.unwrap_or("Gå en tur");
        let json = json!({ "text": text, "why": why, "first_step": step,
            "confidence": confidence });
        GoalDraft { shared_with: shared, ..goal(&json) }
    }
}

prop_compose! {
    fn any_success()(
        goal in option::of(1..3_u8), words in any_words(), files in vec(1..6_u8, 0..4),
        shared in option::of(any_audience()),
    ) -> SuccessDraft {
        let nothing = goal.is_none() && files.is_empty();
        let words = words.or(Some("Jeg turde").filter(|_| nothing));
        SuccessDraft { shared_with: shared, ..success(goal.map(id), words, &files) }
    }
}

/// All texts after merging.
fn all(fields: [Option<&str>; 3], lost: &[LostWords]) -> Vec<String> {
    let fields = fields.into_iter().flatten().map(str::to_owned);
    fields.chain(lost.iter().map(|lost| lost.words.clone())).collect()
}

fn contains_words(all: &[String], words: Option<&str>) -> bool {
    words.is_none_or(|words| all.iter().any(|text| text.contains(words)))
}

proptest! {
    #[test]
    fn no_word_of_a_goal_is_lost(
        base in option::of(any_goal()), theirs in any_goal(), mine in any_goal(),
    ) {
        let fields = |it: &GoalDraft| [
            Some(it.text.to_string()),
            it.why.as_ref().map(ToString::to_string),
            it.first_step.as_ref().map(ToString::to_string),
        ];
        for (theirs, mine) in [(&theirs, &mine), (&mine, &theirs)] {
            let merged = goals(base.as_ref(), theirs, mine);
            let draft = fields(&merged.draft);
            let merged_words = all(draft.each_ref().map(Option::as_deref), &merged.lost);
            for side in [theirs, mine] {
                for (number, words) in fields(side).into_iter().enumerate() {
                    let before = base.as_ref().map(|base| fields(base)[number].clone());
                    if before.as_ref() != Some(&words) {
                        prop_assert!(contains_words(&merged_words, words.as_deref()));
                    }
                }
            }
        }
        // The audience does not depend on the order of arrival.
        let one = goals(base.as_ref(), &theirs, &mine).draft.shared_with;
        let other = goals(base.as_ref(), &mine, &theirs).draft.shared_with;
        for viewer in 1..5 {
            let sees = |it: &SharedWith| it.lets_assigned_see(id(viewer));
            prop_assert_eq!(sees(&one), sees(&other));
            if sees(&one) {
                prop_assert!(sees(&theirs.shared_with) || sees(&mine.shared_with));
            }
        }
    }

    #[test]
    fn no_word_or_picture_of_a_success_is_lost(
        base in option::of(any_success()), theirs in any_success(), mine in any_success(),
    ) {
        for (theirs, mine) in [(&theirs, &mine), (&mine, &theirs)] {
            let merged = successes(base.as_ref(), theirs, mine);
            prop_assert!(crate::successes::says_something(&merged.draft).is_ok());
            let merged_words = all([merged.draft.words.as_deref(), None, None], &merged.lost);
            for side in [theirs, mine] {
                if base.as_ref().is_none_or(|base| base.words != side.words) {
                    prop_assert!(contains_words(&merged_words, side.words.as_deref()));
                }
                let before = base.as_ref().map(|base| &base.file_ids[..]).unwrap_or_default();
                for file in side.file_ids.iter().filter(|file| !before.contains(file)) {
                    prop_assert!(merged.draft.file_ids.contains(file));
                }
            }
        }
    }
}
