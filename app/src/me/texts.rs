//! The texts of one's own page.

use crate::platform::language::chosen;
use crate::ui::Theme;
use kurs_domain::{
    access::Looked,
    assignments::AssignmentChangeKind,
    isolate,
    names::{da, en},
    people::{ReachBy, Role},
    texts,
};

texts! {
    /// What one's own page says.
    MeWords;

    title = "Mig" => "Me";
    back = "Tilbage til Mig" => "Back to Me";
    about = "Om mig" => "About me";
    name = "Hvad skal vi kalde dig?" => "What should we call you?";
    name_hint = "Dit team ser det samme navn." => "Your team sees the same name.";
    language = "Sprog" => "Language";
    celebrating = "Fejring og hep" => "Celebrating and cheers";
    looks_and_time = "Farver og tid" => "Colours and time";
    looks = "Sådan ser Kurs ud" => "How Kurs looks";
    theme = "Farver" => "Colours";
    theme_hint = "Gælder kun den her telefon." => "For this phone only.";
    themes: fn(Theme) -> &'static str =
        |theme| match theme {
            Theme::System => "Som telefonen",
            Theme::Light => "Lyse",
            Theme::Dark => "Mørke",
        }
        => |theme| match theme {
            Theme::System => "Like the phone",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        };
    time = "Min dag" => "My day";
    zone = "Tidszone" => "Time zone";
    zone_hint =
        "Ændr den, hvis du er et andet sted i verden."
        => "Change it if you are somewhere else in the world.";
    day_start = "Min dag begynder kl." => "My day begins at";
    day_start_hint =
        "Det, du gør før det, hører til dagen før."
        => "What you do before that belongs to the day before.";
    hour: fn(u8) -> String = |hour| format!("{hour}.00") => |hour| format!("{hour:02}:00");
    pause = "Pause" => "A break";
    pause_text =
        "Når du holder pause, minder Kurs dig ikke om noget. Du får heller ikke besked om møder og hilsner, men du \
                     kan se dem her. Dit team kan ikke se, at du holder pause. Intet forsvinder, og du kan \
                     slutte pausen, når du vil."
        => "While you take a break, Kurs won't remind you of anything. You get no messages about meetings and greetings either, but \
                     you can see them here. Your team can't see that you're taking a break. Nothing disappears, and \
                     you can end the break when you like.";
    pause_go = "Start pausen" => "Start the break";
    paused_since: fn(&str) -> String =
        |day| format!("Du har holdt pause siden {day}")
        => |day| format!("You have been taking a break since {day}");
    paused_text = "Alt er her, når du vil mere." => "Everything is here when you want more.";
    come_back = "Slut pausen" => "End the break";
    said_paused = "Du holder pause nu" => "You are taking a break now";
    said_back = "Velkommen tilbage" => "Welcome back";
    reach = "Sådan vil jeg helst kontaktes" => "How I like to be reached";
    reach_text =
        "Så ved dit team, hvad der passer dig bedst."
        => "So your team knows what suits you best.";
    reach_by: fn(Option<ReachBy>) -> &'static str =
        |by| match by {
            None => "Det er lige meget",
            Some(ReachBy::Sms) => "Sms",
            Some(ReachBy::Call) => "Opkald",
            Some(ReachBy::Email) => "Mail",
            Some(ReachBy::InPerson) => "Ansigt til ansigt",
        }
        => |by| match by {
            None => "It doesn't matter",
            Some(ReachBy::Sms) => "Text message",
            Some(ReachBy::Call) => "Phone call",
            Some(ReachBy::Email) => "E-mail",
            Some(ReachBy::InPerson) => "Face to face",
        };
    quiet = "Stille tid" => "Quiet hours";
    quiet_text =
        "I den tid sender Kurs ikke noget til dig."
        => "In those hours Kurs sends you nothing.";
    quiet_on = "Slå stille tid til" => "Turn on quiet hours";
    quiet_from = "Fra" => "From";
    quiet_until = "Til" => "Until";
    quiet_empty =
        "Vælg to forskellige tider. Ændringen er ikke gemt endnu."
        => "Choose two different times. The change is not saved yet.";
    team = "Mit team" => "My team";
    team_text =
        "De kan se det, du deler, dine svar på deres forslag og alt om møder. De kan også se dit navn, hvordan du helst vil kontaktes, og om du ønsker hep."
        => "They can see what you share, and everything about meetings. They can see your answers to their suggestions. They can also see your name, how you like to be reached, and whether you wish for cheers.";
    team_empty = "Der er ingen på dit team endnu." => "Nobody is on your team yet.";
    role: fn(Role) -> &'static str = da::role => en::role;
    there = "Hvem har været der for dig" => "Who has been there for you";
    there_text =
        "Her står, hvem der er din sagsbehandler, og hvem der har været det. Du kan også se, hvem der bestemte det, og hvorfor."
        => "Here you see who is and was your caseworker, who decided it, and why.";
    there_none =
        "Ingen har været din sagsbehandler i Kurs endnu."
        => "Nobody has been your caseworker in Kurs yet.";
    there_away =
        "Listen kunne ikke hentes lige nu. Prøv igen, når du har net."
        => "The list could not be fetched just now. Try again when you are online.";
    there_since: fn(&str) -> String =
        |since| format!("siden {since}")
        => |since| format!("since {since}");
    there_from: fn(&str) -> String =
        |since| format!("fra {since}")
        => |since| format!("from {since}");
    there_until: fn(&str, &str) -> String =
        |since, until| format!("{since} til {until}")
        => |since, until| format!("{since} to {until}");
    there_called_off = "blev ikke til noget" => "came to nothing";
    there_asked = "Du bad selv om det" => "You asked for it";
    /// What was changed, who did it, and until when it lasts then.
    there_changed: fn(AssignmentChangeKind, &str, Option<&str>) -> String =
        |what, by, until| match (what, until) {
            (AssignmentChangeKind::Begun, Some(until)) => {
                isolate!(by; "{by} bestemte det, og at det slutter {until}")
            }
            (AssignmentChangeKind::Begun, None) => isolate!(by; "{by} bestemte det"),
            (AssignmentChangeKind::EndPlanned, Some(until)) => {
                isolate!(by; "{by} bestemte, at det slutter {until}")
            }
            (AssignmentChangeKind::EndPlanned, None) => {
                isolate!(by; "{by} bestemte, at det fortsætter")
            }
            (AssignmentChangeKind::Ended, _) => isolate!(by; "{by} afsluttede det"),
        }
        => |what, by, until| match (what, until) {
            (AssignmentChangeKind::Begun, Some(until)) => {
                isolate!(by; "{by} decided it, and that it ends {until}")
            }
            (AssignmentChangeKind::Begun, None) => isolate!(by; "{by} decided it"),
            (AssignmentChangeKind::EndPlanned, Some(until)) => {
                isolate!(by; "{by} decided that it ends {until}")
            }
            (AssignmentChangeKind::EndPlanned, None) => isolate!(by; "{by} decided that it goes on"),
            (AssignmentChangeKind::Ended, _) => isolate!(by; "{by} ended it"),
        };
    feedback = "Sig, hvordan det går" => "Say how it is going";
    feedback_text = "Spørgsmål, du kan svare på, og din egen kurve" => "Questions you can answer, and your own curve";
    looked = "Hvem har kigget" => "Who has looked";
    looked_text =
        "Hver gang nogen fra kommunen ser på noget om dig, står det her. Kigger de igen inden for ti minutter, tæller det som samme gang."
        => "You see it here each time the municipality looks at something about you. If they look again within ten minutes, it counts as the same time.";
    looked_none = "Ingen har kigget endnu." => "Nobody has looked yet.";
    looked_more = "Vis flere dage" => "Show more days";
    /// Who looked at what, and the colleague whom it is about.
    label: fn(&str) -> String =
        |label| isolate!(label; "Ved dit navn ser dit team mærket »{label}«. Det er for at kende forskel på unge med samme navn.")
        => |label| isolate!(label; "Beside your name your team sees the label “{label}”. It tells young people with the same name apart.");
    looked_at: fn(&str, Looked, &str) -> String =
        |who, what, about| match what {
            Looked::List => isolate!(who; "Dit navn stod på en liste, som {who} så"),
            Looked::Overview => isolate!(who; "{who} så det, du har delt"),
            Looked::Goal => isolate!(who; "{who} så et mål, du har delt"),
            Looked::File => isolate!(who; "{who} så et billede, du har delt"),
            Looked::Cheer => isolate!(who; "{who} ville heppe på dig"),
            Looked::Gathering => isolate!(who; "{who} så din invitation"),
            Looked::Meeting => isolate!(who; "{who} så et møde med dig"),
            Looked::Feedback => isolate!(who; "{who} så dine svar om, hvordan det går"),
            Looked::Praise => isolate!(who; "{who} ville fortælle dine forældre noget godt om dig"),
            Looked::Suggestion => isolate!(who; "{who} skrev eller så et forslag til dig"),
            Looked::Assignments => isolate!(who; "{who} så, hvem der er på dit team"),
            Looked::Handover => isolate!(who; "{who} så, hvor mange møder og aftaler dit team har med dig"),
            Looked::Invitation => isolate!(who; "{who} lavede en ny kode til dig"),
            Looked::Name => isolate!(who; "{who} så dit navn og dit teams navne"),
            Looked::Label => isolate!(who; "{who} rettede mærket ved dit navn"),
            Looked::Outreach => isolate!(who; "{who} skrev, om {who} har taget kontakt til dig"),
            Looked::Star => isolate!(who; "{who} satte en stjerne ved dit navn på sin liste eller tog den væk"),
            Looked::ColleagueCode => isolate!(who, about; "{who} lavede en ny kode til {about}"),
            Looked::ColleagueConfirmed => {
                isolate!(who, about; "{who} bekræftede, at det er {about}, der er logget ind")
            }
        }
        => |who, what, about| match what {
            Looked::List => isolate!(who; "Your name was on a list that {who} saw"),
            Looked::Overview => isolate!(who; "{who} saw what you have shared"),
            Looked::Goal => isolate!(who; "{who} saw a goal you have shared"),
            Looked::File => isolate!(who; "{who} saw a picture you have shared"),
            Looked::Cheer => isolate!(who; "{who} wanted to cheer you on"),
            Looked::Gathering => isolate!(who; "{who} saw your invitation"),
            Looked::Meeting => isolate!(who; "{who} saw a meeting of yours"),
            Looked::Feedback => isolate!(who; "{who} saw your answers on how it is going"),
            Looked::Praise => {
                isolate!(who; "{who} wanted to tell your parents something good about you")
            }
            Looked::Suggestion => isolate!(who; "{who} wrote or saw a suggestion for you"),
            Looked::Assignments => isolate!(who; "{who} saw who is on your team"),
            Looked::Handover => isolate!(who; "{who} saw how many meetings and agreements your team has with you"),
            Looked::Invitation => isolate!(who; "{who} made a new code for you"),
            Looked::Name => isolate!(who; "{who} saw your name and your team's names"),
            Looked::Label => isolate!(who; "{who} changed the label beside your name"),
            Looked::Outreach => isolate!(who; "{who} wrote whether they got in touch with you"),
            Looked::Star => isolate!(who; "{who} set a star beside your name in their list, or took it away"),
            Looked::ColleagueCode => isolate!(who, about; "{who} made a new code for {about}"),
            Looked::ColleagueConfirmed => {
                isolate!(who, about; "{who} confirmed that it is {about} who signed in")
            }
        };
    times: fn(i64) -> String =
        |times| match times {
            1 => "1 gang".to_owned(),
            times => format!("{times} gange"),
        }
        => |times| match times {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            times => format!("{times} times"),
        };
    at: fn(&str) -> String = |time| format!("kl. {time}") => |time| format!("at {time}");
    phone = "På den her telefon" => "On this phone";
    phone_kept =
        "Det, du skriver, bliver gemt på telefonen og sendt, når der er net. Det ligger på telefonen, til du logger ud."
        => "What you write is saved on the phone and sent when you are online. It stays on the phone until you sign out.";
    phone_promised =
        "Telefonen sletter det ikke af sig selv."
        => "The phone does not delete it by itself.";
    phone_not_promised =
        "Er der ikke plads nok, kan telefonen rydde op. \
                             Ligger Kurs på hjemmeskærmen, er dine ord gemt mere sikkert."
        => "If space gets very short, the phone may clear up. \
                             With Kurs on the home screen your words are saved more safely.";
    phone_denied =
        "Telefonen kan ikke gemme noget lige nu. Måske er det et privat vindue, eller \
                       der mangler plads. Det, du skriver, bliver sendt med det samme, når der er net."
        => "The phone can't save anything right now. Perhaps it is a private window, or \
                       space is short. What you write is sent at once when you're online.";
    phone_sent = "Alt er sendt." => "Everything is sent.";
    phone_waiting: fn(usize) -> String =
        |count| match count {
            1 => "1 ting venter på at blive sendt.".to_owned(),
            count => format!("{count} ting venter på at blive sendt."),
        }
        => |count| match count {
            1 => "1 thing waits to be sent.".to_owned(),
            count => format!("{count} things wait to be sent."),
        };
    phone_send = "Prøv at sende nu" => "Try to send now";
    sign_out = "Log ud" => "Sign out";
    sign_out_everywhere = "Log ud overalt" => "Sign out everywhere";
    sign_out_everywhere_text =
        "Du bliver logget ud på den her telefon og alle andre steder, hvor du bruger Kurs. \
                                   Du skal bruge en ny kode for at logge ind igen."
        => "You are signed out on this phone and everywhere else you use Kurs. \
                                   You need a new code to sign in again.";
    sign_out_send_first = "Send det først" => "Send it first";
    sign_out_text =
        "Du skal bruge en ny kode for at logge ind igen på den her telefon."
        => "You need a new code to sign in again on this phone.";
    sign_out_title = "Vil du logge ud?" => "Do you want to sign out?";
    sign_out_recording =
        "Du har en optagelse til et møde, som du ikke har sendt. Den bliver slettet, når du logger ud."
        => "You have a recording for a meeting that you have not sent. It is deleted when you sign out.";
    sign_out_listen = "Hør den først" => "Listen to it first";
    sign_out_unsent: fn(usize) -> String =
        |count| match count {
            1 => "1 ting er ikke sendt endnu. Logger du ud nu, går den tabt. \
                  Vent hellere, til du har net."
                .to_owned(),
            count => format!(
                "{count} ting er ikke sendt endnu. Logger du ud nu, går de tabt. \
                 Vent hellere, til du har net."
            ),
        }
        => |count| match count {
            1 => "1 thing has not been sent yet. If you sign out now, it is lost. \
                  Better wait until you're online."
                .to_owned(),
            count => format!(
                "{count} things have not been sent yet. If you sign out now, they are lost. \
                 Better wait until you're online."
            ),
        };
    sign_out_yes = "Log ud nu" => "Sign out now";
    sign_out_and_lose = "Log ud, og slet det usendte" => "Sign out, and delete what is not sent";
    sign_out_away =
        "Vi kunne ikke få forbindelse, så du er stadig logget ind. Prøv igen om lidt."
        => "We could not connect, so you are still signed in. Try again in a while.";
}

chosen!(me_texts: MeWords);
