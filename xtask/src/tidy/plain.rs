//! How easily the texts of the interface are read, and words that it has a better one for.
//!
//! Readability is LIX (C.-H. Björnsson, *Läsbarhet*, 1968), as the desk measures what staff write.

use kurs_domain::plain_words::lix;

use super::rust_text::{Literal, is_word, literals, tests_begin, views};
use super::words::holds_texts;
use super::{File, Finding};

/// Fewer words than these tell nothing about how a text reads.
const FEWEST_WORDS: usize = 12;

/// The most LIX of what staff read at the desk.
const MOST_AT_THE_DESK: u32 = 40;
/// The most LIX of what young people read on the phone.
const MOST_ON_THE_PHONE: u32 = 30;
/// Where the desk's texts lie.
const DESK: [&str; 5] = [
    "app/src/celebrations/texts/cheers.rs",
    "app/src/desk/",
    "app/src/meetings/desk/",
    "app/src/praises/",
    "app/src/staff/",
];

/// The most LIX of other texts, by where they lie: the first that a path begins with.
const MOST: [(&str, u32); 4] = [
    ("domain/src/names/", 30),
    ("server/src/words/guest", 40),
    ("server/src/words/meetings", 40),
    ("server/src/words/", 30),
];

/// Words that are never right in Danish, each with the right one; `#` is a number.
const NEVER_DANISH: [(&str, &str); 15] = [
    ("klokken #", "kl. 14.30"),
    ("startskærm", "hjemmeskærm"),
    ("e-mail", "mail"),
    ("stille timer", "stille tid"),
    ("anerkendelse", "hep"),
    ("indbakke", "Hilsner"),
    ("teamleder", "leder"),
    ("kontaktperson", "sagsbehandler"),
    ("knyttet til", "tilknyttet"),
    ("delegeret", "taler"),
    ("grunden er", "begrundelse"),
    ("ræk ud", "tag kontakt"),
    ("opdatér", "opdater"),
    ("markér", "marker"),
    ("invitér", "inviter"),
];
/// The same in English.
const NEVER_ENGLISH: [(&str, &str); 5] = [
    ("success", "win"),
    ("advocate", "support person (bisidder)"),
    ("no network", "offline"),
    ("team lead", "lead"),
    ("reach out", "get in touch"),
];

/// Checks the texts of one file.
pub(super) fn check(file: &File) -> Vec<Finding> {
    let begins = |begin: &&str| file.path.starts_with(begin);
    let most = match holds_texts(&file.path) {
        true if DESK.iter().any(begins) => Some(MOST_AT_THE_DESK),
        true => Some(MOST_ON_THE_PHONE),
        false => MOST.iter().find(|(begin, _)| begins(begin)).map(|(_, most)| *most),
    };
    if !file.is_rust() || most.is_none() && !file.path.starts_with("server/src/demo/") {
        return Vec::new();
    }
    let tests = tests_begin(&views(&file.text).code);
    let mut findings = Vec::new();
    for literal in literals(&file.text).into_iter().filter(|literal| literal.line < tests) {
        let Literal { line, text, is_translation } = literal;
        let is_english = is_translation || file.path.ends_with("/en.rs");
        let never: &[_] = if is_english { &NEVER_ENGLISH } else { &NEVER_DANISH };
        if let Some(lix) = most.and_then(|most| too_hard(&text, most)) {
            let what = format!("a text with LIX {lix}, more than {}", most.unwrap_or_default());
            findings.push(file.finding(line, what, "write shorter sentences and shorter words"));
        }
        for (word, better) in never.iter().filter(|(word, _)| says(&text, word)) {
            let what = format!("`{word}`, which Kurs calls `{better}`");
            findings.push(file.finding(line, what, "use one word for one thing"));
        }
    }
    findings
}

/// The LIX of `text`, where it is more than `most`. What is put in counts as one short word.
fn too_hard(text: &str, most: u32) -> Option<u32> {
    let mut words = String::new();
    // A time of day ends no sentence.
    for (place, part) in text.replace("kl. {", "kl {").split('{').enumerate() {
        let after = part.split_once('}').map(|(_, after)| after);
        words += after.filter(|_| place > 0).map_or("", |_| "N");
        words += after.filter(|_| place > 0).unwrap_or(part);
    }
    let count =
        words.split_whitespace().filter(|part| part.contains(char::is_alphanumeric)).count();
    lix(&words).filter(|lix| count >= FEWEST_WORDS && *lix > most)
}

/// Whether `word` stands in `text`, in whatever case, at the beginning of a word.
fn says(text: &str, word: &str) -> bool {
    let (word, number) = word.strip_suffix('#').map_or((word, false), |word| (word, true));
    let text = text.to_lowercase();
    text.match_indices(word).any(|(at, _)| {
        let after = &text[at + word.len()..];
        !text[..at].ends_with(is_word)
            && (!number || after.starts_with(|next: char| next == '{' || next.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One sentence of twelve words, with LIX 12 and 100 for each long word of twelve.
    fn sentence(long: usize) -> String {
        let words = (0..12).map(|place| if place < long { "forvaltning" } else { "dig" });
        words.collect::<Vec<_>>().join(" ") + "."
    }

    fn lines(path: &str, text: &str) -> Vec<usize> {
        let text = format!("//! A.\nconst A: &str =\n    \"{text}\";");
        check(&File::new(path, &text)).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn lix_is_what_bjornsson_says() {
        for (long, expected) in [(0, 12), (1, 20), (3, 37), (12, 112)] {
            assert_eq!(too_hard(&sentence(long), expected - 1), Some(expected), "{long} of 12");
            assert_eq!(too_hard(&sentence(long), expected), None, "{long} of 12");
        }
    }

    #[test]
    fn a_hard_text_is_found_where_it_is_hard_for_its_readers() {
        for (path, found) in [
            ("app/src/goals/texts.rs", true),
            ("server/src/words/meeting_templates.rs", true),
            ("app/src/desk/texts/mod.rs", false),
            ("server/src/words/guest.rs", false),
            ("app/src/goals/page.rs", false),
        ] {
            assert_eq!(lines(path, &sentence(3)), if found { vec![3] } else { vec![] }, "{path}");
        }
        assert_eq!(lines("app/src/desk/texts/mod.rs", &sentence(4)), [3]);
        // Eleven words say nothing of how a text reads.
        assert_eq!(lines("app/src/goals/texts.rs", &"forvaltning ".repeat(11)), [0; 0]);
    }

    #[test]
    fn what_is_put_in_is_one_short_word() {
        let text = |name: &str| format!("{{{name}}} ser det. ").repeat(4);
        assert_eq!(too_hard(&text("because_of_that"), 0), Some(3));
        assert_eq!(too_hard(&"Vi ses kl. {time} hos mig. ".repeat(2), 0), Some(6));
    }

    #[test]
    fn one_word_for_one_thing() {
        for (path, text, found) in [
            ("app/src/me/texts.rs", "Læg Kurs på startskærmen", true),
            ("app/src/me/texts.rs", "Min dag begynder klokken {hour}", true),
            ("app/src/me/texts.rs", "Vi ses klokken 14:30", true),
            ("app/src/me/texts.rs", "Klokken", false),
            ("app/src/me/texts.rs", "Hvem er tilknyttet til dig?", false),
            ("app/src/desk/texts/mod.rs", "Du er knyttet til den unge", true),
            ("domain/src/names/en.rs", "Your first success", true),
            ("domain/src/names/en.rs", "E-mail", false),
            ("server/src/demo/stories.rs", "Min kontaktperson", true),
            ("server/src/goals/store.rs", "Min kontaktperson", false),
        ] {
            assert_eq!(lines(path, text), if found { vec![3] } else { vec![] }, "{text}");
        }
    }
}
