//! Buttons, fields and dialogs in Danish.

use kurs_domain::{isolate, recognitions::Card};

use super::UiWords;

pub(super) const WORDS: UiWords = UiWords {
    kurs: "Kurs",
    cancel: "Gå tilbage",
    back: "Tilbage",
    close: "Luk",
    save: "Gem",
    try_again: "Prøv igen",
    loading: "Henter …",
    optional: "hvis du vil",
    characters_left: |left| match left {
        1 => "1 tegn tilbage".to_owned(),
        left => format!("{left} tegn tilbage"),
    },
    characters_over: |over| format!("{over} tegn for meget. Kort det lidt af."),
    text_empty: "Skriv et par ord her.",
    text_forbidden: |before| match before {
        "" => "Teksten begynder med et skjult tegn. Slet ordene der, og skriv dem igen.".to_owned(),
        before => {
            isolate!(before; "Lige efter »{before}« er et skjult tegn. Slet ordene der, og skriv dem igen.")
        }
    },
    voice_away: "Optagelsen kan ikke høres her lige nu. Hent den, og hør den i et andet program.",
    voice_fetch: "Hent optagelsen",
    not_said: "Ikke valgt endnu",
    forget: "Fjern valget",
    and: "og",
    of_ten: |value| format!("{value} ud af 10"),
    skip_to_content: "Gå til indholdet",
    away_title: "Vi kan ikke få forbindelse",
    away_text: "Det kan være nettet eller os. Intet er gået tabt. Prøv igen om lidt.",
    unknown_problem: "Noget gik galt hos os. Intet er gået tabt. Prøv igen om lidt.",
    card: |card| match card {
        Card::Sun => "Sol",
        Card::Star => "Stjerne",
        Card::Flower => "Blomst",
        Card::Mountain => "Bjergtop",
        Card::Sea => "Solopgang over havet",
        Card::Hands => "High five",
    },
    weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    weekdays_short: ["man", "tir", "ons", "tor", "fre", "lør", "søn"],
};
