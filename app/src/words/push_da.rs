//! Pushes, and how one celebrates, in Danish.

use kurs_domain::{isolate, people::Role, praise::PraiseBy, wishes::CelebrationStyle};

use super::PushWords;

pub(super) const WORDS: PushWords = PushWords {
    celebrate: "Når noget lykkes",
    celebrate_text: "Vælg, hvor meget Kurs skal gøre ud af det.",
    style: |style| match style {
        CelebrationStyle::Big => ("Stor fejring", "Et billede og et par ord"),
        CelebrationStyle::Small => ("Lille fejring", "Kun et par ord"),
        CelebrationStyle::None => ("Ingen", "Kun dit flueben"),
    },
    sound: "En blød lyd",
    vibration: "En kort vibration",
    cheers: "Hep fra dit team",
    cheers_text: "Du kan slå hep fra for en ad gangen. De får bare at vide, at du ikke ønsker hep lige nu.",
    cheers_from: |name, role| {
        if role == Role::Caseworker {
            isolate!(name; "Hep fra {name}, sagsbehandler")
        } else {
            isolate!(name; "Hep fra {name}")
        }
    },
    praise: "Gode nyheder til dine forældre",
    praise_text: "Dit team kan fortælle dine forældre, når noget går godt. Du ser altid her, hvad de har sagt.",
    praise_ok: "De må gerne fortælle mine forældre, når noget går godt",
    praise_ok_text: "Det sker kun, hvis du siger ja her. Du kan altid sige nej igen.",
    of_age: |day| {
        format!(
            "Du fylder 18 den {day}. Indtil da må dit team fortælle dine forældre gode ting om dig uden at spørge dig først."
        )
    },
    praise_none: "Dit team har ikke fortalt dine forældre noget endnu.",
    praise_away: "Listen kan ses, når du har net.",
    praised: |name, parent, by| match by {
        PraiseBy::Call => isolate!(name, parent; "{name} ringede til {parent}"),
        PraiseBy::Letter => isolate!(name, parent; "{name} skrev til {parent}"),
    },
    title: "Beskeder fra Kurs",
    text: "Kurs kan sende dig påmindelser og hep, også når appen er lukket. Der kommer intet, før du siger ja.",
    on: "Slå beskeder til på den her telefon",
    off: "Slå beskeder fra",
    is_off: "Beskeder er slået fra på den her telefon.",
    is_on: "Beskeder er slået til på den her telefon.",
    blocked: "Telefonen blokerer for beskeder fra Kurs.",
    blocked_text: "Gå ind i Indstillinger på telefonen. Find Kurs eller din browser under \
                   Notifikationer. Giv lov, og kom så hertil igen.",
    unsupported: "Den her browser kan ikke tage imod beskeder.",
    install_first: "På iPhone og iPad skal Kurs først ligge på hjemmeskærmen. Åbn Kurs derfra, og slå beskeder til.",
    problem: "Det virkede ikke. Intet er ændret. Prøv igen om lidt.",
    arrived: |when| format!("Den sidste besked kom frem {when}."),
    none_arrived: "Der er ikke kommet en besked frem endnu.",
    try_now: "Send en prøvebesked",
    trying: "Sender en prøvebesked …",
    came: "Den kom frem. Alt virker.",
    came_not: "Den er ikke kommet frem endnu. Den kan være forsinket.",
    help: "Hvis der ikke kommer noget",
    help_list: [
        "Se, om telefonen har net. Er »Forstyr ikke« slået til, viser den ingen beskeder.",
        "Er strømsparer slået til? Så kan beskeder blive væk. Lad Kurs køre i baggrunden.",
        "Slå beskeder fra og til igen her.",
    ],
    says: "Hvad må der stå på den låste skærm?",
    says_nothing: "Intet privat",
    says_what: "Hvad det handler om",
    preview: "Sådan kan en påmindelse se ud:",
    preview_nothing: "Kurs har noget til dig",
    preview_what: "Gå en tur",
    cheers_push: "Sig til, når nogen hepper",
    a_day: "Højst så mange påmindelser på én dag",
    remind: "Mind mig om det kl.",
    remind_hint: "En venlig påmindelse på de dage, målet er til.",
    remind_quiet: "Det er i din stille tid. Påmindelsen kommer først, når den er slut, og kun hvis det er samme dag.",
    remind_off: "Beskeder er slået fra på den her telefon.",
    remind_turn_on: "Slå beskeder til",
    remind_none: "Ingen påmindelse",
};
