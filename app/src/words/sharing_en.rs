//! Who may see a thing, in English.

use super::SharingWords;

pub(super) const WORDS: SharingWords = SharingWords {
    only_me: "Only me",
    only_me_note: "Nobody else can see it",
    my_team: "My team",
    my_team_note: |names| format!("{names} can see the goal and its wins, with your words"),
    no_team_note: "Nobody is there yet. Those who join your team can see it",
    some_people: "Choose people",
    some_people_note: "They can see the goal and its wins, with your words",
    not_on_team: "Someone who is not on your team now",
    and: "and",
};
