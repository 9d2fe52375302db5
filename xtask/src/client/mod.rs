//! The client build: from `app/` and `public/` to the folder `target/client`, which the server serves or
//! embeds.
//!
//! cargo compiles two bundles to WebAssembly, wasm-bindgen generates their JavaScript, every asset is named
//! by its content hash (so it can be cached for ever), and both pages are rendered from one template. There
//! is no bundler and no downloaded tool.

mod bundle;
mod compress;
mod page;
mod publish;
mod split;
mod style;
pub(crate) mod table;
mod wasm_opt;
mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use self::page::Files;
pub(crate) use self::wasm_opt::find_or_fetch as find_or_fetch_wasm_opt;
use crate::process;
use crate::repo::{Profile, Repo};
use crate::toolchain::{self, WASM};

/// One HTML page and the bundle it starts.
struct Page {
    /// The binary of `kurs-app`, and the stem of its assets.
    bundle: &'static str,
    html: &'static str,
    /// The source files of its stylesheet.
    style: &'static [&'static str],
    /// The lazy chunks, with the source files of their stylesheets.
    chunks: &'static style::Chunks,
}

/// The phone comes first: its page is the fallback for unknown paths.
const PAGES: [Page; 2] = [
    Page { bundle: "phone", html: "index.html", style: style::PHONE, chunks: style::PHONE_CHUNKS },
    Page { bundle: "desk", html: "desk.html", style: style::DESK, chunks: &[] },
];

/// The build's files in `target/client`, for those who measure it.
pub(crate) struct Client {
    /// What a first visit loads, relative to the folder: page, stylesheet, script, program.
    pub(crate) first_visit: Vec<PathBuf>,
    /// The lazy chunks, loaded on first use or cached when the phone is idle.
    pub(crate) lazy: Vec<PathBuf>,
}

/// Builds the client, shrunk with `wasm_opt` if it is available.
pub(crate) fn build(repo: &Repo, profile: Profile, wasm_opt: Option<&Path>) -> Result<Client> {
    toolchain::require_wasm(repo)?;
    compile(repo, profile)?;

    let fresh = repo.at("target/client.new");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(fresh.join("assets"))?;
    copy_public(&repo.at("public"), &fresh)?;

    let mut pages = Vec::new();
    for page in &PAGES {
        let bundle = bundle::bind(repo, profile, page, wasm_opt)?;
        pages.push(page::write(repo, &fresh, page, &bundle)?);
    }
    worker::write(&fresh, &pages[0])?;
    if profile == Profile::Release {
        compress::folder(&fresh)?;
    }
    publish::replace(&fresh, &repo.client())?;
    let Files { at_once, lazy } = pages.swap_remove(0);
    Ok(Client { first_visit: at_once, lazy })
}

/// Creates the folder that the server embeds, for builds without a client.
pub(crate) fn ensure_folder(repo: &Repo) -> Result<()> {
    Ok(fs::create_dir_all(repo.client())?)
}

fn compile(repo: &Repo, profile: Profile) -> Result<()> {
    let mut cargo = repo.cargo();
    cargo.args(["build", "--package", "kurs-app", "--bins", "--target", WASM]);
    if profile == Profile::Release {
        cargo.args(["--profile", "wasm"]);
    }
    process::run(&mut cargo).context("the client does not compile")
}

/// Files of `public/` keep their names.
fn copy_public(public: &Path, to: &Path) -> Result<()> {
    if !public.is_dir() {
        return Ok(());
    }
    for file in publish::files_below(public)? {
        let copy = to.join(&file);
        fs::create_dir_all(copy.parent().expect("a file lies in a folder"))?;
        fs::copy(public.join(&file), &copy)
            .with_context(|| format!("can't copy public/{}", file.display()))?;
    }
    Ok(())
}

/// A content hash of sixteen hexadecimal digits.
fn fingerprint(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let start = digest.iter().take(8).fold(0, |start, byte| start << 8 | u64::from(*byte));
    format!("{start:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_follows_the_content() {
        assert_eq!(fingerprint(b"kurs").len(), 16);
        assert_eq!(fingerprint(b"kurs"), fingerprint(b"kurs"));
        assert_ne!(fingerprint(b"kurs"), fingerprint(b"Kurs"));
    }
}
