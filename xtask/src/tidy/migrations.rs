//! Migrations: one SQL text for both databases, numbered without a gap.
//!
//! sqlx itself checks, by checksum, that an applied migration is unchanged.

use super::rust_text::{is_word, numbered};
use super::{File, Finding};

/// SQL that only one of the two engines has, or that they interpret differently.
const NOT_PORTABLE: [(&str, &str); 9] = [
    ("AUTOINCREMENT", "ids are made by the client"),
    ("SERIAL", "ids are made by the client"),
    ("BIGSERIAL", "ids are made by the client"),
    ("JSONB", "write TEXT"),
    ("DATETIME", "write BIGINT, milliseconds in UTC"),
    ("TIMESTAMP", "write BIGINT, milliseconds in UTC"),
    ("TIMESTAMPTZ", "write BIGINT, milliseconds in UTC"),
    ("CURRENT_TIMESTAMP", "the time is passed in"),
    ("NOW()", "the time is passed in"),
];

/// Checks the names and texts of all migrations.
pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut migrations: Vec<_> =
        files.iter().filter(|file| file.path.starts_with("migrations/")).collect();
    migrations.sort_by(|one, other| one.path.cmp(&other.path));

    let mut findings = Vec::new();
    for (index, file) in migrations.into_iter().enumerate() {
        let expected = format!("{:04}", index + 1);
        if !named_well(&file.path, &expected) {
            let what = format!("the migration is not called {expected}_<name>.sql");
            findings.push(file.finding(
                1,
                what,
                "number them from 0001, without a gap or a double",
            ));
        }
        for (number, line) in numbered(&file.text) {
            let code = line.split("--").next().unwrap_or_default().to_uppercase();
            for (word, what_to_do) in NOT_PORTABLE {
                if stands_in(&code, word) {
                    let what = format!("{word} is not the same in both databases");
                    findings.push(file.finding(number, what, what_to_do));
                }
            }
        }
    }
    findings
}

fn named_well(path: &str, number: &str) -> bool {
    let name = path.strip_prefix("migrations/").unwrap_or_default();
    let Some(name) = name.strip_prefix(number).and_then(|rest| rest.strip_prefix('_')) else {
        return false;
    };
    let Some(name) = name.strip_suffix(".sql") else { return false };
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn stands_in(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        !code[..at].ends_with(is_word) && !code[at + word.len()..].starts_with(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(files: &[(&str, &str)]) -> Vec<(String, usize)> {
        let files: Vec<_> = files.iter().map(|(path, text)| File::new(path, text)).collect();
        check(&files).into_iter().map(|finding| (finding.path, finding.line)).collect()
    }

    #[test]
    fn numbers_have_no_gap_no_double_and_a_name() {
        assert_eq!(
            lines(&[("migrations/0001_people.sql", ""), ("migrations/0002_goals.sql", "")]),
            []
        );
        for wrong in ["0003_goals.sql", "0001_goals.sql", "2_goals.sql", "0002.sql", "0002_Mål.sql"]
        {
            let path = format!("migrations/{wrong}");
            let found = lines(&[("migrations/0001_first.sql", ""), (&path, "")]);
            assert!(!found.is_empty(), "{wrong}");
        }
    }

    #[test]
    fn what_is_not_portable_is_found() {
        for (text, lines_found) in [
            ("CREATE TABLE a (\n  id INTEGER PRIMARY KEY AUTOINCREMENT\n);", 1),
            ("-- serial numbers\nCREATE TABLE a (\n id SERIAL);", 1),
            ("at DATETIME", 1),
            ("at BIGINT DEFAULT (now())", 1),
            ("at TEXT DEFAULT CURRENT_TIMESTAMP", 1),
            ("body jsonb", 1),
            ("serial_number TEXT, known BOOLEAN", 0),
        ] {
            assert_eq!(lines(&[("migrations/0001_a.sql", text)]).len(), lines_found, "{text}");
        }
    }
}
