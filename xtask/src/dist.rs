//! `cargo xtask dist`: one binary with the client inside, and its sizes.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::client::{self, Client};
use crate::console::{Steps, bold, green, note, red};
use crate::repo::{Profile, Repo};
use crate::{notices, process, server, size, toolchain};

/// Budget of a first visit, brotli, in bytes.
const BUDGET: u64 = 250_000;

/// Builds `target/dist/kurs` and prints the sizes.
pub(crate) fn dist(repo: &Repo) -> Result<()> {
    let mut steps = Steps::new(3);
    steps.next("Building the client, as small as it gets");
    toolchain::require_c_compiler()?;
    let wasm_opt = client::find_or_fetch_wasm_opt(repo);
    let client = client::build(repo, Profile::Release, wasm_opt.as_deref())?;

    steps.next("Building the server around it");
    server::build(repo, Profile::Release)?;
    if !embeds(&repo.server_binary(Profile::Release), &client)? {
        // Cargo may not know that the embedded files changed; then the build must be forced.
        note("the client changed after the server was built: once more");
        let mut cargo = repo.cargo();
        process::run(cargo.args(["clean", "--release", "--quiet", "--package", "kurs-server"]))?;
        server::build(repo, Profile::Release)?;
        if !embeds(&repo.server_binary(Profile::Release), &client)? {
            bail!("the server was built without the client of target/client");
        }
    }

    steps.next("Laying out target/dist/kurs");
    let binary = repo.at("target/dist/kurs");
    fs::create_dir_all(repo.at("target/dist"))?;
    fs::copy(repo.server_binary(Profile::Release), &binary).context("can't copy the binary")?;
    notices::notices(repo)?;
    report(repo, &binary, &client)
}

/// Builds the release client alone and prints the sizes.
pub(crate) fn weigh(repo: &Repo) -> Result<()> {
    let wasm_opt = client::find_or_fetch_wasm_opt(repo);
    let client = client::build(repo, Profile::Release, wasm_opt.as_deref())?;
    client::table::print(repo)?;
    sizes(repo, &client)
}

/// Whether the binary embeds this very client, by the hashed names.
fn embeds(binary: &Path, client: &Client) -> Result<bool> {
    let program = fs::read(binary).with_context(|| binary.display().to_string())?;
    Ok(client.first_visit.iter().chain(&client.lazy).all(|file| {
        let name = file.file_name().unwrap_or_default().as_encoded_bytes();
        program.windows(name.len()).any(|bytes| bytes == name)
    }))
}

fn report(repo: &Repo, binary: &Path, client: &Client) -> Result<()> {
    println!(
        "\n{:>10}  {}",
        size::human(size::of(binary).unwrap_or_default()),
        bold("target/dist/kurs")
    );
    sizes(repo, client)
}

fn sizes(repo: &Repo, client: &Client) -> Result<()> {
    println!("\n{:>10} {:>10}", "raw", "brotli");
    for file in files(&repo.client())? {
        let raw = size::of(&file).unwrap_or_default();
        let small = size::of(&with_br(&file)).map_or_else(|| "-".to_owned(), size::human);
        let name = file.strip_prefix(repo.client()).unwrap_or(&file).display().to_string();
        println!("{:>10} {small:>10}  {name}", size::human(raw));
    }
    let visit = weight(repo, &client.first_visit);
    let verdict = format!("{} of {}", size::human(visit), size::human(BUDGET));
    let verdict = if visit <= BUDGET { green(verdict) } else { red(verdict) };
    println!("\nA young person's first visit, brotli: {verdict}");
    let whole = visit + weight(repo, &client.lazy);
    println!(
        "With all parts of the phone, kept when it has nothing else to do: {}",
        size::human(whole)
    );
    Ok(())
}

/// The transferred bytes of these files.
fn weight(repo: &Repo, files: &[PathBuf]) -> u64 {
    files.iter().map(|file| sent(&repo.client().join(file))).sum()
}

/// The transferred bytes of a file.
fn sent(file: &Path) -> u64 {
    size::of(&with_br(file)).or_else(|| size::of(file)).unwrap_or_default()
}

fn with_br(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".br");
    PathBuf::from(name)
}

/// All files of the client except compressed copies, pages first.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if !path.extension().is_some_and(|kind| kind == "br" || kind == "gz") {
            found.push(path);
        }
    }
    found.sort_by_key(|path| (path.components().count(), path.clone()));
    Ok(found)
}
