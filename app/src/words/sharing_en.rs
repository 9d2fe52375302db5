//! Who may see a thing, in English.

use super::SharingWords;
use crate::sharing::Shared;
use kurs_domain::isolate;

pub(super) const WORDS: SharingWords = SharingWords {
    only_me: "Only me",
    only_me_note: "Nobody else can see it",
    my_team: "My team",
    seen_by: |what, names| match what {
        Shared::Goal => {
            isolate!(names; "{names} can see the goal and the wins you mark from now on, with words and pictures"
            )
        }
        Shared::Success => isolate!(names; "{names} can see the win with your words and pictures"),
        Shared::Recognition => isolate!(names; "{names} can see the greeting, and who it is from"),
    },
    they: "They",
    no_team_note: "Nobody is there yet. Those who join your team can see it",
    some_people: "Choose people",
    not_on_team: "Someone who is not on your team now",
};
