//! Danish stands in the `texts.rs` of a capability, beside its English, and nowhere else in the client.
//!
//! The compiler holds that each text has both languages. This finds one written past it, where no
//! translation would ever reach.

use super::rust_text::{numbered, tests_begin, views};
use super::{File, Finding};

/// Whether the texts of the client stand in the file at `path`.
pub(super) fn holds_texts(path: &str) -> bool {
    path.starts_with("app/src/") && (path.ends_with("/texts.rs") || path.contains("/texts/"))
}

/// Danish letters in a text of the client outside its home. Comments and tests may be Danish.
pub(super) fn only_at_home(file: &File) -> Vec<Finding> {
    let client = file.is_rust() && file.path.starts_with("app/src/");
    if !client || holds_texts(&file.path) || file.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let views = views(&file.text);
    let tests = tests_begin(&views.code);
    numbered(&views.strings)
        .take_while(|(number, _)| *number < tests)
        .filter(|(_, line)| line.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']))
        .map(|(number, _)| {
            let what = "a Danish text without an English twin";
            file.finding(
                number,
                what,
                "move it to the texts.rs of its capability, in both languages",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_stays_at_home() {
        let text = "// på dansk\nlet a = \"Mål\";\n#[cfg(test)]\nlet b = \"Mål\";";
        let lines = |path: &str| -> Vec<_> {
            only_at_home(&File::new(path, text)).into_iter().map(|found| found.line).collect()
        };
        assert_eq!(lines("app/src/goals/page.rs"), [2]);
        assert_eq!(lines("app/src/goals/texts.rs"), [0; 0]);
        assert_eq!(lines("app/src/meetings/texts/saying.rs"), [0; 0]);
        assert_eq!(lines("server/src/demo.rs"), [0; 0]);
    }
}
