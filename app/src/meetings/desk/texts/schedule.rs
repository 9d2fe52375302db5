//! The texts of what a caseworker has ahead.

use crate::platform::language::{Named, chosen};
use kurs_domain::{isolate, texts};

texts! {
    /// What is said of what a caseworker has ahead.
    ScheduleWords;

    title = "De næste to uger" => "The next two weeks";
    none = "Ingen møder de næste to uger." => "No meetings in the next two weeks.";
    calendar = "Kopiér link til din kalender" => "Copy a link for your calendar";
    calendar_text =
        "Tilføj det som en kalender fra internettet. Der står kun tider. Den, der har linket, kan se dem."
        => "Add it as a calendar from the internet. It has times only. Whoever has the link can see them.";
    unclosed = "Ikke afsluttet endnu" => "Not closed yet";
    today = "I dag" => "Today";
    tomorrow = "I morgen" => "Tomorrow";
    said: fn(u32) -> String =
        |count| match count {
            1 => "1 ting er sagt til mødet".to_owned(),
            count => format!("{count} ting er sagt til mødet"),
        }
        => |count| match count {
            1 => "1 thing said for the meeting".to_owned(),
            count => format!("{count} things said for the meeting"),
        };
    promised = "Det har jeg lovet" => "What I have promised";
    owed: Named =
        |name| isolate!(name; "{name} venter på et svar")
        => |name| isolate!(name; "{name} is waiting for an answer");
    promised_by: Named =
        |name| isolate!(name; "{name} lovede det, og er ikke tilknyttet mere")
        => |name| isolate!(name; "{name} promised it, and is no longer assigned");
    fulfil = "Marker som gjort" => "Mark as done";
    fulfilled = "Gjort" => "Done";
    undo = "Fortryd" => "Undo";
    reopened = "Den står på listen igen." => "It is on the list again.";
    by: Named =
        |day| format!("senest {day}")
        => |day| format!("by {day}");
}

chosen!(schedule_texts: ScheduleWords);
