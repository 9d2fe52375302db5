//! The pages for people without an account, in Danish.

use chrono::Datelike as _;
use kurs_domain::{gatherings::Coming, isolate, names::da};

use super::guest::GuestWords;

const DAYS: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

pub(super) const WORDS: GuestWords = GuestWords {
    code: "da",
    other_language: "English",
    language: "Sprog",
    about: "Kurs er et sted for unge i Odense. Her sætter de selv mål, og her bliver det fejret, når noget lykkes.",

    say_title: "Skriv noget rart",
    say_to: |name| isolate!(name; "Skriv noget rart til {name}"),
    say_intro: |name| {
        isolate!(name; "Du har fået det her link af {name}. Skriv en til tre sætninger om noget godt, du har lagt mærke til. Det må gerne være småt."
        )
    },
    from: "Hvem er du?",
    from_hint: |name| isolate!(name; "Dit navn, som {name} kender dig"),
    text: "Dine ord",
    text_hint: |most| format!("Der er plads til {most} tegn"),
    send_to: |name| isolate!(name; "Send til {name}"),
    who_sees: |name| {
        isolate!(name; "{name} ser det først og bestemmer selv, om andre må læse det. Du behøver ikke oprette en bruger."
        )
    },
    thanks: "Tak! Dine ord er sendt",
    thanks_words: |name| isolate!(name; "De ligger klar til {name} i Kurs. Sådan nogle ord kan bære langt."),
    once_more: "Skriv noget mere",

    invited_title: "Du er inviteret",
    invited_by: |name| isolate!(name; "{name} inviterer dig"),
    when: "Hvornår",
    place: "Hvor",
    day: |day| {
        let weekday = DAYS[day.weekday().num_days_from_monday() as usize];
        let month = MONTHS[day.month0() as usize];
        format!("{weekday} den {}. {month} {}", day.day(), day.year())
    },
    day_at: |day, at| format!("{day} kl. {}", at.to_string().replace(':', ".")),
    cancelled: "Det er aflyst",
    cancelled_words: |name| isolate!(name; "{name} holder det alligevel ikke. Du behøver ikke gøre noget."),
    coming: "Kommer du?",
    yes: da::coming(Coming::Yes),
    maybe: da::coming(Coming::Maybe),
    no: da::coming(Coming::No),
    choose: "Vælg et af svarene",
    few_words: |name| isolate!(name; "Et par ord til {name}"),
    optional: "hvis du har lyst",
    answer: "Send svar",
    answer_anew: "Send nyt svar",
    answered: "Tak for dit svar",
    answered_words: |name| isolate!(name; "{name} kan se det nu. Ændrer det sig, kan du svare igen her."),
    who_sees_answer: |name| isolate!(name; "Kun {name} ser dit svar. Du behøver ikke oprette en bruger."),

    letter_title: "Et brev til dig",
    letter_from: |name| isolate!(name; "Et par gode ord fra {name}"),
    written: |day| format!("Skrevet {day}"),
    letter_lasts: "Du kan læse brevet her i 30 dage.",
    letter_about: "Den unge kan se, at brevet er skrevet, og kan læse det samme som dig.",

    ended: "Linket virker ikke længere",
    ended_words: "Det er udløbet eller lukket. Spørg den, der gav dig linket.",
    nothing: "Her er ikke noget",
    nothing_words: "Se efter, om hele adressen er kommet med, eller bed om at få linket igen.",
    full: "Linket har taget imod så meget, som det kan lige nu. Dine ord står her endnu. Prøv igen i morgen.",
    meeting_full: "Der er ikke plads til mere fra dig i mødet. Dine ord står her endnu. Prøv at sige det kortere.",
    too_fast: "Der er sendt mange ord herfra på kort tid. Dine ord står her endnu. Vent lidt, og prøv igen.",
    not_kept: "Det kunne ikke gemmes lige nu. Dine ord står her endnu. Prøv igen om lidt.",
    too_large: "Det var mere, end vi kan tage imod på én gang. Gå tilbage, og gør det kortere.",
    mend: "Ret det, der er markeret. Det, du skrev, står her endnu.",
    empty: "Skriv noget her",
    too_long: |most| format!("Det er for langt. Der er plads til {most} tegn"),
    forbidden: |before| match before {
        "" => "Teksten begynder med et skjult tegn. Slet ordene der, og skriv dem igen".to_owned(),
        before => {
            isolate!(before; "Lige efter »{before}« er et skjult tegn. Slet ordene der, og skriv dem igen")
        }
    },
};
