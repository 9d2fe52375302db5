//! What the desk says while a meeting is planned.

use crate::platform::language::chosen;
use kurs_domain::{
    isolate,
    meetings::{PlaceKind, plan::MeetingKind},
    names::{da, en},
    texts,
};

use crate::platform::language::Named;

/// A text about a place in a row, counted from one.
pub type Numbered = fn(usize) -> String;

texts! {
    /// The plan of a meeting and its agenda.
    PlanningWords;

    // The agenda
    agenda = "Dagsorden" => "Agenda";
    point: Numbered = |number| format!("Punkt {number}") => |number| format!("Item {number}");
    moved_to: Numbered =
        |number| format!("Flyttet til plads {number}")
        => |number| format!("Moved to place {number}");
    move_up: Numbered =
        |number| format!("Flyt punkt {number} op")
        => |number| format!("Move item {number} up");
    move_down: Numbered =
        |number| format!("Flyt punkt {number} ned")
        => |number| format!("Move item {number} down");
    remove_point: Numbered =
        |number| format!("Fjern punkt {number}")
        => |number| format!("Remove item {number}");
    add_point = "Tilføj et punkt" => "Add an item";
    // The plan
    which_kind = "Hvad slags møde er det?" => "What kind of meeting is it?";
    kind: fn(MeetingKind) -> &'static str =
        |kind| match kind {
            MeetingKind::ActionPlan => "Plan (barnets plan, ungeplan, handleplan)",
            MeetingKind::Network => "Netværksmøde",
            MeetingKind::HandOver => "Overlevering",
            MeetingKind::FollowUp => "Opfølgning",
            MeetingKind::Other => "Andet",
        }
        => |kind| match kind {
            MeetingKind::ActionPlan => "Plan (barnets plan, ungeplan, handleplan)",
            MeetingKind::Network => "Network meeting",
            MeetingKind::HandOver => "Hand-over",
            MeetingKind::FollowUp => "Follow-up",
            MeetingKind::Other => "Other",
        };
    title = "Hvad hedder mødet?" => "What is the meeting called?";
    purpose = "Hvad handler det om?" => "What is it about?";
    purpose_hint =
        "Skriv det, så en træt 16-årig forstår det."
        => "Write it so that a tired 16-year-old understands it.";
    when = "Hvornår" => "When";
    date = "Dato" => "Date";
    time = "Klokken" => "Time";
    danish_time = "Det er dansk tid." => "This is Danish time.";
    time_never =
        "Den tid findes ikke. Uret bliver stillet en time frem den nat. Vælg en anden tid."
        => "That time does not exist. The clock is set forward an hour that night. Choose \
                     another time.";
    time_missing = "Vælg dato og tid." => "Choose date and time.";
    time_twice =
        "Den tid kommer to gange, fordi uret bliver stillet tilbage. Hvilken er det?"
        => "That time comes twice, because the clock is set back. Which one is it?";
    time_first = "Den første (sommertid)" => "The first (summer time)";
    time_second = "Den anden (vintertid)" => "The second (winter time)";
    minutes = "Hvor mange minutter?" => "How many minutes?";
    minutes_wrong = "Skriv et tal fra 5 til 480." => "Write a number from 5 to 480.";
    /// A day, and how many days away it is.
    that_is: fn(&str, i64) -> String =
        |day, days| match days {
            0 => format!("{day} · i dag"),
            1 => format!("{day} · i morgen"),
            ..0 => format!("{day} · det er allerede gået"),
            days => format!("{day} · om {days} dage"),
        }
        => |day, days| match days {
            0 => format!("{day} · today"),
            1 => format!("{day} · tomorrow"),
            ..0 => format!("{day} · that has passed already"),
            days => format!("{day} · in {days} days"),
        };
    place_missing = "Vælg et sted." => "Choose a place.";
    where_at = "Hvor?" => "Where?";
    place: fn(PlaceKind) -> &'static str = da::place => en::place;
    place_details = "Hvor helt præcist?" => "Where exactly?";
    place_details_hint = "Adresse, lokale eller link." => "Address, room or link.";
    plan_with: Named =
        |name| isolate!(name; "Planlæg et møde med {name}")
        => |name| isolate!(name; "Plan a meeting with {name}");
    plan_intro: Named =
        |name| isolate!(name; "{name} ser planen med det samme og kan sige noget til den.")
        => |name| isolate!(name; "{name} sees the plan at once, and can say something to it.");
    plan_it = "Planlæg mødet" => "Plan the meeting";
    save_plan = "Gem planen" => "Save the plan";
    planned = "Mødet er planlagt." => "The meeting is planned.";
    plan_saved = "Planen er gemt." => "The plan is saved.";
    plan_saved_inform =
        "Planen er gemt. Nogen kender kun den gamle. Giv dem besked."
        => "The plan is saved. Somebody knows only the old one. Inform them.";
    change_plan = "Ret planen" => "Change the plan";
    moved: Named =
        |name| isolate!(name; "{name} har rettet det imens")
        => |name| isolate!(name; "{name} changed it meanwhile");
    moved_text =
        "Sådan står det nu. Det, du skrev, er ikke tabt. Vælg, hvad der skal gælde."
        => "This is how it is now. What you wrote is not lost. Choose which is to count.";
    keep_mine = "Behold mit" => "Keep mine";
    take_theirs = "Brug det, der står nu" => "Use what is there now";
}

chosen!(planning_texts: PlanningWords);
