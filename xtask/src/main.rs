//! `cargo xtask <command>`: everything a developer or CI does to this repository, so that no step depends on
//! somebody's memory or on CI settings.
//!
//! No product code: this crate builds, runs and checks the others.

mod audit;
mod bench;
mod client;
mod console;
mod dev;
mod dist;
mod look;
mod notices;
mod process;
mod ready;
mod repo;
mod run;
mod server;
mod size;
mod test;
mod tidy;
mod toolchain;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::repo::Repo;

/// Build, run and check Kurs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build client and server and serve them, with invented people to look at
    Run(run::Options),
    /// Serve, and rebuild what is affected whenever a file changes
    Dev(dev::Options),
    /// Check everything, or one part: format tidy clippy domain api contract browser engines deny, or the
    /// long runs crash, projection, devices
    Test(test::Options),
    /// Measure the server relative to the limits of this machine
    Bench(bench::Options),
    /// Check the invariants that the compiler does not
    Tidy,
    /// Make the one release binary, target/dist/kurs, with the client inside
    Dist,
    /// Build the release client, and print the size of a first visit
    Weigh,
    /// Write the third-party licences of the binary: target/dist/THIRD-PARTY-NOTICES.txt
    Notices,
    /// Check dependencies against known vulnerabilities
    Audit(audit::Options),
    /// Take a screenshot of every screen, into target/look/
    Look(look::Options),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome =
        process::listen().and_then(|()| Repo::find()).and_then(|repo| match cli.command {
            Command::Run(options) => run::run(&repo, &options),
            Command::Dev(options) => dev::dev(&repo, &options),
            Command::Test(options) => test::test(&repo, &options),
            Command::Bench(options) => bench::bench(&repo, &options),
            Command::Tidy => tidy::tidy(&repo),
            Command::Dist => dist::dist(&repo),
            Command::Weigh => dist::weigh(&repo),
            Command::Notices => notices::notices(&repo),
            Command::Audit(options) => audit::audit(&repo, &options),
            Command::Look(options) => look::look(&repo, &options),
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Interrupted by ^C: no message is needed.
        Err(_) if process::stopped() => ExitCode::from(130),
        Err(problem) => {
            console::problem(&problem);
            ExitCode::FAILURE
        }
    }
}
