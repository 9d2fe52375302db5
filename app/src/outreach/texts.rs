//! What is said of contacts outside Kurs. A silence is an invitation, never a reproach.

use kurs_domain::{isolate, people::ReachBy, texts};

use crate::platform::language::{Named, chosen};

texts! {
    /// Contacts outside Kurs.
    OutreachWords;

    reach_out_title: Named =
        |name| isolate!(name; "Tag kontakt til {name}")
        => |name| isolate!(name; "Get in touch with {name}");
    reach_out: fn(&str, i64) -> String =
        |name, days| {
            isolate!(name; "{name} har ikke delt noget nyt i {days} dage. Det kan betyde mange ting. En lille hilsen er nok."
            )
        }
        => |name, days| {
            isolate!(name; "{name} has shared nothing new for {days} days. That can mean many things. A small hello is enough."
            )
        };
    reach_out_by: fn(&str, Option<ReachBy>) -> String =
        |name, by| match by {
            Some(ReachBy::Sms) => isolate!(name; "{name} vil helst have en sms."),
            Some(ReachBy::Call) => isolate!(name; "{name} vil helst ringes op."),
            Some(ReachBy::Email) => isolate!(name; "{name} vil helst have en mail."),
            Some(ReachBy::InPerson) => isolate!(name; "{name} vil helst mødes."),
            None => isolate!(name; "{name} har ikke valgt en måde. Gør, som I plejer."),
        }
        => |name, by| match by {
            Some(ReachBy::Sms) => isolate!(name; "{name} prefers a text message."),
            Some(ReachBy::Call) => isolate!(name; "{name} prefers a call."),
            Some(ReachBy::Email) => isolate!(name; "{name} prefers an e-mail."),
            Some(ReachBy::InPerson) => isolate!(name; "{name} prefers to meet."),
            None => isolate!(name; "{name} has not chosen a way. Do as you usually do."),
        };
    record = "Jeg har taget kontakt" => "I got in touch";
    hint: Named =
        |name| isolate!(name; "{name} og teamet kan se det. I en uge fra den dag minder Kurs jer ikke om at tage kontakt.")
        => |name| isolate!(name; "{name} and the team can see it. For a week from that day Kurs does not remind you to get in touch.");
    how = "Hvordan?" => "How?";
    how_missing = "Vælg hvordan." => "Choose how.";
    way: fn(ReachBy) -> &'static str =
        |way| match way {
            ReachBy::Sms => "Sms",
            ReachBy::Call => "Opkald",
            ReachBy::Email => "Mail",
            ReachBy::InPerson => "Vi mødtes",
        }
        => |way| match way {
            ReachBy::Sms => "Text message",
            ReachBy::Call => "Call",
            ReachBy::Email => "E-mail",
            ReachBy::InPerson => "We met",
        };
    on = "Hvornår?" => "When?";
    on_missing = "Vælg en dag." => "Choose a day.";
    save = "Gem" => "Save";
    saved: Named =
        |name| isolate!(name; "Gemt. {name} kan se det.")
        => |name| isolate!(name; "Saved. {name} can see it.");
    undo = "Fortryd" => "Undo";
    undone = "Kontakten er fjernet igen." => "The contact was removed again.";
    contacts = "Kontakt uden for Kurs" => "Contact outside Kurs";
    /// Who got in touch, how and on which day.
    contact: fn(&str, ReachBy, &str) -> String =
        |by, how, day| match how {
            ReachBy::Sms => isolate!(by; "{by} sendte en sms {day}"),
            ReachBy::Call => isolate!(by; "{by} ringede {day}"),
            ReachBy::Email => isolate!(by; "{by} sendte en mail {day}"),
            ReachBy::InPerson => isolate!(by; "{by} var der {day}"),
        }
        => |by, how, day| match how {
            ReachBy::Sms => isolate!(by; "{by} sent a text message on {day}"),
            ReachBy::Call => isolate!(by; "{by} called on {day}"),
            ReachBy::Email => isolate!(by; "{by} sent an e-mail on {day}"),
            ReachBy::InPerson => isolate!(by; "{by} was there on {day}"),
        };
    /// To the young person.
    seen_text =
        "Det her har dit team skrevet, at de har gjort. Passer det ikke, så sig det til dem."
        => "Your team wrote that they did this. If it is not so, tell them.";
}

chosen!(outreach_texts: OutreachWords);
