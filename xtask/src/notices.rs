//! `cargo xtask notices`: the licences of all third-party code in the binary, for whoever distributes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use kurs_domain::feedback::instrument::Instrument;
use serde_json::Value;

use crate::console::note;
use crate::process::output;
use crate::repo::Repo;
use crate::toolchain::WASM;

/// The output, relative to the root.
const FILE: &str = "target/dist/THIRD-PARTY-NOTICES.txt";

/// Names of files with a licence or notice, in any case and with any extension.
const NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// A published crate.
struct Crate {
    license: String,
    /// Printed because some crates ship no licence text.
    repository: String,
    folder: PathBuf,
}

/// Writes the notices of everything in the binary: the server, and the client inside.
pub(crate) fn notices(repo: &Repo) -> Result<()> {
    let known = published(repo)?;
    let mut shipped = BTreeSet::new();
    for (package, target) in [("kurs-server", None), ("kurs-app", Some(WASM))] {
        shipped.extend(built_on(repo, package, target)?);
    }
    let mut list = String::new();
    // Identical texts are printed once, with all their crates.
    let mut texts = BTreeMap::<String, Vec<String>>::new();
    for name in shipped {
        let Some(found) = known.get(&name) else { continue };
        writeln!(list, "{name}: {}; {}", found.license, found.repository)?;
        for text in texts_of(&found.folder)? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    let mut whole = format!("Kurs is built on the work of others:\n\n{list}");
    for (text, names) in &texts {
        write!(whole, "\n{}\n{}\n\n{}\n", "=".repeat(78), names.join(", "), text.trim_end())?;
    }
    whole += "\nThe questionnaires stand under terms of their own:\n\n";
    for it in Instrument::own() {
        writeln!(whole, "{}: {} {}", &*it.title.en, &*it.source.en, &*it.licence)?;
    }
    let path = repo.at(FILE);
    fs::create_dir_all(path.parent().expect("it lies in a folder"))?;
    fs::write(&path, whole)?;
    note(format!("{FILE}: {} crates, {} texts", list.lines().count(), texts.len()));
    Ok(())
}

/// The published crates, by name and version.
fn published(repo: &Repo) -> Result<BTreeMap<String, Crate>> {
    let metadata = output(repo.cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).context("cargo metadata is not understood")?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let mut known = BTreeMap::new();
    for package in packages.iter().filter(|package| package["source"].is_string()) {
        let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
        let (license, repository) = (text("license"), text("repository"));
        let mut folder = PathBuf::from(text("manifest_path"));
        folder.pop();
        let found = Crate { license, repository, folder };
        known.insert(format!("{} {}", text("name"), text("version")), found);
    }
    Ok(known)
}

/// The run-time dependencies of `package`, by name and version.
fn built_on(repo: &Repo, package: &str, target: Option<&str>) -> Result<BTreeSet<String>> {
    let mut cargo = repo.cargo();
    cargo.args(["tree", "--locked", "--package", package, "--edges", "normal,no-proc-macro"]);
    cargo.args(["--prefix", "none", "--no-dedupe", "--format", "{p}"]);
    if let Some(target) = target {
        cargo.args(["--target", target]);
    }
    let named = |line: &str| {
        let mut words = line.split(' ');
        Some(format!("{} {}", words.next()?, words.next()?.strip_prefix('v')?))
    };
    Ok(output(&mut cargo)?.lines().filter_map(named).collect())
}

/// The licence and notice texts of a crate.
fn texts_of(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && NAMES.iter().any(|it| name.starts_with(it)) {
            texts.push(String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n"));
        }
    }
    texts.sort();
    Ok(texts)
}
