//! One compiled bundle: WebAssembly and the JavaScript that wasm-bindgen writes for it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{publish, wasm_opt};
use crate::repo::{Profile, Repo};
use crate::toolchain::WASM;

/// What a page needs of a bundle.
pub(super) struct Bundle {
    pub(super) wasm: Vec<u8>,
    pub(super) js: String,
    /// JavaScript that crates bring along, with its path below `snippets/`.
    pub(super) snippets: Vec<(PathBuf, Vec<u8>)>,
}

/// Runs wasm-bindgen on what cargo compiled.
pub(super) fn bind(
    repo: &Repo,
    profile: Profile,
    name: &str,
    wasm_opt: Option<&Path>,
) -> Result<Bundle> {
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "wasm",
    };
    let compiled = repo.cargo_target().join(WASM).join(folder).join(format!("{name}.wasm"));
    let out = repo.at("target/bindgen").join(name);
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    Bindgen::new()
        .input_path(&compiled)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .keep_debug(false)
        // Names make a panic readable while developing; shipped, they are a fifth of the bytes.
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(profile == Profile::Release)
        .generate(&out)
        .with_context(|| format!("wasm-bindgen can't read the bundle {name}"))?;

    let wasm = out.join(format!("{name}_bg.wasm"));
    if let Some(tool) = wasm_opt {
        wasm_opt::shrink(repo, tool, &wasm)?;
    }
    Ok(Bundle {
        wasm: fs::read(wasm)?,
        js: fs::read_to_string(out.join(format!("{name}.js")))?,
        snippets: read_snippets(&out.join("snippets"))?,
    })
}

fn read_snippets(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    publish::files_below(folder)?
        .into_iter()
        .map(|file| Ok((file.clone(), fs::read(folder.join(&file))?)))
        .collect()
}
