//! Builds and starts the server's binary.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::repo::{Profile, Repo};

pub(crate) struct Serve<'a> {
    pub(crate) profile: Profile,
    pub(crate) port: u16,
    /// `sqlite:…` or `postgres://…`.
    pub(crate) database_url: &'a str,
    /// With invented people, or empty.
    pub(crate) demo: bool,
}

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
