//! `cargo xtask audit`: checks dependencies against known vulnerabilities.
//!
//! Not a part of `test`, which would then fail when a vulnerability is published rather than when something
//! is changed here. CI runs it every night with a fresh checkout of the database.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::process::run;
use crate::repo::Repo;
use crate::toolchain;

const AUDIT: &str = "0.22.1";

#[derive(clap::Args)]
pub(crate) struct Options {
    /// A checkout of https://github.com/rustsec/advisory-db
    #[arg(long)]
    db: PathBuf,
}

/// Fails if a version in the lock file has a known vulnerability.
pub(crate) fn audit(repo: &Repo, options: &Options) -> Result<()> {
    if !options.db.join("crates").is_dir() {
        bail!("{} is no advisory database: it has no folder `crates`", options.db.display());
    }
    let audit = toolchain::find_or_install(repo, "cargo-audit", AUDIT)?;
    let mut audit = repo.program(audit);
    audit.args(["audit", "--no-fetch", "--stale", "--db"]).arg(options.db.canonicalize()?);
    run(&mut audit)
}
