//! Coming in, in Danish.

use kurs_domain::{names::da, people::Role};

use super::IdentityWords;

pub(super) const WORDS: IdentityWords = IdentityWords {
    welcome: "Velkommen til Kurs",
    welcome_text: "Her sætter du mål, som du selv vælger, og samler på det, der lykkes.",
    code: "Din kode",
    code_hint: "Den har du fået på et kort eller i et brev. Du kan skrive både store og små bogstaver.",
    code_go: "Log ind",
    code_never: |c| format!("»{c}« er ikke med i nogen kode. Se efter én gang til."),
    code_incomplete: "Koden har 12 tegn i tre grupper. Se den efter én gang til.",
    code_unknown: "Vi kender ikke den kode. Se efter, om alle tegn er rigtige, og prøv igen.",
    code_used: "Koden er brugt. Den virker kun én gang. Bed den, der gav dig koden, om en ny.",
    code_expired: "Koden er blevet for gammel. Bed den, der gav dig koden, om en ny.",
    too_many_tries: |minutes| match minutes {
        0 | 1 => "Det var mange forsøg. Vent et minut, og prøv så igen.".to_owned(),
        minutes => format!("Det var mange forsøg. Vent {minutes} minutter, og prøv så igen."),
    },
    step: |step, steps| format!("Trin {step} af {steps}"),
    next: "Videre",
    name_title: "Hvad skal vi kalde dig?",
    name_text: "Dit fornavn eller et kælenavn. Du kan ændre det senere.",
    name: "Navn",
    language_title: "Hvilket sprog vil du bruge?",
    language_text: "Du kan skifte igen, når du vil.",
    danish: "Dansk",
    english: "English",
    other_language: "English",
    goal_title: "Hvad vil du gerne nå?",
    goal_text: "Skriv det med dine egne ord. Det må gerne være noget lille.",
    goal: "Mit mål",
    examples: "Se nogle eksempler",
    examples_text: "Kun til inspiration. Dit eget mål skriver du selv.",
    example_goals: &[
        ("🚶", "Gå en tur, før jeg skal i skole"),
        ("📞", "Ringe til en, jeg savner"),
        ("🍝", "Lave aftensmad selv"),
        ("🌙", "Lægge telefonen væk kl. 23"),
        ("💬", "Sige højt, når jeg har brug for en pause"),
        ("🚌", "Tage bussen alene"),
    ],
    step_title: "Hvad er det første lille skridt?",
    step_text: "Så lille, at du kan gøre det på en dag, hvor du er træt.",
    first_step: "Mit første skridt",
    sure_title: "Passer målet til dig?",
    sure_text: "Du kan ikke svare forkert. Tallet hjælper dig med at finde et mål, der passer.",
    skip: "Spring over",
    done: "Gem mit mål",
    signed_out_title: "Du er logget ud",
    signed_out_text: "Dine mål og sejre er gemt. De venter på dig.",
    expired_title: "Godt at se dig igen",
    expired_text: "Der er gået noget tid, så vi har logget dig ud for en sikkerheds skyld. \
                   Dine mål og sejre er gemt.",
    expired_unsent: |count| match count {
        1 => {
            "1 ting venter her på telefonen og bliver sendt, når du er logget ind igen.".to_owned()
        }
        count => {
            format!(
                "{count} ting venter her på telefonen og bliver sendt, når du er logget ind igen."
            )
        }
    },
    have_code: "Jeg har en kode",
    no_code: "Har du ingen kode, så spørg din kontakt i kommunen. Det er helt i orden at spørge.",
    demo_title: "Prøv Kurs som …",
    demo_text: "Alle mennesker her er opdigtede. Du kan ikke komme til at ødelægge noget.",
    demo_as: |role| {
        let does = match role {
            Role::YoungPerson => "Sæt mål, marker det, der lykkes, og se dine sejre",
            Role::Caseworker => "Se det, de unge har valgt at dele med dig",
            Role::Lead => "Ser aldrig enkelte unge. Tal til ledere er ikke klar endnu",
            Role::Administrator => "Inviter kolleger og unge",
        };
        (da::role(role), does)
    },
    demo_going: "Gør klar …",
    demo_unknown_title: "Her kan man ikke prøve Kurs",
    demo_unknown_text: "Her bliver Kurs brugt rigtigt. Har du en kode, kan du logge ind med den.",
};
