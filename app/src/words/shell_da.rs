//! The frame in Danish.

use super::ShellWords;
use kurs_domain::isolate;

pub(super) const WORDS: ShellWords = ShellWords {
    tabs: "Sider",
    privacy: "Dine oplysninger",
    privacy_url: "/privacy?lang=da",
    tab_today: "I dag",
    tab_successes: "Sejre",
    tab_meetings: "Møder",
    tab_me: "Mig",
    waiting: |count| match count {
        1 => "1 ting venter på net. Du kan roligt fortsætte.".to_owned(),
        count => format!("{count} ting venter på net. Du kan roligt fortsætte."),
    },
    offline: "Du er uden net lige nu. Det, du gør, bliver sendt senere.",
    not_kept: |count| match count {
        1 => {
            "1 ting er ikke sendt, og telefonen kan ikke gemme den. Luk ikke Kurs endnu.".to_owned()
        }
        count => format!(
            "{count} ting er ikke sendt, og telefonen kan ikke gemme dem. Luk ikke Kurs endnu."
        ),
    },
    only_on_screen: "kun på skærmen, til det er sendt",
    clock_is_off: "Uret på din telefon går forkert. Det gør ikke noget: Kurs bruger den rigtige dag.",
    clock_read: "Okay",
    update_waits: "Noget er gemt i en nyere udgave af Kurs. Det bliver sendt, når du opdaterer.",
    new_version: "Der er en ny udgave af Kurs. Det, du er ved at skrive, bliver her.",
    new_version_go: "Opdater nu",
    refused: |count| match count {
        1 => "1 ting kom ikke igennem.".to_owned(),
        count => format!("{count} ting kom ikke igennem."),
    },
    refused_see: "Se hvorfor",
    refused_title: "Kom ikke igennem",
    refused_text: "Det ligger her endnu. Du bestemmer, hvad der skal ske med det.",
    refused_why: |code| match code {
        "meeting_closed" => "Mødet er afsluttet.",
        "meeting_called_off" => "Mødet er aflyst.",
        "meeting_not_held" => "Mødet var ikke i gang.",
        "meeting_full" => {
            "Der er ikke plads til mere fra dig på mødet. Gør det kortere, eller tag det med til næste møde."
        }
        "too_many_requests_waiting" => {
            "Du har allerede fem ønsker om et møde, der venter på svar. Vent på et af dem, eller tag et tilbage."
        }
        "too_many" => "Der var ikke plads til flere.",
        "about_unknown" | "wording_unknown" => {
            "Der står noget andet nu end det, du svarede på. Se, hvad der står, og sig det igen."
        }
        "withdrawn" => "Det var taget tilbage.",
        "file_missing" => "Filen, der hører til, kom ikke igennem.",
        "too_many_active_goals" => "Du har 100 mål i gang. Lad et af dem hvile først.",
        "already_answered" => "Det har allerede fået et svar.",
        "day_in_the_future" | "day_too_long_ago" => {
            "Du kan markere i dag og op til 14 dage tilbage."
        }
        "marked_already" => "Dagen har allerede en sejr for det mål.",
        "not_a_picture" => "Det var ikke et billede, vi kan vise.",
        "not_a_voice_note" => "Det var ikke en optagelse, vi kan afspille.",
        "voice_too_long" => "Optagelsen er længere end 5 minutter.",
        "picture_too_large" => "Billedet er for stort.",
        "files_full" => "Der er ikke plads til flere af dine billeder.",
        "missing_here" => "Billedet er ikke på telefonen længere.",
        "unreadable" => "Vi fik et svar, vi ikke forstod. Det ligger her endnu.",
        "too_many_invited" => "Der er inviteret så mange, som der er plads til.",
        "not_found" => "Det findes ikke længere.",
        _ => "Vi kunne ikke tage imod det. Ret det, eller slet det.",
    },
    refused_goal: |text| isolate!(text; "Dit mål: {text}"),
    refused_goal_gone: "Et mål, du ville slette",
    refused_success: "En sejr",
    refused_settings: "Dine indstillinger",
    refused_answer: "Dit svar på et forslag",
    refused_words: "Tekst, du ville slette",
    refused_meeting: "Noget til et møde",
    refused_picture: "Et billede eller en optagelse",
    refused_insist: "Send min udgave igen",
    refused_change: "Ret det",
    refused_let_go: "Slet det",
    refused_let_go_title: "Vil du slette det?",
    refused_let_go_text: "Det ligger kun her på telefonen. Sletter du det, kan du ikke få det igen.",
    refused_none: "Alt er kommet igennem",
    refused_none_text: "Her er ikke mere at tage stilling til.",
    not_found_title: "Den side findes ikke",
    not_found_text: "Måske er den flyttet, eller linket er skrevet forkert. Intet er gået tabt.",
    missing_title: "Siden er ikke hentet endnu",
    missing_text: "Intet er gået tabt. Prøv igen, når du har net.",
    to_today: "Gå til I dag",
};
