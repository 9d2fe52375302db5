//! Celebrations at once in Danish.

use kurs_domain::{isolate, recognitions::SenderKind};

use super::{AtOnceWords, at_once::halves};

pub(super) const WORDS: AtOnceWords = AtOnceWords {
    said: [
        halves(
            &["Du har nået dit mål.", "Målet er nået.", "Du kom hele vejen.", "Så er du der."],
            &[
                "Tag et øjeblik til at mærke det.",
                "Det har du gjort.",
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
            &[
                "Den her sejr er gemt.",
                "Godt begyndt.",
                "Herfra går det din vej.",
                "Sejren er din.",
            ],
        ),
        halves(
            &[
                "Godt at se dig.",
                "Velkommen tilbage.",
                "Godt, du er her.",
                "Det er så godt, at du er her.",
            ],
            &[
                "Dine ting er her endnu.",
                "Det her tæller.",
                "Du begynder, hvor du er.",
                "Godt gået.",
            ],
        ),
        halves(
            &["Hej igen.", "Dejligt, at du er her.", "Du tog fat igen.", "Sådan."],
            &[
                "Den her tæller også.",
                "Det er en god begyndelse.",
                "Flot, at du gjorde det.",
                "Det gik.",
            ],
        ),
        halves(
            &["# sejre.", "Nu har du # sejre.", "Sejr nummer #.", "# ting er lykkedes."],
            &[
                "Godt klaret, hver gang.",
                "Kig tilbage, og nyd det.",
                "Det har du bygget selv.",
                "Sikke en samling.",
            ],
        ),
        halves(
            &["Første gang.", "Det her er nyt.", "Den første for det her mål.", "Hul igennem."],
            &[
                "Nu ved du, at det kan lade sig gøre.",
                "Godt gået.",
                "Husk, hvordan du gjorde det.",
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
            &["Og du gjorde det.", "Du gjorde det alligevel.", "Det er modigt.", "Tænk, du kunne."],
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
                "Det gik godt.",
                "En sejr til.",
                "Den tæller.",
            ],
            &[
                "Mærk, hvordan det føles.",
                "Det gjorde du selv.",
                "Små skridt bærer langt.",
                "Det fortjener et smil.",
                "Godt klaret.",
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
            SenderKind::Team => isolate!(name; "{name} heppede på dig"),
            SenderKind::Guest => isolate!(name; "{name} har skrevet til dig"),
        };
        match more {
            0 => says,
            1 => format!("{says}, og der er 1 hilsen til"),
            more => format!("{says}, og der er {more} hilsner til"),
        }
    },
};
