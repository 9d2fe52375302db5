//! `cargo xtask run`: from a fresh clone to a page in the browser.
//!
//! Checks prerequisites before the long build; each failure is one line with its remedy.

use std::fs::File;
use std::io::Read;
use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::console::{Steps, bold, note, seconds};
use crate::process::Running;
use crate::repo::{Profile, Repo};
use crate::server::Serve;
use crate::{client, process, ready, server, toolchain};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port to serve on
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// sqlite:<file> or postgres://… [default: sqlite:target/demo.db; sqlite:target/kurs.db
    /// without the demo]
    #[arg(long)]
    database_url: Option<String>,
    /// Start with an empty database instead of invented people
    #[arg(long)]
    no_demo: bool,
    /// Build as released: slower to build, faster to run
    #[arg(long)]
    release: bool,
}

/// Builds, serves until ^C, and prints where to look.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    let profile = if options.release { Profile::Release } else { Profile::Dev };
    let database_url = match &options.database_url {
        Some(url) => url,
        None if options.no_demo => "sqlite:target/kurs.db",
        None => "sqlite:target/demo.db",
    };
    let mut steps = Steps::new(4);

    steps.next("Looking at the machine");
    ready::require_free(options.port)?;
    toolchain::require_c_compiler()?;
    require_database(repo, database_url)?;
    toolchain::require_wasm(repo)?;

    steps.next(building("client", &repo.client().join("index.html"), FIRST_CLIENT));
    client::build(repo, profile, None)?;

    steps.next(building("server", &repo.server_binary(profile), FIRST_SERVER));
    server::build(repo, profile)?;

    steps.next(format!("Serving on port {}; ^C stops it", options.port));
    let demo = !options.no_demo;
    let serve = Serve { profile, port: options.port, database_url, demo };
    let mut server = Running::start(&mut server::command(repo, &serve))?;
    if ready::wait_until_ready(options.port, &mut server)? {
        say_where(repo, &serve);
    }
    let status = server.wait()?;
    if !status.success() && !process::stopped() {
        bail!("the server ended ({status}): its log above says why");
    }
    Ok(())
}

/// Measured processor seconds of a first build.
const FIRST_CLIENT: u64 = 150;
const FIRST_SERVER: u64 = 260;

/// The step's title, with an estimate if its result does not exist yet.
fn building(what: &str, done: &Path, first: u64) -> String {
    if done.exists() {
        return format!("Building what changed of the {what}");
    }
    let processors = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    // Crates wait for each other, so more than a few processors do not help.
    let time = Duration::from_secs(first * 5 / 4 / processors.min(6));
    format!("Building the {what} for the first time: some {}", seconds(time))
}

fn say_where(repo: &Repo, serve: &Serve) {
    let home = format!("http://localhost:{}", serve.port);
    eprintln!();
    note(format!("Kurs is at {}", bold(&home)));
    if serve.demo {
        for (who, role) in [
            ("as a young person", "young_person"),
            ("as a caseworker", "caseworker"),
            ("as a lead", "lead"),
            ("as an administrator", "administrator"),
        ] {
            note(format!("{who:<20} {}", bold(format!("{home}/demo/{role}"))));
        }
        note("Two of them at once: open the second in a private window.");
    } else {
        let binary = repo.server_binary(serve.profile);
        let binary = binary.strip_prefix(repo.root()).unwrap_or(&binary).display().to_string();
        note(format!("The first administrator: {binary} admin create-administrator --help"));
    }
    // Never print a PostgreSQL URL: it may have a password.
    if serve.database_url.starts_with("sqlite:") {
        note(format!("Its data: {}", serve.database_url));
    }
    eprintln!();
}

/// Fails early, with a readable message, on a database that the server could not open.
fn require_database(repo: &Repo, url: &str) -> Result<()> {
    if let Some(file) = url.strip_prefix("sqlite:") {
        let file = file.trim_start_matches("//").split('?').next().unwrap_or_default();
        if file.is_empty() || file == ":memory:" {
            return Ok(());
        }
        return require_sqlite(repo, file);
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return require_postgres(url);
    }
    bail!("--database-url must begin with sqlite: or postgres://")
}

fn require_sqlite(repo: &Repo, file: &str) -> Result<()> {
    let path = repo.at(file);
    let way_out = "name another file with `--database-url sqlite:<file>`";
    let folder = path.parent().unwrap_or(repo.root());
    if file.starts_with("target/") {
        std::fs::create_dir_all(folder)?;
    }
    if !folder.is_dir() {
        bail!("there is no folder {} for the database: make it, or {way_out}", folder.display());
    }
    if !path.exists() {
        return Ok(());
    }
    let mut start = Vec::new();
    File::options()
        .read(true)
        .write(true)
        .open(&path)
        .and_then(|open| open.take(16).read_to_end(&mut start))
        .with_context(|| format!("can't open the database {file}: {way_out}"))?;
    if !start.is_empty() && start != b"SQLite format 3\0" {
        bail!("{file} is not an SQLite database: {way_out}");
    }
    Ok(())
}

fn require_postgres(url: &str) -> Result<()> {
    let Some(address) = postgres_address(url) else {
        return Ok(()); // a socket folder or a form only the driver understands
    };
    let answers = address.to_socket_addrs().is_ok_and(|mut found| {
        found.any(|at| TcpStream::connect_timeout(&at, Duration::from_secs(3)).is_ok())
    });
    if answers {
        return Ok(());
    }
    bail!(
        "no PostgreSQL answers at {address}: start it, correct --database-url, or leave it out to \
         use SQLite"
    )
}

/// `host:port` of a PostgreSQL URL, without user and password.
fn postgres_address(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if host.is_empty() {
        return None;
    }
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    Some(if has_port { host.to_owned() } else { format!("{host}:5432") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_never_holds_the_password() {
        for (url, address) in [
            ("postgres://kurs:secret@db.example:6432/kurs", Some("db.example:6432")),
            ("postgres://localhost/kurs", Some("localhost:5432")),
            ("postgres://kurs@localhost?sslmode=disable", Some("localhost:5432")),
            ("postgres:///kurs", None),
        ] {
            assert_eq!(postgres_address(url).as_deref(), address, "{url}");
        }
    }

    #[test]
    fn a_file_that_is_no_database_is_refused() {
        let repo = Repo::find().unwrap();
        let problem = require_database(&repo, "sqlite:Cargo.toml").unwrap_err().to_string();
        assert!(problem.contains("Cargo.toml is not an SQLite database"), "{problem}");
    }

    #[test]
    fn another_kind_of_database_is_refused() {
        let repo = Repo::find().unwrap();
        assert!(require_database(&repo, "mysql://localhost/kurs").is_err());
    }
}
