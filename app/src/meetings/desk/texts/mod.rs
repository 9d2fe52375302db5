//! What the desk says of meetings. The room has texts of its own.

pub mod inviting;
pub mod planning;
pub mod room;
pub mod schedule;
pub mod trail;

use crate::platform::language::chosen;
use crate::platform::language::{Counted, Named};
use kurs_domain::{
    goals::PartOfDay,
    isolate,
    meetings::{
        MeetingState, OpenEndKind, TakingPart,
        contributions::{AnswerOutcome, ContributionKind, Prompt},
        decisions::ViewKind,
        participants::{MeetingRole, SuggestionKind},
    },
    names::{da, en},
    texts,
};

/// A text about two things called by their names.
pub type NamedTwice = fn(&str, &str) -> String;

texts! {
    /// Everything beside the room.
    MeetingWords;

    // What waits, and the rows
    awaiting = "Venter på dit svar" => "Waiting for your answer";
    nobody_waits = "Ingen venter på dig." => "Nobody is waiting for you.";
    more_wait = "Vis flere, der venter" => "Show more who wait";
    more_of_one: Counted =
        |count| match count {
            1 => "og 1 ting mere".to_owned(),
            count => format!("og {count} ting mere"),
        }
        => |count| match count {
            1 => "and 1 more".to_owned(),
            count => format!("and {count} more"),
        };
    waits: fn(OpenEndKind) -> &'static str =
        |kind| match kind {
            OpenEndKind::Request => "vil gerne have et møde",
            OpenEndKind::Suggestion => "har et ønske om, hvem der skal med",
            OpenEndKind::Contribution => "har sagt noget til mødet",
            OpenEndKind::Break => "har bedt om en pause",
            OpenEndKind::Decision => "en beslutning er ikke endelig endnu",
        }
        => |kind| match kind {
            OpenEndKind::Request => "would like a meeting",
            OpenEndKind::Suggestion => "has a wish about who is to come",
            OpenEndKind::Contribution => "has said something to the meeting",
            OpenEndKind::Break => "has asked for a break",
            OpenEndKind::Decision => "a decision is not final yet",
        };
    since: Named = |when| format!("siden {when}") => |when| format!("since {when}");
    at: NamedTwice =
        |day, time| format!("{day} kl. {time}")
        => |day, time| format!("{day} at {time}");
    today_at: Named = |time| format!("i dag kl. {time}") => |time| format!("today at {time}");
    meetings = "Møder" => "Meetings";
    plan_one = "Planlæg et møde" => "Plan a meeting";
    no_meetings: Named =
        |name| isolate!(name; "Der er ingen møder med {name} endnu.")
        => |name| isolate!(name; "There are no meetings with {name} yet.");
    wants_to_talk: Named =
        |name| isolate!(name; "{name} vil gerne snakke")
        => |name| isolate!(name; "{name} would like to talk");
    open_ends: Counted =
        |count| match count {
            1 => "1 ting venter på svar".to_owned(),
            count => format!("{count} ting venter på svar"),
        }
        => |count| match count {
            1 => "1 thing is waiting for an answer".to_owned(),
            count => format!("{count} things are waiting for an answer"),
        };
    state: fn(MeetingState, bool) -> &'static str = da::meeting_state => en::meeting_state;
    // Plain words
    hard_to_read =
        "Det her er lidt tungt at læse. Prøv med kortere sætninger og korte ord."
        => "This is a little heavy to read. Try shorter sentences and short words.";
    lix: fn(u32) -> String =
        |lix| format!("LIX {lix}. Under 30 er let.")
        => |lix| format!("LIX {lix}. Below 30 is easy.");
    // The page
    says: Named =
        |name| isolate!(name; "Det siger {name}")
        => |name| isolate!(name; "What {name} says");
    says_nothing_yet: Named =
        |name| isolate!(name; "{name} har ikke sagt noget til mødet endnu.")
        => |name| isolate!(name; "{name} has not said anything to the meeting yet.");
    summary = da::SUMMARY => en::SUMMARY;
    by_at: NamedTwice =
        |name, when| isolate!(name; "{name}, {when}")
        => |name, when| isolate!(name; "{name}, {when}");
    minutes_text = "Referatet som tekst" => "The minutes as text";
    minutes_close = "Luk" => "Close";
    minutes_copied = "Referatet er kopieret." => "The minutes are copied.";
    minutes_link = "Åbn referatet til journalen" => "Open the minutes for the journal";
    so_many_minutes: Counted =
        |minutes| format!("{minutes} minutter")
        => |minutes| format!("{minutes} minutes");
    to_room = "Gå til mødet" => "Go to the meeting";
    call_off = "Aflys mødet" => "Call the meeting off";
    call_off_title = "Vil du aflyse mødet?" => "Do you want to call the meeting off?";
    all_is_seen: Named =
        |name| isolate!(name; "{name} kan se, hvem der har læst, hørt og svaret. Ordene kan ingen andre rette.")
        => |name| {
            isolate!(name; "{name} can see who has read, heard and answered. Nobody else can change the words."
            )
        };
    about = "Det handler om" => "What it is about";
    wishes: Named =
        |name| isolate!(name; "Sådan vil {name} helst have det")
        => |name| isolate!(name; "How {name} would like it");
    no_wishes: Named =
        |name| isolate!(name; "{name} har ikke valgt noget endnu.")
        => |name| isolate!(name; "{name} has not chosen anything yet.");
    takes_part = "Vil være med" => "Wants to take part";
    taking_part: fn(TakingPart) -> &'static str = da::taking_part => en::taking_part;
    best_time = "Er bedst tilpas" => "Is at their best";
    best_time_of_day: fn(PartOfDay) -> &'static str = da::best_time => en::best_time;
    advocate_told =
        "Har fået vist siden om retten til en bisidder"
        => "Has been shown the page about the right to a support person (bisidder)";
    prepared = "Har været igennem forberedelsen" => "Has been through the preparation";
    decisions = "Beslutninger" => "Decisions";
    sees_it: fn(&str, ViewKind) -> String =
        |name, view| isolate!(name; "{name}: »{}«", da::view(view))
        => |name, view| isolate!(name; "{name}: “{}”", en::view(view));
    action: fn(&str, &str, &str) -> String =
        |who, what, by| isolate!(who, what, by; "{who}: {what}, senest {by}")
        => |who, what, by| isolate!(who, what, by; "{who}: {what}, by {by}");
    why = "Fordi" => "Because";
    fulfil = "Marker som gjort" => "Mark as done";
    reopen = "Ikke gjort alligevel" => "Not done after all";
    notes = "Noter" => "Notes";
    other_notes = "I øvrigt" => "Other";
    fulfilled: Named = |when| format!("Gjort {when}") => |when| format!("Done {when}");
    wording_by: NamedTwice =
        |name, when| isolate!(name; "Skrevet af {name}, {when}")
        => |name, when| isolate!(name; "Written by {name}, {when}");
    wordings_earlier: Counted =
        |count| match count {
            1 => "Sådan stod der før".to_owned(),
            count => format!("Sådan stod der før: {count} udgaver"),
        }
        => |count| match count {
            1 => "What it said before".to_owned(),
            count => format!("What it said before: {count} versions"),
        };
    dropped_by: NamedTwice =
        |name, when| isolate!(name; "{name} har taget beslutningen ud, {when}")
        => |name, when| isolate!(name; "{name} took the decision out, {when}");
    not_final = da::decision_state(false) => en::decision_state(false);
    is_final = da::decision_state(true) => en::decision_state(true);
    to_decision = "Gå til beslutningen" => "Go to the decision";
    // What was said
    contribution: fn(ContributionKind) -> &'static str =
        |kind| match kind {
            ContributionKind::Text => "Skrevet",
            ContributionKind::Voice => "Talt",
            ContributionKind::Drawing => "Tegnet",
            ContributionKind::Scale => "På en skala",
            ContributionKind::Pictograms => "Med billeder",
        }
        => |kind| match kind {
            ContributionKind::Text => "Written",
            ContributionKind::Voice => "Spoken",
            ContributionKind::Drawing => "Drawn",
            ContributionKind::Scale => "On a scale",
            ContributionKind::Pictograms => "With pictures",
        };
    prompt: fn(Prompt) -> &'static str = da::prompt => en::prompt;
    said_by_delegate: Named =
        |name| isolate!(name; "sagt af {name} på den unges vegne")
        => |name| isolate!(name; "said by {name} on the young person's behalf");
    about_what: Named =
        |what| isolate!(what; "om »{what}«")
        => |what| isolate!(what; "about \u{201c}{what}\u{201d}");
    voice = "Afspil det, der bliver sagt" => "Play what is said";
    voice_of: Named =
        |length| format!("Optagelse, {length}")
        => |length| format!("Recording, {length}");
    drawing_by: Named =
        |name| isolate!(name; "Tegnet af {name}")
        => |name| isolate!(name; "Drawn by {name}");
    see_drawing = "Se tegningen" => "See the drawing";
    on_scale: fn(&str, &str, u8) -> String =
        |low, high, value| isolate!(low, high; "{value} på en skala fra 0, {low}, til 10, {high}")
        => |low, high, value| isolate!(low, high; "{value} on a scale from 0, {low}, to 10, {high}");
    taken_back = "Taget tilbage." => "Taken back.";
    heard_by_nobody = "Ikke åbnet af nogen endnu" => "Not opened by anybody yet";
    heard_by: Named =
        |names| isolate!(names; "Læst eller hørt til ende af {names}")
        => |names| isolate!(names; "Read or heard to the end by {names}");
    opened_by: Named =
        |names| isolate!(names; "Åbnet af {names}")
        => |names| isolate!(names; "Opened by {names}");
    wants_it_read = "vil have det læst op" => "wants it read aloud";
    outcome: fn(AnswerOutcome) -> &'static str = da::outcome => en::outcome;
    outcome_before_reason: fn(AnswerOutcome) -> &'static str =
        da::outcome_before_reason
        => en::outcome_before_reason;
    answer = "Svar" => "Answer";
    answer_more = "Svar mere" => "Answer more";
    outcome_missing = "Vælg, om det ændrede noget." => "Choose whether it changed something.";
    answered = "Svaret er sendt." => "The answer is sent.";
    what_became = "Hvad blev det til?" => "What became of it?";
    answer_text = "Hvad ændrede det, eller hvorfor ikke?" => "What did it change, or why not?";
    answer_later = "Hvad gør I for at finde ud af det?" => "What do you do to find out?";
    answer_by = "Hvornår får den unge svar?" => "By when does the young person get an answer?";
    answer_by_hint =
        "Senest om tre måneder. Det kommer på din liste over det, du har lovet."
        => "In three months at the latest. It goes on your list of what you have promised.";
    owed: Named = |day| format!("Svar senest {day}") => |day| format!("Answer by {day}");
    answer_owed = "Giv svaret nu" => "Give the answer now";
    send_answer = "Send svaret" => "Send the answer";
    // People
    who_comes = "Hvem er med" => "Who is coming";
    invite = "Inviter en mere" => "Invite another person";
    invite_hint: Named =
        |name| isolate!(name; "{name} kan se, hvem du inviterer.")
        => |name| isolate!(name; "{name} can see who you invite.");
    invite_name = "Navn" => "Name";
    invite_relation = "Hvem er det for den unge?" => "Who is that to the young person?";
    role: fn(MeetingRole) -> &'static str = da::meeting_role => en::meeting_role;
    roles_of: Named =
        |name| isolate!(name; "Roller: {name}")
        => |name| isolate!(name; "Roles: {name}");
    leave_out = "Tag af listen" => "Take off the list";
    leave_out_title: Named =
        |name| isolate!(name; "Vil du tage {name} af listen?")
        => |name| isolate!(name; "Take {name} off the list?");
    leave_out_because = "Hvorfor? Den unge kan læse det." => "Why? The young person can read it.";
    attended = "var med" => "was there";
    wanted_by: Named =
        |name| isolate!(name; "{name} har ønsket det")
        => |name| isolate!(name; "{name} wished for it");
    done = "Det er gjort." => "It is done.";
    delegates: Named =
        |name| isolate!(name; "Taler for {name}")
        => |name| isolate!(name; "Speaks for {name}");
    suggestions: Named =
        |name| isolate!(name; "{name} har ønsket")
        => |name| isolate!(name; "{name} has wished for");
    somebody = "en deltager" => "a participant";
    wants_advocate: Named =
        |name| isolate!(name; "{name} vil gerne have hjælp til at finde en bisidder")
        => |name| isolate!(name; "{name} would like help with finding a support person (bisidder)");
    suggests: fn(SuggestionKind, &str, &str) -> String =
        |kind, name, whom| match kind {
            SuggestionKind::Come => isolate!(name, whom; "{name} vil gerne have {whom} med"),
            SuggestionKind::StayAway => isolate!(name, whom; "{name} vil helst ikke have {whom} med"),
            SuggestionKind::Advocate => {
                isolate!(name, whom; "{name} vil gerne have {whom} som bisidder")
            }
        }
        => |kind, name, whom| match kind {
            SuggestionKind::Come => isolate!(name, whom; "{name} would like {whom} to come"),
            SuggestionKind::StayAway => {
                isolate!(name, whom; "{name} would rather not have {whom} there")
            }
            SuggestionKind::Advocate => {
                isolate!(name, whom; "{name} would like {whom} as a support person (bisidder)")
            }
        };
    yes = "Ja" => "Yes";
    no = "Nej, fordi …" => "No, because …";
    yes_or_no_missing = "Vælg ja eller nej." => "Choose yes or no.";
    is_that_so = "Siger du ja til ønsket?" => "Do you say yes to the wish?";
    because = "Begrundelse" => "Reason";
    because_hint =
        "Siger du nej, så skriv hvorfor. Den unge læser det."
        => "If you say no, write why. The young person reads it.";
    // Requests and closing
    asked_at: Named = |when| format!("Spurgt {when}") => |when| format!("Asked {when}");
    say_no = "Sig nej" => "Say no";
    say_no_title = "Vil du sige nej til mødet?" => "Do you want to say no to the meeting?";
    say_no_because: Named =
        |name| isolate!(name; "Hvorfor? {name} læser det.")
        => |name| isolate!(name; "Why? {name} reads it.");
    closing = "Afslut mødet" => "Close the meeting";
    cannot_close_yet =
        "Mødet kan ikke afsluttes, før alt har fået svar. Det her venter:"
        => "The meeting can't be closed before everything has an answer. This is waiting:";
    refused_to_close: Counted =
        |count| match count {
            1 => "Mødet er ikke afsluttet. 1 ting mangler svar. Det, du skrev, står her endnu."
                .to_owned(),
            count => format!(
                "Mødet er ikke afsluttet. {count} ting mangler svar. Det, du skrev, står her endnu."
            ),
        }
        => |count| match count {
            1 => "The meeting is not closed. 1 thing has no answer. What you wrote is still here."
                .to_owned(),
            count => format!(
                "The meeting is not closed. {count} things have no answer. What you wrote is still here."
            ),
        };
    all_answered = "Alt har fået svar." => "Everything has its answer.";
    summary_label = "Mødet kort fortalt" => "The meeting in short";
    summary_hint =
        "Skriv det kort og klart. Den unge læser det."
        => "Keep it short and clear. The young person reads it.";
    unsaved_in_room =
        "I mødevisningen står der ord, du ikke har gemt. Gem dem, eller slet dem, før du afslutter."
        => "In the meeting view there are words you have not saved. Save or delete them before you close.";
    close_title = "Vil du afslutte mødet?" => "Close the meeting?";
    close_text: Named =
        |name| isolate!(name; "{name} ser det med det samme. Mødet kan ikke åbnes igen. Du kan tilføje rettelser, og de står med navn og dato ved siden af.")
        => |name| isolate!(name; "{name} sees it at once. The meeting can't be opened again. You can add corrections, which stand beside it with name and date.");
    plan_next = "Planlæg det næste møde" => "Plan the next meeting";
    correct = "Tilføj en rettelse" => "Add a correction";
    correct_label: Named =
        |name| isolate!(name; "Hvad er det rigtige? {name} læser det.")
        => |name| isolate!(name; "What is right? {name} reads it.");
    correct_hint =
        "Det, der stod før, bliver stående."
        => "What was written before stays.";
    correct_send = "Send rettelsen" => "Send the correction";
    correction_sent = "Rettelsen er sendt." => "The correction is sent.";
    corrected = "Rettet senere:" => "Corrected later:";
    close_it = "Afslut mødet" => "Close the meeting";
    closed = "Mødet er afsluttet." => "The meeting is closed.";
    // Templates, at the administrator's
    templates = "Skabeloner til møder" => "Templates for meetings";
    templates_intro =
        "Det, et nyt møde begynder med. Skriv, så de unge forstår det."
        => "What a new meeting begins with. Write so that the young people understand it.";
    template_edited = "tilpasset" => "adapted";
    template_given = "standard" => "standard";
    template_saved = "Skabelonen er gemt." => "The template is saved.";
}

chosen!(meeting_desk_texts: MeetingWords);
