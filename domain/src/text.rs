//! Words that people write: never empty, never endless, never able to hide or reorder what is read.

use std::{fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use unicode_segmentation::UnicodeSegmentation;

/// One line of words, 1 to `MAX` characters as a reader counts them (grapheme clusters).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Line<const MAX: usize>(String);

/// Words over several lines, 1 to `MAX` characters as a reader counts them (grapheme clusters).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Words<const MAX: usize>(String);

/// Why a text can't be taken as it is. Nothing is cut or changed on the writer's behalf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// Nothing that a reader could see: see [`is_blank`].
    #[error("text_empty: write at least one character")]
    Empty,
    /// Longer than fits.
    #[error("text_too_long: at most {max} characters")]
    TooLong {
        /// How many grapheme clusters fit.
        max: usize,
    },
    /// Control characters or bidirectional overrides, which can make a text look like another.
    #[error("text_forbidden_character: control and direction-override characters are not taken")]
    ForbiddenCharacter,
}

/// Scalar values that one grapheme cluster may weigh on average, so that stacked accents have an
/// end. The longest emoji sequence in common use (a family with skin tones) has 11.
const SCALARS_PER_CLUSTER: usize = 12;

/// How many characters a reader sees in `text` (extended grapheme clusters, UAX #29).
pub fn clusters(text: &str) -> usize {
    text.graphemes(true).count()
}

fn accept(text: &str, max: usize, lines: bool) -> Result<String, TextProblem> {
    // The byte length is looked at first: a text of megabytes is refused without being walked.
    if text.len() > max * SCALARS_PER_CLUSTER * 4 + 1024 {
        return Err(TextProblem::TooLong { max });
    }
    if is_blank(text) {
        return Err(TextProblem::Empty);
    }
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.chars().any(|c| is_forbidden(c) && !(lines && c == '\n')) {
        return Err(TextProblem::ForbiddenCharacter);
    }
    if clusters(text) > max || text.chars().count() > max * SCALARS_PER_CLUSTER {
        return Err(TextProblem::TooLong { max });
    }
    Ok(text.to_owned())
}

/// Whether there is nothing to read in `text`: only white space, control characters and characters
/// that are drawn as nothing (Unicode's `Default_Ignorable_Code_Point`, and the blanks that are no white
/// space). The one test of that for every text people write.
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

/// What Unicode assigns to nothing for ever (section 23.7): the last two of each plane, and 32 more.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{2028}' | '\u{2029}'             // line and paragraph separators
            | '\u{202A}'..='\u{202E}'           // bidirectional embeddings and overrides
            | '\u{2066}'..='\u{2069}'           // bidirectional isolates
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'           // interlinear annotation
            | '\u{E0000}'..='\u{E001F}'         // language tags (tag letters stay: flags use them)
        )
}

macro_rules! text_type {
    ($name:ident, $lines:literal) => {
        impl<const MAX: usize> $name<MAX> {
            /// Takes `text` without the white space around it.
            pub fn new(text: &str) -> Result<Self, TextProblem> {
                accept(text, MAX, $lines).map(Self)
            }

            /// The words as text.
            pub fn into_string(self) -> String {
                self.0
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

        /// Shows the length only: a debug print must never carry somebody's words into a log.
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
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::Type::String)
                    .min_length(Some(1))
                    .description(Some(format!("1 to {MAX} characters (grapheme clusters)")))
                    .into()
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
            ("to\nlinjer", Err(ForbiddenCharacter)),
            ("a\u{0}b", Err(ForbiddenCharacter)),
            ("a\u{202e}b", Err(ForbiddenCharacter)),
            ("a\u{2066}b", Err(ForbiddenCharacter)),
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
    fn what_nobody_can_see_is_nothing_to_read() {
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
    fn words_keep_their_lines_and_debug_keeps_silent() {
        let words = Words::<2000>::new("først\r\nså").unwrap();
        assert_eq!(&*words, "først\nså");
        assert_eq!(format!("{words:?}"), "10 bytes of words");
    }

    proptest! {
        #[test]
        fn what_is_taken_is_taken_again_unchanged(text in ".{0,400}") {
            if let Ok(words) = Words::<280>::new(&text) {
                prop_assert!(clusters(&words) <= 280);
                prop_assert_eq!(Words::<280>::new(&words), Ok(words));
            }
        }
    }
}
