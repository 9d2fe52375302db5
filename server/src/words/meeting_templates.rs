//! The built-in templates of plans of meetings, until the municipality replaces them. They are in Danish
//! only, whatever the language of the desk, for the young people of a Danish municipality.

use kurs_domain::meetings::plan::{
    AgendaText, DurationMinutes, MeetingKind, MeetingTitle, Purpose, TemplateDraft,
};

/// The built-in template of this kind.
pub fn begun(kind: MeetingKind) -> TemplateDraft {
    match kind {
        MeetingKind::ActionPlan => template(
            "Møde om din plan",
            "Vi ser på din plan sammen med dig og begynder med det, der er vigtigst for dig. Du siger, hvem du \
             gerne vil have med, og vi svarer på hvert ønske. Vi beslutter ikke noget uden først at spørge, \
             hvad du mener.",
            60,
            &[
                "Det, du har sagt før mødet",
                "Det, der går godt nu",
                "Det, du gerne vil, og hvad der skal til",
                "Hvad vi voksne lover, og hvornår",
                "Beslutninger, og hvad du siger til dem",
            ],
        ),
        MeetingKind::Network => template(
            "Møde med dit netværk",
            "De mennesker, der betyder noget for dig, mødes og finder ud af, hvordan de kan hjælpe. \
             Du siger, hvem du gerne vil have med.",
            90,
            &[
                "Det, du har sagt før mødet",
                "Hvem er her, og hvad er I for hinanden",
                "Det, du gerne vil have hjælp til",
                "Hvem gør hvad, og hvornår",
            ],
        ),
        MeetingKind::HandOver => template(
            "Du får en ny sagsbehandler",
            "Din nye sagsbehandler og du lærer hinanden at kende. Den gamle er med, så du ikke skal \
             fortælle det hele igen.",
            45,
            &[
                "Det, du gerne vil have, den nye ved",
                "Det, du ikke vil have givet videre",
                "Aftaler, der stadig gælder",
                "Hvordan I to bedst holder kontakten",
            ],
        ),
        MeetingKind::FollowUp => template(
            "Hvordan går det med det, vi aftalte?",
            "Vi ser på det, vi lovede hinanden sidst. Først det, vi voksne skulle gøre.",
            30,
            &[
                "Det, du har sagt før mødet",
                "Hvad vi voksne lovede, og om vi gjorde det",
                "Hvad der er blevet bedre for dig",
                "Hvad vi skal lave om",
            ],
        ),
        MeetingKind::Other => template(
            "Et møde",
            "Her skriver vi kort, hvorfor vi mødes.",
            45,
            &["Det, du har sagt før mødet"],
        ),
    }
}

fn template(title: &str, purpose: &str, minutes: u16, agenda: &[&str]) -> TemplateDraft {
    let fits = "our own words fit";
    TemplateDraft {
        title: MeetingTitle::new(title).expect(fits),
        purpose: Purpose::new(purpose).expect(fits),
        duration_minutes: DurationMinutes::new(minutes).expect(fits),
        agenda: agenda.iter().map(|item| AgendaText::new(item).expect(fits)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one() {
        for kind in MeetingKind::ALL {
            assert!(!begun(kind).agenda.is_empty(), "{kind:?}");
        }
    }
}
