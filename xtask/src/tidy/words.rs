//! Texts in both languages: the same names in each, and Danish nowhere else in the client.
//!
//! The compiler holds that both languages fill the same struct. This also finds a text written past
//! it, where no translation would ever reach.

use std::collections::BTreeMap;

use super::rust_text::{is_word, numbered, tests_begin, views};
use super::{File, Finding};

/// The home of all texts of the client.
const HOME: &str = "app/src/words";
/// Where texts lie in pairs: those of the client, and what the server itself says.
const PAIRS: [&str; 2] = [HOME, "server/src/words"];

/// Danish letters in a text of the client outside its home. Comments and tests may be Danish.
pub(super) fn only_at_home(file: &File) -> Vec<Finding> {
    let client = file.is_rust() && file.path.starts_with("app/src/");
    if !client || file.path.starts_with(HOME) || file.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let views = views(&file.text);
    let tests = tests_begin(&views.code);
    numbered(&views.strings)
        .take_while(|(number, _)| *number < tests)
        .filter(|(_, line)| line.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']))
        .map(|(number, _)| {
            let what = "a Danish text without an English twin";
            file.finding(number, what, "move it to app/src/words/, in both languages")
        })
        .collect()
}

/// Names that stand in one language only, over the pairs `desk_da.rs` and `desk_en.rs`.
pub(super) fn twins(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (own, other) in [("da", "en"), ("en", "da")] {
        for file in files {
            let Some(path) = twin_path(&file.path, own, other) else { continue };
            let twin = files.iter().find(|twin| twin.path == path);
            let known = twin.map(|twin| names(&twin.text)).unwrap_or_default();
            for (name, line) in names(&file.text) {
                if !known.contains_key(&name) {
                    let what = format!("`{name}` has no twin in {path}");
                    findings.push(file.finding(line, what, "say it in both languages"));
                }
            }
        }
    }
    findings
}

/// The path of a text's twin: each part named `da` or `…_da` with the other language in its place.
/// None for a file that is not in this language.
fn twin_path(path: &str, own: &str, other: &str) -> Option<String> {
    let home = PAIRS.into_iter().find(|home| path.starts_with(home))?;
    let below = path.strip_prefix(home)?;
    let swapped: Vec<_> = below
        .split('/')
        .map(|part| {
            let (stem, ending) = part.split_once('.').unwrap_or((part, ""));
            let dot = if ending.is_empty() { "" } else { "." };
            match stem.strip_suffix(own) {
                Some(before) if before.is_empty() || before.ends_with('_') => {
                    format!("{before}{other}{dot}{ending}")
                }
                _ => part.to_owned(),
            }
        })
        .collect();
    let twin = swapped.join("/");
    (twin != below).then(|| format!("{home}{twin}"))
}

/// The fields that a file fills, with their lines: `name: "text",` at the start of a line.
fn names(text: &str) -> BTreeMap<String, usize> {
    let code = views(text).code;
    let fields = numbered(&code).filter_map(|(number, line)| {
        let (name, rest) = line.trim_start().split_once(':')?;
        let field = !name.is_empty() && name.chars().all(is_word) && !rest.starts_with(':');
        field.then(|| (name.to_owned(), number))
    });
    fields.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_one_language_only_is_found() {
        let danish = File::new(
            "app/src/words/da.rs",
            "use super::Words;\nWords {\n    save: \"Gem\",\n    good: |n| format!(\"{n}: æ\"),\n}",
        );
        let english = File::new("app/src/words/en.rs", "Words {\n    save: \"Save\",\n}");
        let findings = twins(&[danish.clone(), english]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].line, 4);
        assert!(findings[0].what.contains("`good` has no twin in app/src/words/en.rs"));
        assert_eq!(twins(&[danish]).len(), 2, "a missing file has no names at all");
    }

    #[test]
    fn twins_are_told_by_their_names() {
        for (path, twin) in [
            ("app/src/words/desk_da.rs", Some("app/src/words/desk_en.rs")),
            ("app/src/words/da/goals.rs", Some("app/src/words/en/goals.rs")),
            ("server/src/words/push_da.rs", Some("server/src/words/push_en.rs")),
            ("app/src/words/desk.rs", None),
            ("app/src/words/agenda.rs", None),
            ("app/src/desk/list_da.rs", None),
        ] {
            assert_eq!(twin_path(path, "da", "en").as_deref(), twin, "{path}");
        }
    }

    #[test]
    fn danish_stays_at_home() {
        let text = "// på dansk\nlet a = \"Mål\";\n#[cfg(test)]\nlet b = \"Mål\";";
        let lines = |path: &str| -> Vec<_> {
            only_at_home(&File::new(path, text)).into_iter().map(|found| found.line).collect()
        };
        assert_eq!(lines("app/src/goals/page.rs"), [2]);
        assert_eq!(lines("app/src/words/da.rs"), [0; 0]);
        assert_eq!(lines("server/src/demo.rs"), [0; 0]);
    }
}
