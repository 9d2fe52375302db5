//! Console output: steps, notes, errors. Colour only on a terminal.

use std::env;
use std::fmt::Display;
use std::io::{IsTerminal, stderr};
use std::sync::LazyLock;
use std::time::Duration;

/// No colour in a pipe, in CI (`CI`), or with `NO_COLOR`.
static COLOUR: LazyLock<bool> = LazyLock::new(|| {
    stderr().is_terminal() && env::var_os("CI").is_none() && env::var_os("NO_COLOR").is_none()
});

/// Whether child processes may use colour too.
pub(crate) fn colour() -> bool {
    *COLOUR
}

fn paint(code: &str, text: impl Display) -> String {
    if colour() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
}

pub(crate) fn bold(text: impl Display) -> String {
    paint("1", text)
}

pub(crate) fn green(text: impl Display) -> String {
    paint("32", text)
}

pub(crate) fn red(text: impl Display) -> String {
    paint("31", text)
}

/// Progress through the steps of a command: "[2/4] Building the client".
pub(crate) struct Steps {
    done: usize,
    of: usize,
}

impl Steps {
    pub(crate) fn new(of: usize) -> Self {
        Self { done: 0, of }
    }

    /// Prints that the next step begins.
    pub(crate) fn next(&mut self, what: impl Display) {
        self.done += 1;
        eprintln!("{} {}", paint("1;36", format!("[{}/{}]", self.done, self.of)), bold(what));
    }
}

/// Prints a line of information.
pub(crate) fn note(text: impl Display) {
    eprintln!("      {text}");
}

/// Prints an error with its causes on one line, so that a log shows it whole.
pub(crate) fn problem(problem: &anyhow::Error) {
    eprintln!("{} {problem:#}", paint("1;31", "error:"));
}

/// "4.2 s", "2 min 5 s".
pub(crate) fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole >= 60 {
        format!("{} min {} s", whole / 60, whole % 60)
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_say_them() {
        assert_eq!(seconds(Duration::from_millis(4230)), "4.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 5 s");
    }
}
