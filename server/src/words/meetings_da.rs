//! The pages of a meeting, in Danish.

use kurs_domain::{isolate, meetings::participants::SuggestionKind, names::da};

use super::meetings::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
    title: "Et møde",
    asked_by: |name| isolate!(name; "{name} beder dig om at tale for sig"),
    what_it_is: |name| {
        isolate!(name; "Det gælder ét møde. Du ser, hvornår, hvor og hvorfor mødet er, og det, {name} har valgt ud til dig. Du kan sige noget for {name} og tage et svar med tilbage."
        )
    },
    one_browser: "Når du åbner det, virker linket kun her, på denne telefon eller computer. Du behøver ikke oprette en bruger.",
    open: "Det er mig. Åbn mødet",
    taken: "Linket er åbnet et andet sted",
    taken_words: |name| {
        isolate!(name; "Det virker kun der, hvor det blev åbnet først. Var det ikke dig, så sig det til {name}, som kan lave et nyt."
        )
    },
    speaking_for: |name| isolate!(name; "Du taler for {name}"),
    your_task: |name| isolate!(name; "{name} skriver til dig"),
    said_by: |name| isolate!(name; "Det siger {name}"),
    nothing_ticked: |name| isolate!(name; "{name} har ikke valgt noget ud til dig endnu."),
    verbatim: "Læs det op, som det står. Det er de ord, det handler om.",
    purpose: "Hvorfor",
    when: "Hvornår",
    place: "Hvor",
    agenda: "Det skal I tale om",
    minutes: |minutes| format!("{minutes} minutter"),
    place_kind: da::place,
    state: da::meeting_state,
    bring: |name| isolate!(name; "Sig noget for {name}"),
    bring_hint: |name| {
        isolate!(name; "Skriv det, som {name} har sagt til dig. Det står først på mødet, og det skal have et svar."
        )
    },
    bring_send: "Send til mødet",
    back: |name| isolate!(name; "Tag et svar med til {name}"),
    back_hint: |name| isolate!(name; "Hvad skal {name} vide? Kun {name} læser det."),
    back_send: "Send svaret",
    sent: "Tak. Det er sendt",
    brought_before: "Det har du sendt",
    decisions: "Beslutninger",
    no_decisions: "Der er ingen endnu. De kommer her, når de bliver skrevet. Hent siden igen for at se dem.",
    being_written: da::decision_state(false),
    lasts: "Linket virker, til mødet er afsluttet, og højst syv dage efter det seneste tidspunkt, det har været planlagt til.",

    voice_fetch: "Kan du ikke høre den her? Hent optagelsen",
    voice: |seconds| format!("Lydoptagelse, {} min. {:02} sek.", seconds / 60, seconds % 60),
    drawing: "Tegning",
    point: |point| format!("{point} af 10"),
    pictogram: da::pictogram,
    withdrawn: "Taget tilbage",
    by_delegate: |name| isolate!(name; "Sagt gennem {name}"),

    minutes_title: "Referat",
    about: "Om",
    state_label: "Status",
    printed: |at| format!("Udskrevet {at}"),
    participants: "Deltagere",
    suggestions: "Hvem den unge ville have med",
    suggestion: |kind, who| match kind {
        SuggestionKind::Come => isolate!(who; "{who} skal med"),
        SuggestionKind::StayAway => isolate!(who; "{who} skal ikke med"),
        SuggestionKind::Advocate => "Hjælp til at finde en bisidder".to_owned(),
    },
    yes_no: |yes| if yes { "Ja" } else { "Nej" },
    unanswered: "Ikke besvaret",
    contributions: "Det, den unge har sagt",
    received: |at| format!("Modtaget {at}"),
    heard_by: |names| isolate!(names; "Hørt af {names}"),
    prompt: da::prompt,
    outcome: da::outcome_before_reason,
    file: |id, hash| isolate!(id, hash; "Fil {id}, SHA-256 {hash}"),
    why: "Hvorfor",
    action: |who, what, by| isolate!(who, what, by; "{who}: {what}, senest {by}"),
    view: "Den unges mening",
    view_kind: |kind| format!("»{}«", da::view(kind)),
    wording: |number| format!("Ordlyd {number}, før den blev ændret"),
    dropped: |by, at| isolate!(by; "{by} har taget beslutningen ud, {at}"),
    past_agenda: "Taget af dagsordenen",
    about_this: |what| isolate!(what; "Om »{what}«"),
    no_view: "Den unge har ikke sagt sin mening endnu",
    sought: "Sådan er den unge blevet spurgt",
    sought_how: da::sought_how,
    final_since: |at| format!("{} {at}", da::decision_state(true)),
    summary: da::SUMMARY,
    reactions: "Den unges reaktioner under mødet",
    reaction: da::reaction,
    taking_part: "Den unges ønske om deltagelse",
    taking_part_kind: |kind| match kind {
        Some(kind) => da::taking_part(kind),
        None => "ikke oplyst",
    },
    feedback: "Den unges vurdering: Blev der lyttet til mig? (0-10)",
    complain: "Klage: Den unge kan klage over en afgørelse. Det skal ske til kommunen inden 4 uger, på skrift eller mundtligt. Den unge må have en bisidder med.",
    how_to_print: "Udskriv siden, eller gem den som PDF.",

    calendar: "Møde",
};
