//! The parts of the test, each with its prerequisites.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::debian::{self, Need};
use super::postgres::{Cluster, Durability};
use super::times;
use crate::client;
use crate::console::note;
use crate::process::{output, run};
use crate::repo::{Profile, Repo};
use crate::toolchain::{self, WASM};

/// The server, its tests and its benchmarks. They are always built together: separately, their shared
/// dependencies would have different features and be compiled again.
const SERVER: [&str; 6] =
    ["--package", "kurs-server", "--package", "kurs-tests", "--package", "kurs-bench"];

const DENY: &str = "0.20.2";

/// `cargo fmt --check`
pub(super) fn format(repo: &Repo) -> Result<()> {
    require_component(repo, "fmt", "rustfmt")?;
    run(repo.cargo().args(["fmt", "--all", "--check"])).context("mend it with `cargo fmt`")
}

/// Clippy on everything, and on the client for the WASM target.
pub(super) fn clippy(repo: &Repo) -> Result<()> {
    require_component(repo, "clippy", "clippy")?;
    toolchain::require_wasm(repo)?;
    client::ensure_folder(repo)?;
    let strict = ["--", "-D", "warnings"];
    run(repo.cargo().args(["clippy", "--workspace", "--all-targets"]).args(strict))?;
    run(repo.cargo().args(["clippy", "--package", "kurs-app", "--target", WASM]).args(strict))
}

/// The tests that need neither a server nor a browser. xtask is tested separately: together, its
/// dependencies would have different features and be compiled again.
pub(super) fn domain(repo: &Repo, filter: Option<&str>) -> Result<()> {
    for packages in [&["kurs-domain", "kurs-app", "ece"][..], &["xtask"]] {
        let mut cargo = repo.cargo();
        cargo.arg("test");
        for package in packages {
            cargo.args(["--package", package]);
        }
        run(cargo.args(filter))?;
    }
    Ok(())
}

pub(super) fn api(repo: &Repo, filter: Option<&str>) -> Result<()> {
    let cluster = for_api(repo)?;
    let mut cargo = repo.cargo();
    times::set_file(repo, cargo.env("KURS_TEST_POSTGRES", cluster.url()));
    run(cargo.arg("test").args(SERVER).args(filter))
}

/// The server killed `kills` times, with progress shown.
pub(super) fn crash(repo: &Repo, kills: u32) -> Result<()> {
    let cluster = for_api(repo)?;
    let mut cargo = repo.cargo();
    cargo.env("KURS_TEST_POSTGRES", cluster.url()).env("KURS_TEST_KILLS", kills.to_string());
    cargo.arg("test").args(SERVER).args(["--test", "it", "operation::crash::", "--"]);
    run(cargo.arg("--nocapture"))
}

/// `schedules` random schedules of phones and their network on each database.
pub(super) fn devices(repo: &Repo, schedules: u32) -> Result<()> {
    let cluster = for_api(repo)?;
    let mut cargo = repo.cargo();
    cargo.env("KURS_TEST_POSTGRES", cluster.url());
    cargo.env("KURS_TEST_SCHEDULES", schedules.to_string());
    run(cargo.arg("test").args(SERVER).args(["--test", "it", "devices::"]))
}

/// Random histories of `steps` in total on each database, beside the oracle.
pub(super) fn projection(repo: &Repo, steps: u32) -> Result<()> {
    let cluster = for_api(repo)?;
    let mut cargo = repo.cargo();
    cargo.env("KURS_TEST_POSTGRES", cluster.url()).env("KURS_TEST_STEPS", steps.to_string());
    run(cargo.arg("test").args(SERVER).args(["--test", "it", "projection::"]))
}

/// Prerequisites of the API tests.
fn for_api(repo: &Repo) -> Result<Cluster> {
    debian::require(repo, &[Need::Postgres])?;
    client::ensure_folder(repo)?;
    // Compile before the cluster starts.
    run(repo.cargo().arg("test").args(SERVER).arg("--no-run"))?;
    Cluster::start(repo, Durability::Forgets)
}

/// The server's binary, built with its tests.
pub(super) fn server(repo: &Repo) -> Result<()> {
    run(repo.cargo().arg("build").args(SERVER).args(["--bins", "--tests"]))
}

pub(super) fn browser(repo: &Repo, filter: Option<&str>) -> Result<()> {
    require_browser(repo)?;
    playwright(repo, in_browser(repo, "npx")?, &["chromium"], filter)
}

/// The other engines, which need a display.
pub(super) fn engines(repo: &Repo, filter: Option<&str>) -> Result<()> {
    if cfg!(not(target_os = "linux")) {
        note("left out: WebKitGTK and its driver are for Linux");
        return Ok(());
    }
    debian::require(repo, &[Need::Firefox, Need::WebKit, Need::Display])?;
    require_browser(repo)?;
    let mut on_a_display = in_browser(repo, "xvfb-run")?;
    on_a_display.args(["--auto-servernum", "npx"]);
    playwright(repo, on_a_display, &["firefox", "webkit"], filter)
}

/// Builds the client and server, and runs these Playwright projects with `npx`.
fn playwright(
    repo: &Repo,
    mut npx: Command,
    projects: &[&str],
    filter: Option<&str>,
) -> Result<()> {
    client::build(repo, Profile::Dev, None)?;
    server(repo)?;
    npx.args(["--no-install", "playwright", "test"]);
    // After a bare `--project` the filter would be taken as one more project.
    npx.args(projects.iter().map(|name| format!("--project={name}")));
    run(times::set_file(repo, npx.args(filter)))
}

/// A browser and the npm packages of the lock file, unless they are installed.
pub(crate) fn require_browser(repo: &Repo) -> Result<()> {
    debian::require(repo, &[Need::Node, Need::Chromium, Need::Emoji])?;
    let wanted = repo.at("tests/browser/package-lock.json");
    // npm writes this file last.
    let there = repo.at("tests/browser/node_modules/.package-lock.json");
    let changed = |file: &PathBuf| file.metadata().and_then(|known| known.modified()).ok();
    if changed(&there).is_some_and(|there| Some(there) > changed(&wanted)) {
        return Ok(());
    }
    let mut npm = repo.program("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(repo.at("tests/browser"));
    run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

/// A Node program that gets the paths of browser and server by environment variables.
pub(crate) fn in_browser(repo: &Repo, program: &str) -> Result<Command> {
    let mut command = repo.program(program);
    command
        .current_dir(repo.at("tests/browser"))
        .env("KURS_BIN", repo.server_binary(Profile::Dev))
        .env("KURS_CHROMIUM", debian::chromium().context("Chromium is not installed")?);
    Ok(command)
}

/// Licences, duplicates and sources.
pub(super) fn deny(repo: &Repo) -> Result<()> {
    let deny = toolchain::find_or_install(repo, "cargo-deny", DENY)?;
    run(repo.program(deny).args(["--log-level", "error", "check", "licenses", "bans", "sources"]))
}

/// A component of the Rust toolchain that a minimal installation lacks.
fn require_component(repo: &Repo, command: &str, component: &str) -> Result<()> {
    if output(repo.cargo().args([command, "--version"])).is_ok() {
        return Ok(());
    }
    run(repo.program("rustup").args(["component", "add", component]))
        .with_context(|| format!("can't add {component} to the Rust toolchain"))
}
