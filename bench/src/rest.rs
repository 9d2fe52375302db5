//! Start-up time until the first answer, and memory at rest.

use std::time::Duration;

use anyhow::Result;

use crate::{Options, database::Database, server::Server, table};

/// Budget of the first answer.
const FIRST_ANSWER: Duration = Duration::from_millis(100);
/// Budget of memory at rest with [`PEOPLE`] people, in bytes.
const MEMORY: u64 = 25_000_000;
/// How many people the memory budget is for.
const PEOPLE: usize = 1_000;
/// How long the server idles before its memory is read.
const REST: Duration = Duration::from_secs(1);

/// Starts the server repeatedly on databases of different sizes.
pub(crate) async fn measure(options: &Options, url: &str) -> Result<()> {
    println!("  start and rest; the median of {} starts", options.rounds);
    println!("  {:>9} {:>12} {:>14} {:>12}", "people", "database", "first answer", "memory");
    for people in &options.rest {
        let database = Database::make(url, &options.folder, *people).await?;
        let (mut answers, mut memory) = (Vec::new(), Vec::new());
        for _ in 0..options.rounds {
            let server = Server::start(&options.kurs, &database.url).await?;
            tokio::time::sleep(REST).await;
            answers.push(server.first_answer);
            memory.push(server.memory()?);
        }
        answers.sort();
        memory.sort_unstable();
        let (answer, memory) = (answers[answers.len() / 2], memory[memory.len() / 2]);
        let weighs = table::megabytes(memory);
        let soon = table::verdict(answer <= FIRST_ANSWER, "goal: at most 100 ms");
        let light = match *people {
            PEOPLE => table::verdict(memory <= MEMORY, "goal: at most 25 MB"),
            _ => String::new(),
        };
        println!(
            "  {people:>9} {:>12} {:>11.1} ms {weighs:>12}   {soon} {light}",
            table::megabytes(database.size),
            answer.as_secs_f64() * 1e3,
        );
    }
    Ok(())
}
