//! `cargo xtask bench`: measures release builds on this machine.
//!
//! `kurs-bench` (in `bench/`) does the measuring; this builds it and the server, starts a PostgreSQL that
//! really flushes to disk, and runs it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::console::{Steps, note};
use crate::process;
use crate::repo::{Profile, Repo};
use crate::test::{Durability, start_postgres};
use crate::{client, server, test};

#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Writes, reads, start and memory of the server, relative to the limits of this machine
    Server(Server),
    /// Bytes and times of the phone, in Chromium
    Client(Phone),
    /// Pushes: encryption relative to the limit of the processor; and sending to many phones
    Push(Pushes),
}

#[derive(clap::Args)]
struct Server {
    /// One database only
    #[arg(long, value_enum)]
    engine: Option<Engine>,
    /// How many people exist while writes and reads are measured
    #[arg(long, default_value_t = 1_000)]
    people: usize,
    /// Rounds of each measurement
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Seconds of one measurement
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// How many people exist while start and memory are measured
    #[arg(long, value_delimiter = ',', default_value = "100,1000,100000")]
    rest: Vec<usize>,
    /// One part only
    #[arg(long, value_enum)]
    only: Option<Only>,
    /// Microseconds to add to every sync of the SQLite file (Linux, with a C compiler): the disk of a
    /// development machine often acknowledges before it has written anything
    #[arg(long)]
    sync_takes: Option<u32>,
}

#[derive(clap::Args)]
struct Phone {
    /// Rounds of each measurement
    #[arg(long, default_value_t = 11)]
    rounds: usize,
}

#[derive(clap::Args)]
struct Pushes {
    /// Rounds of each measurement
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Seconds of one measurement of encryption
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// Number of messages to send
    #[arg(long, default_value_t = 10_000)]
    messages: usize,
}

#[derive(Clone, Copy, ValueEnum)]
enum Only {
    /// Marking a success
    Writes,
    /// Reading a day
    Reads,
    /// Start, and memory at rest
    Rest,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

/// Measures, and prints a table.
pub(crate) fn bench(repo: &Repo, options: &Options) -> Result<()> {
    match &options.what {
        What::Server(options) => measure_server(repo, options),
        What::Client(options) => measure_client(repo, options),
        What::Push(options) => measure_pushes(repo, options),
    }
}

/// The release client, served by any server: the phone is measured.
fn measure_client(repo: &Repo, options: &Phone) -> Result<()> {
    let mut steps = Steps::new(2);
    steps.next("Building the client as it is shipped, and a server");
    test::require_browser(repo)?;
    let wasm_opt = client::find_or_fetch_wasm_opt(repo);
    client::build(repo, Profile::Release, wasm_opt.as_deref())?;
    server::build(repo, Profile::Dev)?;
    steps.next("Opening it in Chromium");
    let mut node = test::in_browser(repo, "node")?;
    process::run(node.arg("bench.mjs").args(["--rounds", &options.rounds.to_string()]))
}

/// In one process: the benchmark links the server's code.
fn measure_pushes(repo: &Repo, options: &Pushes) -> Result<()> {
    if options.rounds == 0 || options.messages == 0 || options.seconds <= 0.0 {
        bail!("measure at least one round of some time, with at least one message");
    }
    let mut steps = Steps::new(2);
    steps.next("Building what measures, with the server inside");
    client::ensure_folder(repo)?;
    let mut cargo = repo.cargo();
    process::run(cargo.args(["build", "--release", "--package", "kurs-bench"]))?;

    steps.next("Measuring; leave the machine alone meanwhile");
    let folder = repo.at("target/bench");
    fs::create_dir_all(&folder)?;
    let kurs = repo.server_binary(Profile::Release);
    let mut command = repo.program(kurs.with_file_name("kurs-bench"));
    command.arg("push").arg("--folder").arg(&folder);
    command.args(["--rounds", &options.rounds.to_string()]);
    command.args(["--seconds", &options.seconds.to_string()]);
    command.args(["--messages", &options.messages.to_string()]);
    let measured = process::run(&mut command);
    fs::remove_dir_all(&folder).context("the database that was measured can't be removed")?;
    measured
}

fn measure_server(repo: &Repo, options: &Server) -> Result<()> {
    if options.rounds == 0 || options.people == 0 || options.seconds <= 0.0 {
        bail!("measure at least one round of some time, with at least one person");
    }
    let mut steps = Steps::new(2);
    steps.next("Building the server as it is shipped, and what measures it");
    client::ensure_folder(repo)?;
    server::build(repo, Profile::Release)?;
    let mut cargo = repo.cargo();
    process::run(cargo.args(["build", "--release", "--package", "kurs-bench"]))?;

    steps.next("Measuring; leave the machine alone meanwhile");
    let folder = repo.at("target/bench");
    fs::create_dir_all(&folder)?;
    let kurs = repo.server_binary(Profile::Release);
    let program = kurs.with_file_name("kurs-bench");
    let mut command = repo.program(program);
    command.arg("server").arg("--kurs").arg(kurs).arg("--folder").arg(&folder);
    command.args(["--people", &options.people.to_string()]);
    command.args(["--rounds", &options.rounds.to_string()]);
    command.args(["--seconds", &options.seconds.to_string()]);
    command.args(options.rest.iter().map(|people| format!("--rest={people}")));
    if let Some(only) = options.only.as_ref().and_then(ValueEnum::to_possible_value) {
        command.args(["--only", only.get_name()]);
    }
    if options.engine != Some(Engine::Postgres) {
        command.args(["--database", "sqlite"]);
    }
    // Kept alive until the measurement ends.
    let mut _postgres = None;
    if options.engine != Some(Engine::Sqlite) {
        let cluster = start_postgres(repo, Durability::Flushes)?;
        command.args(["--database", &cluster.url()]);
        _postgres = Some(cluster);
    }
    if let Some(micros) = options.sync_takes {
        note(format!("every sync takes {micros} µs longer than this disk needs"));
        command.env("KURS_SYNC_TAKES", micros.to_string());
        command.env("LD_PRELOAD", slow_disk(repo, &folder)?);
    }
    let measured = process::run(&mut command);
    fs::remove_dir_all(&folder).context("the databases that were measured can't be removed")?;
    note("the databases that were measured are gone again");
    measured
}

/// Compiles the library that slows down the disk.
fn slow_disk(repo: &Repo, folder: &Path) -> Result<PathBuf> {
    let library = folder.join("slow_disk.so");
    let mut compile = repo.program("cc");
    compile.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library);
    process::run(compile.arg(repo.at("bench/src/slow_disk.c")).arg("-ldl"))?;
    Ok(library)
}
