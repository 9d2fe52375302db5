//! wasm-opt, which saves some seven percent of a bundle. Optional.
//!
//! Only the pinned version is used. The one that Debian packages is so old that it silently breaks the
//! client (`WebAssembly.Table.set(): Argument 1 is invalid`, in the browser only).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::repo::Repo;
use crate::{console, process, size, toolchain};

/// The npm package, in the version that was tested.
const PACKAGE: &str = "binaryen@132.0.0";

/// The features of rustc's output. `--all-features` would produce modules that browsers refuse. The first
/// kilobyte of memory is unused (the end of the stack is there), so an address can be a pointer plus an
/// instruction's offset.
const FLAGS: [&str; 9] = [
    "-Oz",
    // Names stay until the size table has read them.
    "--debuginfo",
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-multivalue",
];

/// The path of the tool, downloaded into `target/tools` if necessary; `None`, with a message, if that fails.
pub(crate) fn find_or_fetch(repo: &Repo) -> Option<PathBuf> {
    let tools = repo.at("target/tools");
    let tool = tools.join("node_modules/.bin/wasm-opt");
    if tool.exists() {
        return Some(tool);
    }
    if toolchain::find("npm").is_none() {
        console::note("wasm-opt left out (it comes with npm, which isn't here): 7 % larger");
        return None;
    }
    let fetched = fs::create_dir_all(&tools).map_err(anyhow::Error::from).and_then(|()| {
        let mut npm = repo.program("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]);
        process::output(npm.arg(&tools).arg(PACKAGE))
    });
    match fetched {
        Ok(_) if tool.exists() => Some(tool),
        Ok(_) => None,
        Err(problem) => {
            console::note(format!("wasm-opt left out (npm can't fetch it): {problem:#}"));
            None
        }
    }
}

/// Shrinks a module in place.
pub(super) fn shrink(repo: &Repo, tool: &Path, module: &Path) -> Result<()> {
    let before = size::of(module).unwrap_or_default();
    let smaller = module.with_extension("opt.wasm");
    process::output(repo.program(tool).args(FLAGS).arg(module).arg("-o").arg(&smaller))
        .context("wasm-opt")?;
    fs::rename(&smaller, module)?;
    let after = size::of(module).unwrap_or_default();
    let name = module.file_name().unwrap_or_default().to_string_lossy();
    console::note(format!("wasm-opt: {name} {} → {}", size::human(before), size::human(after)));
    Ok(())
}
