//! A measured process: start, memory, processor time, stop.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::load::Connection;

/// Time-out of the first answer.
const PATIENCE: Duration = Duration::from_mins(1);

/// A process that answers on a local port. Dropping it kills it.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// Time from the start to the first answer.
    pub(crate) first_answer: Duration,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts Kurs as behind a proxy, whose header gives each caller an address, so that the rate limits per
    /// address apply to many. Its log is discarded.
    pub(crate) async fn start(kurs: &Path, database_url: &str) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(kurs);
        command.args(["serve", "--port", &port.to_string(), "--behind-proxy"]);
        command.args(["--public-url", &format!("http://localhost:{port}")]);
        command.args(["--database-url", database_url]);
        Self::answering(command, port, "/readyz").await
    }

    /// Starts the baseline of the reads.
    pub(crate) async fn start_floor(body: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["floor", "--port", &port.to_string(), "--body"]).arg(body);
        Self::answering(command, port, "/api/v1/today").await
    }

    async fn answering(mut command: Command, port: u16, path: &str) -> Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let begun = Instant::now();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child =
            child.with_context(|| format!("can't start {}", command.get_program().display()))?;
        let mut server = Self { child, address, first_answer: Duration::ZERO };
        loop {
            if let Ok(mut connection) = Connection::open(address).await
                && connection.ask(request.as_bytes()).await.is_ok()
            {
                server.first_answer = begun.elapsed();
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("{} ended ({status})", command.get_program().display());
            }
            if begun.elapsed() > PATIENCE {
                bail!("{} does not answer", command.get_program().display());
            }
            tokio::time::sleep(Duration::from_micros(500)).await;
        }
    }

    /// Resident memory in bytes (Linux).
    pub(crate) fn memory(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .context("memory is read from /proc, which is a matter of Linux")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: u64 = line
            .and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok())
            .context("/proc tells no VmRSS")?;
        Ok(kilobytes * 1_024)
    }

    /// The processor time it has used.
    pub(crate) fn processor(&self) -> Result<Duration> {
        processor(&self.child.id().to_string())
    }
}

/// The processor time that a process has used (Linux); `self` is this one.
pub(crate) fn processor(process: &str) -> Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name, in brackets, may contain anything; after it, state is the first field, user and system time
    // follow.
    let (_, fields) = stat.rsplit_once(')').context("/proc tells nothing")?;
    let ticks: u64 =
        fields.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<u64>().ok()).sum();
    // 100 ticks a second on Linux.
    Ok(Duration::from_millis(ticks * 10))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
