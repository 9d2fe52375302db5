//! Invitation codes as they are typed, and as a link carries them. Pure.

use kurs_domain::invitations::is_of_codes;

const LENGTH: usize = 12;
/// The number of characters in a group.
const GROUP: usize = 4;

/// The content of the code field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// In capital letters and in groups of four; nothing is appended to what was typed.
    pub(super) code: String,
    /// The position of the caret, in characters.
    pub(super) caret: usize,
    /// A rejected letter or digit, which is in no code.
    pub(super) never: Option<char>,
}

impl Typed {
    pub(super) fn is_whole(&self) -> bool {
        self.code.len() == LENGTH + LENGTH / GROUP - 1
    }
}

/// The field after `text` was typed with the caret at `caret`, in characters (all ASCII once grouped). If
/// `text` is a link, its code is read.
pub(super) fn typed(text: &str, caret: usize) -> Typed {
    if let Some((_, fragment)) = text.split_once('#')
        && let Some(code) = from_fragment(fragment.trim())
    {
        return Typed { caret: code.len(), code, never: None };
    }
    let never = text.chars().find(|c| c.is_alphanumeric() && !is_of_codes(*c));
    let before = text.chars().take(caret).filter(|c| is_of_codes(*c)).count().min(LENGTH);
    let code = grouped(text);
    // After a full group the caret goes behind the hyphen, if there is one.
    let caret = (before + before.saturating_sub(1) / GROUP).min(code.len());
    Typed { code, caret, never }
}

/// The letters and digits of `text` that codes can have, in groups.
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
            // The seventh is deleted, and another typed there.
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
