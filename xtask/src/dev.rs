//! `cargo xtask dev`: serves, and rebuilds what a changed file affects.
//!
//! After a failing build the last good client and server are still served.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecursiveMode, Watcher};

use crate::console::{Steps, green, note, red, seconds};
use crate::process::Running;
use crate::repo::{Profile, Repo};
use crate::server::Serve;
use crate::{client, console, process, ready, server, toolchain};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port to serve on
    #[arg(long, default_value_t = 3000)]
    port: u16,
}

/// Debounce: an editor writes several files at once, so the build starts this long after the last change.
const SETTLED: Duration = Duration::from_millis(120);

/// The folders to watch.
const WATCHED: [&str; 5] = ["domain", "app", "server", "public", "migrations"];

/// A build target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Client,
    Server,
}

/// Serves until ^C.
pub(crate) fn dev(repo: &Repo, options: &Options) -> Result<()> {
    let mut steps = Steps::new(3);
    steps.next("Looking at the machine");
    ready::require_free(options.port)?;
    toolchain::require_c_compiler()?;

    steps.next("Building client and server");
    let (_watcher, changes) = watch(repo)?;
    client::build(repo, Profile::Dev, None)?;
    server::build(repo, Profile::Dev)?;

    let home = format!("http://localhost:{}", options.port);
    steps.next(format!("Serving on {home}; ^C stops it. As whom: {home}/demo/young_person"));
    let mut server = start(repo, options.port)?;
    while let Some(targets) = next_change(repo, &changes)? {
        if targets.contains(&Target::Client) {
            attempt("client", || client::build(repo, Profile::Dev, None).map(|_| ()));
        }
        if targets.contains(&Target::Server)
            && attempt("server", || server::build(repo, Profile::Dev))
        {
            drop(server); // the port must be free before the new one asks for it
            server = start(repo, options.port)?;
        }
    }
    Ok(())
}

fn start(repo: &Repo, port: u16) -> Result<Running> {
    let serve =
        Serve { profile: Profile::Dev, port, database_url: "sqlite:target/demo.db", demo: true };
    let mut running = Running::start(&mut server::command(repo, &serve))?;
    if !ready::wait_until_ready(port, &mut running)? && !process::stopped() {
        note(red("The server ended; waiting for a change that mends it."));
    }
    Ok(running)
}

/// Builds one target and prints the time or the error.
fn attempt(what: &str, build: impl FnOnce() -> Result<()>) -> bool {
    let begun = Instant::now();
    let outcome = build();
    let took = seconds(begun.elapsed());
    match outcome {
        Ok(()) => note(green(format!("{what} built in {took}"))),
        Err(_) if process::stopped() => return false,
        Err(problem) => {
            console::problem(&problem);
            note(format!("{what} failed after {took}; the last good one goes on being served"));
            return false;
        }
    }
    true
}

fn watch(repo: &Repo) -> Result<(impl Watcher + use<>, Receiver<notify::Result<Event>>)> {
    let (send, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(send).context("can't watch files")?;
    for folder in WATCHED {
        let folder = repo.at(folder);
        if folder.is_dir() {
            watcher
                .watch(&folder, RecursiveMode::Recursive)
                .with_context(|| format!("can't watch {}", folder.display()))?;
        }
    }
    Ok((watcher, changes))
}

/// Waits for a change, debounced. `None` after ^C.
fn next_change(
    repo: &Repo,
    changes: &Receiver<notify::Result<Event>>,
) -> Result<Option<BTreeSet<Target>>> {
    let mut targets = BTreeSet::new();
    loop {
        if process::stopped() {
            return Ok(None);
        }
        match changes.recv_timeout(SETTLED) {
            Ok(event) => {
                let event = event.context("watching files failed")?;
                // Reading a file is an event too, and a build reads them all.
                if !matches!(event.kind, EventKind::Access(_)) {
                    for path in &event.paths {
                        let path = path.strip_prefix(repo.root()).unwrap_or(path);
                        targets.extend(affected(path));
                    }
                }
            }
            Err(RecvTimeoutError::Timeout) if targets.is_empty() => {}
            Err(RecvTimeoutError::Timeout) => return Ok(Some(targets)),
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
    }
}

/// The targets that a change of this file affects.
fn affected(path: &Path) -> &'static [Target] {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Editors' own files: hidden ones, backups, and vim's write test.
    if name.starts_with('.') || name.ends_with('~') || name == "4913" {
        return &[];
    }
    // The server's guest pages include this stylesheet.
    if path == Path::new("app/src/ui/style.css") {
        return &[Target::Client, Target::Server];
    }
    match path.iter().next().and_then(|folder| folder.to_str()) {
        Some("domain") => &[Target::Client, Target::Server],
        Some("app" | "public") => &[Target::Client],
        Some("server" | "migrations") => &[Target::Server],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_rebuilds_only_what_it_affects() {
        for (path, targets) in [
            ("app/src/platform/api.rs", &[Target::Client] as &[_]),
            ("app/src/ui/style.css", &[Target::Client, Target::Server]),
            ("app/src/today/style.css", &[Target::Client]),
            ("server/src/guest/style.css", &[Target::Server]),
            ("public/sw.js", &[Target::Client]),
            ("server/src/main.rs", &[Target::Server]),
            ("migrations/0001_people.sql", &[Target::Server]),
            ("domain/src/day.rs", &[Target::Client, Target::Server]),
            ("app/src/.api.rs.swp", &[]),
            ("server/src/main.rs~", &[]),
            ("README.md", &[]),
        ] {
            assert_eq!(affected(Path::new(path)), targets, "{path}");
        }
    }
}
