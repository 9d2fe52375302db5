//! The real binary, as a process.

use std::{
    path::PathBuf,
    process::{ExitStatus, Stdio},
    time::Duration,
};

use kurs_domain::Id;
use kurs_server::kernel::{
    clock::{Clock, SystemClock},
    random::{SystemRandom, id},
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, BufReader},
    process::{Child, Command},
};

use super::{Client, events::PATIENCE};

/// The path of the binary: `KURS_BIN`, else the one built with these tests.
pub(crate) fn binary() -> PathBuf {
    std::env::var_os("KURS_BIN")
        .map_or_else(|| env!("CARGO_BIN_EXE_kurs-as-tested").into(), PathBuf::from)
}

/// The binary with a clean environment.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(binary());
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("KURS_")) {
        command.env_remove(name);
    }
    command.args(args).stdin(Stdio::null()).kill_on_drop(true);
    command
}

/// Runs the binary to its end; returns success, output and error output.
pub(crate) async fn run(args: &[&str]) -> (bool, String, String) {
    let output = tokio::time::timeout(PATIENCE, command(args).output());
    let output = output.await.expect("it ends").expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.success(), text(output.stdout), text(output.stderr))
}

/// A running `kurs serve`.
pub(crate) struct Serving {
    pub(crate) child: Child,
    pub(crate) base: String,
    log: tokio::task::JoinHandle<String>,
    _data: TempDir,
}

/// A new id, as a phone makes it.
pub(crate) fn new_id() -> Id {
    id(&SystemRandom, SystemClock.now())
}

impl Serving {
    /// Starts `kurs serve` on a free port with `args`, and waits until it listens.
    pub(crate) async fn start(args: &[&str]) -> Self {
        Self::start_among(args, &[]).await
    }

    /// The same, with environment variables.
    pub(crate) async fn start_among(args: &[&str], variables: &[(&str, &str)]) -> Self {
        let all = [&["serve", "--port", "0", "--log", "trace"], args].concat();
        let mut command = command(&all);
        command.envs(variables.iter().copied());
        Self::start_as(command).await
    }

    /// Starts a prepared `kurs serve` command, and waits until it listens.
    pub(crate) async fn start_as(mut command: Command) -> Self {
        let data = TempDir::new().expect("a folder");
        command.env("KURS_DATA_DIR", data.path());
        let mut child = command.stderr(Stdio::piped()).spawn().expect("kurs starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a log")).lines();
        let mut log = String::new();
        let address = loop {
            let line = tokio::time::timeout(PATIENCE, lines.next_line());
            let line = line.await.expect("kurs says something").expect("UTF-8");
            let line = line.unwrap_or_else(|| panic!("kurs stopped: {log}"));
            log.push_str(&line);
            log.push('\n');
            let json: serde_json::Value = serde_json::from_str(&line).expect("the log is JSON");
            if json["message"] == "listening" {
                break json["address"].as_str().expect("an address").to_owned();
            }
        };
        let log = tokio::spawn(async move {
            let mut rest = lines.into_inner();
            let read = rest.read_to_string(&mut log).await;
            read.expect("UTF-8");
            log
        });
        Self { child, base: format!("http://{address}"), log, _data: data }
    }

    /// A browser at this server.
    pub(crate) fn signed_out(&self) -> Client {
        Client::signed_out(&super::client::http(), &self.base, false)
    }

    /// Sends SIGTERM.
    pub(crate) async fn ask_to_stop(&self) {
        let id = self.child.id().expect("it runs").to_string();
        let kill = Command::new("kill").args(["-TERM", &id]).status().await;
        assert!(kill.expect("kill runs").success());
    }

    /// Sends SIGKILL.
    pub(crate) async fn kill(&mut self) {
        self.child.kill().await.expect("it runs");
    }

    /// Waits until it has stopped; returns its status and everything it logged.
    pub(crate) async fn stopped(mut self) -> (ExitStatus, String) {
        let status = tokio::time::timeout(PATIENCE + Duration::from_secs(10), self.child.wait());
        let status = status.await.expect("kurs stops").expect("a status");
        (status, self.log.await.expect("the log"))
    }
}
