//! A temporary PostgreSQL for the tests: in a temporary folder, on a free port, loopback only; without
//! flushing to disk where the test does not need it.

use std::env;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Signal, geteuid};

use crate::process::{Running, output, stopped};
use crate::ready::free_port;
use crate::repo::Repo;
use crate::toolchain::find;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// With fsync, as in production.
    Flushes,
    /// Without fsync, which is faster.
    Forgets,
}

/// A running cluster; dropping it stops it and deletes its folder.
pub(crate) struct Cluster {
    /// Stopped before the folder is deleted.
    server: Option<Running>,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Creates and starts one, and waits until it accepts connections.
    pub(super) fn start(repo: &Repo, durability: Durability) -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed")?;
        let user = User::for_server(repo)?;
        let folder = env::temp_dir().join(format!("kurs-test-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        user.own(&folder)?;
        let port = free_port()?;
        let mut cluster = Self { server: None, folder, port };

        let data = cluster.folder.join("data");
        let mut initdb = user.program(&programs, "initdb");
        initdb.current_dir(&cluster.folder).arg("--pgdata").arg(&data).args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        output(&mut initdb).context("can't make a PostgreSQL cluster")?;

        let log = File::create(cluster.folder.join("log"))?;
        let mut postgres = user.program(&programs, "postgres");
        postgres.current_dir(&cluster.folder).arg("-D").arg(&data);
        let (port, sockets) = (port.to_string(), cluster.folder.display().to_string());
        for (name, value) in [
            ("port", port.as_str()),
            ("listen_addresses", "127.0.0.1"),
            ("unix_socket_directories", &sockets),
            ("max_connections", "300"),
        ] {
            postgres.arg("-c").arg(format!("{name}={value}"));
        }
        if durability == Durability::Forgets {
            for name in ["fsync", "synchronous_commit", "full_page_writes"] {
                postgres.arg("-c").arg(format!("{name}=off"));
            }
        }
        postgres.stdout(log.try_clone()?).stderr(log);
        // SIGINT is a fast shutdown. Sheltered, because tests need it while they finish.
        cluster.server = Some(Running::start_sheltered(&mut postgres, Signal::INT)?);
        cluster.wait()?;
        Ok(cluster)
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self) -> Result<()> {
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            let ended = match &mut self.server {
                Some(server) => server.ended()?.is_some(),
                None => true,
            };
            if ended || stopped() || begun.elapsed() > Duration::from_secs(30) {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("PostgreSQL doesn't start: {}", log.trim());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.server.take();
        // A left-over temporary folder does no harm.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The user that the server runs as: it refuses to run as root.
struct User(Option<(u32, u32)>);

impl User {
    fn for_server(repo: &Repo) -> Result<Self> {
        if !geteuid().is_root() {
            return Ok(Self(None));
        }
        for name in ["postgres", "nobody"] {
            let id = |flag: &str| -> Option<u32> {
                output(repo.program("id").args([flag, name])).ok()?.trim().parse().ok()
            };
            if let (Some(user), Some(group)) = (id("-u"), id("-g")) {
                return Ok(Self(Some((user, group))));
            }
        }
        bail!("PostgreSQL refuses to run as root, and there is no user postgres or nobody")
    }

    fn own(&self, folder: &Path) -> Result<()> {
        if let Some((user, group)) = self.0 {
            chown(folder, Some(user), Some(group))?;
        }
        Ok(())
    }

    fn program(&self, programs: &Path, name: &str) -> Command {
        let mut command = Command::new(programs.join(name));
        if let Some((user, group)) = self.0 {
            command.uid(user).gid(group);
        }
        command
    }
}

/// The folder with `initdb` and `postgres`: on the path, or the newest in Debian's folder.
pub(super) fn programs() -> Option<PathBuf> {
    let complete =
        |folder: &Path| ["initdb", "postgres"].iter().all(|program| folder.join(program).is_file());
    if let Some(folder) = find("initdb").and_then(|file| Some(file.parent()?.to_owned()))
        && complete(&folder)
    {
        return Some(folder);
    }
    let version =
        |folder: &PathBuf| -> Option<u32> { folder.parent()?.file_name()?.to_str()?.parse().ok() };
    fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|folder| complete(folder))
        .max_by_key(version)
}
