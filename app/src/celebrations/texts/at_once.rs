//! The texts of celebrations at once, and of the line that says that there is something to see.

use crate::platform::language::chosen;
use kurs_domain::{
    celebrations::{MANY, SOME},
    isolate,
    recognitions::SenderKind,
    texts,
};

/// What is said at once: any first half goes with any second half.
pub struct Halves(pub &'static [&'static str], pub &'static [&'static str]);

/// How many halves there are of each kind, checked as it is compiled.
pub(super) const fn halves<const MANY_OR_SOME: usize>(
    first: &'static [&'static str; MANY_OR_SOME],
    second: &'static [&'static str; MANY_OR_SOME],
) -> Halves {
    assert!(MANY_OR_SOME == MANY as usize || MANY_OR_SOME == SOME as usize);
    Halves(first, second)
}

texts! {
    /// What is said the moment something works out.
    AtOnceWords;

    /// By the kind of occasion; `#` stands for one's own count.
    said: [Halves; 8] =
        [
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
        ]
        => [
            halves(
                &[
                    "You reached your goal.",
                    "The goal is reached.",
                    "You went all the way.",
                    "You are there.",
                ],
                &[
                    "Take a moment to feel it.",
                    "You did this.",
                    "Celebrate it your way.",
                    "You can be proud.",
                ],
            ),
            halves(
                &[
                    "Your first win.",
                    "Here is the first one.",
                    "You have begun.",
                    "The first step is taken.",
                ],
                &[
                    "This win is saved.",
                    "A good beginning.",
                    "From here it is your way.",
                    "The win is yours.",
                ],
            ),
            halves(
                &[
                    "Good to see you.",
                    "Welcome back.",
                    "Good that you are here.",
                    "It is so good that you are here.",
                ],
                &[
                    "Your things are still here.",
                    "This one counts.",
                    "You begin where you are.",
                    "Well done.",
                ],
            ),
            halves(
                &["Hello again.", "Nice to have you here.", "You picked it up again.", "There."],
                &[
                    "This counts too.",
                    "That is a good beginning.",
                    "Good that you did it.",
                    "It worked.",
                ],
            ),
            halves(
                &["# wins.", "You have # wins now.", "Win number #.", "# things worked out."],
                &[
                    "Well done, every time.",
                    "Look back and enjoy it.",
                    "You built that yourself.",
                    "Quite a collection.",
                ],
            ),
            halves(
                &["The first time.", "This is new.", "The first for this goal.", "You broke through."],
                &[
                    "Now you know it can be done.",
                    "Well done.",
                    "Remember how you did it.",
                    "You dared.",
                ],
            ),
            halves(
                &["It was hard.", "You were not sure.", "It took something.", "It was a big step."],
                &["And you did it.", "You did it all the same.", "That is brave.", "You could do it."],
            ),
            halves(
                &[
                    "It worked out.",
                    "You did it.",
                    "Well done.",
                    "That one is yours.",
                    "There.",
                    "It is done.",
                    "Nice.",
                    "One more step.",
                    "You managed it.",
                    "It went well.",
                    "One more win.",
                    "This one counts.",
                ],
                &[
                    "Notice how it feels.",
                    "You did it yourself.",
                    "Small steps carry far.",
                    "It deserves a smile.",
                    "Good work.",
                    "Enjoy it a little.",
                    "You can do this.",
                    "It makes a difference for you.",
                    "Breathe, and enjoy it.",
                    "Your future self says thanks.",
                    "It was you who chose it.",
                    "The day is yours.",
                ],
            ),
        ];
    undo = "Fortryd" => "Undo";
    undone = "Fortrudt" => "Undone";
    unseen: fn(&str, SenderKind, usize) -> String =
        |name, kind, more| {
            let says = match kind {
                SenderKind::Team => isolate!(name; "{name} heppede på dig"),
                SenderKind::Guest => isolate!(name; "{name} har skrevet til dig"),
            };
            match more {
                0 => says,
                1 => format!("{says}, og der er 1 hilsen til"),
                more => format!("{says}, og der er {more} hilsner til"),
            }
        }
        => |name, kind, more| {
            let says = match kind {
                SenderKind::Team => isolate!(name; "{name} cheered for you"),
                SenderKind::Guest => isolate!(name; "{name} has written to you"),
            };
            match more {
                0 => says,
                1 => format!("{says}, and there is 1 more greeting"),
                more => format!("{says}, and there are {more} more greetings"),
            }
        };
}

chosen!(at_once_texts: AtOnceWords);

#[cfg(test)]
mod tests {
    use kurs_domain::celebrations::Occasion;

    use super::*;

    /// Words that set one person beside another, count what did not happen, or drive.
    const NEVER: [&str; 28] = [
        "andre", "bedre", "bedst", "end de", "mere end", "flest", "færre", "slog", "vinder",
        "konkur", "i træk", "stime", "streak", "glemte", "endelig", "should", "burde", "skal du",
        "others", "better", "best", "than ", "most ", "beat", "winner", "in a row", "finally",
        "compar",
    ];

    fn all() -> Vec<String> {
        let both = [AtOnceWords::DANISH.said, AtOnceWords::ENGLISH.said];
        let mut all = Vec::new();
        for Halves(first, second) in both.iter().flatten() {
            for one in *first {
                all.extend(second.iter().map(|other| format!("{one} {other}")));
            }
        }
        all
    }

    #[test]
    fn nobody_is_compared_with_anybody() {
        for said in all() {
            let small = said.to_lowercase();
            for never in NEVER {
                assert!(!small.contains(never), "{never:?} in {said:?}");
            }
        }
    }

    #[test]
    fn plain_short_and_each_its_own() {
        let all = all();
        for said in &all {
            assert!(said.chars().count() <= 90, "{said}");
            assert!(!said.contains('!'), "{said}");
            assert_eq!(all.iter().filter(|other| *other == said).count(), 1, "{said}");
        }
        assert_eq!(all.len(), 2 * (12 * 12 + 7 * 4 * 4));
    }

    #[test]
    fn there_are_words_for_every_choice() {
        for words in [AtOnceWords::DANISH.said, AtOnceWords::ENGLISH.said] {
            for occasion in Occasion::ALL {
                let Halves(first, second) = &words[usize::from(occasion.kind())];
                let count = usize::from(occasion.halves());
                assert_eq!((first.len(), second.len()), (count, count), "{occasion:?}");
                let counts = matches!(occasion, Occasion::RoundCount(_));
                assert!(first.iter().all(|half| half.contains('#') == counts), "{occasion:?}");
            }
        }
    }
}
