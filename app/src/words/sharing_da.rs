//! Who may see a thing, in Danish.

use super::SharingWords;

pub(super) const WORDS: SharingWords = SharingWords {
    only_me: "Kun mig",
    only_me_note: "Ingen andre kan se det",
    my_team: "Mit team",
    my_team_note: |names| format!("{names} kan se målet og dets sejre, med dine ord"),
    no_team_note: "Der er ingen endnu. Dem, der kommer på dit team, kan se det",
    some_people: "Vælg personer",
    some_people_note: "De kan se målet og dets sejre, med dine ord",
    not_on_team: "En, der ikke er på dit team nu",
    and: "og",
};
