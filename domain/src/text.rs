//! Validated texts of people: never empty, limited in length, without characters that hide or reorder others.

#[cfg(feature = "openapi")]
mod openapi;
mod typed;

use std::{fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use unicode_segmentation::UnicodeSegmentation;

pub use self::typed::Text;

/// One line of words, 1 to `MAX` characters as a reader counts them (grapheme clusters).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Line<const MAX: usize>(String);

/// A text of several lines, 1 to `MAX` characters as a reader counts them (grapheme clusters).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Words<const MAX: usize>(String);

/// Why a text is rejected. Invisible artefacts of pasting are removed (see [`clean`]); nothing is truncated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// It has no visible character: see [`is_blank`].
    #[error("text_empty: write at least one character")]
    Empty,
    /// It is too long.
    #[error("text_too_long: at most {max} characters")]
    TooLong {
        /// The largest number of grapheme clusters.
        max: usize,
    },
    /// A character that can hide or reorder what is read: see [`clean`].
    #[error(
        "text_forbidden_character: character {at} can hide or reorder others, and is not taken"
    )]
    ForbiddenCharacter {
        /// Its position in the original text, counted in grapheme clusters from 1.
        at: usize,
    },
}

/// The average number of scalar values allowed per grapheme cluster, to limit stacked accents. The
/// longest emoji sequence in common use (a family with skin tones) has 11.
const SCALARS_PER_CLUSTER: usize = 12;

/// The number of extended grapheme clusters (UAX #29) in `text`.
pub fn clusters(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The first grapheme cluster of `text`.
pub fn first_cluster(text: &str) -> &str {
    text.graphemes(true).next().unwrap_or_default()
}

fn accept(text: &str, max: usize, lines: bool) -> Result<String, TextProblem> {
    // The byte length is checked first, so that a text of megabytes is rejected without being scanned.
    if text.len() > max * SCALARS_PER_CLUSTER * 4 + 1024 {
        return Err(TextProblem::TooLong { max });
    }
    if is_blank(text) {
        return Err(TextProblem::Empty);
    }
    let cleaned = clean(text, lines)?;
    let text = cleaned.trim();
    if clusters(text) > max || text.chars().count() > max * SCALARS_PER_CLUSTER {
        return Err(TextProblem::TooLong { max });
    }
    Ok(text.to_owned())
}

/// Normalises `text` and rejects what can make it look like another: removes byte order marks, unifies line
/// breaks (a space in a text of one line), replaces tabs by spaces. Directional embeddings and isolates stay
/// if each is closed on its own line; unclosed ones, overrides and all other control characters are rejected.
fn clean(text: &str, lines: bool) -> Result<String, TextProblem> {
    let forbidden = |at| TextProblem::ForbiddenCharacter { at: clusters(&text[..at]) + 1 };
    let mut cleaned = String::with_capacity(text.len());
    // The closing character of each open embedding or isolate, and where that began.
    let mut open = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\u{FEFF}' => {}
            '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {}
            // The mandatory line breaks of UAX #14.
            '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if let Some((_, begun)) = open.pop() {
                    return Err(forbidden(begun));
                }
                cleaned.push(if lines { '\n' } else { ' ' });
            }
            '\t' => cleaned.push(' '),
            '\u{202A}' | '\u{202B}' => {
                open.push(('\u{202C}', at));
                cleaned.push(c);
            }
            '\u{2066}'..='\u{2068}' => {
                open.push(('\u{2069}', at));
                cleaned.push(c);
            }
            '\u{202C}' | '\u{2069}' if open.pop_if(|(closes, _)| *closes == c).is_some() => {
                cleaned.push(c);
            }
            _ if is_forbidden(c) => return Err(forbidden(at)),
            _ => cleaned.push(c),
        }
    }
    match open.pop() {
        Some((_, begun)) => Err(forbidden(begun)),
        None => Ok(cleaned),
    }
}

/// Turns an empty text into `None`, for a text that is optional.
pub fn optional<T>(read: Result<T, TextProblem>) -> Result<Option<T>, TextProblem> {
    match read {
        Err(TextProblem::Empty) => Ok(None),
        read => read.map(Some),
    }
}

/// The word just before the first character that [`clean`] rejects, to show its writer where it is.
/// `None` where no character is rejected.
pub fn before_forbidden(text: &str) -> Option<String> {
    let Err(TextProblem::ForbiddenCharacter { at }) = clean(text, true) else { return None };
    let before: Vec<_> = text.graphemes(true).take(at - 1).collect();
    let last = before.split(|cluster| is_blank(cluster)).rev().find(|word| !word.is_empty());
    Some(last.map(<[_]>::concat).unwrap_or_default())
}

/// Whether `text` has no visible character: only white space, control characters and characters that are
/// drawn as nothing (Unicode's `Default_Ignorable_Code_Point`, and the blanks that are no white space). All
/// texts that people write are checked by it.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}'
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'  // Hangul fillers
        | '\u{17B4}' | '\u{17B5}'                            // Khmer inherent vowels
        | '\u{180B}'..='\u{180F}'                            // Mongolian selectors and separator
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'  // zero width, direction
        | '\u{2060}'..='\u{206F}'
        | '\u{2800}'                                        // Braille pattern without dots
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'              // variation selectors, byte order mark
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{13441}' | '\u{13442}'                        // Egyptian blanks
        | '\u{16FE4}'                                       // Khitan filler
        | '\u{E0000}'..='\u{E0FFF}'                          // tags, further variation selectors
    ) || is_noncharacter(c)
}

/// Unicode noncharacters (section 23.7): the last two code points of each plane, and 32 more.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{202A}'..='\u{202E}'           // bidirectional embeddings and overrides
            | '\u{2066}'..='\u{2069}'         // bidirectional isolates
            | '\u{FFF9}'..='\u{FFFB}'         // interlinear annotation
            | '\u{E0000}'..='\u{E001F}'       // language tags (tag letters stay: flags use them)
        )
}

macro_rules! text_type {
    ($name:ident, $lines:literal) => {
        impl<const MAX: usize> $name<MAX> {
            /// Validates `text`, trimmed of white space.
            pub fn new(text: &str) -> Result<Self, TextProblem> {
                accept(text, MAX, $lines).map(Self)
            }

            /// The text.
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl<const MAX: usize> Text for $name<MAX> {
            const MAX: usize = MAX;
            const LINES: bool = $lines;

            fn read(text: &str) -> Result<Self, TextProblem> {
                Self::new(text)
            }
        }

        impl<const MAX: usize> Deref for $name<MAX> {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> fmt::Display for $name<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        /// Prints the length only: texts of people must not reach the logs.
        impl<const MAX: usize> fmt::Debug for $name<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} bytes of words", self.0.len())
            }
        }

        impl<const MAX: usize> Serialize for $name<MAX> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de, const MAX: usize> Deserialize<'de> for $name<MAX> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(&text).map_err(D::Error::custom)
            }
        }

        #[cfg(feature = "openapi")]
        impl<const MAX: usize> utoipa::PartialSchema for $name<MAX> {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                openapi::schema(MAX)
            }
        }

        #[cfg(feature = "openapi")]
        impl<const MAX: usize> utoipa::ToSchema for $name<MAX> {
            fn name() -> std::borrow::Cow<'static, str> {
                format!("{}{MAX}", stringify!($name)).into()
            }
        }
    };
}

text_type!(Line, false);
text_type!(Words, true);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_table_of_lines() {
        use TextProblem::{Empty, ForbiddenCharacter, TooLong};
        let family = "👩🏽\u{200d}👩🏽\u{200d}👧🏽\u{200d}👦🏽";
        let long = "å".repeat(281);
        let combined = "a\u{030a}".repeat(280);
        let stacked = format!("a{}", "\u{0301}".repeat(9_000));
        for (text, expected) in [
            ("Gå ned til åen før skole", Ok("Gå ned til åen før skole")),
            ("  Ringe til onkel \n", Ok("Ringe til onkel")),
            ("", Err(Empty)),
            (" \u{a0}\t\n ", Err(Empty)),
            ("\u{0}", Err(Empty)),
            ("\u{200b} \u{feff}\u{202e}", Err(Empty)),
            ("👍\u{fe0f}", Ok("👍\u{fe0f}")),
            ("\u{200b}nej", Ok("\u{200b}nej")),
            ("to\r\nlinjer", Ok("to linjer")),
            ("\u{feff}a\tb\u{2028}c\u{2029}", Ok("a b c")),
            ("ring \u{202a}+45 12 34\u{202c}", Ok("ring \u{202a}+45 12 34\u{202c}")),
            ("\u{2068}a\u{202b}b\u{202c}\u{2069}", Ok("\u{2068}a\u{202b}b\u{202c}\u{2069}")),
            ("\u{2068}a\u{202b}b\u{2069}\u{202c}", Err(ForbiddenCharacter { at: 5 })),
            ("å\u{200f}b", Ok("å\u{200f}b")),
            ("a\u{0}b", Err(ForbiddenCharacter { at: 2 })),
            ("👩🏽\u{200d}👧🏽a\u{30a}\u{202e}b", Err(ForbiddenCharacter { at: 3 })),
            ("a\u{202d}b\u{202c}", Err(ForbiddenCharacter { at: 2 })),
            ("a\u{2066}b", Err(ForbiddenCharacter { at: 2 })),
            ("a\u{2066}b\nc\u{2069}", Err(ForbiddenCharacter { at: 2 })),
            ("a\u{2069}", Err(ForbiddenCharacter { at: 2 })),
            ("a\u{fff9}b", Err(ForbiddenCharacter { at: 2 })),
            (&long, Err(TooLong { max: 280 })),
            (&"æ".repeat(280), Ok(&"æ".repeat(280))),
            (&combined, Ok(combined.as_str())),
            (&family.repeat(280), Ok(&family.repeat(280))),
            (&stacked, Err(TooLong { max: 280 })),
            (&"x".repeat(10_000_000), Err(TooLong { max: 280 })),
        ] {
            let got = Line::<280>::new(text).map(Line::into_string);
            assert_eq!(got, expected.map(str::to_owned), "{text:.40}");
        }
    }

    #[test]
    fn invisible_texts_are_blank() {
        for invisible in [
            ' ',
            '\n',
            '\u{7}',
            '\u{85}',
            '\u{a0}',
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{115f}',
            '\u{1160}',
            '\u{17b4}',
            '\u{180b}',
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{200e}',
            '\u{2028}',
            '\u{202e}',
            '\u{2060}',
            '\u{2064}',
            '\u{2066}',
            '\u{206f}',
            '\u{2800}',
            '\u{3000}',
            '\u{3164}',
            '\u{fe00}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff9}',
            '\u{1bca0}',
            '\u{1d159}',
            '\u{1d173}',
            '\u{e0001}',
            '\u{e0020}',
            '\u{e0100}',
            '\u{e0fff}',
            '\u{13441}',
            '\u{16fe4}',
            '\u{fdd0}',
            '\u{fffe}',
            '\u{1ffff}',
        ] {
            let text = format!(" {invisible}{invisible}\t");
            let got = (Line::<60>::new(&text), Words::<60>::new(&text));
            assert_eq!(got, (Err(TextProblem::Empty), Err(TextProblem::Empty)), "{invisible:?}");
        }
        for visible in ["-", ".", "æ", "\u{301}", "\u{fffd}", "\u{2801}", "👩🏽\u{200d}👧🏽", "ﻻ"]
        {
            assert!(!is_blank(visible), "{visible:?}");
        }
    }

    #[test]
    fn a_reader_sees_the_first_character_whole() {
        for (name, first) in [
            ("Amina", "A"),
            ("A\u{30a}se", "A\u{30a}"),
            ("🇩🇰 Ida", "🇩🇰"),
            ("👨\u{200d}👩\u{200d}👧", "👨\u{200d}👩\u{200d}👧"),
            ("", ""),
        ] {
            assert_eq!(first_cluster(name), first);
        }
    }

    #[test]
    fn line_breaks_are_unified_and_debug_is_redacted() {
        let pasted = "\u{feff}først\r\nså\u{2028}og\u{b}til\u{85}sidst\u{2029}\u{2029}\tslut\r";
        let words = Words::<2000>::new(pasted).unwrap();
        assert_eq!(&*words, "først\nså\nog\ntil\nsidst\n\n slut");
        assert_eq!(format!("{words:?}"), "30 bytes of words");
    }

    #[test]
    fn a_forbidden_character_has_a_word_before_it() {
        for (text, before) in [
            ("Ring til Mette", None),
            ("Ring\u{2028}\ttil", None),
            ("Ring til Met\u{202e}te", Some("Met")),
            ("Ring til \n\u{2067}Mette", Some("til")),
            ("\u{7}Ring", Some("")),
        ] {
            assert_eq!(before_forbidden(text).as_deref(), before, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn accepted_texts_are_accepted_again_unchanged(
            text in "(.|[\u{85}\u{feff}\u{2028}\u{2029}\u{202a}-\u{202e}\u{2066}-\u{2069}\r\n\t]){0,300}",
        ) {
            if let Ok(line) = Line::<280>::new(&text) {
                prop_assert_eq!(Line::<280>::new(&line), Ok(line));
            }
            if let Ok(words) = Words::<280>::new(&text) {
                prop_assert!(clusters(&words) <= 280);
                prop_assert_eq!(Words::<280>::new(&words), Ok(words));
            }
        }
    }
}
