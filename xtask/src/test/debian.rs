//! The tests' external programs: found, installed on Debian as root, or named in an error elsewhere.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};

use super::postgres;
use crate::console::note;
use crate::process::{output, run};
use crate::repo::Repo;
use crate::toolchain::find;

/// The minimum version of Node for the browser tests' packages.
const NODE: u32 = 18;

/// A dependency that cargo does not build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// The server programs of PostgreSQL; no running server.
    Postgres,
    Node,
    Chromium,
    Firefox,
    /// WebKitGTK with its driver, and GStreamer's audio encoder.
    WebKit,
    /// A virtual display for browsers.
    Display,
    /// Python with venv.
    Python,
    /// A colour emoji font: without one, screenshots show boxes, yet nothing fails.
    Emoji,
}

impl Need {
    fn is_there(self, repo: &Repo) -> bool {
        match self {
            Self::Postgres => postgres::programs().is_some(),
            Self::Node => node_version(repo).is_some_and(|v| v >= NODE) && find("npm").is_some(),
            Self::Chromium => chromium().is_some(),
            Self::Firefox => find("firefox-esr").is_some(),
            Self::WebKit => find("WebKitWebDriver").is_some() && records_sound(),
            Self::Display => find("xvfb-run").is_some() && find("xauth").is_some(),
            // Debian packages venv's pip separately.
            Self::Python => {
                output(repo.program("python3").args(["-c", "import ensurepip, venv"])).is_ok()
            }
            Self::Emoji => {
                let listed = output(repo.program("fc-list").arg(":lang=und-zsye"));
                listed.is_ok_and(|fonts| !fonts.trim().is_empty())
                    || Path::new("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf").exists()
            }
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Postgres => &["postgresql"],
            Self::Node => &["nodejs", "npm"],
            Self::Chromium => &["chromium"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "gstreamer1.0-plugins-bad"],
            Self::Display => &["xvfb", "xauth"],
            Self::Python => &["python3", "python3-venv"],
            Self::Emoji => &["fonts-noto-color-emoji"],
        }
    }

    /// Its name in messages.
    fn name(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL 15 or later (its server programs)",
            Self::Node => "Node 18 or later with npm",
            Self::Chromium => "Chromium or Chrome (or set KURS_CHROMIUM to its path)",
            Self::Firefox => "Firefox ESR, as `firefox-esr`",
            Self::WebKit => "WebKitGTK's WebKitWebDriver, with GStreamer's \"bad\" plugins",
            Self::Display => "xvfb-run and xauth",
            Self::Python => "Python 3.10 or later with venv",
            Self::Emoji => "a colour emoji font",
        }
    }
}

/// Makes sure that everything is there, installing what can be installed.
pub(crate) fn require(repo: &Repo, needs: &[Need]) -> Result<()> {
    let missing = |needs: &[Need]| -> Vec<Need> {
        needs.iter().copied().filter(|need| !need.is_there(repo)).collect()
    };
    let wanted = missing(needs);
    if wanted.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = wanted.iter().flat_map(|need| need.packages()).copied().collect();
    if find("apt-get").is_some() && rustix::process::geteuid().is_root() {
        note(format!("installing {}", packages.join(" ")));
        let mut update = repo.program("apt-get");
        run(update.args(["update", "--quiet"]))?;
        let mut install = repo.program("apt-get");
        install.env("DEBIAN_FRONTEND", "noninteractive");
        run(install
            .args(["install", "--quiet", "--yes", "--no-install-recommends"])
            .args(packages))
        .context("apt-get can't install what the tests need")?;
    }
    let (optional, required): (Vec<_>, Vec<_>) =
        missing(needs).into_iter().partition(|need| *need == Need::Emoji);
    if !optional.is_empty() {
        note("no colour emoji font: pictures will show boxes for pictograms");
    }
    if required.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = required.iter().map(|need| need.name()).collect();
    let packages: Vec<_> = required.iter().flat_map(|need| need.packages()).copied().collect();
    bail!("missing: {}. On Debian: `sudo apt-get install {}`", names.join("; "), packages.join(" "))
}

fn node_version(repo: &Repo) -> Option<u32> {
    let version = output(repo.program("node").arg("--version")).ok()?;
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Whether GStreamer can encode what WebKitGTK records.
fn records_sound() -> bool {
    // Debian has a folder per architecture.
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|it| it.path());
    let mut folders = folders.chain(["/usr/lib", "/usr/lib64"].map(PathBuf::from));
    folders.any(|it| it.join("gstreamer-1.0/libgsttranscode.so").exists())
}

/// The browser named by `KURS_CHROMIUM`, else the first of the usual names.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(named) = env::var_os("KURS_CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    let mac = Path::new("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    names.iter().find_map(|name| find(name)).or_else(|| mac.exists().then(|| mac.to_owned()))
}
