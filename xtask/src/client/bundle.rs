//! One compiled bundle: WebAssembly and the JavaScript that wasm-bindgen generates for it.

use std::path::{Path, PathBuf};
use std::{fs, mem};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::{Bindgen, Output};

use super::{Page, publish, split, wasm_opt};
use crate::repo::{Profile, Repo};
use crate::toolchain::WASM;

/// The output that a page needs.
pub(super) struct Bundle {
    pub(super) wasm: Vec<u8>,
    pub(super) js: String,
    /// The lazy chunks.
    pub(super) lazy: Option<LazyChunks>,
    /// JavaScript of dependencies, with its path below `snippets/`.
    pub(super) snippets: Vec<(PathBuf, Vec<u8>)>,
}

/// The lazy chunks of a bundle and their loader.
pub(super) struct LazyChunks {
    pub(super) loaders: String,
    /// Each by the name that the loader requests.
    pub(super) chunks: Vec<(String, Vec<u8>)>,
}

/// Splits the compiled bundle if it has lazy chunks, and runs wasm-bindgen on it.
pub(super) fn bind(
    repo: &Repo,
    profile: Profile,
    page: &Page,
    wasm_opt: Option<&Path>,
) -> Result<Bundle> {
    let name = page.bundle;
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "wasm",
    };
    let compiled = repo.cargo_target().join(WASM).join(folder).join(format!("{name}.wasm"));
    let out = repo.at("target/bindgen").join(name);
    let apart = repo.at("target/bindgen").join(format!("{name}-parts"));
    for before in [&out, &apart] {
        if before.exists() {
            fs::remove_dir_all(before)?;
        }
    }
    let split = || split::split(&compiled, &format!("{name}.js"), &apart);
    let parts = (!page.chunks.is_empty()).then(split).transpose()?;
    let mut output = Bindgen::new()
        .input_path(parts.as_ref().map_or(&compiled, |parts| &parts.main))
        .out_name(name)
        .web(true)?
        .typescript(false)
        .keep_debug(false)
        // Chunks call back through the function table.
        .keep_lld_exports(parts.is_some())
        .remove_producers_section(profile == Profile::Release)
        .generate_output()
        .with_context(|| format!("wasm-bindgen can't read the bundle {name}"))?;
    let short = shorten(&mut output);
    output.emit(&out)?;

    let wasm = out.join(format!("{name}_bg.wasm"));
    if let Some(tool) = wasm_opt {
        wasm_opt::shrink(repo, tool, &wasm)?;
    }
    let chunk = |file: &PathBuf| {
        if let Some(tool) = wasm_opt {
            wasm_opt::shrink(repo, tool, file)?;
        }
        let module = shipped(profile, file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, module))
    };
    let lazy = |parts: split::Parts| {
        let chunks = parts.chunks.iter().map(chunk).collect::<Result<_>>()?;
        anyhow::Ok(LazyChunks { loaders: plain(profile, parts.loaders), chunks })
    };
    let js = fs::read_to_string(out.join(format!("{name}.js")))?;
    let js = short.iter().fold(js, |js, (name, short)| js.replace(name, short));
    Ok(Bundle {
        lazy: parts.map(lazy).transpose()?,
        wasm: shipped(profile, &wasm)?,
        js: plain(profile, js),
        snippets: read_snippets(&out.join("snippets"))?,
    })
}

/// Strips function names in release builds: they make a panic readable, but are a fifth of the bytes.
fn shipped(profile: Profile, module: &Path) -> Result<Vec<u8>> {
    let module = fs::read(module)?;
    if profile == Profile::Release { split::bare(&module) } else { Ok(module) }
}

/// Shortens the names of imports; returns each old name with its new one, for the JavaScript. Those that
/// wasm-bindgen generates end in sixteen digits, which no compression removes. Development builds do it too,
/// so that the browser tests cover it.
fn shorten(output: &mut Output) -> Vec<(String, String)> {
    let module = output.wasm_mut();
    // Stream bodies: the framework exports them for servers of its own, and nothing here uses them.
    let mut streams = Vec::new();
    for export in module.exports.iter().filter(|it| it.name.contains("intounderlying")) {
        streams.push(export.id());
    }
    for stream in streams {
        module.exports.delete(stream);
    }
    let is_hashed = |name: &str| {
        let hash = name.rsplit_once('_').map_or("", |(_, hash)| hash);
        hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let hashed = module.imports.iter_mut().filter(|it| is_hashed(&it.name)).enumerate();
    let mut names = Vec::new();
    for (n, import) in hashed {
        let short = format!("i{n}");
        names.push((mem::replace(&mut import.name, short.clone()), short));
    }
    names
}

/// Removes indentation and comments (a tenth of the size) from generated JavaScript; the tools put each
/// comment on lines of its own.
fn plain(profile: Profile, js: String) -> String {
    if profile == Profile::Dev {
        return js;
    }
    let mut plain = String::new();
    let mut comment = false;
    for line in js.lines().map(str::trim_start).filter(|line| !line.is_empty()) {
        comment |= line.starts_with("/*");
        if !comment && !line.starts_with("//") {
            plain.push_str(line);
            plain.push('\n');
        }
        comment &= !line.trim_end().ends_with("*/");
    }
    plain
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_javascript_does_the_same() {
        let js = "/**\n * @returns {number}\n */\nfunction one() {\n    // Why.\n\n    return '//';\n}\n";
        let js = plain(Profile::Release, js.to_owned());
        assert_eq!(js, "function one() {\nreturn '//';\n}\n");
    }
}
