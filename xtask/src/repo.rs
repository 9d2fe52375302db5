//! Paths in the repository, and how `cargo` is called in it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::console;

pub(crate) struct Repo {
    root: PathBuf,
}

/// The build profile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Fast to build: the server reads the client from disk.
    Dev,
    /// As released: the client minimised and embedded in the server.
    Release,
}

impl Repo {
    /// Finds the workspace: by cargo's manifest path, else upwards from the current folder.
    pub(crate) fn find() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => env::current_dir()?,
        };
        let root = start
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .context("not inside the Kurs repository: run this from one of its folders")?;
        Ok(Self { root: root.to_owned() })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub(crate) fn at(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The finished client, as the server serves it.
    pub(crate) fn client(&self) -> PathBuf {
        self.at("target/client")
    }

    /// Cargo's target folder; respects `CARGO_TARGET_DIR`.
    pub(crate) fn cargo_target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.at("target"),
        }
    }

    /// The server's binary.
    pub(crate) fn server_binary(&self, profile: Profile) -> PathBuf {
        let folder = match profile {
            Profile::Dev => "debug",
            Profile::Release => "release",
        };
        self.cargo_target().join(folder).join(format!("kurs{}", env::consts::EXE_SUFFIX))
    }

    /// A program to be run in the root.
    pub(crate) fn program(&self, name: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(name);
        command.current_dir(&self.root);
        // Cargo's environment variables about this crate would mislead the builds started from here.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name);
            }
        }
        if !console::colour() {
            command.env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1");
        }
        command
    }

    /// The cargo that runs this command, found at run time, because a path fixed at compile time breaks with
    /// the next toolchain update.
    pub(crate) fn cargo(&self) -> Command {
        self.program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }
}
