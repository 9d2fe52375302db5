//! What every page of the desk says, and the page of one young person.

use kurs_domain::{
    goals::{GoalState, PartOfDay},
    isolate,
    names::{da, en},
    people::{ReachBy, Role},
    texts,
};

use crate::platform::language::{Counted, Named, chosen};

texts! {
    /// What is wrong at the desk, by the code of the problem; and what somebody is to Kurs.
    DeskWords;

    /// What is wrong, by the code of the problem.
    problem: fn(&str) -> &'static str =
        |code| match code {
            "offline" => {
                "Ingen forbindelse til Kurs lige nu. Det, du skrev, står her endnu. Prøv igen."
            }
            "cheers_not_wished" => "Den unge vil helst være fri for hep lige nu.",
            "consent_missing" => "Den unge har ikke sagt ja til det.",
            "too_many_waiting" => {
                "Der venter fem forslag allerede. Lad dem få svar først, så det ikke bliver en bunke."
            }
            "too_many_own_waiting" => {
                "To af dine forslag venter på svar. Lad dem få svar først, så der også er plads til andres."
            }
            "last_administrator" => {
                "Det er den sidste administrator, der har været logget ind. Inviter en anden først."
            }
            "staff_ended" => "Adgangen er lukket, og det kan ikke laves om. Opret kollegaen igen.",
            "signed_in_again" => {
                "Kollegaen er logget ind igen med en anden kode. Se listen igen, og bekræft så."
            }
            "own_code" => "Du lavede koden, så en anden skal bekræfte.",
            "already_ended" | "already_decided" => {
                "Det, der er besluttet, står ved magt. Afslut det, og lav en ny tilknytning."
            }
            "assignment_gap" => {
                "Der ville være et hul, hvor samme sagsbehandler er væk. Lad den ene periode følge den anden."
            }
            "begins_too_long_ago" => "Det kan højst begynde et døgn før nu.",
            "stale" => "En anden har rettet det imens. Se, hvad der står nu.",
            "meeting_not_planned" => "Mødet er ikke planlagt endnu.",
            "meeting_not_held" => "Mødet er ikke begyndt endnu.",
            "meeting_already_held" => "Mødet er allerede begyndt.",
            "meeting_not_closed" => "Mødet er ikke afsluttet endnu. Ret det der.",
            "not_final" => "Beslutningen er ikke endelig endnu. Ret selve teksten.",
            "meeting_closed" => "Mødet er afsluttet. Der kan ikke rettes mere.",
            "meeting_called_off" => "Mødet er aflyst.",
            "already_said" | "already_answered" => "Det er allerede sagt eller besvaret.",
            "not_found" => "Det er her ikke mere, eller også er du ikke længere tilknyttet den unge.",
            "moved" => "Mødet er flyttet imens.",
            "still_assigned" => "Tilknytningen er ikke slut endnu.",
            "not_assigned" => "Vælg en, der er tilknyttet den unge.",
            "not_heard" => "Hør eller se det, før du svarer.",
            "answer_day" => "Vælg en dag fra i dag og højst tre måneder frem.",
            "withdrawn" => "Den unge har taget det tilbage.",
            "because_missing" => "Skriv hvorfor. Den unge læser det.",
            "meeting_full" => "Mødet er fyldt op. Skriv det kortere.",
            "too_many" => "Der er ikke plads til mere i det her møde. Fjern noget først.",
            "already_final" => "Beslutningen er endelig og kan ikke rettes.",
            "why_missing" => "Skriv hvorfor, før beslutningen kan blive endelig.",
            "view_missing" => {
                "Den unges mening mangler. Spørg den unge. Får I ikke svar, så notér to forsøg på to dage og på to måder, for eksempel opkald og brev."
            }
            "day_in_the_future" => "Den dag er ikke kommet endnu.",
            "day_too_long_ago" => "Det kan højst være 14 dage siden.",
            "already_recorded" => "Det står her allerede.",
            "day_before_wording" => {
                "Beslutningen lød anderledes den dag. Spørg til den tekst, der står nu, og notér datoen."
            }
            "person_fixed" => {
                "Hvem det er, kan ikke ændres. Tag personen af listen, og inviter en anden."
            }
            "person_left" => "Personen er taget af listen. Inviter på ny.",
            "agenda_text_fixed" => {
                "Et punkt kan ikke få en ny tekst. Fjern det, og skriv et nyt. Så står det, der er sagt, \
                 ved den rigtige tekst."
            }
            "about_unknown" => "Punktet hører ikke til mødet.",
            "wording_unknown" => "Sådan har der ikke stået.",
            "decision_dropped" => "Beslutningen er taget ud. Skriv en ny.",
            "too_early" => "Det er for tidligt. Mødet har en tid, som den unge kender.",
            "time_past" => "Den tid er gået. Vælg en tid, der kommer.",
            "break_too_short" => "Hold pausen først. Den varer mindst et minut.",
            "stays_in" => "Den unge kan ikke tages af listen.",
            "text_empty" => "Feltet er tomt. Skriv noget.",
            "text_too_long" => "Det er lidt for langt. Gør det kortere.",
            "text_forbidden_character" => {
                "Teksten har et skjult tegn, der kan bytte om på ordene. Slet den, og skriv den igen."
            }
            "reason_missing" => "Skriv hvorfor.",
            "choice_missing" => "Vælg en sagsbehandler.",
            "not_allowed" => "Det har du ikke adgang til. Spørg din administrator.",
            _ => "Det blev ikke gemt. Det, du skrev, står her endnu. Prøv igen om lidt.",
        }
        => |code| match code {
            "offline" => "No connection to Kurs right now. What you wrote is still here. Try again.",
            "cheers_not_wished" => "No cheers are wished for just now.",
            "consent_missing" => "The young person has not said yes to that.",
            "too_many_waiting" => {
                "Five suggestions wait already. Let them be answered first, so that it doesn't become \
                 a pile."
            }
            "too_many_own_waiting" => "Two of your suggestions wait. Let them be answered first.",
            "last_administrator" => {
                "This is the last administrator who has signed in. Invite another one first."
            }
            "staff_ended" => "The access has ended, and that stays so. Add the colleague again.",
            "signed_in_again" => {
                "Your colleague signed in again with another code. Look at the list, then confirm."
            }
            "own_code" => "You made the code, so somebody else confirms.",
            "already_ended" | "already_decided" => {
                "What was decided stands. End it, and make another assignment."
            }
            "assignment_gap" => {
                "There would be a gap in which the same caseworker is away. Let one period follow the other."
            }
            "begins_too_long_ago" => "It can begin a day before now at most.",
            "stale" => "Somebody changed it meanwhile. See how it is now.",
            "meeting_not_planned" => "The meeting is not planned yet.",
            "meeting_not_held" => "The meeting has not begun yet.",
            "meeting_already_held" => "The meeting has begun already.",
            "meeting_not_closed" => "The meeting is not closed yet. Change it there.",
            "not_final" => "The decision is not final yet. Change its text.",
            "meeting_closed" => "The meeting is closed. Nothing can be changed any more.",
            "meeting_called_off" => "The meeting was called off.",
            "already_said" | "already_answered" => "It has been said or answered already.",
            "not_found" => "It is no longer here, or you are no longer assigned to the young person.",
            "moved" => "The meeting was moved meanwhile.",
            "still_assigned" => "The assignment has not ended yet.",
            "not_assigned" => "Choose somebody who is assigned to the young person.",
            "not_heard" => "Hear or see it before you answer.",
            "answer_day" => "Choose a day from today, and three months ahead at most.",
            "withdrawn" => "The young person took it back.",
            "because_missing" => "Write why. The young person reads it.",
            "meeting_full" => "The meeting is full. Write it shorter.",
            "too_many" => "There is no room for more in this meeting. Remove something first.",
            "already_final" => "The decision is final and can't be changed.",
            "why_missing" => "Write why before the decision can be final.",
            "view_missing" => {
                "The young person's view is missing. Ask them. If you get no answer, note two attempts on two days and in two ways, for example call and letter."
            }
            "day_in_the_future" => "That day has not come yet.",
            "day_too_long_ago" => "It can be at most 14 days ago.",
            "already_recorded" => "It is here already.",
            "day_before_wording" => {
                "The decision said something else that day. Ask about the text as it is now, and note the date."
            }
            "person_fixed" => {
                "Who it is can't be changed. Take them off the list, and invite somebody else."
            }
            "person_left" => "They were taken off the list. Invite them again.",
            "agenda_text_fixed" => {
                "An item can't get a new text. Remove it, and write a new one. Then what was said stays \
                 with the right text."
            }
            "about_unknown" => "The meeting has no such item.",
            "wording_unknown" => "It never said that.",
            "decision_dropped" => "The decision was taken out. Write a new one.",
            "too_early" => "It is too early. The meeting has a time that the young person knows.",
            "time_past" => "That time is over. Choose one that is to come.",
            "break_too_short" => "Take the break first. It lasts a minute at least.",
            "stays_in" => "The young person can't be taken off the list.",
            "text_empty" => "The field is empty. Write something.",
            "text_too_long" => "It is a little too long. Make it shorter.",
            "text_forbidden_character" => {
                "The text has a hidden character that can reorder the words. Delete it, and write it again."
            }
            "reason_missing" => "Write why.",
            "choice_missing" => "Choose a caseworker.",
            "not_allowed" => "You have no access to that. Ask your administrator.",
            _ => "It was not saved. What you wrote is still here. Try again in a while.",
        };
    /// What somebody is to Kurs.
    role: fn(Role) -> &'static str = da::role => en::role;
    not_found_title = "Her er ikke noget at se" => "There is nothing to see here";
    no_such_person =
        "Enten er linket forkert, eller også er du ikke tilknyttet den unge lige nu."
        => "Either the link is wrong, or you are not assigned to this young person right now.";
    no_longer: Named =
        |name| isolate!(name; "Du er ikke længere tilknyttet {name}")
        => |name| isolate!(name; "You are no longer assigned to {name}");
    no_longer_text: Named =
        |name| isolate!(name; "Det er ændret, mens siden var åben. Det, {name} har delt og skrevet, er lukket for dig nu. Spørg din administrator, hvis det ikke passer.")
        => |name| isolate!(name; "That changed while the page was open. What {name} shared and wrote is closed to you now. Ask your administrator if that is wrong.");
    no_longer_words =
        "Det, du var i gang med at skrive, er ikke sendt. Kopiér det her, hvis en kollega skal have det."
        => "What you were writing was not sent. Copy it here if a colleague should have it.";
    no_longer_label = "Det, du skrev" => "What you wrote";
    no_longer_copied = "Det, du skrev, er kopieret." => "What you wrote is copied.";
    to_start = "Til forsiden" => "To the start page";
    not_found =
        "Siden findes ikke. Måske er linket gammelt."
        => "This page does not exist. The link may be old.";
    awaiting_still = "Ingen har bekræftet det endnu." => "Nobody has confirmed it yet.";
}

chosen!(desk_texts: DeskWords);

texts! {
    /// One young person.
    PersonWords;

    back = "Mine unge" => "My young people";
    label = "Mærke ved navnet" => "Label beside the name";
    label_hint: Named =
        |name| isolate!(name; "For eksempel initialer, så I kan kende forskel på unge med samme navn. {name} kan se det.")
        => |name| isolate!(name; "Initials, for example, to tell young people with the same name apart. {name} can see it.");
    label_save = "Gem mærket" => "Save the label";
    label_saved = "Mærket er gemt." => "The label is saved.";
    /// The right pane, for those who hear the page.
    pane = "Den unge, du har valgt" => "The young person you chose";
    transparency: Named =
        |name| {
            isolate!(name; "Du ser det, {name} har delt, og det, der hører til møder og forslag. {name} kan se, at du har kigget."
            )
        }
        => |name| {
            isolate!(name; "You see what {name} has shared, and what belongs to meetings and suggestions. {name} can see that you looked."
            )
        };
    assigned_since: Named =
        |date| format!("Tilknyttet siden {date}")
        => |date| format!("Assigned since {date}");
    prefers: fn(ReachBy) -> &'static str =
        |by| match by {
            ReachBy::Sms => "Vil helst have en sms",
            ReachBy::Call => "Vil helst ringes op",
            ReachBy::Email => "Vil helst have en mail",
            ReachBy::InPerson => "Vil helst mødes",
        }
        => |by| match by {
            ReachBy::Sms => "Prefers a text message",
            ReachBy::Call => "Prefers a call",
            ReachBy::Email => "Prefers an e-mail",
            ReachBy::InPerson => "Prefers to meet",
        };
    goals = "Delte mål" => "Shared goals";
    no_goals: Named =
        |name| isolate!(name; "{name} deler ingen mål lige nu. Det er helt fint. Det bestemmer {name} selv.")
        => |name| isolate!(name; "{name} shares no goals right now. That is fine. It is for {name} to decide.");
    why = "Hvorfor" => "Why";
    first_step = "Første skridt" => "First step";
    on_day: Named = |date| date.to_owned() => |date| format!("on {date}");
    every_day = "hver dag" => "every day";
    on_weekdays: Named = |days| days.to_owned() => |days| format!("on {days}");
    times_a_week: Counted =
        |times| match times {
            1 => "1 gang om ugen".to_owned(),
            times => format!("{times} gange om ugen"),
        }
        => |times| match times {
            1 => "once a week".to_owned(),
            2 => "twice a week".to_owned(),
            times => format!("{times} times a week"),
        };
    part_of_day: fn(PartOfDay) -> &'static str =
        |part| match part {
            PartOfDay::Morning => "om morgenen",
            PartOfDay::Day => "midt på dagen",
            PartOfDay::Evening => "om aftenen",
        }
        => |part| match part {
            PartOfDay::Morning => "in the morning",
            PartOfDay::Day => "at midday",
            PartOfDay::Evening => "in the evening",
        };
    state: fn(GoalState) -> &'static str = da::goal_state => en::goal_state;
    successes = "Sejre" => "Wins";
    last_90_days = "De sidste 90 dage" => "The last 90 days";
    no_successes: Named =
        |name| {
            isolate!(name; "{name} deler ingen sejre lige nu. De kan godt være der. Det er helt fint at holde dem for sig selv."
            )
        }
        => |name| {
            isolate!(name; "{name} shares no wins right now. They may well be there. It is fine to keep \
                 them to oneself."
            )
        };
    a_success = "Noget lykkedes" => "Something worked out";
    picture = "Billede til sejren" => "Picture of the win";
    today = "I dag" => "Today";
    yesterday = "I går" => "Yesterday";
    /// A picture and a word for how something felt, from 0 (heavy) to 10 (really good).
    feeling: fn(u8) -> (&'static str, &'static str) =
        |value| match value {
            0..=2 => ("🌧️", "tungt"),
            3..=4 => ("☁️", "lidt tungt"),
            5..=6 => ("⛅", "midt imellem"),
            7..=8 => ("🌤️", "godt"),
            _ => ("☀️", "rigtig godt"),
        }
        => |value| match value {
            0..=2 => ("🌧️", "heavy"),
            3..=4 => ("☁️", "a bit heavy"),
            5..=6 => ("⛅", "in between"),
            7..=8 => ("🌤️", "good"),
            _ => ("☀️", "really good"),
        };
    of_ten: fn(u8) -> String = |value| format!("{value} af 10") => |value| format!("{value} of 10");
    fresh = "Ny" => "New";
    fresh_news = "Nyt" => "New";
    star = "Stjerne" => "Star";
    star_hint: Named =
        |name| isolate!(name; "Stjernen er kun på din liste. {name} kan se, at du har sat den.")
        => |name| isolate!(name; "The star is in your list alone. {name} can see that you set it.");
    not_arrived: Named =
        |name| isolate!(name; "{name} har ikke været logget ind endnu")
        => |name| isolate!(name; "{name} has not signed in yet");
    code_until: Named =
        |date| format!("Koden gælder til {date}.")
        => |date| format!("The code works until {date}.");
    code_expired = "Koden er udløbet. Lav en ny." => "The code has expired. Make a new one.";
    announce: fn(&str, i64) -> String =
        |name, count| match count {
            1 => isolate!(name; "{name} har delt en ny sejr."),
            count => isolate!(name; "{name} har delt {count} nye sejre."),
        }
        => |name, count| match count {
            1 => isolate!(name; "{name} has shared a new win."),
            count => isolate!(name; "{name} has shared {count} new wins."),
        };
    show_more = "Vis flere dage" => "Show more days";
    new_invitation = "Ny kode" => "New code";
}

chosen!(person_texts: PersonWords);
