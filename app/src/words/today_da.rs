//! The day in Danish.

use kurs_domain::{changes::WordsField, greeting::Greeting, isolate, names::da};

use super::TodayWords;

pub(super) const WORDS: TodayWords = TodayWords {
    title: "I dag",
    greeting: |greeting, hour, name| match greeting {
        Greeting::FirstDay => isolate!(name; "Velkommen, {name}"),
        Greeting::BackAfterDays => isolate!(name; "Hej igen, {name}"),
        Greeting::BackAfterWeeks => isolate!(name; "Hvor er det godt at se dig, {name}"),
        Greeting::OrdinaryDay => match hour {
            4..9 => isolate!(name; "Godmorgen, {name}"),
            18..23 => isolate!(name; "Godaften, {name}"),
            _ => isolate!(name; "Hej, {name}"),
        },
    },
    below_greeting: |greeting| match greeting {
        Greeting::FirstDay => "Det her er dit sted. Begynd med noget lille.",
        Greeting::OrdinaryDay => "",
        Greeting::BackAfterDays => "Dejligt, at du kigger ind. Alt er, som du forlod det.",
        Greeting::BackAfterWeeks => {
            "Der er ikke noget, du skal indhente. Alt, der er lykkedes, er her endnu."
        }
    },
    week: |count| match count {
        0 => "Her er plads til ugens sejre".to_owned(),
        1 => "1 ting er lykkedes i denne uge".to_owned(),
        count => format!("{count} ting er lykkedes i denne uge"),
    },
    mark: |goal| isolate!(goal; "Marker, at det lykkedes: {goal}"),
    marked: |goal| isolate!(goal; "Lykkedes: {goal}. Vis mere"),
    said_marked: |goal| isolate!(goal; "Markeret: {goal}"),
    said_undone: |goal| isolate!(goal; "Fortrudt: {goal}"),
    worked_out_at: |time| format!("Lykkedes kl. {time}"),
    worked_out_times: |times| match times {
        1 => "Lykkedes i dag".to_owned(),
        times => format!("Lykkedes {times} gange i dag"),
    },
    times_this_week: |times| match times {
        1 => "1 gang i denne uge".to_owned(),
        times => format!("{times} gange i denne uge"),
    },
    first_step: |step| isolate!(step; "Første skridt: {step}"),
    still_fits: "Passer også i dag",
    part_of_day: da::part_of_day,
    kept: "gemt her",
    received: "modtaget",
    seen_by: |names| isolate!(names; "set af {names}"),
    picture_waits: "billedet venter på net",
    earlier_title: "Det her skrev du et andet sted",
    earlier_text: |field| match field {
        WordsField::Text => "Der står noget andet i målet nu. Din anden tekst er gemt her.",
        WordsField::Why => {
            "Der står noget andet om, hvorfor målet er vigtigt. Din anden tekst er gemt her."
        }
        WordsField::FirstStep => {
            "Der står noget andet i det første skridt nu. Din anden tekst er gemt her."
        }
        WordsField::Words => "Der står noget andet i sejren nu. Din anden tekst er gemt her.",
    },
    earlier_use: "Sæt teksten ind",
    earlier_let_go: "Slet teksten",
    earlier_said_used: "Teksten er sat ind",
    install_title: "Læg Kurs på hjemmeskærmen",
    install_text: "Så åbner Kurs med ét tryk, også uden net. Telefonen gemmer også dine ord mere sikkert.",
    install_go: "Læg på hjemmeskærmen",
    install_ios: "Tryk på Del-knappen i Safari, og vælg Føj til hjemmeskærm.",
    install_later: "Ikke nu",
    travel_title: "Er du et andet sted i verden?",
    travel_text: "Din telefon viser en anden tid end Kurs. Skal dine dage i Kurs følge telefonen?",
    travel_follow: "Ja, følg telefonen",
    travel_stay: "Nej, lad det være",
    travel_said: "Dine dage følger telefonen nu",
    refused: "kom ikke igennem",
    add_words: "Skriv et par ord",
    change_words: "Se og ret",
    once_more: "Én gang til",
    undo: "Fortryd",
    meeting_near: |day, time| format!("Møde {day} kl. {time}. Vil du gøre dig klar?"),
    meeting_now: "Dit møde er i gang",
    new_goal: "Nyt mål",
    all_goals: "Alle mine mål",
    something_else: "Noget andet lykkedes",
    also_worked_out: "Det lykkedes også",
    empty_title: "Hvad vil du gerne nå?",
    empty_text: "Sæt et mål med dine egne ord. Det må gerne være så lille, at du næsten er der.",
    free_title: "Ingen mål i dag",
    free_text: "Du har fri. Lykkes der alligevel noget, kan du gemme det her.",
    paused_title: "Du holder pause",
    paused_text: "Kurs minder dig ikke om noget og sender dig ingen beskeder. Dine mål og sejre venter, til du vil.",
    come_back: "Slut pausen",
    suggestion_from: |name| isolate!(name; "{name} har et forslag"),
    suggestion_text: "Du bestemmer selv. Vil du det, så skriv det med dine egne ord.",
    adopt: "Lav det til mit mål",
    not_for_me: "Ikke for mig",
    not_for_me_words: |name| isolate!(name; "Vil du sige noget til {name}?"),
    not_for_me_hint: "Du behøver ikke give en grund.",
    not_for_me_send: "Send svaret: Ikke for mig",
    said_dropped: "Dit svar er gemt",
    shared: "Deles med andre",
    said_back: "Velkommen tilbage",
};
