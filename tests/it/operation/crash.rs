//! The server is killed repeatedly under load: what was acknowledged is there afterwards, verbatim, and
//! nothing is there twice.
//!
//! `cargo xtask test crash --kills 1000` runs it for longer.

use std::time::Duration;

use kurs_server::kernel::random::{Random, SystemRandom};

use super::ledger::{Ledger, first_code, is_whole};
use crate::kurs::{
    Engine,
    database::Database,
    program::{Serving, command},
};

/// Default number of kills, on both engines together.
const KILLS: u32 = 60;
/// Concurrent writers.
const WRITERS: usize = 8;
/// After so many kills new writers take over: the ledger of the first is closed until the end.
const OTHERS_AFTER: u32 = 25;

/// A random time of up to `millis` milliseconds.
pub(super) fn soon(millis: u64) -> Duration {
    let mut bytes = [0; 8];
    SystemRandom.fill(&mut bytes);
    Duration::from_micros(u64::from_le_bytes(bytes) % (millis * 1_000))
}

async fn start(database: &Database) -> Serving {
    let url = ["--public-url", "http://localhost:3000", "--database-url", &database.url];
    Serving::start_as(command(&[&["serve", "--port", "0"], &url[..]].concat())).await
}

async fn killed_again_and_again(engine: Engine) {
    let kills =
        std::env::var("KURS_TEST_KILLS").map_or(KILLS, |text| text.parse().expect("a number"));
    let kills = kills.div_ceil(2);
    let database = Database::new(engine).await;
    let code = first_code(&database).await;
    let mut serving = start(&database).await;
    let mut ledger = Ledger::begin(serving.signed_out(), &code).await;
    for kill in 0..kills {
        if kill % OTHERS_AFTER == 0 {
            ledger.add_people(&serving.base, WRITERS).await;
        }
        let base = serving.base.clone();
        let end = async {
            // Not a wait for a condition: the random moment is the test.
            tokio::time::sleep(soon(250)).await;
            serving.kill().await;
        };
        let (refusals, ()) = tokio::join!(ledger.write(&base, WRITERS), end);
        assert!(refusals.is_empty(), "{refusals:?}");
        if kill % 5 == 4 {
            // Killed during start-up, too.
            let start = Serving::start_as(command(&[
                "serve",
                "--port",
                "0",
                "--public-url",
                "http://localhost:3000",
                "--database-url",
                &database.url,
            ]));
            let _killed = tokio::time::timeout(soon(60), start).await;
        }
        serving = start(&database).await;
        is_whole(&database).await;
        ledger.check(&serving.base, WRITERS).await;
        if (kill + 1) % 10 == 0 || kill + 1 == kills {
            let acknowledged = ledger.acknowledged();
            println!(
                "{engine:?}: killed {} times, {acknowledged} records acknowledged, all there",
                kill + 1
            );
        }
    }
    ledger.check(&serving.base, usize::MAX).await;
    assert!(ledger.acknowledged() > kills as usize * 10, "hardly anything was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_again_and_again_on_sqlite() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_again_and_again_on_postgres() {
    killed_again_and_again(Engine::Postgres).await;
}
