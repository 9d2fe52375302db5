//! Disk full, disk failing, power cut: nothing is acknowledged that is not durable.
//!
//! `storage.c` is preloaded between the server and the real disk. That needs Linux: elsewhere these tests
//! are not compiled.

use std::{fs, path::PathBuf, process::Command, sync::Arc};

use tempfile::TempDir;

use super::ledger::{Ledger, first_code, is_whole};
use crate::kurs::{
    Engine,
    database::Database,
    events::PATIENCE,
    program::{Serving, command},
};

/// Concurrent writers.
const WRITERS: usize = 8;

/// A database on a disk with switchable faults.
struct Disk {
    database: Database,
    /// The library, the fault switches, and the durable copy; the database is elsewhere.
    beside: Arc<TempDir>,
}

impl Disk {
    async fn new() -> Self {
        let beside = TempDir::new().expect("a folder");
        fs::create_dir(beside.path().join("safe")).expect("a folder");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/it/operation/storage.c");
        let mut compile = Command::new("cc");
        compile.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]);
        compile.arg(beside.path().join("storage.so")).args([source, "-ldl"]);
        assert!(compile.status().expect("a C compiler (gcc)").success());
        Self { database: Database::new(Engine::Sqlite).await, beside: Arc::new(beside) }
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.beside.path().join(name)
    }

    async fn serve(&self) -> Serving {
        let url = ["--public-url", "http://localhost:3000", "--database-url", &self.database.url];
        let mut serve = command(&[&["serve", "--port", "0"], &url[..]].concat());
        serve
            .env("LD_PRELOAD", self.beside("storage.so"))
            .env("KURS_FAULTS_UNDER", self.database.folder.path())
            .env("KURS_FAULTS_FULL", self.beside("full"))
            .env("KURS_FAULTS_SYNC", self.beside("sync"))
            .env("KURS_FAULTS_DISK", self.beside("safe"));
        Serving::start_as(serve).await
    }

    /// Switches on the fault `full` or `sync`.
    fn begin(&self, mood: &str) {
        fs::write(self.beside(mood), "").expect("a file");
    }

    fn lift(&self, mood: &str) {
        fs::remove_file(self.beside(mood)).expect("the file goes");
    }

    fn of_database(&self, ending: &str) -> PathBuf {
        self.database.folder.path().join(format!("kurs.db{ending}"))
    }

    /// Marks everything that is there now as durable.
    fn mark_durable(&self) {
        for ending in ["", "-wal"].into_iter().filter(|it| self.of_database(it).exists()) {
            let safe = self.beside(&format!("safe/kurs.db{ending}"));
            fs::copy(self.of_database(ending), safe).expect("a copy");
        }
    }

    /// How often the database was synced.
    fn times_made_durable(&self) -> u64 {
        self.beside("safe/times").metadata().map_or(0, |times| times.len())
    }

    /// Waits for `more` further syncs.
    async fn synced(&self, more: u64) {
        let enough = self.times_made_durable() + more;
        let wait = async {
            while self.times_made_durable() < enough {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.expect("something is made durable");
    }

    /// Reverts the database to its durable state.
    fn cut_power(&self) {
        for ending in ["", "-wal", "-shm"] {
            let _not_there = fs::remove_file(self.of_database(ending));
            let safe = self.beside(&format!("safe/kurs.db{ending}"));
            if safe.exists() {
                fs::copy(safe, self.of_database(ending)).expect("a copy");
            }
        }
    }
}

/// Everyone writes until the disk fails; then it recovers, fails again, and the server is killed.
async fn nothing_is_acknowledged_without_sync(mood: &str, status: u16, code: &str) {
    let disk = Disk::new().await;
    let first = first_code(&disk.database).await;
    let mut serving = disk.serve().await;
    let mut ledger = Ledger::begin(serving.signed_out(), &first).await;
    ledger.add_people(&serving.base, WRITERS).await;
    for _ in 0..4 {
        let before = ledger.acknowledged();
        let soon = async {
            disk.synced(10 + u64::from(super::crash::soon(40).subsec_millis())).await;
            disk.begin(mood);
        };
        let base = serving.base.clone();
        let (refusals, ()) = tokio::join!(ledger.write(&base, WRITERS), soon);
        // Each writer was refused in a way that a phone understands.
        assert_eq!(refusals.len(), WRITERS);
        for refusal in refusals {
            let refusal = refusal.refused(status, code);
            assert_eq!(refusal.header("retry-after"), Some("10"));
            assert!(!refusal.text.to_lowercase().contains("sql"), "{}", refusal.text);
        }
        assert!(ledger.acknowledged() > before, "nothing was written before");
        // Nobody can write, everybody can read, and the server keeps running.
        ledger.read(&base, WRITERS).await;
        assert!(ledger.write(&base, WRITERS).await.iter().all(|answer| answer.status == status));
        ledger.read(&base, WRITERS).await;
        assert!(serving.child.try_wait().expect("a status").is_none(), "the server died");
        disk.lift(mood);
        ledger.check(&base, WRITERS).await;
        is_whole(&disk.database).await;
    }
    serving.kill().await;
    let serving = disk.serve().await;
    ledger.check(&serving.base, WRITERS).await;
    is_whole(&disk.database).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk() {
    nothing_is_acknowledged_without_sync("full", 507, "storage_full").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failing_disk() {
    nothing_is_acknowledged_without_sync("sync", 503, "not_kept").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_power_is_cut() {
    let disk = Disk::new().await;
    let first = first_code(&disk.database).await;
    disk.mark_durable();
    let mut serving = disk.serve().await;
    let mut ledger = Ledger::begin(serving.signed_out(), &first).await;
    ledger.add_people(&serving.base, WRITERS).await;
    for _ in 0..12 {
        let base = serving.base.clone();
        let end = async {
            tokio::time::sleep(super::crash::soon(300)).await;
            serving.kill().await;
        };
        let (refusals, ()) = tokio::join!(ledger.write(&base, WRITERS), end);
        assert!(refusals.is_empty(), "{refusals:?}");
        disk.cut_power();
        serving = disk.serve().await;
        is_whole(&disk.database).await;
        ledger.check(&serving.base, WRITERS).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_writes_share_a_sync() {
    let disk = Disk::new().await;
    let first = first_code(&disk.database).await;
    let mut serving = disk.serve().await;
    let mut ledger = Ledger::begin(serving.signed_out(), &first).await;
    let callers = 4 * WRITERS;
    ledger.add_people(&serving.base, callers).await;
    let (times, acknowledged_before) = (disk.times_made_durable(), ledger.acknowledged());
    let base = serving.base.clone();
    let end = async {
        disk.synced(40).await;
        serving.kill().await;
    };
    tokio::join!(ledger.write(&base, callers), end);
    let times = disk.times_made_durable() - times;
    let acknowledged_before = (ledger.acknowledged() - acknowledged_before) as u64;
    assert!(acknowledged_before > 4 * times, "{acknowledged_before} records took {times} syncs");
    let serving = disk.serve().await;
    ledger.check(&serving.base, callers).await;
}
