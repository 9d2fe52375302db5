//! Danish texts belong in `app/src/words`, beside their English, and nowhere else in the client.
//!
//! The compiler checks that each text has both languages. This finds texts outside of it, which nobody would
//! translate.

use super::rust_text::{numbered, tests_begin, views};
use super::{File, Finding};

/// The folder of all texts of the client.
const HOME: &str = "app/src/words";

/// Danish letters in string literals of the client outside `HOME`. Comments and tests may be Danish.
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
        assert_eq!(lines("app/src/words/da.rs"), [0; 0]);
        assert_eq!(lines("server/src/demo.rs"), [0; 0]);
    }
}
