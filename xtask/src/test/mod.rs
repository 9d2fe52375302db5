//! `cargo xtask test`: all checks, in one command.
//!
//! Parts run from fast to slow. A failing part does not stop the others; the closing table shows which
//! failed. All Rust parts share one profile and one set of flags, so that nothing is compiled twice.

mod contract;
mod debian;
mod parts;
mod postgres;
mod times;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::ValueEnum;

use self::debian::Need;
pub(crate) use self::parts::{in_browser, require_browser};
pub(crate) use self::postgres::{Cluster, Durability};
use crate::console::{self, Steps, bold, green, note, red, seconds};
use crate::process;
use crate::repo::Repo;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// One part only
    #[arg(value_enum)]
    part: Option<Part>,
    /// Within the part: only tests whose name (or, in the browser, file; or, of the contract, role) contains
    /// this
    #[arg(requires = "part")]
    filter: Option<String>,
    /// For crash: how often the server is killed, on both databases together
    #[arg(long, default_value_t = 1_000)]
    kills: u32,
    /// For projection: steps of the random histories in total, on each database
    #[arg(long, default_value_t = 100_000)]
    steps: u32,
    /// For devices: number of random schedules, on each database
    #[arg(long, default_value_t = 10_000)]
    schedules: u32,
}

/// A part of the checks, in the order they run; the last three only by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The code is formatted
    Format,
    /// The invariants that the compiler does not check
    Tidy,
    /// Clippy, for this machine and for the browser
    Clippy,
    /// The rules, the client's own logic and these commands
    Domain,
    /// The API on SQLite and PostgreSQL
    Api,
    /// The API's description against a running server, by schemathesis as each role
    Contract,
    /// The whole product in Chromium
    Browser,
    /// The most used screens, and pushes, in Firefox and in WebKit
    Engines,
    /// Licences and sources of dependencies
    Deny,
    /// Long run of killing the server, with a ledger of what it acknowledged; part api has a short run of it
    Crash,
    /// Long run of random histories of sharing, comparing what staff can read with an oracle; part api has a
    /// short run of it
    Projection,
    /// Long run of phones of one person on a network that loses, duplicates and reorders messages, by random
    /// schedules; part api has a tenth of it
    Devices,
}

impl Part {
    /// Estimated minutes on two cores; `cold` when nothing is built yet.
    fn minutes(self, cold: bool) -> u32 {
        let (cold_minutes, warm) = match self {
            Self::Format | Self::Tidy => (0, 0),
            Self::Clippy => (7, 1),
            Self::Domain => (4, 1),
            Self::Api => (9, 6),
            Self::Browser => (15, 13),
            Self::Contract | Self::Engines => (4, 3),
            Self::Deny => (1, 0),
            Self::Crash | Self::Projection | Self::Devices => (20, 15),
        };
        if cold { cold_minutes } else { warm }
    }
}

enum Outcome {
    Passed,
    Failed(anyhow::Error),
}

/// Runs the parts and prints the outcome of each.
pub(crate) fn test(repo: &Repo, options: &Options) -> Result<()> {
    let chosen = match options.part {
        Some(part) => vec![part],
        None => Part::value_variants()
            .iter()
            .copied()
            .filter(|it| !matches!(it, Part::Crash | Part::Projection | Part::Devices))
            .collect(),
    };
    times::clear(repo);
    if options.filter.is_none() {
        expect(&chosen);
    }
    let mut steps = Steps::new(chosen.len());
    let mut done: Vec<(Part, Duration, Outcome)> = Vec::new();
    for part in chosen {
        steps.next(title(part));
        let begun = Instant::now();
        let outcome = match run(repo, part, options) {
            Ok(()) => Outcome::Passed,
            Err(problem) => {
                console::problem(&problem);
                Outcome::Failed(problem)
            }
        };
        done.push((part, begun.elapsed(), outcome));
        if process::stopped() {
            break;
        }
    }
    times::show(repo);
    close(&done)
}

/// Prints how long `parts` take.
fn expect(parts: &[Part]) {
    let minutes = |cold| parts.iter().map(|part| part.minutes(cold)).sum::<u32>().max(1);
    note(format!(
        "On two cores this takes some {} min from nothing, {} when all is built.",
        minutes(true),
        minutes(false),
    ));
}

/// Starts a temporary PostgreSQL, installing it if possible.
pub(crate) fn start_postgres(repo: &Repo, durability: Durability) -> Result<Cluster> {
    debian::require(repo, &[Need::Postgres])?;
    Cluster::start(repo, durability)
}

fn run(repo: &Repo, part: Part, options: &Options) -> Result<()> {
    let filter = options.filter.as_deref();
    match part {
        Part::Format => parts::format(repo),
        Part::Tidy => crate::tidy::tidy(repo),
        Part::Clippy => parts::clippy(repo),
        Part::Domain => parts::domain(repo, filter),
        Part::Api => parts::api(repo, filter),
        Part::Contract => contract::contract(repo, filter),
        Part::Browser => parts::browser(repo, filter),
        Part::Engines => parts::engines(repo, filter),
        Part::Deny => parts::deny(repo),
        Part::Crash => parts::crash(repo, options.kills),
        Part::Projection => parts::projection(repo, options.steps),
        Part::Devices => parts::devices(repo, options.schedules),
    }
}

fn title(part: Part) -> String {
    let value = part.to_possible_value().expect("no part is hidden");
    let help = value.get_help().map(ToString::to_string).unwrap_or_default();
    format!("{}: {help}", value.get_name())
}

fn close(done: &[(Part, Duration, Outcome)]) -> Result<()> {
    println!("\n{}", bold("The parts:"));
    for (part, time, outcome) in done {
        let name = part.to_possible_value().expect("no part is hidden");
        let verdict = match outcome {
            Outcome::Passed => green("passed"),
            Outcome::Failed(problem) => format!("{} {problem:#}", red("FAILED")),
        };
        println!("  {:<8} {:>12}  {verdict}", name.get_name(), seconds(*time));
    }
    let failed = done.iter().filter(|(_, _, how)| matches!(how, Outcome::Failed(_))).count();
    let time: Duration = done.iter().map(|(_, time, _)| *time).sum();
    println!("  {:<8} {:>12}\n", "in all", seconds(time));
    println!("{} passed, {failed} failed", done.len() - failed);
    if process::stopped() {
        bail!("stopped");
    }
    if failed > 0 {
        bail!("not everything holds; the table above says what");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failed_part_fails_the_whole() {
        let passed = (Part::Format, Duration::ZERO, Outcome::Passed);
        assert!(close(&[passed]).is_ok());
        let passed = (Part::Format, Duration::ZERO, Outcome::Passed);
        let failed = (Part::Tidy, Duration::ZERO, Outcome::Failed(anyhow::anyhow!("no")));
        assert!(close(&[failed, passed]).is_err());
    }
}
