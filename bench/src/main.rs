//! `kurs-bench`: the real server over HTTP on this machine, compared with the limits of the machine.
//!
//! Each figure is compared with a baseline measured alternately in the same minute, because the machine's
//! speed varies more than ours. `cargo xtask bench server` builds and starts what this needs. No product
//! crate may depend on this one.

mod connection;
mod database;
mod fan_out;
mod floor;
mod load;
mod people;
mod prepare;
mod reads;
mod rest;
mod server;
mod table;
mod writes;

use std::{path::PathBuf, time::Duration};

use clap::{Parser, Subcommand};

use database::Database;

/// How fast the server is, relative to the limits of the machine.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure the server
    Server(Options),
    /// Measure pushes
    Push(PushOptions),
    /// Serve one answer to everyone, without a database: the baseline of the reads
    Floor {
        /// Where to listen on this machine
        #[arg(long)]
        port: u16,
        /// The file with the answer
        #[arg(long)]
        body: PathBuf,
    },
}

#[derive(clap::Args)]
struct Options {
    /// The binary to measure
    #[arg(long)]
    kurs: PathBuf,
    /// An empty folder for the databases, on the disk that is to be measured
    #[arg(long)]
    folder: PathBuf,
    /// Databases: `sqlite`, or the URL of a PostgreSQL server
    #[arg(long, required = true)]
    database: Vec<String>,
    /// How many people exist while writes and reads are measured
    #[arg(long)]
    people: usize,
    /// Rounds of each measurement
    #[arg(long)]
    rounds: usize,
    /// Seconds of one measurement
    #[arg(long)]
    seconds: f64,
    /// How many people exist while start and memory are measured
    #[arg(long, value_delimiter = ',')]
    rest: Vec<usize>,
    /// Only this part
    #[arg(long, value_enum)]
    only: Option<Only>,
}

#[derive(clap::Args)]
struct PushOptions {
    /// An empty folder for the database
    #[arg(long)]
    folder: PathBuf,
    /// Rounds of each measurement
    #[arg(long)]
    rounds: usize,
    /// Seconds of one measurement of encryption
    #[arg(long)]
    seconds: f64,
    /// Number of messages to send
    #[arg(long)]
    messages: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Only {
    /// Marking a success
    Writes,
    /// Reading a day
    Reads,
    /// Start, and memory at rest
    Rest,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Floor { port, body } => floor::serve(port, &body).await,
        Command::Server(options) => measure(&options).await,
        Command::Push(options) => {
            prepare::measure(options.rounds, Duration::from_secs_f64(options.seconds))?;
            fan_out::measure(&options.folder, options.rounds, options.messages).await
        }
    }
}

async fn measure(options: &Options) -> anyhow::Result<()> {
    let time = Duration::from_secs_f64(options.seconds);
    table::explain(options.rounds, time, options.people);
    let asked_for = |part| options.only.is_none_or(|only| only == part);
    for url in &options.database {
        if options.only != Some(Only::Rest) {
            let database = Database::make(url, &options.folder, options.people).await?;
            println!("\n{}", database.title());
            let server = server::Server::start(&options.kurs, &database.url).await?;
            // Before anything is written, so that every run reads the same data.
            if asked_for(Only::Reads) {
                reads::measure(&server, &database, options.rounds, time, &options.folder).await?;
            }
            if asked_for(Only::Writes) {
                writes::measure(&server, &database, options.rounds, time).await?;
            }
            println!("  memory after all of this: {}", table::megabytes(server.memory()?));
        }
        if asked_for(Only::Rest) {
            rest::measure(options, url).await?;
        }
    }
    Ok(())
}
