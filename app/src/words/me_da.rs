//! One's own page in Danish.

use kurs_domain::{
    access::Looked, assignments::AssignmentChangeKind, isolate, names::da, people::ReachBy,
};

use super::MeWords;
use crate::ui::Theme;

pub(super) const WORDS: MeWords = MeWords {
    title: "Mig",
    about: "Om mig",
    name: "Hvad skal vi kalde dig?",
    name_hint: "Dit team ser det samme navn.",
    kept: "Gemt",
    language: "Sprog",
    looks: "Sådan ser Kurs ud",
    theme: "Farver",
    theme_hint: "Gælder kun den her telefon.",
    themes: |theme| match theme {
        Theme::System => "Som telefonen",
        Theme::Light => "Lyse",
        Theme::Dark => "Mørke",
    },
    time: "Min dag",
    zone: "Tidszone",
    zone_hint: "Ændr den, hvis du er et andet sted i verden.",
    day_start: "Min dag begynder kl.",
    day_start_hint: "Det, du gør før det, hører til dagen før.",
    hour: |hour| format!("{hour}.00"),
    pause: "Pause",
    pause_text: "Kurs minder dig ikke om noget. Du får heller ikke besked om møder og hilsner, men du \
                 kan se dem her. Dit team kan ikke se, at du holder pause. Intet forsvinder, og du kan \
                 slutte pausen, når du vil.",
    pause_go: "Start pausen",
    paused_since: |day| format!("Du har holdt pause siden {day}"),
    paused_text: "Alt er her, når du vil mere.",
    come_back: "Slut pausen",
    said_paused: "Du holder pause nu",
    said_back: "Velkommen tilbage",
    reach: "Sådan vil jeg helst kontaktes",
    reach_text: "Så ved dit team, hvad der passer dig bedst.",
    reach_by: |by| match by {
        None => "Det er lige meget",
        Some(ReachBy::Sms) => "Sms",
        Some(ReachBy::Call) => "Opkald",
        Some(ReachBy::Email) => "Mail",
        Some(ReachBy::InPerson) => "Ansigt til ansigt",
    },
    quiet: "Stille tid",
    quiet_text: "I den tid sender Kurs ikke noget til dig.",
    quiet_on: "Slå stille tid til",
    quiet_from: "Fra",
    quiet_until: "Til",
    quiet_empty: "Vælg to forskellige tider. Ændringen er ikke gemt endnu.",
    team: "Mit team",
    team_text: "De kan se det, du deler, dine svar på deres forslag og alt om møder. De kan også se dit navn, hvordan du helst vil kontaktes, og om du ønsker hep.",
    team_empty: "Der er ingen på dit team endnu.",
    role: da::role,
    there: "Hvem har været der for dig",
    there_text: "Her står, hvem der er din sagsbehandler, og hvem der har været det. Du kan også se, hvem der bestemte det, og hvorfor.",
    there_none: "Ingen har været din sagsbehandler i Kurs endnu.",
    there_away: "Listen kunne ikke hentes lige nu. Prøv igen, når du har net.",
    there_since: |since| format!("siden {since}"),
    there_from: |since| format!("fra {since}"),
    there_until: |since, until| format!("{since} til {until}"),
    there_called_off: "blev ikke til noget",
    there_asked: "Du bad selv om det",
    there_changed: |what, by, until| match (what, until) {
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
    },
    looked: "Hvem har kigget",
    looked_text: "Hver gang nogen fra kommunen ser på noget om dig, står det her.",
    looked_none: "Ingen har kigget endnu.",
    looked_more: "Vis flere dage",
    looked_at: |who, what, about| match what {
        Looked::List => isolate!(who; "{who} så dig på sin liste"),
        Looked::Overview => isolate!(who; "{who} så det, du har delt"),
        Looked::Goal => isolate!(who; "{who} så et mål, du har delt"),
        Looked::File => isolate!(who; "{who} så et billede, du har delt"),
        Looked::Cheer => isolate!(who; "{who} ville heppe på dig"),
        Looked::Gathering => isolate!(who; "{who} så din invitation"),
        Looked::Meeting => isolate!(who; "{who} så et møde med dig"),
        Looked::Praise => isolate!(who; "{who} ville fortælle dine forældre noget godt om dig"),
        Looked::Suggestion => isolate!(who; "{who} skrev eller så et forslag til dig"),
        Looked::Assignments => isolate!(who; "{who} så, hvem der er på dit team"),
        Looked::Invitation => isolate!(who; "{who} lavede en ny kode til dig"),
        Looked::Name => isolate!(who; "{who} så dit navn"),
        Looked::ColleagueCode => isolate!(who, about; "{who} lavede en ny kode til {about}"),
        Looked::ColleagueConfirmed => {
            isolate!(who, about; "{who} bekræftede, at det er {about}, der er logget ind")
        }
    },
    times: |times| match times {
        1 => "1 gang".to_owned(),
        times => format!("{times} gange"),
    },
    at: |time| format!("kl. {time}"),
    phone: "På den her telefon",
    phone_kept: "Det, du skriver, bliver gemt på telefonen og sendt, når der er net. Det ligger på telefonen, til du logger ud.",
    phone_promised: "Telefonen sletter det ikke af sig selv.",
    phone_not_promised: "Er der ikke plads nok, kan telefonen rydde op. \
                         Ligger Kurs på hjemmeskærmen, er dine ord gemt mere sikkert.",
    phone_denied: "Telefonen kan ikke gemme noget lige nu. Måske er det et privat vindue, eller \
                   der mangler plads. Det, du skriver, bliver sendt med det samme, når der er net.",
    phone_sent: "Alt er sendt.",
    phone_waiting: |count| match count {
        1 => "1 ting venter på at blive sendt.".to_owned(),
        count => format!("{count} ting venter på at blive sendt."),
    },
    phone_send: "Prøv at sende nu",
    sign_out: "Log ud",
    sign_out_everywhere: "Log ud overalt",
    sign_out_everywhere_text: "Du bliver logget ud på den her telefon og alle andre steder, hvor du bruger Kurs. \
                               Du skal bruge en ny kode for at logge ind igen.",
    sign_out_send_first: "Send det først",
    sign_out_text: "Du skal bruge en ny kode for at logge ind igen på den her telefon.",
    sign_out_recording: "Du har en optagelse til et møde, som du ikke har sendt. Den bliver slettet, når du logger ud.",
    sign_out_listen: "Hør den først",
    sign_out_title: "Vil du logge ud?",
    sign_out_unsent: |count| match count {
        1 => "1 ting er ikke sendt endnu. Logger du ud nu, går den tabt. \
              Vent hellere, til du har net."
            .to_owned(),
        count => format!(
            "{count} ting er ikke sendt endnu. Logger du ud nu, går de tabt. \
             Vent hellere, til du har net."
        ),
    },
    sign_out_yes: "Log ud nu",
    sign_out_and_lose: "Log ud, og slet det usendte",
    sign_out_away: "Vi kunne ikke få forbindelse, så du er stadig logget ind. Prøv igen om lidt.",
};
