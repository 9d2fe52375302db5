//! What others changed in a meeting, as the young person reads it.

use crate::platform::language::chosen;
use kurs_domain::{isolate, texts};

texts! {
    /// What is new in a meeting.
    MeetingChangeWords;

    planned: fn(&str) -> String =
        |name| isolate!(name; "{name} har planlagt mødet.")
        => |name| isolate!(name; "{name} has planned the meeting.");
    time: fn(&str, &str) -> String =
        |before, after| format!("Tidspunktet er flyttet fra {before} til {after}.")
        => |before, after| format!("The time has moved from {before} to {after}.");
    place: fn(&str, &str) -> String =
        |before, after| isolate!(before, after; "Stedet er ændret fra {before} til {after}.")
        => |before, after| isolate!(before, after; "The place has changed from {before} to {after}.");
    kind: fn(&str, &str) -> String =
        |before, after| isolate!(before, after; "Før var det {before}. Nu er det {after}.")
        => |before, after| isolate!(before, after; "It was {before}. Now it is {after}.");
    duration: fn(&str, &str) -> String =
        |before, after| {
            format!("Mødet varer nu {after} minutter. Før var det {before} minutter.")
        }
        => |before, after| {
            format!("The meeting now takes {after} minutes. Before it was {before} minutes.")
        };
    title: fn(&str, &str) -> String =
        |before, after| isolate!(before, after; "Mødet hed »{before}«. Nu hedder det »{after}«.")
        => |before, after| isolate!(before, after; "The meeting was called “{before}”. Now it is called “{after}”.");
    purpose: fn(&str, &str) -> String =
        |before, after| isolate!(before, after; "Det, mødet handler om, er ændret.\nFør: {before}\nNu: {after}")
        => |before, after| isolate!(before, after; "What the meeting is about has changed.\nBefore: {before}\nNow: {after}");
    agenda: fn(&str, &str) -> String =
        |before, after| isolate!(before, after; "Dagsordenen er ændret. Før: {before}. Nu: {after}.")
        => |before, after| isolate!(before, after; "The agenda has changed. Before: {before}. Now: {after}.");
    invited: fn(&str, &str) -> String =
        |by, name| isolate!(by, name; "{by} har inviteret {name}.")
        => |by, name| isolate!(by, name; "{by} has invited {name}.");
    roles: fn(&str, &str, &str, &str) -> String =
        |by, name, before, after| isolate!(by, name, before, after; "{by} har ændret, hvad {name} tager sig af. Før: {before}. Nu: {after}.")
        => |by, name, before, after| isolate!(by, name, before, after; "{by} has changed what {name} looks after. Before: {before}. Now: {after}.");
    left: fn(&str, &str) -> String =
        |name, because| {
            if because.is_empty() {
                isolate!(name; "{name} kommer ikke med til mødet, som du ønskede.")
            } else {
                isolate!(name, because; "{name} kommer ikke med til mødet: {because}")
            }
        }
        => |name, because| {
            if because.is_empty() {
                isolate!(name; "{name} does not come to the meeting, as you wished.")
            } else {
                isolate!(name, because; "{name} does not come to the meeting: {because}")
            }
        };
    yes: fn(&str, &str) -> String =
        |by, what| isolate!(by, what; "{by} har sagt ja til dit ønske: {what}.")
        => |by, what| isolate!(by, what; "{by} said yes to your wish: {what}.");
    no: fn(&str, &str, &str) -> String =
        |by, what, because| isolate!(by, what, because; "{by} har sagt nej til dit ønske: {what}. Begrundelse: {because}")
        => |by, what, because| isolate!(by, what, because; "{by} said no to your wish: {what}. Reason: {because}");
    answered: fn(&str) -> String =
        |by| isolate!(by; "{by} har svaret på noget, du har sagt.")
        => |by| isolate!(by; "{by} has answered something you said.");
    brought: fn(&str) -> String =
        |by| isolate!(by; "{by} har skrevet til dig om mødet.")
        => |by| isolate!(by; "{by} has written to you about the meeting.");
    said_for: fn(&str) -> String =
        |by| isolate!(by; "{by} har sagt noget på dine vegne.")
        => |by| isolate!(by; "{by} has said something on your behalf.");
    held = "Mødet er begyndt." => "The meeting has begun.";
    break_taken = "Pausen, du bad om, er taget." => "The break you asked for was taken.";
    written: fn(&str, &str, &str) -> String =
        |by, decision, text| isolate!(by, decision, text; "{by} har skrevet {decision}: »{text}«")
        => |by, decision, text| isolate!(by, decision, text; "{by} has written {decision}: “{text}”");
    reworded: fn(&str, &str, &str, &str) -> String =
        |by, decision, before, after| match (before, after) {
            ("", after) => {
                isolate!(by, decision, after; "{by} har skrevet mere i {decision}: »{after}«")
            }
            (before, "") => {
                isolate!(by, decision, before; "{by} har taget noget ud af {decision}: »{before}«")
            }
            (before, after) => {
                isolate!(by, decision, before, after; "{by} har skrevet {decision} om.\nFør: »{before}«\nNu: »{after}«")
            }
        }
        => |by, decision, before, after| match (before, after) {
            ("", after) => {
                isolate!(by, decision, after; "{by} has written more in {decision}: “{after}”")
            }
            (before, "") => {
                isolate!(by, decision, before; "{by} has taken something out of {decision}: “{before}”")
            }
            (before, after) => {
                isolate!(by, decision, before, after; "{by} has rewritten {decision}.\nBefore: “{before}”\nNow: “{after}”")
            }
        };
    dropped: fn(&str, &str, &str) -> String =
        |by, decision, before| isolate!(by, decision, before; "{by} har taget {decision} ud. Der stod: »{before}«")
        => |by, decision, before| isolate!(by, decision, before; "{by} has taken {decision} out. It said: “{before}”");
    made_final = "En beslutning er nu endelig." => "A decision is now final.";
    sought: fn(&str) -> String =
        |by| isolate!(by; "{by} har spurgt, hvad du mener om en beslutning.")
        => |by| isolate!(by; "{by} has asked what you think of a decision.");
    corrected: fn(&str, &str) -> String =
        |by, words| isolate!(by, words; "{by} har tilføjet en rettelse: »{words}«")
        => |by, words| isolate!(by, words; "{by} has added a correction: “{words}”");
    fulfilled: fn(&str, &str) -> String =
        |by, what| isolate!(by, what; "{by} har skrevet, at det her er gjort: »{what}«")
        => |by, what| isolate!(by, what; "{by} has written that this is done: “{what}”");
    note_written: fn(&str) -> String =
        |by| isolate!(by; "{by} har skrevet noter fra mødet.")
        => |by| isolate!(by; "{by} has written notes of the meeting.");
    note_removed: fn(&str, &str) -> String =
        |by, words| isolate!(by, words; "{by} har fjernet en note: »{words}«")
        => |by, words| isolate!(by, words; "{by} has removed a note: “{words}”");
    closed = "Mødet er afsluttet." => "The meeting is closed.";
    closed_answered =
        "Mødet er afsluttet, og alt, du havde sagt, fik svar."
        => "The meeting is closed, and everything you had said was answered.";
    closed_owed =
        "Mødet er afsluttet. Noget af det, du sagde, får du svar på senere."
        => "The meeting is closed. To some of what you said you get an answer later.";
    off: fn(&str, &str) -> String =
        |by, because| isolate!(by, because; "{by} har aflyst mødet: {because}")
        => |by, because| isolate!(by, because; "{by} has called the meeting off: {because}");
}

chosen!(meeting_change_texts: MeetingChangeWords);
