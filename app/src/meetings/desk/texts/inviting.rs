//! What is said of informing participants of a meeting, and of their replies.

use kurs_domain::{isolate, texts};

use crate::platform::language::{Named, chosen};

texts! {
    /// Inviting people to a meeting.
    InvitingWords;

    colleague = "En fra teamet" => "Somebody of the team";
    somebody_else = "En anden: skriv navnet" => "Somebody else: write the name";
    invited = "Sat på listen. Husk at give besked." => "Put on the list. Remember to inform them.";
    inform = "Giv besked" => "Inform them";
    inform_title: Named =
        |name| isolate!(name; "Giv {name} besked")
        => |name| isolate!(name; "Inform {name}");
    inform_hint =
        "Kurs sender ikke noget selv. Send teksten på den måde, I plejer at skrive til hinanden. Den, der har linket, kan se tid og sted og svare ja eller nej."
        => "Kurs sends nothing itself. Send the text the way you usually write to them. Whoever has the link sees time and place, and can answer yes or no.";
    at_home: fn(&str, Option<&str>) -> String =
        |name, place| place.map_or_else(
            || isolate!(name; "hjemme hos {name}"),
            |place| isolate!(name; "hjemme hos {name} ({place})"),
        )
        => |name, place| place.map_or_else(
            || isolate!(name; "at {name}'s home"),
            |place| isolate!(name; "at {name}'s home ({place})"),
        );
    message: fn(&str, &str, &str, &str, &str, &str) -> String =
        |who, young, when, place, by, link| {
            isolate!(who, young, by; "Hej {who}\n\nDu er inviteret til et møde sammen med {young} {when}. Sted: {place}.\n\nSvar ja eller nej her: {link}\n\nHilsen {by}")
        }
        => |who, young, when, place, by, link| {
            isolate!(who, young, by; "Hello {who}\n\nYou are invited to a meeting together with {young} {when}. Place: {place}.\n\nAnswer yes or no here: {link}\n\nKind regards, {by}")
        };
    moved_message: fn(&str, &str, &str, &str, &str, &str) -> String =
        |who, young, when, place, by, link| {
            isolate!(who, young, by; "Hej {who}\n\nMødet sammen med {young} er ændret. Det er nu {when}. Sted: {place}.\n\nSvar ja eller nej her: {link}\n\nHilsen {by}")
        }
        => |who, young, when, place, by, link| {
            isolate!(who, young, by; "Hello {who}\n\nThe meeting together with {young} has changed. It is now {when}. Place: {place}.\n\nAnswer yes or no here: {link}\n\nKind regards, {by}")
        };
    message_label = "Beskeden" => "The message";
    message_copied = "Beskeden er kopieret." => "The message is copied.";
    subject = "Invitation til et møde" => "Invitation to a meeting";
    by_sms = "Skriv en sms" => "Write a text message";
    by_mail = "Skriv en mail" => "Write an e-mail";
    calendar_link = "Kopiér kalenderlink" => "Copy the calendar link";
    record = "Har fået besked" => "They were informed";
    recorded = "Skrevet: har fået besked." => "Recorded: they were informed.";
    undo = "Fortryd" => "Undo";
    taken_back = "Fortrudt: har ikke fået besked." => "Undone: they were not informed.";
    informed: Named =
        |when| format!("har fået besked {when}")
        => |when| format!("was informed {when}");
    not_informed = "har ikke fået besked endnu" => "has not been informed yet";
    knows_earlier = "kender ikke den nye tid eller det nye sted endnu" => "does not know the new time or place yet";
    coming = "kommer" => "is coming";
    not_coming = "kan ikke komme" => "can't come";
    roles = "Roller" => "Roles";
    done = "Færdig" => "Done";
    close = "Luk" => "Close";
    who = "Hvem vil du invitere?" => "Who do you want to invite?";
    put_on_list = "Sæt på listen" => "Put on the list";
}

chosen!(inviting_texts: InvitingWords);
