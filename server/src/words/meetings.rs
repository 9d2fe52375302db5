//! Texts of a meeting's pages: a delegate's, the minutes, and the calendar entry.

use super::guest::Named;
use kurs_domain::{
    isolate,
    meetings::{
        MeetingState, PlaceKind, ReactionKind, TakingPart,
        contributions::{AnswerOutcome, Prompt},
        decisions::{SoughtHow, ViewKind},
        participants::{MeetingRole, SuggestionKind},
        pictograms::BoardPictogram,
    },
    names::{da, en},
    texts,
};

texts! {
    MeetingWords;

    /// The title of every page for a delegate, without names.
    title = "Et møde" => "A meeting";
    /// Before the link is claimed: who asks somebody to speak for them.
    asked_by: Named =
        |name| isolate!(name; "{name} beder dig om at tale for sig")
        => |name| isolate!(name; "{name} asks you to speak for them");
    /// What speaking for somebody is.
    what_it_is: Named =
        |name| {
            isolate!(name; "Det gælder ét møde. Du ser, hvornår, hvor og hvorfor mødet er, og det, {name} har valgt ud til dig. Du kan sige noget for {name} og tage et svar med tilbage."
            )
        }
        => |name| {
            isolate!(name; "It is for one meeting. You see when, where and why the meeting is, and what {name} has picked out for you. You can say something for {name} and bring an answer back."
            )
        };
    /// That the link works only in this browser from then on.
    one_browser =
        "Når du åbner det, virker linket kun her, på denne telefon eller computer. Du behøver ikke oprette en bruger."
        => "Once you open it, the link works here only, on this phone or computer. You don't need an account.";
    /// The button that claims the link.
    open = "Det er mig. Åbn mødet" => "It is me. Open the meeting";
    /// The heading when another browser has claimed the link.
    taken = "Linket er åbnet et andet sted" => "The link was opened elsewhere";
    /// What to do then.
    taken_words: Named =
        |name| {
            isolate!(name; "Det virker kun der, hvor det blev åbnet først. Var det ikke dig, så sig det til {name}, som kan lave et nyt."
            )
        }
        => |name| {
            isolate!(name; "It works only where it was opened first. If that was not you, tell {name}, who can make a new one."
            )
        };
    /// The heading after the link is claimed.
    speaking_for: Named =
        |name| isolate!(name; "Du taler for {name}")
        => |name| isolate!(name; "You speak for {name}");
    /// What the young person asks their delegate to say or do.
    your_task: Named =
        |name| isolate!(name; "{name} skriver til dig")
        => |name| isolate!(name; "{name} writes to you");
    /// The heading above the contributions.
    said_by: Named =
        |name| isolate!(name; "Det siger {name}")
        => |name| isolate!(name; "{name} says this");
    /// In place of contributions, when none was ticked.
    nothing_ticked: Named =
        |name| isolate!(name; "{name} har ikke valgt noget ud til dig endnu.")
        => |name| isolate!(name; "{name} has not picked anything out for you yet.");
    /// That contributions are to be read out unchanged.
    verbatim =
        "Læs det op, som det står. Det er de ord, det handler om."
        => "Read it out as it stands. These are the words that count.";
    purpose = "Hvorfor" => "Why";
    when = "Hvornår" => "When";
    place = "Hvor" => "Where";
    agenda = "Det skal I tale om" => "What there is to talk about";
    /// The duration, in minutes.
    minutes: fn(i64) -> String =
        |minutes| format!("{minutes} minutter")
        => |minutes| format!("{minutes} minutes");
    place_kind: fn(PlaceKind) -> &'static str = da::place => en::place;
    /// The state of a meeting, and whether it goes on now.
    state: fn(MeetingState, bool) -> &'static str = da::meeting_state => en::meeting_state;
    /// The heading of the form for contributions on behalf of the young person.
    bring: Named =
        |name| isolate!(name; "Sig noget for {name}")
        => |name| isolate!(name; "Say something for {name}");
    /// What becomes of them.
    bring_hint: Named =
        |name| {
            isolate!(name; "Skriv det, som {name} har sagt til dig. Det står først på mødet, og det skal have et svar."
            )
        }
        => |name| {
            isolate!(name; "Write what {name} has told you. It comes first at the meeting, and it must have an answer."
            )
        };
    bring_send = "Send til mødet" => "Send to the meeting";
    /// The heading of the form for a report to the young person.
    back: Named =
        |name| isolate!(name; "Tag et svar med til {name}")
        => |name| isolate!(name; "Bring an answer back to {name}");
    /// Who reads it.
    back_hint: Named =
        |name| isolate!(name; "Hvad skal {name} vide? Kun {name} læser det.")
        => |name| isolate!(name; "What should {name} know? Only {name} reads it.");
    back_send = "Send svaret" => "Send the answer";
    sent = "Tak. Det er sendt" => "Thank you. It is sent";
    /// The heading above reports that were sent before.
    brought_before = "Det har du sendt" => "You have sent this";
    decisions = "Beslutninger" => "Decisions";
    no_decisions =
        "Der er ingen endnu. De kommer her, når de bliver skrevet. Hent siden igen for at se dem."
        => "There are none yet. They come here as they are written. Load the page again to see them.";
    /// Of a decision that is not final.
    being_written = da::decision_state(false) => en::decision_state(false);
    /// Until when the link works.
    lasts =
        "Linket virker, til mødet er afsluttet, og højst syv dage efter det seneste tidspunkt, det har været planlagt til."
        => "The link works until the meeting is closed, and for seven days after the latest time it was planned for at most.";

    /// The download link of a recording, for browsers that can't play it.
    voice_fetch =
        "Kan du ikke høre den her? Hent optagelsen"
        => "Can't you hear it here? Save the recording";
    /// A voice note, by its seconds.
    voice: fn(u16) -> String =
        |seconds| format!("Lydoptagelse, {} min. {:02} sek.", seconds / 60, seconds % 60)
        => |seconds| format!("Voice note, {} min {:02} s", seconds / 60, seconds % 60);
    drawing = "Tegning" => "Drawing";
    /// A point on a scale from 0 to 10.
    point: fn(u8) -> String = |point| format!("{point} af 10") => |point| format!("{point} of 10");
    pictogram: fn(BoardPictogram) -> &'static str = da::pictogram => en::pictogram;
    withdrawn = "Taget tilbage" => "Taken back";
    by_delegate: Named =
        |name| isolate!(name; "Sagt gennem {name}")
        => |name| isolate!(name; "Said through {name}");

    minutes_title = "Referat" => "Minutes";
    /// The label before the young person's name.
    about = "Om" => "About";
    state_label = "Status" => "State";
    printed: Named = |at| format!("Udskrevet {at}") => |at| format!("Printed {at}");
    participants = "Deltagere" => "Participants";
    agenda_of_minutes = "Dagsorden" => "Agenda";
    begun = "Begyndt" => "Begun";
    closed = "Afsluttet" => "Closed";
    attended = "Var med" => "Was there";
    /// Those of whom nobody wrote that they came.
    also_invited = "Også inviteret" => "Also invited";
    role: fn(MeetingRole) -> &'static str = da::meeting_role => en::meeting_role;
    /// The heading above the words with which the young person asked for the meeting.
    request = "Den unge bad om mødet" => "The young person asked for the meeting";
    notes = "Noter" => "Notes";
    other_notes = "I øvrigt" => "Other";
    appendix = "Bilag" => "Appendix";
    /// The heading above the young person's participant suggestions.
    suggestions = "Hvem den unge ville have med" => "Who the young person wanted there";
    /// A participant suggestion, by its kind and the name.
    suggestion: fn(SuggestionKind, &str) -> String =
        |kind, who| match kind {
            SuggestionKind::Come => isolate!(who; "{who} skal med"),
            SuggestionKind::StayAway => isolate!(who; "{who} skal ikke med"),
            SuggestionKind::Advocate => "Hjælp til at finde en bisidder".to_owned(),
        }
        => |kind, who| match kind {
            SuggestionKind::Come => isolate!(who; "{who} is to come"),
            SuggestionKind::StayAway => isolate!(who; "{who} is not to come"),
            SuggestionKind::Advocate => "Help with finding a support person (bisidder)".to_owned(),
        };
    yes_no: fn(bool) -> &'static str =
        |yes| if yes { "Ja" } else { "Nej" }
        => |yes| if yes { "Yes" } else { "No" };
    unanswered = "Ikke besvaret" => "Not answered";
    /// By when the young person gets the answer that is still owed.
    answer_by: Named =
        |day| format!("Svar senest {day}.")
        => |day| format!("An answer by {day}.");
    corrected = "Rettet senere:" => "Corrected later:";
    /// When an action was recorded as done.
    fulfilled: Named = |at| format!("Gjort {at}") => |at| format!("Done {at}");
    contributions = "Det, den unge har sagt" => "What the young person has said";
    received: Named = |at| format!("Modtaget {at}") => |at| format!("Received {at}");
    /// Who heard it to its end.
    heard_by: Named =
        |names| isolate!(names; "Læst eller hørt til ende af {names}")
        => |names| isolate!(names; "Read or heard to the end by {names}");
    /// Who received it, and did not hear it to its end.
    opened_by: Named =
        |names| isolate!(names; "Åbnet af {names}")
        => |names| isolate!(names; "Opened by {names}");
    /// The question that a contribution answers.
    prompt: fn(Prompt) -> &'static str = da::prompt => en::prompt;
    /// The outcome, before the text of an answer.
    outcome: fn(AnswerOutcome) -> &'static str =
        da::outcome_before_reason
        => en::outcome_before_reason;
    /// A recording or drawing, by the file's id and fingerprint.
    file: fn(&str, &str) -> String =
        |id, hash| isolate!(id, hash; "Fil {id}, SHA-256 {hash}")
        => |id, hash| isolate!(id, hash; "File {id}, SHA-256 {hash}");
    why = "Hvorfor" => "Why";
    /// An action of a decision: who, what, by when.
    action: fn(&str, &str, &str) -> String =
        |who, what, by| isolate!(who, what, by; "{who}: {what}, senest {by}")
        => |who, what, by| isolate!(who, what, by; "{who}: {what}, by {by}");
    view = "Den unges mening" => "The young person's view";
    view_kind: fn(ViewKind) -> String =
        |kind| format!("»{}«", da::view(kind))
        => |kind| format!("“{}”", en::view(kind));
    /// A wording of a decision, by its number.
    wording: fn(i64) -> String =
        |number| format!("Ordlyd {number}, før den blev ændret")
        => |number| format!("Wording {number}, before it was changed");
    /// A dropped decision: by whom, and when.
    dropped: fn(&str, &str) -> String =
        |by, at| isolate!(by; "{by} har taget beslutningen ud, {at}")
        => |by, at| isolate!(by; "{by} took the decision out, {at}");
    past_agenda = "Taget af dagsordenen" => "Taken off the agenda";
    about_this: Named =
        |what| isolate!(what; "Om »{what}«")
        => |what| isolate!(what; "About “{what}”");
    no_view =
        "Den unge har ikke sagt sin mening endnu"
        => "The young person has not given their view yet";
    /// The heading above how the young person's view was sought.
    sought = "Sådan er den unge blevet spurgt" => "How the young person was asked";
    sought_how: fn(SoughtHow) -> &'static str = da::sought_how => en::sought_how;
    final_since: Named =
        |at| format!("{} {at}", da::decision_state(true))
        => |at| format!("{} {at}", en::decision_state(true));
    summary = da::SUMMARY => en::SUMMARY;
    /// The heading above reactions during the meeting.
    reactions =
        "Den unges reaktioner under mødet"
        => "The young person's reactions during the meeting";
    reaction: fn(ReactionKind) -> &'static str = da::reaction => en::reaction;
    taking_part = "Den unges ønske om deltagelse" => "How the young person wants to take part";
    taking_part_kind: fn(Option<TakingPart>) -> &'static str =
        |kind| match kind {
            Some(kind) => da::taking_part(kind),
            None => "ikke oplyst",
        }
        => |kind| match kind {
            Some(kind) => en::taking_part(kind),
            None => "not stated",
        };
    /// How to complain, under every final decision.
    complain =
        "Klage: Den unge kan klage over en afgørelse. Det skal ske til kommunen inden 4 uger, på skrift eller mundtligt. Den unge må have en bisidder med."
        => "Complaints: the young person can complain about a formal decision. It must be done to the municipality within 4 weeks, in writing or by word of mouth. The young person may have a support person (bisidder) with them.";
    how_to_print = "Udskriv siden, eller gem den som PDF." => "Print the page, or save it as PDF.";

    /// The heading of an invitation to a meeting.
    invited = "Du er inviteret til et møde" => "You are invited to a meeting";
    over = "Mødet er slut" => "The meeting is over";
    /// Who sees the reply.
    who_sees_reply =
        "Den unge, mødet handler om, og de sagsbehandlere, der er tilknyttet, kan se dit svar. Du behøver ikke oprette en bruger."
        => "The young person whom the meeting is about and their caseworkers can see your answer. You don't need an account.";
    replied =
        "De kan se det nu. Ændrer det sig, kan du svare igen her."
        => "They can see it now. If things change, you can answer again here.";
    /// The reply was to another time.
    moved =
        "Mødet er flyttet, mens siden var åben. Se den nye tid, og svar igen."
        => "The meeting was moved while the page was open. See the new time, and answer again.";
    to_calendar = "Læg mødet i din kalender" => "Put the meeting in your calendar";
    /// The summary of a calendar entry: nothing private.
    calendar = "Møde" => "Meeting";
}
