//! Fills in the service worker's list of files to cache.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::fingerprint;
use super::page::Files;

/// Files that the phone's page loads besides its own bundle.
const BESIDE: [&str; 3] = ["manifest.webmanifest", "icons/kurs.svg", "pictograms.svg"];

/// Fills in `sw.js`: the files `page` loads at once, its lazy chunks, and a version that is the hash of all
/// of them.
pub(super) fn write(to: &Path, page: &Files) -> Result<()> {
    let file = to.join("sw.js");
    let source = fs::read_to_string(&file).context("public/sw.js")?;
    let mut all = source.clone().into_bytes();
    let at_once: Vec<_> = page.at_once.iter().cloned().chain(BESIDE.map(PathBuf::from)).collect();
    for file in at_once.iter().chain(&page.lazy) {
        all.extend(fs::read(to.join(file)).with_context(|| file.display().to_string())?);
    }
    // The page itself, the first file, is cached under "/".
    let filled = source
        .replace("{{version}}", &fingerprint(&all))
        .replace("{{files}}", &list(&at_once[1..]))
        .replace("{{later}}", &list(&page.lazy));
    Ok(fs::write(file, filled)?)
}

/// The files as URLs, in JSON.
fn list(files: &[PathBuf]) -> String {
    let urls: Vec<_> = files.iter().map(|file| format!("\"/{}\"", file.display())).collect();
    format!("[{}]", urls.join(","))
}
