//! What the pages of a meeting say: for a delegate, for the journal, and in a calendar.

use super::guest::Named;
use kurs_domain::{
    isolate,
    meetings::{
        MeetingState, PlaceKind, ReactionKind, TakingPart,
        contributions::{AnswerOutcome, Prompt},
        decisions::{SoughtHow, ViewKind},
        participants::SuggestionKind,
        pictograms::BoardPictogram,
    },
    names::{da, en},
    texts,
};

texts! {
    /// All texts of those pages.
    MeetingWords;

    /// The title of every page for a delegate: it says nothing of anybody.
    title = "Et møde" => "A meeting";
    /// On the door: who asks somebody to speak for them.
    asked_by: Named =
        |name| isolate!(name; "{name} beder dig om at tale for sig")
        => |name| isolate!(name; "{name} asks you to speak for them");
    /// What that is.
    what_it_is: Named =
        |name| {
            isolate!(name; "Det gælder ét møde. Du ser, hvornår, hvor og hvorfor mødet er, og det, {name} har valgt ud til dig. Du kan sige noget for {name} og tage et svar med tilbage."
            )
        }
        => |name| {
            isolate!(name; "It is for one meeting. You see when, where and why the meeting is, and what {name} has picked out for you. You can say something for {name} and bring an answer back."
            )
        };
    /// That the link works in this browser alone from then on.
    one_browser =
        "Når du åbner det, virker linket kun her, på denne telefon eller computer. Du behøver ikke oprette en bruger."
        => "Once you open it, the link works here only, on this phone or computer. You don't need an account.";
    /// The button that opens it.
    open = "Det er mig. Åbn mødet" => "It is me. Open the meeting";
    /// Somebody else has opened the link.
    taken = "Linket er åbnet et andet sted" => "The link was opened elsewhere";
    /// What to do.
    taken_words: Named =
        |name| {
            isolate!(name; "Det virker kun der, hvor det blev åbnet først. Var det ikke dig, så sig det til {name}, som kan lave et nyt."
            )
        }
        => |name| {
            isolate!(name; "It works only where it was opened first. If that was not you, tell {name}, who can make a new one."
            )
        };
    /// The heading inside: speaking for somebody.
    speaking_for: Named =
        |name| isolate!(name; "Du taler for {name}")
        => |name| isolate!(name; "You speak for {name}");
    /// What the young person asks their delegate to say or do.
    your_task: Named =
        |name| isolate!(name; "{name} skriver til dig")
        => |name| isolate!(name; "{name} writes to you");
    /// The heading above what the young person says.
    said_by: Named =
        |name| isolate!(name; "Det siger {name}")
        => |name| isolate!(name; "{name} says this");
    /// Nothing was ticked.
    nothing_ticked: Named =
        |name| isolate!(name; "{name} har ikke valgt noget ud til dig endnu.")
        => |name| isolate!(name; "{name} has not picked anything out for you yet.");
    /// Read it as it stands.
    verbatim =
        "Læs det op, som det står. Det er de ord, det handler om."
        => "Read it out as it stands. These are the words that count.";
    /// What the meeting is for.
    purpose = "Hvorfor" => "Why";
    /// When.
    when = "Hvornår" => "When";
    /// Where.
    place = "Hvor" => "Where";
    /// What there is to talk about.
    agenda = "Det skal I tale om" => "What there is to talk about";
    /// How long, in minutes.
    minutes: fn(i64) -> String =
        |minutes| format!("{minutes} minutter")
        => |minutes| format!("{minutes} minutes");
    /// A kind of place.
    place_kind: fn(PlaceKind) -> &'static str = da::place => en::place;
    /// How far it has come, and whether it goes on.
    state: fn(MeetingState, bool) -> &'static str = da::meeting_state => en::meeting_state;
    /// The heading of the form for words of the young person.
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
    /// The button.
    bring_send = "Send til mødet" => "Send to the meeting";
    /// The heading of the form for an answer.
    back: Named =
        |name| isolate!(name; "Tag et svar med til {name}")
        => |name| isolate!(name; "Bring an answer back to {name}");
    /// Who reads it.
    back_hint: Named =
        |name| isolate!(name; "Hvad skal {name} vide? Kun {name} læser det.")
        => |name| isolate!(name; "What should {name} know? Only {name} reads it.");
    /// The button.
    back_send = "Send svaret" => "Send the answer";
    /// It is sent.
    sent = "Tak. Det er sendt" => "Thank you. It is sent";
    /// What was brought back before.
    brought_before = "Det har du sendt" => "You have sent this";
    /// The heading above decisions.
    decisions = "Beslutninger" => "Decisions";
    /// There are none yet.
    no_decisions =
        "Der er ingen endnu. De kommer her, når de bliver skrevet. Hent siden igen for at se dem."
        => "There are none yet. They come here as they are written. Load the page again to see them.";
    /// Not final yet.
    being_written = da::decision_state(false) => en::decision_state(false);
    /// Until when the link works.
    lasts =
        "Linket virker, til mødet er afsluttet, og højst syv dage efter det seneste tidspunkt, det har været planlagt til."
        => "The link works until the meeting is closed, and for seven days after the latest time it was planned for at most.";

    /// On the link to a recording that a browser does not play.
    voice_fetch =
        "Kan du ikke høre den her? Hent optagelsen"
        => "Can't you hear it here? Save the recording";
    /// A voice note of so many seconds.
    voice: fn(u16) -> String =
        |seconds| format!("Lydoptagelse, {} min. {:02} sek.", seconds / 60, seconds % 60)
        => |seconds| format!("Voice note, {} min {:02} s", seconds / 60, seconds % 60);
    /// A drawing.
    drawing = "Tegning" => "Drawing";
    /// A point on a scale.
    point: fn(u8) -> String = |point| format!("{point} af 10") => |point| format!("{point} of 10");
    /// What is on a pictogram.
    pictogram: fn(BoardPictogram) -> &'static str = da::pictogram => en::pictogram;
    /// Taken back.
    withdrawn = "Taget tilbage" => "Taken back";
    /// Said by a delegate.
    by_delegate: Named =
        |name| isolate!(name; "Sagt gennem {name}")
        => |name| isolate!(name; "Said through {name}");

    /// The title of the minutes.
    minutes_title = "Referat" => "Minutes";
    /// About whom.
    about = "Om" => "About";
    /// How far it has come.
    state_label = "Status" => "State";
    /// Printed when.
    printed: Named = |at| format!("Udskrevet {at}") => |at| format!("Printed {at}");
    /// Who took part.
    participants = "Deltagere" => "Participants";
    /// Whom the young person wanted there, or not.
    suggestions = "Hvem den unge ville have med" => "Who the young person wanted there";
    /// What a suggestion asks for.
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
    /// The answer was yes or no.
    yes_no: fn(bool) -> &'static str =
        |yes| if yes { "Ja" } else { "Nej" }
        => |yes| if yes { "Yes" } else { "No" };
    /// Not answered yet.
    unanswered = "Ikke besvaret" => "Not answered";
    /// What the young person said to it.
    contributions = "Det, den unge har sagt" => "What the young person has said";
    /// When something was received.
    received: Named = |at| format!("Modtaget {at}") => |at| format!("Received {at}");
    /// Who has heard it.
    heard_by: Named =
        |names| isolate!(names; "Hørt af {names}")
        => |names| isolate!(names; "Heard by {names}");
    /// To which question something is the answer.
    prompt: fn(Prompt) -> &'static str = da::prompt => en::prompt;
    /// What became of it, before the words of the answer.
    outcome: fn(AnswerOutcome) -> &'static str =
        da::outcome_before_reason
        => en::outcome_before_reason;
    /// The recording or drawing as a file, by its fingerprint.
    file: fn(&str, &str) -> String =
        |id, hash| isolate!(id, hash; "Fil {id}, SHA-256 {hash}")
        => |id, hash| isolate!(id, hash; "File {id}, SHA-256 {hash}");
    /// Why.
    why = "Hvorfor" => "Why";
    /// Who does what by when.
    action: fn(&str, &str, &str) -> String =
        |who, what, by| isolate!(who, what, by; "{who}: {what}, senest {by}")
        => |who, what, by| isolate!(who, what, by; "{who}: {what}, by {by}");
    /// The young person's view.
    view = "Den unges mening" => "The young person's view";
    /// What they said.
    view_kind: fn(ViewKind) -> String =
        |kind| format!("»{}«", da::view(kind))
        => |kind| format!("“{}”", en::view(kind));
    /// An earlier wording, by its number.
    wording: fn(i64) -> String =
        |number| format!("Ordlyd {number}, før den blev ændret")
        => |number| format!("Wording {number}, before it was changed");
    /// Who dropped a decision, and when.
    dropped: fn(&str, &str) -> String =
        |by, at| isolate!(by; "{by} har taget beslutningen ud, {at}")
        => |by, at| isolate!(by; "{by} took the decision out, {at}");
    /// What was taken off the agenda.
    past_agenda = "Taget af dagsordenen" => "Taken off the agenda";
    /// What something is about.
    about_this: Named =
        |what| isolate!(what; "Om »{what}«")
        => |what| isolate!(what; "About “{what}”");
    /// No view yet.
    no_view =
        "Den unge har ikke sagt sin mening endnu"
        => "The young person has not given their view yet";
    /// How it was sought.
    sought = "Sådan er den unge blevet spurgt" => "How the young person was asked";
    /// In which way.
    sought_how: fn(SoughtHow) -> &'static str = da::sought_how => en::sought_how;
    /// Final since.
    final_since: Named =
        |at| format!("{} {at}", da::decision_state(true))
        => |at| format!("{} {at}", en::decision_state(true));
    /// What it came to.
    summary = da::SUMMARY => en::SUMMARY;
    /// What was shown while it went on.
    reactions =
        "Den unges reaktioner under mødet"
        => "The young person's reactions during the meeting";
    /// What a reaction shows.
    reaction: fn(ReactionKind) -> &'static str = da::reaction => en::reaction;
    /// How the young person took part.
    taking_part = "Den unges ønske om deltagelse" => "How the young person wants to take part";
    /// In which way.
    taking_part_kind: fn(Option<TakingPart>) -> &'static str =
        |kind| match kind {
            Some(kind) => da::taking_part(kind),
            None => "ikke oplyst",
        }
        => |kind| match kind {
            Some(kind) => en::taking_part(kind),
            None => "not stated",
        };
    /// What the young person says of the meeting.
    feedback =
        "Den unges vurdering: Blev der lyttet til mig? (0-10)"
        => "What the young person says about the meeting: Was I listened to? (0-10)";
    /// How to complain, beside every final decision.
    complain =
        "Klage: Den unge kan klage over en afgørelse. Det skal ske til kommunen inden 4 uger, på skrift eller mundtligt. Den unge må have en bisidder med."
        => "Complaints: the young person can complain about a formal decision. It must be done to the municipality within 4 weeks, in writing or by word of mouth. The young person may have a support person (bisidder) with them.";
    /// How to print.
    how_to_print = "Udskriv siden, eller gem den som PDF." => "Print the page, or save it as PDF.";

    /// What stands in a calendar: nothing private.
    calendar = "Møde" => "Meeting";
}
