//! The service worker: told what the phone's app consists of, so that it can keep all of it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::fingerprint;

/// What the phone's page asks for beside its own bundle.
const BESIDE: [&str; 3] = ["manifest.webmanifest", "icons/kurs.svg", "pictograms.svg"];

/// Fills in `sw.js`: the files of `page` (its HTML first), and a version that changes when any of
/// them does.
pub(super) fn write(to: &Path, page: &[PathBuf]) -> Result<()> {
    let file = to.join("sw.js");
    let source = fs::read_to_string(&file).context("public/sw.js")?;
    let mut all = source.clone().into_bytes();
    let kept: Vec<_> = page.iter().cloned().chain(BESIDE.map(PathBuf::from)).collect();
    for file in &kept {
        all.extend(fs::read(to.join(file)).with_context(|| file.display().to_string())?);
    }
    // The page itself is kept under "/", by the worker.
    let files: Vec<_> = kept[1..].iter().map(|file| format!("\"/{}\"", file.display())).collect();
    let filled = source
        .replace("{{version}}", &fingerprint(&all))
        .replace("{{files}}", &format!("[{}]", files.join(",")));
    Ok(fs::write(file, filled)?)
}
