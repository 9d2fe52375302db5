//! The texts of celebrations at once, and of the line that says that there is something to see.

use kurs_domain::{
    celebrations::{MANY, SOME},
    recognitions::SenderKind,
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

/// What is said the moment something works out.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct AtOnceWords {
    /// By the kind of occasion; `#` stands for one's own count.
    pub said: [Halves; 8],
    pub undo: &'static str,
    pub undone: &'static str,
    pub unseen: fn(&str, SenderKind, usize) -> String,
}

#[cfg(test)]
mod tests {
    use kurs_domain::celebrations::Occasion;

    use super::{
        super::{at_once_da, at_once_en},
        *,
    };

    /// Words that set one person beside another, count what did not happen, or drive.
    const NEVER: [&str; 28] = [
        "andre", "bedre", "bedst", "end de", "mere end", "flest", "færre", "slog", "vinder",
        "konkur", "i træk", "stime", "streak", "glemte", "endelig", "should", "burde", "skal du",
        "others", "better", "best", "than ", "most ", "beat", "winner", "in a row", "finally",
        "compar",
    ];

    fn all() -> Vec<String> {
        let both = [at_once_da::WORDS.said, at_once_en::WORDS.said];
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
        for words in [at_once_da::WORDS.said, at_once_en::WORDS.said] {
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
