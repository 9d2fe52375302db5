//! Who may see a thing, in Danish.

use super::SharingWords;
use crate::sharing::Shared;
use kurs_domain::isolate;

pub(super) const WORDS: SharingWords = SharingWords {
    only_me: "Kun mig",
    only_me_note: "Ingen andre kan se det",
    my_team: "Mit team",
    seen_by: |what, names| match what {
        Shared::Goal => {
            isolate!(names; "{names} kan se målet og de sejre, du markerer fra nu af, med ord og billeder")
        }
        Shared::Success => isolate!(names; "{names} kan se sejren med dine ord og billeder"),
        Shared::Recognition => isolate!(names; "{names} kan se hilsnen, og hvem den er fra"),
    },
    they: "De",
    no_team_note: "Der er ingen endnu. Dem, der kommer på dit team, kan se det",
    some_people: "Vælg personer",
    not_on_team: "En, der ikke er på dit team nu",
};
