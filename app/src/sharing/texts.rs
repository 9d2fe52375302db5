//! The texts of the question who may see a thing.

use super::Shared;
use crate::platform::language::chosen;
use kurs_domain::{isolate, texts};

texts! {
    /// Who may see a thing.
    SharingWords;

    only_me = "Kun mig" => "Only me";
    only_me_note = "Ingen andre kan se det" => "Nobody else can see it";
    my_team = "Mit team" => "My team";
    seen_by: fn(Shared, &str) -> String =
        |what, names| match what {
            Shared::Goal => {
                isolate!(names; "{names} kan se målet og de sejre, du markerer fra nu af, med ord og billeder")
            }
            Shared::Success => isolate!(names; "{names} kan se sejren med dine ord og billeder"),
            Shared::Recognition => isolate!(names; "{names} kan se hilsnen, og hvem den er fra"),
            Shared::Feedback => isolate!(names; "{names} kan se dine svar og det, du skriver til dem"),
        }
        => |what, names| match what {
            Shared::Goal => {
                isolate!(names; "{names} can see the goal and the wins you mark from now on, with words and pictures"
                )
            }
            Shared::Success => isolate!(names; "{names} can see the win with your words and pictures"),
            Shared::Recognition => isolate!(names; "{names} can see the greeting, and who it is from"),
            Shared::Feedback => isolate!(names; "{names} can see your answers and what you write about them"),
        };
    can_see: fn(&str) -> String =
        |names| isolate!(names; "Det kan {names} se")
        => |names| isolate!(names; "{names} can see it");
    nobody_chosen = "Vælg, hvem der må se det" => "Choose who may see it";
    change = "Skift" => "Change";
    they = "De" => "They";
    no_team_note =
        "Der er ingen endnu. Dem, der kommer på dit team, kan se det"
        => "Nobody is there yet. Those who join your team can see it";
    some_people = "Vælg personer" => "Choose people";
    not_on_team = "En, der ikke er på dit team nu" => "Someone who is not on your team now";
}

chosen!(sharing_texts: SharingWords);
