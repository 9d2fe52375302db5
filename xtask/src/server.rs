//! The server's binary: building it and starting it.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::repo::{Profile, Repo};

/// How a server is started.
pub(crate) struct Serve<'a> {
    /// Which build of it.
    pub(crate) profile: Profile,
    /// The port on this machine.
    pub(crate) port: u16,
    /// `sqlite:…` or `postgres://…`.
    pub(crate) database_url: &'a str,
    /// With invented people, or empty.
    pub(crate) demo: bool,
}

/// Compiles the server.
pub(crate) fn build(repo: &Repo, profile: Profile) -> Result<()> {
    let mut cargo = repo.cargo();
    cargo.args(["build", "--package", "kurs-server", "--bin", "kurs"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    process::run(&mut cargo).context("the server does not compile")
}

/// The command line of a server, to be started in the root.
pub(crate) fn command(repo: &Repo, serve: &Serve) -> Command {
    let mut command = repo.program(repo.server_binary(serve.profile));
    command.arg("serve").args(["--port", &serve.port.to_string()]);
    command.args(["--database-url", serve.database_url]);
    if serve.demo {
        command.arg("--demo");
    } else {
        command.args(["--public-url", &format!("http://localhost:{}", serve.port)]);
    }
    command
}
