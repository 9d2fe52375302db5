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
    /// Nothing but white space.
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
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() {
        return Err(TextProblem::Empty);
    }
    if text.chars().any(|c| is_forbidden(c) && !(lines && c == '\n')) {
        return Err(TextProblem::ForbiddenCharacter);
    }
    if clusters(text) > max || text.chars().count() > max * SCALARS_PER_CLUSTER {
        return Err(TextProblem::TooLong { max });
    }
    Ok(text.to_owned())
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
