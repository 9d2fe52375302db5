//! File style: length, names, module docs, and forbidden content.

use super::rust_text::{is_word, lines_with, numbered, views};
use super::{File, Finding};

/// A longer file has more than one subject.
const LONGEST: usize = 400;

/// The most characters in a line of a stylesheet; rustfmt sees to lines of Rust.
const WIDEST: usize = 120;

/// Names that say nothing, so that anything ends up in them.
const EMPTY_NAMES: [&str; 9] =
    ["common", "helper", "helpers", "manager", "managers", "misc", "stuff", "util", "utils"];

/// Extensions of hand-written files.
const WRITTEN: [&str; 10] =
    [".rs", ".mjs", ".js", ".css", ".html", ".sql", ".toml", ".json", ".sh", ".yml"];

/// Split, because this rule checks its own file too.
const NOTES: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Prefixes of paths that exist on one machine only; split as above.
const PRIVATE_FOLDERS: [&str; 4] =
    [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/Us", "ers/")];

/// Checks one file.
pub(super) fn check(file: &File) -> Vec<Finding> {
    let mut findings: Vec<_> = name(file).into_iter().collect();
    if WRITTEN.iter().any(|kind| file.ends_with(kind)) && !file.ends_with("-lock.json") {
        findings.extend(notes(file));
        findings.extend(private_paths(file));
    }
    if file.ends_with(".css") {
        findings.extend(wide_lines(file));
    }
    if file.is_rust() {
        findings.extend(length(file));
        findings.extend(module_text(file));
        findings.extend(silenced(file));
    }
    findings
}

fn length(file: &File) -> Option<Finding> {
    let lines = file.text.lines().count();
    (lines > LONGEST).then(|| {
        let what = format!("{lines} lines, more than {LONGEST}");
        file.finding(lines, what, "split the file by subject")
    })
}

fn wide_lines(file: &File) -> Vec<Finding> {
    let width = |line: &str| line.chars().count();
    numbered(&file.text)
        .filter(|(_, line)| width(line) > WIDEST)
        .map(|(number, line)| {
            let what = format!("{} characters, more than {WIDEST}", width(line));
            file.finding(number, what, "break the rule over lines")
        })
        .collect()
}

fn name(file: &File) -> Option<Finding> {
    let empty = file.path.split('/').find(|part| {
        let stem = part.split('.').next().unwrap_or_default();
        EMPTY_NAMES.contains(&stem.to_lowercase().as_str())
    })?;
    Some(file.finding(
        1,
        format!("the name `{empty}` says nothing"),
        "name it after what it is about, in the field's words",
    ))
}

fn notes(file: &File) -> Vec<Finding> {
    let whole_word = |line: &str, note: &str| {
        line.match_indices(note).any(|(at, _)| {
            !line[..at].ends_with(is_word) && !line[at + note.len()..].starts_with(is_word)
        })
    };
    numbered(&file.text)
        .flat_map(|(number, line)| {
            NOTES.iter().filter(move |note| whole_word(line, note)).map(move |note| (number, note))
        })
        .map(|(number, note)| {
            file.finding(
                number,
                format!("a {note} is a promise to nobody"),
                "do it now, or open an issue",
            )
        })
        .collect()
}

fn private_paths(file: &File) -> Vec<Finding> {
    let names_one = |line: &str, folder: &str| {
        line.match_indices(folder).any(|(at, _)| !line[..at].ends_with(|c| is_word(c) || c == '.'))
    };
    numbered(&file.text)
        .filter(|(_, line)| PRIVATE_FOLDERS.iter().any(|folder| names_one(line, folder)))
        .map(|(number, _)| {
            let what = "a path that exists on one machine only";
            file.finding(number, what, "make it relative to the repository")
        })
        .collect()
}

fn module_text(file: &File) -> Option<Finding> {
    let first = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    (!first.starts_with("//!")).then(|| {
        let what = "the module doesn't say why it exists";
        file.finding(1, what, "begin the file with a `//!` paragraph")
    })
}

fn silenced(file: &File) -> Vec<Finding> {
    let code = views(&file.text).code;
    let rules = [
        ("#[allow(", "a lint is silenced for ever", "write `#[expect(…, reason = \"…\")]`"),
        ("#![allow(", "lints are silenced for ever", "write `#![expect(…, reason = \"…\")]`"),
        ("#[ignore", "a test that never runs", "make it pass, or take it out"),
        ("todo!", "code that isn't there yet", "write it"),
        ("unimplemented!", "code that isn't there yet", "write it"),
    ];
    rules
        .iter()
        .flat_map(|(token, what, what_to_do)| {
            lines_with(&code, token)
                .into_iter()
                .map(move |line| file.finding(line, format!("`{token}`: {what}"), what_to_do))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&File::new(path, text)).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn a_file_of_401_lines_is_too_long() {
        let text = |lines: usize| format!("//! A.\n{}", "// b\n".repeat(lines - 1));
        assert_eq!(lines("app/src/a.rs", &text(400)), [0; 0]);
        assert_eq!(lines("app/src/a.rs", &text(401)), [401]);
    }

    #[test]
    fn a_line_of_a_stylesheet_has_120_characters_at_most() {
        let text = |name: usize| format!(".a {{\n  --{}: 0;\n}}\n", "å".repeat(name));
        assert_eq!(lines("app/src/ui/style.css", &text(112)), [0; 0]);
        assert_eq!(lines("app/src/ui/style.css", &text(113)), [2]);
        assert_eq!(lines("docs/a.md", &text(113)), [0; 0]);
    }

    #[test]
    fn names_that_say_nothing_are_refused() {
        for path in ["app/src/utils.rs", "tests/browser/helpers.mjs", "server/src/common/db.rs"] {
            assert_eq!(lines(path, "//! A."), [1], "{path}");
        }
        assert_eq!(lines("app/src/commonplace.rs", "//! A."), [0; 0]);
    }

    #[test]
    fn a_module_says_why_it_exists() {
        assert_eq!(lines("app/src/a.rs", "fn a() {}"), [1]);
        assert_eq!(lines("app/src/a.rs", "\n//! Because.\nfn a() {}"), [0; 0]);
    }

    #[test]
    fn nothing_is_silenced_or_left_for_later() {
        for text in [
            "#[allow(dead_code)]",
            "#![allow(dead_code)]",
            "#[ignore]",
            "#[ignore = \"slow\"]",
            "fn a() { todo!() }",
            "fn a() { unimplemented!() }",
            concat!("// TO", "DO: later"),
            concat!("let a = 1; // FIX", "ME"),
        ] {
            assert_eq!(lines("app/src/a.rs", &format!("//! A.\n{text}")), [2], "{text}");
        }
        assert_eq!(lines("app/src/a.rs", "//! A.\n// `#[allow(…)]` is not for us"), [0; 0]);
        assert_eq!(lines("public/sw.js", concat!("// TO", "DO")), [1]);
    }

    #[test]
    fn paths_of_one_machine_are_refused() {
        let private = concat!("//! A.\nconst A: &str = \"/ho", "me/anna/kurs\";");
        assert_eq!(lines("app/src/a.rs", private), [2]);
        assert_eq!(lines("app/src/a.rs", "//! A.\nconst A: &str = \"/usr/bin/env\";"), [0; 0]);
        assert_eq!(
            lines("app/src/a.rs", concat!("//! A.\nconst A: &str = \"a/ho", "me/b\";")),
            [0; 0]
        );
    }
}
