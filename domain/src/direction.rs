//! Bidirectional isolation of names in sentences (UAX #9, 3.1.4).
//!
//! Without it, a name in Arabic within a Danish sentence reorders the number or name after it. HTML uses
//! `<bdi>`; plain text (labels, announcements, notifications) needs the isolating characters.

use std::fmt::{self, Write as _};

/// Formats `text` between U+2068 and U+2069 if it contains a right-to-left character, and else unchanged, so
/// that the words around it are not reordered.
pub fn isolated<T: AsRef<str> + ?Sized>(text: &T) -> Isolated<'_> {
    Isolated(text.as_ref())
}

/// See [`isolated`].
#[derive(Clone, Copy)]
pub struct Isolated<'a>(&'a str);

impl fmt::Display for Isolated<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.chars().any(is_right_to_left) {
            write!(f, "\u{2068}{}\u{2069}", self.0)
        } else {
            f.write_str(self.0)
        }
    }
}

/// Joins `names`, each [`isolated`], in prose: "Mette, Peter og Ali", with the language's own `and`.
pub fn listed<T: AsRef<str>>(names: &[T], and: &str) -> String {
    let mut list = String::new();
    for (place, name) in names.iter().enumerate() {
        let name = isolated(name);
        // Writing to a `String` cannot fail.
        let _ = match place {
            0 => write!(list, "{name}"),
            _ if place + 1 == names.len() => write!(list, " {and} {name}"),
            _ => write!(list, ", {name}"),
        };
    }
    list
}

/// Whether `c` is in a Unicode block of right-to-left scripts, or a control character for that direction.
fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
        | '\u{200F}' | '\u{202B}' | '\u{2067}'
    )
}

/// `format!` for a sentence with texts of people, named first: each is [`isolated`].
#[macro_export]
macro_rules! isolate {
    ($($words:ident),+; $($sentence:tt)+) => {{
        $(let $words = $crate::direction::isolated(&$words);)+
        format!($($sentence)+)
    }};
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn names_in_a_row() {
        for (names, expected) in [
            (&[][..], ""),
            (&["Mette"], "Mette"),
            (&["Mette", "Ali"], "Mette og Ali"),
            (&["Mette", "ליאור", "Ali"], "Mette, \u{2068}ליאור\u{2069} og Ali"),
        ] {
            assert_eq!(listed(names, "og"), expected);
        }
    }

    #[test]
    fn only_right_to_left_texts_are_isolated() {
        for (name, expected) in [
            ("Sofie", "Sofie: 3"),
            ("Łukasz 👍🏽", "Łukasz 👍🏽: 3"),
            ("Дарья", "Дарья: 3"),
            ("ليلى", "\u{2068}ليلى\u{2069}: 3"),
            ("Noa נועה", "\u{2068}Noa נועה\u{2069}: 3"),
            ("ޢަލީ", "\u{2068}ޢަލީ\u{2069}: 3"),
            ("𞤀𞤣𞤢𞤥", "\u{2068}𞤀𞤣𞤢𞤥\u{2069}: 3"),
            ("a\u{200f}", "\u{2068}a\u{200f}\u{2069}: 3"),
        ] {
            let count = 3;
            assert_eq!(isolate!(name; "{name}: {count}"), expected);
        }
    }
}
