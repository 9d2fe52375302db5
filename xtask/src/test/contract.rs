//! Checks a running server against the API's description: schemathesis generates valid and invalid requests
//! and checks every answer. Its configuration is in `tests/contract`.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::debian::{self, Need};
use super::parts;
use crate::client;
use crate::console::note;
use crate::process::{Running, run};
use crate::ready::{free_port, wait_until_ready};
use crate::repo::{Profile, Repo};

/// Each role, and no session.
const WHO: [&str; 5] = ["young_person", "caseworker", "lead", "administrator", "nobody"];

/// Runs as each role whose name contains `filter`. A failure for one does not stop the others.
pub(super) fn contract(repo: &Repo, filter: Option<&str>) -> Result<()> {
    let asked: Vec<_> = WHO.into_iter().filter(|who| who.contains(filter.unwrap_or(""))).collect();
    if asked.is_empty() {
        bail!("nobody is called that: there are {}", WHO.join(", "));
    }
    let schemathesis = install(repo)?;
    client::ensure_folder(repo)?;
    parts::server(repo)?;
    let mut differ = Vec::new();
    for who in asked {
        note(format!("as {who}"));
        if let Err(problem) = ask(repo, &schemathesis, who) {
            note(format!("{problem:#}"));
            differ.push(who);
        }
    }
    if differ.is_empty() {
        return Ok(());
    }
    bail!("the answers are not as described, asked as {}", differ.join(", "))
}

/// Uses a server of its own, so that the cases are the same each time.
fn ask(repo: &Repo, schemathesis: &Path, who: &str) -> Result<()> {
    let (port, name) = (free_port()?, format!("kurs-contract-{}-{who}", std::process::id()));
    let folder = env::temp_dir().join(name);
    fs::create_dir_all(&folder)?;
    let log = File::create(folder.join("log"))?;
    let mut serve = repo.program(repo.server_binary(Profile::Dev));
    serve.args(["serve", "--demo", "--port", &port.to_string()]).arg("--data-dir").arg(&folder);
    // As behind a proxy that terminates TLS: the session cookie has the name in the description.
    serve.args(["--public-url", "https://localhost", "--behind-proxy"]);
    let mut server = Running::start(serve.stdout(log.try_clone()?).stderr(log))?;
    if !wait_until_ready(port, &mut server)? {
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        bail!("the server doesn't start: {}", log.trim());
    }
    let mut command = repo.program(schemathesis);
    let url = format!("http://127.0.0.1:{port}");
    let asked = run(command
        .args(["run", &format!("{url}/api/v1/openapi.json")])
        .current_dir(repo.at("tests/contract"))
        .env("KURS_ROLE", who)
        .env("KURS_URL", url)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("HYPOTHESIS_STORAGE_DIRECTORY", &folder));
    drop(server);
    // A left-over temporary folder does no harm.
    let _ = fs::remove_dir_all(&folder);
    asked
}

/// Schemathesis in the pinned version, in a virtual environment.
fn install(repo: &Repo) -> Result<PathBuf> {
    debian::require(repo, &[Need::Python])?;
    let wanted = repo.at("tests/contract/requirements.txt");
    let folder = repo.cargo_target().join("schemathesis");
    // Written last, so it marks a complete installation.
    let installed = folder.join("requirements.txt");
    if fs::read(&installed).ok() != Some(fs::read(&wanted)?) {
        run(repo.program("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = repo.program(folder.join("bin/pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        run(pip.arg(&wanted)).context("can't install schemathesis")?;
        fs::copy(&wanted, &installed)?;
    }
    Ok(folder.join("bin/schemathesis"))
}
