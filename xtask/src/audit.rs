//! `cargo xtask audit`: what we build on, held against the weaknesses that are known of it.
//!
//! Not a part of `test`: it would fail on the day something becomes known, not on the day something is
//! changed here. A build service runs it every night, with a fresh checkout of the database.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::process::run;
use crate::repo::Repo;
use crate::toolchain;

/// The version of cargo-audit.
const AUDIT: &str = "0.22.1";

/// What `audit` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A checkout of https://github.com/rustsec/advisory-db
    #[arg(long)]
    db: PathBuf,
}

/// Fails where a version in the lock file has a known weakness.
pub(crate) fn audit(repo: &Repo, options: &Options) -> Result<()> {
    if !options.db.join("crates").is_dir() {
        bail!("{} is no advisory database: it has no folder `crates`", options.db.display());
    }
    let audit = toolchain::find_or_install(repo, "cargo-audit", AUDIT)?;
    let mut audit = repo.program(audit);
    audit.args(["audit", "--no-fetch", "--stale", "--db"]).arg(options.db.canonicalize()?);
    run(&mut audit)
}
