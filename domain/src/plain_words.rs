//! The readability of a text, shown to whoever writes to a young person while they write.

/// A text with a lower LIX is easy to read. Source: C.-H. Björnsson, *Läsbarhet* (1968).
pub const EASY_BELOW: u32 = 30;
/// The number of letters from which a word counts as long.
const LONG_WORD: usize = 7;
/// The number of words below which the index is not meaningful.
pub const FEWEST_WORDS: u32 = 8;

/// The readability index LIX of `text`, rounded: words per sentence, plus long words (more than six
/// letters) per hundred words. `None` for a text without words. Source: C.-H. Björnsson, *Läsbarhet*
/// (1968).
pub fn lix(text: &str) -> Option<u32> {
    let Counts { words, long, sentences } = count(text);
    (words > 0).then(|| {
        let per_sentence = 100 * words / sentences;
        let of_hundred = 100 * 100 * long / words;
        (per_sentence + of_hundred + 50) / 100
    })
}

/// Whether `text` is long enough to be measured, and not easy, so that a hint is shown.
pub fn is_hard(text: &str) -> bool {
    count(text).words >= FEWEST_WORDS && lix(text).is_some_and(|lix| lix >= EASY_BELOW)
}

struct Counts {
    words: u32,
    long: u32,
    /// At least one.
    sentences: u32,
}

fn count(text: &str) -> Counts {
    let (mut words, mut long, mut sentences) = (0, 0, 0);
    // Whether there was a word since the last sentence ended.
    let mut begun = false;
    for line in text.lines() {
        let mut parts = line.split_whitespace().peekable();
        while let Some(part) = parts.next() {
            let letters = part.chars().filter(|c| c.is_alphanumeric()).count();
            if letters > 0 {
                words += 1;
                long += u32::from(letters >= LONG_WORD);
                begun = true;
            }
            if begun && ends_sentence(part, parts.peek().copied()) {
                sentences += 1;
                begun = false;
            }
        }
        // A line counts as a sentence, with or without a full stop.
        if begun {
            sentences += 1;
            begun = false;
        }
    }
    Counts { words, long, sentences: sentences.max(1) }
}

/// Whether a sentence ends with `part`, followed by `next`. It does not in "kl. 14" and "f.eks. en".
fn ends_sentence(part: &str, next: Option<&str>) -> bool {
    let end = part.trim_end_matches(['"', '\'', ')', '»', '”']);
    if end.ends_with(['!', '?']) {
        return true;
    }
    let begins_small =
        |next: &str| next.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_uppercase());
    (end.ends_with('.') || end.ends_with(':')) && !next.is_some_and(begins_small)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_table_of_texts() {
        for (text, expected) in [
            ("", None),
            (" … ", None),
            // Two words in one sentence, none of them long.
            ("Vi ses", Some(2)),
            // Ten words in two sentences: 5, and no long word.
            ("Vi mødes hos dig. Du må tage din hund med.", Some(5)),
            // Four words in one sentence, half of them long: 4 + 50.
            ("Kommunens handleplan er her.", Some(54)),
            // An abbreviation or a time of day does not end a sentence: 8 words in 1.
            ("Vi ses kl. 14.30 på f.eks. din café.", Some(8)),
            // Lines are sentences: 2 words each, and one word of four is long.
            ("Din praktik\nDin bolig", Some(27)),
            ("Hvad vil du? Det vil jeg!", Some(3)),
        ] {
            assert_eq!(lix(text), expected, "{text}");
        }
    }

    #[test]
    fn a_hint_where_it_helps() {
        let plain = "Vi skal tale om din praktik på caféen. Hvad går godt? Hvad er svært? Du kan \
                     sige det på din måde.";
        let office = "Formålet med handleplansmødet er at foretage en koordinerende opfølgning på \
                      de iværksatte foranstaltninger i henhold til indstillingen.";
        assert!(!is_hard(plain), "{:?}", lix(plain));
        assert!(is_hard(office), "{:?}", lix(office));
        // Too short to say.
        assert!(!is_hard("Handleplansmøde"));
    }

    proptest! {
        #[test]
        fn any_text_can_be_measured(text in "\\PC{0,300}") {
            prop_assert!(lix(&text).is_none_or(|lix| lix <= 100 + 300));
        }

        /// Cutting a text into shorter sentences never makes it harder.
        #[test]
        fn shorter_sentences_are_no_harder(words in proptest::collection::vec("[a-zæøå]{1,12}", 2..40)) {
            let long = words.join(" ");
            let short = words.join(".\n") + ".\n";
            prop_assert!(lix(&short) <= lix(&long));
        }
    }
}
