//! Invitation codes as they are typed, and as a link carries them. Pure.

use kurs_domain::invitations::is_of_codes;

/// Letters and digits in a code.
const LENGTH: usize = 12;
/// How many of them stand together.
const GROUP: usize = 4;

/// A code as it stands in its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// In capital letters and in groups of four; nothing is added behind what was typed.
    pub(super) code: String,
    /// Where the caret is in it, in characters.
    pub(super) caret: usize,
    /// A letter or digit that is in no code, and so stayed out.
    pub(super) never: Option<char>,
}

impl Typed {
    /// Whether as much is typed as a code has.
    pub(super) fn is_whole(&self) -> bool {
        self.code.len() == LENGTH + LENGTH / GROUP - 1
    }
}

/// What was typed, with the caret after so many characters of it (all of them ASCII once grouped). A
/// link is read for its code.
pub(super) fn typed(text: &str, caret: usize) -> Typed {
    if let Some((_, fragment)) = text.split_once('#')
        && let Some(code) = from_fragment(fragment.trim())
    {
        return Typed { caret: code.len(), code, never: None };
    }
    let never = text.chars().find(|c| c.is_alphanumeric() && !is_of_codes(*c));
    let before = text.chars().take(caret).filter(|c| is_of_codes(*c)).count().min(LENGTH);
    let code = grouped(text);
    // Behind a whole group one types on behind its hyphen, if there is more.
    let caret = (before + before.saturating_sub(1) / GROUP).min(code.len());
    Typed { code, caret, never }
}

/// The letters and digits of `text` that codes are made of, in groups.
fn grouped(text: &str) -> String {
    let letters: Vec<char> = text
        .chars()
        .filter(|c| is_of_codes(*c))
        .map(|c| c.to_ascii_uppercase())
        .take(LENGTH)
        .collect();
    let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// The code in the fragment of a link: `#code=7KQM-2XNP-4RTB`.
pub(super) fn from_fragment(fragment: &str) -> Option<String> {
    let code = fragment.trim_start_matches('#').strip_prefix("code=")?;
    let code = grouped(&code.replace("%20", ""));
    (!code.is_empty()).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_as_people_type() {
        // The caret is `|`, in what is typed and in what is shown.
        for (text, shown, never) in [
            ("|", "|", None),
            ("7k|", "7K|", None),
            ("7kqm|", "7KQM|", None),
            ("7kqm2|", "7KQM-2|", None),
            ("7kqm 2xnp 4rtb|", "7KQM-2XNP-4RTB|", None),
            ("7KQM-2XNP-4RTB-99|", "7KQM-2XNP-4RTB|", None),
            ("7kqm–2xnp.4rtb|", "7KQM-2XNP-4RTB|", None),
            // The seventh is taken out, and another typed there.
            ("7KQM-2X|Q-4RTB", "7KQM-2X|Q4-RTB", None),
            ("7KQM-2XP|Q4-RTB", "7KQM-2XP|Q-4RTB", None),
            ("7KQMP|-2XQ4-RTB", "7KQM-P|2XQ-4RTB", None),
            ("7KO|QM", "7K|QM", Some('O')),
            ("7Kå|", "7K|", Some('å')),
            ("https://kurs.example.dk/welcome#code=7KQM-2XNP-4RTB|", "7KQM-2XNP-4RTB|", None),
            ("Hej! http://localhost:3000/#code=7kqm2xnp4rtb \n|", "7KQM-2XNP-4RTB|", None),
        ] {
            let caret = text.chars().position(|c| c == '|').unwrap();
            let mut got = typed(&text.replace('|', ""), caret);
            got.code.insert(got.caret, '|');
            assert_eq!((got.code.as_str(), got.never), (shown, never), "{text}");
        }
    }

    #[test]
    fn carried_by_a_link() {
        for (fragment, code) in [
            ("#code=7KQM-2XNP-4RTB", Some("7KQM-2XNP-4RTB")),
            ("code=7kqm2xnp4rtb", Some("7KQM-2XNP-4RTB")),
            ("#code=", None),
            ("#main", None),
            ("", None),
        ] {
            assert_eq!(from_fragment(fragment).as_deref(), code, "{fragment}");
        }
    }
}
