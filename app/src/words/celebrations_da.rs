//! Celebrations in Danish.

use kurs_domain::{gatherings::Coming, isolate, recognitions::SenderKind};

use super::CelebrationWords;

pub(super) const WORDS: CelebrationWords = CelebrationWords {
    inbox: "Hilsner til dig",
    inbox_empty: "Her samles de gode ord",
    inbox_empty_text: "Når nogen hepper på dig eller skriver til dig, ligger det her. \
                       Du kan også selv bede om en hilsen.",
    from: |name, kind| match kind {
        SenderKind::Team => isolate!(name; "{name} fra dit team"),
        SenderKind::Guest => isolate!(name; "{name} via dit link"),
    },
    for_success: "Om din sejr:",
    new: "Ny",
    more: "Mere",
    share: "Hvem må se hilsnen?",
    read_aloud: "Læs op",
    report: "Det her er ikke i orden",
    report_text: |kind| match kind {
        SenderKind::Team => {
            "Så bliver hilsnen skjult. Den bliver ikke slettet, så du kan vise den til andre. \
             Afsenderen får det ikke at vide. Er det groft, så fortæl det til en voksen, du stoler på."
        }
        SenderKind::Guest => {
            "Så bliver hilsnen skjult. Linket lukker, så der ikke kommer flere. Hilsnen bliver ikke \
             slettet, så du kan vise den til andre. Er det groft, så fortæl det til en voksen, du \
             stoler på."
        }
    },
    report_yes: "Skjul hilsnen",
    reported: "Ikke i orden",
    reported_text: "Du sagde fra over for den her hilsen. Det var godt, du gjorde det.",
    reported_open: "Se den alligevel",
    reported_show: "Vil du vise den til nogen på dit team?",
    delete: "Slet hilsnen",
    delete_title: "Vil du slette hilsnen?",
    delete_text: "Den forsvinder for dig, for afsenderen og for dem, du har delt den med.",
    said_deleted: "Hilsnen er slettet",
    ask: "Bed om en hilsen",
    links: "Bed om en hilsen",
    links_text: "Giv et link til en, du holder af. Personen kan skrive et par linjer til dig uden at \
                 have Kurs. Personen ser ikke andet end det navn, du vælger.",
    link_label: "Hvem er linket til?",
    link_label_hint: "Kun du ser det. For eksempel: mormor.",
    link_shown: "Hvad kalder personen dig?",
    link_shown_hint: "Det står på den side, personen ser.",
    link_language: "Sidens sprog",
    link_lasts: "Hvor længe skal linket virke?",
    days: |days| match days {
        1 => "1 dag".to_owned(),
        365 => "et år".to_owned(),
        days => format!("{days} dage"),
    },
    link_make: "Lav linket",
    link_away: "Du er uden net lige nu. Det, du har skrevet, ligger her. Lav linket, når der er net.",
    link_problem: |code| match code {
        "too_many_links" => "Du har 20 åbne links. Luk et af dem først.",
        "offline" => "Der er ikke net lige nu. Det, du har skrevet, ligger her. Prøv igen om lidt.",
        _ => "Det virkede ikke. Det, du har skrevet, ligger her endnu. Prøv igen om lidt.",
    },
    link_state: |received, until| {
        let got = match received {
            0 => "Ingen hilsner endnu".to_owned(),
            1 => "1 hilsen".to_owned(),
            received => format!("{received} hilsner"),
        };
        match until {
            Some(day) => format!("{got} · åbent til {day}"),
            None => format!("{got} · lukket"),
        }
    },
    link_close: "Luk linket",
    link_close_text: "Så kan der ikke komme flere hilsner ad det link. Dem, du har fået, bliver her.",
    link_qr: "Kode, der kan scannes med et kamera",
    link_show: "Vis kode og link",
    links_none: "Du har ingen links endnu.",
    share_out: "Del linket",
    copied: "Linket er kopieret",
    share_text: "Vil du skrive et par ord til mig?",
    gatherings: "Fejr det sammen",
    gatherings_text: "Inviter dem, du gerne vil fejre noget med. Det må gerne være småt: en kop kakao tæller.",
    at: |time| format!("kl. {}", time.replace(':', ".")),
    gatherings_none: "Du har ikke planlagt noget endnu.",
    plan: "Planlæg en fejring",
    change: "Ret fejringen",
    what: "Hvad vil du fejre?",
    what_hint: "Det her kan de inviterede læse.",
    about: "Vil du skrive mere?",
    about_hint: "Også det kan de inviterede læse.",
    day: "Hvilken dag?",
    time: "Klokken",
    place: "Hvor?",
    team: "Hvem fra dit team vil du invitere?",
    keep: "Gem fejringen",
    kept: "Fejringen er gemt",
    look_at: "Skriv, hvad du vil fejre, og hvad gæsterne kalder dig. Vælg også en dag.",
    cancelled: "Aflyst",
    cancel: "Aflys fejringen",
    cancel_text: "På invitationen kommer der til at stå, at det er aflyst. Kurs sender ikke besked, så sig det også selv. \
                  Det er helt i orden at aflyse.",
    uncancel: "Hold fejringen alligevel",
    let_go: "Slet fejringen",
    let_go_text: "Den forsvinder, og links til den lukker. De inviterede får ikke besked, så sig det selv.",
    coming: "Hvem kommer?",
    no_answer: "har ikke svaret endnu",
    answer: |coming| match coming {
        Coming::Yes => "kommer",
        Coming::No => "kan ikke",
        Coming::Maybe => "kommer måske",
    },
    guests: "Inviter flere",
    guests_text: "Hver gæst får sit eget link og kan svare uden at have Kurs.",
    guest: "Hvem vil du invitere?",
    guest_add: "Lav en invitation",
    guest_remove: |name| isolate!(name; "Tag {name} af listen"),
    guest_remove_title: |name| isolate!(name; "Vil du tage {name} af listen?"),
    guest_remove_text: "Linket virker ikke mere, og svaret forsvinder. Kurs sender ikke besked, så sig det selv.",
    guest_remove_yes: "Tag af listen",
    guest_link_over: "Linket virker ikke længere. Det virker i 30 dage efter dagen.",
    guests_away: "Det virkede ikke. Prøv igen, når der er net.",
    guests_wait: "Når fejringen er sendt, kan du invitere gæster.",
    invite_text: "Vil du være med til at fejre noget?",
    gone: "Vi kan ikke finde fejringen",
    gone_text: "Måske har du slettet den.",
    story: "Min historie",
    story_text: "Dine sejre og de gode ord, du har fået, samlet til dig. Tag den med på papir eller som fil.",
    story_title: "Hvad skal den hedde?",
    story_title_hint: "Står øverst på din historie.",
    story_first: "Min historie",
    story_from: "Fra",
    story_until: "Til",
    story_with: ["Mine ord og sejre", "Hilsner og hep", "Billeder"],
    story_print: "Udskriv, eller gem som PDF",
    story_print_hint: "Vælg printer, eller gem den som PDF.",
    story_empty: "Der er ikke noget i de måneder endnu.",
};
