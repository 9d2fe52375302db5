//! What the desk says, as one struct per screen: a language that leaves a text out does not compile.
//!
//! Numbers and names go in through functions, because languages put them in different places. No
//! text here judges a person: silence is an invitation, and what is not shared is left in peace.

use kurs_domain::{
    isolate,
    names::{da, en},
    people::{ReachBy, Role},
    texts,
};

use super::{
    desk_access::AccessWords,
    desk_administration::{AdministrationWords, InvitationWords},
    desk_meetings::MeetingWords,
    desk_person::{CheerWords, GatheringWords, PersonWords, PraiseWords, SuggestionWords},
    desk_planning::PlanningWords,
    desk_room::RoomWords,
};

/// A text about somebody or something called by its name.
pub type Named = fn(&str) -> String;
/// A text about a number of things.
pub type Counted = fn(i64) -> String;

texts! {
    /// Everything the desk says.
    DeskWords;

    /// Header, banner, pages for those without a desk.
    frame: FrameWords = FrameWords::DANISH => FrameWords::ENGLISH;
    /// The list of young people.
    list: ListWords = ListWords::DANISH => ListWords::ENGLISH;
    /// One young person.
    person: PersonWords = PersonWords::DANISH => PersonWords::ENGLISH;
    /// Suggestions made to one young person.
    suggestions: SuggestionWords = SuggestionWords::DANISH => SuggestionWords::ENGLISH;
    /// Cheering for one young person.
    cheers: CheerWords = CheerWords::DANISH => CheerWords::ENGLISH;
    /// Celebrations they plan.
    gatherings: GatheringWords = GatheringWords::DANISH => GatheringWords::ENGLISH;
    /// Praise to their parents.
    praises: PraiseWords = PraiseWords::DANISH => PraiseWords::ENGLISH;
    /// Meetings.
    meetings: MeetingWords = MeetingWords::DANISH => MeetingWords::ENGLISH;
    /// Planning one.
    planning: PlanningWords = PlanningWords::DANISH => PlanningWords::ENGLISH;
    /// A meeting while it goes on.
    room: RoomWords = RoomWords::DANISH => RoomWords::ENGLISH;
    /// Making somebody, and how they come in.
    invitation: InvitationWords = InvitationWords::DANISH => InvitationWords::ENGLISH;
    /// The administrator's page.
    administration: AdministrationWords =
        AdministrationWords::DANISH
        => AdministrationWords::ENGLISH;
    /// Who may come in, who waits for that, and who may no longer.
    access: AccessWords = AccessWords::DANISH => AccessWords::ENGLISH;
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
            "meeting_closed" => "Mødet er afsluttet. Der kan ikke rettes mere.",
            "meeting_called_off" => "Mødet er aflyst.",
            "already_said" | "already_answered" => "Det er allerede sagt eller besvaret.",
            "not_heard" => "Hør eller se det, før du svarer.",
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
            "meeting_closed" => "The meeting is closed. Nothing can be changed any more.",
            "meeting_called_off" => "The meeting was called off.",
            "already_said" | "already_answered" => "It has been said or answered already.",
            "not_heard" => "Hear or see it before you answer.",
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
}

texts! {
    /// Header, banner, pages for those without a desk.
    FrameWords;

    document_title = "Kurs · medarbejder" => "Kurs · staff";
    home = "Kurs, til forsiden" => "Kurs, to the start page";
    language = "Sprog" => "Language";
    sign_out = "Log ud" => "Sign out";
    sign_out_title = "Vil du logge ud?" => "Do you want to sign out?";
    sign_out_text =
        "Du skal bruge en ny kode for at logge ind igen. Den får du af din administrator. \
                        »Log ud overalt« lukker også Kurs på dine andre computere og telefoner."
        => "You need a new code to sign in again. You get it from your administrator. \
                        “Sign out everywhere” also signs you out on your other computers and phones.";
    sign_out_here = "Log ud her" => "Sign out here";
    sign_out_everywhere = "Log ud overalt" => "Sign out everywhere";
    away =
        "Ingen forbindelse til Kurs lige nu. Du ser det, vi hentede sidst. Vi prøver igen."
        => "No connection to Kurs right now. You see what we fetched last. We keep trying.";
    signed_out_title = "Du er ikke logget ind" => "You are not signed in";
    signed_out =
        "Log ind med en kode. Har du ingen, så spørg din administrator."
        => "Sign in with a code. If you have none, ask your administrator.";
    session_ended =
        "Vi har logget dig ud for en sikkerheds skyld. Intet er tabt. Log ind igen med en ny kode. Den får du af din administrator."
        => "We signed you out to be safe. Nothing is lost. Sign in again with a new code. You get it from your administrator.";
    to_sign_in = "Log ind med en kode" => "Sign in with a code";
    try_demo = "Prøv som sagsbehandler" => "Try it as a caseworker";
    hello: Named = |name| isolate!(name; "Hej {name}") => |name| isolate!(name; "Hello {name}");
    lead =
        "Som leder kan du ikke se enkelte unge. Kurs kan ikke vise tal til ledere endnu."
        => "As a lead you can't see single young people. Kurs can't show numbers to leads yet.";
    lead_small_numbers =
        "Et tal om færre end fem unge bliver aldrig vist."
        => "A number about fewer than five young people is never shown.";
    not_found_title = "Her er ikke noget at se" => "There is nothing to see here";
    not_found =
        "Siden findes ikke. Måske er linket gammelt."
        => "This page does not exist. The link may be old.";
    no_such_person =
        "Enten er linket forkert, eller også er du ikke tilknyttet den unge lige nu."
        => "Either the link is wrong, or you are not assigned to this young person right now.";
    to_start = "Til forsiden" => "To the start page";
}

texts! {
    /// The list of young people.
    ListWords;

    title = "Mine unge" => "My young people";
    search = "Find en ung" => "Find a young person";
    none_found: Named =
        |text| isolate!(text; "Ingen her hedder noget med »{text}«.")
        => |text| isolate!(text; "Nobody here has a name with “{text}”.");
    new = "Ny ung" => "New person";
    empty_title = "Her er ingen unge endnu" => "No young people here yet";
    empty =
        "Her står de unge, du er tilknyttet. Opret en ung, eller spørg din administrator."
        => "The young people you are assigned to are listed here. Add one, or ask your administrator.";
    choose_title = "Vælg en ung" => "Choose a young person";
    choose =
        "Du ser det, den unge har delt, og det, der hører til møder og forslag. Den unge kan se, at du har kigget."
        => "You see what they have shared, and what belongs to meetings and suggestions. They can see that you looked.";
    new_successes: Counted =
        |count| match count {
            1 => "1 ny sejr".to_owned(),
            count => format!("{count} nye sejre"),
        }
        => |count| match count {
            1 => "1 new win".to_owned(),
            count => format!("{count} new wins"),
        };
    new_goals: Counted =
        |count| match count {
            1 => "nyt om 1 mål".to_owned(),
            count => format!("nyt om {count} mål"),
        }
        => |count| match count {
            1 => "news on 1 goal".to_owned(),
            count => format!("news on {count} goals"),
        };
    new_answers: Counted =
        |count| match count {
            1 => "svar på et forslag".to_owned(),
            count => format!("svar på {count} forslag"),
        }
        => |count| match count {
            1 => "an answer to a suggestion".to_owned(),
            count => format!("answers to {count} suggestions"),
        };
    quiet: fn(i64, Option<ReachBy>) -> String =
        |days, by| {
            let do_this = match by {
                Some(ReachBy::Sms) => "send en sms",
                Some(ReachBy::Call) => "ring",
                Some(ReachBy::Email) => "skriv en mail",
                Some(ReachBy::InPerson) => "mødes",
                None => "tag kontakt",
            };
            format!("Intet nyt i {days} dage · {do_this}")
        }
        => |days, by| {
            let do_this = match by {
                Some(ReachBy::Sms) => "send a text message",
                Some(ReachBy::Call) => "call",
                Some(ReachBy::Email) => "write an e-mail",
                Some(ReachBy::InPerson) => "meet",
                None => "get in touch",
            };
            format!("Nothing new for {days} days · {do_this}")
        };
    shares_nothing = "deler ikke noget lige nu" => "shares nothing right now";
    not_arrived = "ikke logget ind endnu" => "hasn't signed in yet";
    /// The sparkline in words: how many shared successes in four weeks.
    marks: Counted =
        |count| match count {
            0 => "Ingen delte sejre de sidste 4 uger".to_owned(),
            1 => "1 delt sejr de sidste 4 uger".to_owned(),
            count => format!("{count} delte sejre de sidste 4 uger"),
        }
        => |count| match count {
            0 => "No shared wins in the last 4 weeks".to_owned(),
            1 => "1 shared win in the last 4 weeks".to_owned(),
            count => format!("{count} shared wins in the last 4 weeks"),
        };
}
