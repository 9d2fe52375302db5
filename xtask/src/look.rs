//! `cargo xtask look`: a screenshot of every screen.
//!
//! The list of screens is in `tests/browser/look.mjs`; this builds, serves the demonstration from an empty
//! database, and runs it.

use std::fs;

use anyhow::{Result, bail};

use crate::console::{Steps, note};
use crate::process::{self, Running};
use crate::repo::{Profile, Repo};
use crate::server::Serve;
use crate::{client, ready, server, test};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only the screens whose name contains this
    #[arg(long)]
    only: Option<String>,
}

/// Writes the screenshots to `target/look/`.
pub(crate) fn look(repo: &Repo, options: &Options) -> Result<()> {
    let mut steps = Steps::new(3);
    steps.next("Building client and server");
    test::require_browser(repo)?;
    client::build(repo, Profile::Dev, None)?;
    server::build(repo, Profile::Dev)?;

    steps.next("Serving the invented people");
    let folder = repo.at("target/look");
    if options.only.is_none() && folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("look.db{ending}")));
    }
    let port = ready::free_port()?;
    let database_url = "sqlite:target/look/look.db";
    let serve = Serve { profile: Profile::Dev, port, database_url, demo: true };
    let log = fs::File::create(folder.join("server.log"))?;
    let mut command = server::command(repo, &serve);
    let mut running = Running::start(command.stdout(log.try_clone()?).stderr(log))?;
    if !ready::wait_until_ready(port, &mut running)? {
        bail!("the server ended: target/look/server.log says why");
    }

    steps.next("Photographing");
    let mut camera = test::in_browser(repo, "node")?;
    camera.arg("look.mjs").arg("--out").arg(&folder);
    camera.args(["--url", &format!("http://localhost:{port}")]);
    if let Some(only) = &options.only {
        camera.args(["--only", only]);
    }
    process::run(&mut camera)?;
    note("look at target/look/sheet.html");
    Ok(())
}
