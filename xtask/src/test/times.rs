//! Durations of single tests: tests write them to a file, and the slowest are printed at the end.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::console::{bold, seconds};
use crate::repo::Repo;

/// How many are printed.
const SHOWN: usize = 20;

fn file(repo: &Repo) -> PathBuf {
    repo.at("target/test-times.tsv")
}

/// Deletes the times of earlier runs.
pub(super) fn clear(repo: &Repo) {
    // It may not exist.
    let _ = fs::remove_file(file(repo));
}

/// Sets the environment variable with the file for the tests' times.
pub(super) fn set_file<'a>(repo: &Repo, command: &'a mut Command) -> &'a mut Command {
    command.env("KURS_TEST_TIMES", file(repo))
}

/// Prints the slowest tests, if any times were written.
pub(super) fn show(repo: &Repo) {
    let text = fs::read_to_string(file(repo)).unwrap_or_default();
    let slowest = slowest(&text);
    if slowest.is_empty() {
        return;
    }
    println!("\n{}", bold("The slowest tests:"));
    for (time, test) in slowest {
        println!("  {:>12}  {test}", seconds(time));
    }
}

/// The slowest of `lines`: each is milliseconds, a tab and a test's name. A test that starts several servers
/// has several lines, of which the longest counts.
fn slowest(lines: &str) -> Vec<(Duration, &str)> {
    let mut longest = BTreeMap::<&str, Duration>::new();
    for line in lines.lines() {
        let Some((time, test)) = line.split_once('\t') else { continue };
        let Ok(time) = time.parse().map(Duration::from_millis) else { continue };
        let known = longest.entry(test).or_default();
        *known = time.max(*known);
    }
    let mut all: Vec<_> = longest.into_iter().map(|(test, time)| (time, test)).collect();
    all.sort_by(|(one, _), (other, _)| other.cmp(one));
    all.truncate(SHOWN);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_of_each_test_counts() {
        let text = "20\tå\n5\tb\n30\tb\nno line\nx\ty\n";
        let ms = Duration::from_millis;
        assert_eq!(slowest(text), [(ms(30), "b"), (ms(20), "å")]);
        let many = ('a'..='z').map(|name| format!("1\t{name}")).collect::<Vec<_>>().join("\n");
        assert_eq!(slowest(&many).len(), SHOWN);
    }
}
