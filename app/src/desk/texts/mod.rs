//! What the frame of the desk says, and the list of young people. No text here judges a person:
//! silence is an invitation, and what is not shared is left in peace.

pub mod access;
pub mod administration;

use kurs_domain::{isolate, people::ReachBy, texts};

use crate::platform::language::{Counted, Named, chosen};

texts! {
    /// Header, banner, pages for those without a desk.
    FrameWords;

    document_title = "Kurs · medarbejder" => "Kurs · staff";
    home = "Kurs, til forsiden" => "Kurs, to the start page";
    waiting: Counted =
        |count| format!("{count} ting venter på dig")
        => |count| format!("{count} waiting for you");
    waits = "ting venter på dig" => "waiting for you";
    language = "Sprog" => "Language";
    sign_out = "Log ud" => "Sign out";
    sign_out_title = "Vil du logge ud?" => "Do you want to sign out?";
    sign_out_text =
        "Du skal bruge en ny kode for at logge ind igen. Den får du af din administrator. \
                        »Log ud overalt« lukker også Kurs på dine andre computere og telefoner."
        => "You need a new code to sign in again. You get it from your administrator. \
                        “Sign out everywhere” also signs you out on your other computers and phones.";
    sign_out_drafts =
        "Du har kladder, som ikke er sendt. De ligger i Kurs i 30 dage, så du kan fortsætte, når du logger ind igen."
        => "You have drafts that are not sent. Kurs stores them for 30 days, so you can go on when you sign in again.";
    sign_out_unsaved =
        "Noget er skrevet, men ikke gemt. Alt det bliver slettet, når du logger ud."
        => "Something was written and not saved. All of it is deleted when you sign out.";
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
}

chosen!(frame_texts: FrameWords);

texts! {
    /// The list of young people.
    ListWords;

    title = "Mine unge" => "My young people";
    skip_to_pane = "Gå til det, der venter på dig" => "Skip to what waits for you";
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
    not_arrived: Named =
        |date| format!("ikke logget ind endnu · koden gælder til {date}")
        => |date| format!("hasn't signed in yet · the code works until {date}");
    not_arrived_expired =
        "ikke logget ind endnu · koden er udløbet"
        => "hasn't signed in yet · the code has expired";
    to_come: Counted =
        |count| format!("Ikke logget ind endnu ({count})")
        => |count| format!("Not signed in yet ({count})");
    filters = "Vis" => "Show";
    all = "Alle" => "All";
    news = "Nyt" => "News";
    quiet_ones = "Stille" => "Quiet";
    soon = "Møde inden for en uge" => "Meeting within a week";
    starred = "Stjerne" => "Star";
    none_filtered = "Ingen lige nu." => "Nobody right now.";
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

chosen!(list_texts: ListWords);
