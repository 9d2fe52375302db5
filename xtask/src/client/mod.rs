//! The client build: from the Rust of `app/` and the files of `public/` to the folder
//! `target/client` that the server serves or embeds.
//!
//! cargo compiles two bundles to WebAssembly, wasm-bindgen writes the JavaScript beside them, every
//! file a page loads gets a name made of its content (so that it may be cached for ever), and the
//! two pages are written from one template. No bundler and no downloaded tool takes part.

mod bundle;
mod compress;
mod page;
mod publish;
mod split;
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
    /// The binary of `kurs-app`, and the name its files carry.
    bundle: &'static str,
    html: &'static str,
    /// The name of its stylesheet, and the parts that make it.
    css: (&'static str, &'static [&'static str]),
    /// Whether some of it is loaded only when it is asked for.
    in_parts: bool,
}

/// The phone first: its page is the one that answers for every path not known to the server.
const PAGES: [Page; 2] = [
    Page { bundle: "phone", html: "index.html", css: ("kurs", &["kurs.css"]), in_parts: true },
    Page {
        bundle: "desk",
        html: "desk.html",
        css: ("desk", &["kurs.css", "desk.css"]),
        in_parts: false,
    },
];

/// What a build left in `target/client`, for those who measure it.
pub(crate) struct Client {
    /// What a young person's first visit loads, relative to the folder: page, style, script, program.
    pub(crate) first_visit: Vec<PathBuf>,
    /// What the phone loads when it is first asked for, or keeps when it has nothing else to do.
    pub(crate) later: Vec<PathBuf>,
}

/// Builds the client. `wasm_opt` is the optional shrinking tool of a distribution.
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
    let Files { at_once, later } = pages.swap_remove(0);
    Ok(Client { first_visit: at_once, later })
}

/// Makes sure that the folder the server embeds exists, for builds that come before any client.
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

/// Everything of `public/` keeps its name, except the styles: those go into the pages' assets.
fn copy_public(public: &Path, to: &Path) -> Result<()> {
    if !public.is_dir() {
        return Ok(());
    }
    for file in publish::files_below(public)? {
        if file.starts_with("css") {
            continue;
        }
        let copy = to.join(&file);
        fs::create_dir_all(copy.parent().expect("a file lies in a folder"))?;
        fs::copy(public.join(&file), &copy)
            .with_context(|| format!("can't copy public/{}", file.display()))?;
    }
    Ok(())
}

/// Sixteen hexadecimal digits that change when the content does.
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
