//! Invitation codes as they are typed, and as a link carries them. Pure.

/// Letters and digits in a code.
const LENGTH: usize = 12;

/// What was typed, in capital letters and in groups of four. Characters that can't be in a code
/// stay out, and nothing is added behind what was typed.
pub(super) fn grouped(typed: &str) -> String {
    let letters: Vec<char> = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .take(LENGTH)
        .collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
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
        for (typed, shown) in [
            ("", ""),
            ("7k", "7K"),
            ("7kqm2", "7KQM-2"),
            ("7kqm 2xnp 4rtb", "7KQM-2XNP-4RTB"),
            ("7KQM-2XNP-4RTB-99", "7KQM-2XNP-4RTB"),
            ("7kqm–2xnp.4rtb", "7KQM-2XNP-4RTB"),
        ] {
            assert_eq!(grouped(typed), shown, "{typed}");
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
