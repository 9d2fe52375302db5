//! Checks the required compilers before the build; each failure says what to do.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::console::note;
use crate::process;
use crate::repo::Repo;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target when it is missing. Naming it in `rust-toolchain.toml` is not enough where
/// rustup's automatic installation is off.
pub(crate) fn require_wasm(repo: &Repo) -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = process::output(repo.program(rustc).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!(
            "the Rust target {WASM} is missing and there is no rustup to add it: install Rust from \
             https://rustup.rs, or the target with the package manager Rust came from"
        );
    }
    process::run(repo.program("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("can't add the Rust target {WASM}: is the network reachable?"))
}

pub(crate) fn require_c_compiler() -> Result<()> {
    let named = env::var("CC").ok();
    if named.is_some() || ["cc", "gcc", "clang"].iter().any(|name| find(name).is_some()) {
        return Ok(());
    }
    bail!(
        "no C compiler found (SQLite needs one): `apt-get install gcc`, or Xcode's tools on macOS"
    )
}

/// The path of a program.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A crates.io binary for checks: found, or compiled once into `target/tools`.
pub(crate) fn find_or_install(repo: &Repo, name: &str, version: &str) -> Result<PathBuf> {
    let folder = repo.at("target/tools").join(version);
    let there = folder.join("bin").join(name);
    if let Some(found) = find(name).or_else(|| there.is_file().then(|| there.clone())) {
        return Ok(found);
    }
    note(format!("compiling {name} {version}; once, some minutes"));
    let mut cargo = repo.cargo();
    cargo.args(["install", "--locked", "--debug", name, "--version", version, "--quiet"]);
    process::run(cargo.arg("--root").arg(&folder).arg("--target-dir").arg(folder.join("build")))
        .with_context(|| format!("can't install {name}"))?;
    let _only_space = std::fs::remove_dir_all(folder.join("build"));
    Ok(there)
}
