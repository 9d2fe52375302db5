//! Celebrations at once in Danish.

use kurs_domain::recognitions::SenderKind;

use super::{AtOnceWords, at_once::halves};

pub(super) const WORDS: AtOnceWords = AtOnceWords {
    said: [
        halves(
            &["Du har nået dit mål.", "Målet er nået.", "Du kom hele vejen.", "Så er du der."],
            &[
                "Tag et øjeblik til at mærke det.",
                "Det er dit værk.",
                "Fejr det, som du vil.",
                "Du kan være stolt.",
            ],
        ),
        halves(
            &[
                "Din første sejr.",
                "Her er den første.",
                "Du er i gang.",
                "Det første skridt er taget.",
            ],
            &["Den bliver stående her.", "Godt begyndt.", "Herfra går det din vej.", "Den er din."],
        ),
        halves(
            &[
                "Godt at se dig.",
                "Velkommen tilbage.",
                "Der er du.",
                "Det er så godt, at du er her.",
            ],
            &[
                "Alt dit er her endnu.",
                "Det her tæller.",
                "Du begynder, hvor du er.",
                "Det krævede mod.",
            ],
        ),
        halves(
            &["Hej igen.", "Dejligt, at du er her.", "Du tog fat igen.", "Der kom den."],
            &[
                "Den her tæller også.",
                "Det er en god begyndelse.",
                "Flot, at du prøvede.",
                "Det gik.",
            ],
        ),
        halves(
            &["# sejre.", "Nu har du # sejre.", "Sejr nummer #.", "# gange er noget lykkedes."],
            &[
                "De er alle sammen dine.",
                "Kig tilbage, og nyd dem.",
                "Det har du bygget selv.",
                "Sikke en samling.",
            ],
        ),
        halves(
            &["Første gang.", "Det her er nyt.", "Den første for det her mål.", "Hul igennem."],
            &[
                "Nu ved du, at det kan lade sig gøre.",
                "Godt gået.",
                "Husk, hvordan du gjorde.",
                "Du turde.",
            ],
        ),
        halves(
            &[
                "Det var svært.",
                "Du var i tvivl.",
                "Det krævede noget.",
                "Det var et stort skridt.",
            ],
            &[
                "Og du gjorde det.",
                "Du gjorde det alligevel.",
                "Det er modigt.",
                "Mærk lige, at du kunne.",
            ],
        ),
        halves(
            &[
                "Det lykkedes.",
                "Du gjorde det.",
                "Godt gået.",
                "Den er i hus.",
                "Sådan.",
                "Det er gjort.",
                "Flot.",
                "Et skridt til.",
                "Det klarede du.",
                "Du kom afsted.",
                "Du passede på dig selv.",
                "Den tæller.",
            ],
            &[
                "Mærk, hvordan det føles.",
                "Det er dit eget værk.",
                "Små skridt bærer langt.",
                "Det fortjener et smil.",
                "Du holdt fast.",
                "Nyd det lidt.",
                "Du kan godt.",
                "Det gør en forskel for dig.",
                "Træk vejret, og nyd det.",
                "Tak for det, siger dit fremtidige jeg.",
                "Det var dig, der valgte det.",
                "Dagen er din.",
            ],
        ),
    ],
    undo: "Fortryd",
    undone: "Fortrudt",
    unseen: |name, kind, more| {
        let says = match kind {
            SenderKind::Team => format!("{name} heppede på dig"),
            SenderKind::Guest => format!("{name} har skrevet til dig"),
        };
        match more {
            0 => says,
            1 => format!("{says}, og der er 1 hilsen til"),
            more => format!("{says}, og der er {more} hilsner til"),
        }
    },
};
