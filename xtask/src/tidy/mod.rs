//! `cargo xtask tidy`: invariants that the compiler does not check.
//!
//! Each rule is a pure function from texts to findings, so that its tests can show it failing. A finding
//! says what is wrong and what to do. (Elsewhere: a Rust test checks that every route is in the API
//! description and in the authorisation matrix; the compiler checks that every text exists in both
//! languages.)

mod layers;
mod migrations;
mod plain;
mod rust_text;
mod style;
mod words;

use std::fmt::{self, Display};
use std::fs;

use anyhow::{Context, Result, bail};

use crate::console::{green, red};
use crate::process;
use crate::repo::Repo;

/// A file of the repository, with its path from the root, written with `/`.
#[derive(Debug, Clone)]
struct File {
    path: String,
    text: String,
}

/// A violation of a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    line: usize,
    what: String,
    what_to_do: &'static str,
}

impl Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}; {}", self.path, self.line, self.what, self.what_to_do)
    }
}

impl File {
    #[cfg(test)]
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    fn is_rust(&self) -> bool {
        self.ends_with(".rs")
    }

    /// Whether the path ends with `ending`, ignoring case.
    fn ends_with(&self, ending: &str) -> bool {
        self.path.to_ascii_lowercase().ends_with(ending)
    }

    fn finding(&self, line: usize, what: impl Into<String>, what_to_do: &'static str) -> Finding {
        Finding { path: self.path.clone(), line, what: what.into(), what_to_do }
    }
}

/// Checks the whole repository and prints every finding.
pub(crate) fn tidy(repo: &Repo) -> Result<()> {
    let files = read(repo)?;
    let findings = check(&files);
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => println!("{}", green(format!("tidy: {} files in order", files.len()))),
        1 => bail!("{}", red("1 finding")),
        many => bail!("{}", red(format!("{many} findings"))),
    }
    Ok(())
}

fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        findings.extend(style::check(file));
        findings.extend(layers::check(file));
        findings.extend(words::only_at_home(file));
        findings.extend(plain::check(file));
    }
    findings.extend(migrations::check(files));
    findings.sort();
    findings.dedup();
    findings
}

/// The files that git tracks or would add, so that build output and ignored files are skipped.
fn read(repo: &Repo) -> Result<Vec<File>> {
    let mut git = repo.program("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = process::output(&mut git).context("tidy asks git which files there are")?;
    let mut files = Vec::new();
    for path in listed.split_terminator('\0') {
        // Deleted but still in the index, a link, or not text: skipped.
        if let Ok(text) = fs::read_to_string(repo.at(path)) {
            files.push(File { path: path.to_owned(), text });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_where_what_and_the_way_out() {
        let finding = File::new("app/src/platform/api.rs", "").finding(7, "too loud", "be quiet");
        assert_eq!(finding.to_string(), "app/src/platform/api.rs:7: too loud; be quiet");
    }

    #[test]
    fn findings_come_in_order_and_once() {
        let files = [
            File::new("server/src/b.rs", "use axum::Router;"),
            File::new("server/src/a.rs", "//! A.\nuse axum::Router;\nuse sqlx::Row;"),
        ];
        let places: Vec<_> =
            check(&files).into_iter().map(|found| (found.path, found.line)).collect();
        let at = |path: &str, line| (path.to_owned(), line);
        assert_eq!(
            places,
            [
                at("server/src/a.rs", 2),
                at("server/src/a.rs", 3),
                at("server/src/b.rs", 1),
                at("server/src/b.rs", 1)
            ]
        );
    }
}
