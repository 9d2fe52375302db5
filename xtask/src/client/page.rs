//! One page: its assets, named by content hash, and the HTML that loads them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::bundle::{Bundle, LazyChunks};
use super::split::LOADERS;
use super::{Page, fingerprint, style};
use crate::repo::Repo;

/// The files of a page, relative to the folder.
pub(super) struct Files {
    /// The page itself, and what it loads before it can be used.
    pub(super) at_once: Vec<PathBuf>,
    /// The lazy chunks and their stylesheets.
    pub(super) lazy: Vec<PathBuf>,
}

/// Writes a page and all its assets.
pub(super) fn write(repo: &Repo, to: &Path, page: &Page, bundle: &Bundle) -> Result<Files> {
    let name = page.bundle;
    let css = write_asset(to, name, "css", style::sheet(repo, page.style)?.as_bytes())?;
    let (links, sheets) = write_styles(repo, to, page)?;
    let wasm = write_asset(to, name, "wasm", &bundle.wasm)?;
    let js = with_snippets(to, bundle)?;
    let (js, loaders, lazy) = match &bundle.lazy {
        None => (write_asset(to, name, "js", js.as_bytes())?, None, Vec::new()),
        Some(lazy) => write_chunks(to, name, &js, lazy)?,
    };
    let start = start_script(&js, &wasm);
    let start = write_asset(to, &format!("start-{name}"), "js", start.as_bytes())?;

    let template = fs::read_to_string(repo.at("app/shell.html")).context("app/shell.html")?;
    let preload = |url: &String| format!("<link rel=\"modulepreload\" href=\"{url}\">\n");
    let values = [
        ("css", &css),
        ("parts_css", &links),
        ("start_js", &start),
        ("bundle_js", &js),
        ("bundle_wasm", &wasm),
        ("parts_js", &loaders.as_ref().map(preload).unwrap_or_default()),
    ];
    let html = fill(&template, &values.map(|(name, value)| (name, value.as_str())))?;
    fs::write(to.join(page.html), html)?;

    let file = |url: &String| PathBuf::from(url.trim_start_matches('/'));
    let loaded = [css, start, js, wasm];
    let at_once = std::iter::once(PathBuf::from(page.html))
        .chain(loaded.iter().chain(&loaders).map(file))
        .collect();
    Ok(Files { at_once, lazy: sheets.iter().chain(&lazy).map(file).collect() })
}

/// Writes the stylesheets of the lazy chunks; returns the links that name them in the page, and their URLs.
fn write_styles(repo: &Repo, to: &Path, page: &Page) -> Result<(String, Vec<String>)> {
    let (mut links, mut urls) = (Vec::new(), Vec::new());
    for (chunk, files) in page.chunks {
        let sheet = style::sheet(repo, files)?;
        let url = write_asset(to, &format!("{}-{chunk}", page.bundle), "css", sheet.as_bytes())?;
        // Browsers ignore this relation: `app/src/lazy.rs` changes it when the chunk is loaded.
        links.push(format!("<link rel=\"later\" id=\"style-{chunk}\" href=\"{url}\">\n"));
        urls.push(url);
    }
    Ok((links.concat(), urls))
}

/// Writes the lazy chunks, their loader, and the JavaScript of the main module; returns their URLs.
fn write_chunks(
    to: &Path,
    name: &str,
    js: &str,
    lazy: &LazyChunks,
) -> Result<(String, Option<String>, Vec<String>)> {
    let mut loaders = lazy.loaders.clone();
    let mut chunks = Vec::new();
    for (file, module) in &lazy.chunks {
        let stem = file.trim_end_matches(".wasm");
        let stem = stem.strip_prefix("split_").unwrap_or(stem).replace('_', "-");
        let url = write_asset(to, &format!("{name}-{stem}"), "wasm", module)?;
        loaders = rename(&loaders, &format!("./{file}"), &beside(&url))?;
        chunks.push(url);
    }
    // Each refers to the other by name, so both are named by the hash of both.
    let both = fingerprint(format!("{js}{loaders}").as_bytes());
    let js_url = format!("/assets/{name}.{both}.js");
    let loaders_url = format!("/assets/{name}-parts.{both}.js");
    let js = rename_import(js, LOADERS, &beside(&loaders_url))?;
    let loaders = rename_import(&loaders, &format!("./{name}.js"), &beside(&js_url))?;
    for (url, content) in [(&js_url, js), (&loaders_url, loaders)] {
        fs::write(to.join(url.trim_start_matches('/')), content)?;
    }
    Ok((js_url, Some(loaders_url), chunks))
}

/// The relative path of another asset in the same folder.
fn beside(url: &str) -> String {
    url.replacen("/assets/", "./", 1)
}

/// Replaces the string literal `from` in JavaScript; it must occur once.
fn rename(js: &str, from: &str, to: &str) -> Result<String> {
    let (from, to) = (format!("\"{from}\""), format!("\"{to}\""));
    if js.matches(&from).count() != 1 {
        bail!("the JavaScript of a bundle was to name {from} once");
    }
    Ok(js.replace(&from, &to))
}

/// The same for an import, keeping the local name.
fn rename_import(js: &str, from: &str, to: &str) -> Result<String> {
    let end = format!(" from \"{from}\"");
    if !js.contains(&end) {
        bail!("the JavaScript of a bundle was to import {from}");
    }
    Ok(js.replace(&end, &format!(" from \"{to}\"")))
}

/// Writes one asset, named by its content hash; returns its URL.
fn write_asset(to: &Path, stem: &str, kind: &str, content: &[u8]) -> Result<String> {
    let url = format!("/assets/{stem}.{}.{kind}", fingerprint(content));
    fs::write(to.join(url.trim_start_matches('/')), content)?;
    Ok(url)
}

/// The script that starts a bundle. A file of its own, because the content security policy forbids inline
/// scripts.
fn start_script(js: &str, wasm: &str) -> String {
    format!("import init from '{js}';\ninit({{ module_or_path: '{wasm}' }});\n")
}

/// Writes the snippets into a folder named by their hash, and updates their imports.
fn with_snippets(to: &Path, bundle: &Bundle) -> Result<String> {
    if bundle.snippets.is_empty() {
        return Ok(bundle.js.clone());
    }
    let mut all = Vec::new();
    for (path, content) in &bundle.snippets {
        all.extend_from_slice(path.to_string_lossy().as_bytes());
        all.extend_from_slice(content);
    }
    let folder = format!("snippets.{}", fingerprint(&all));
    for (path, content) in &bundle.snippets {
        let file = to.join("assets").join(&folder).join(path);
        fs::create_dir_all(file.parent().expect("a file lies in a folder"))?;
        fs::write(file, content)?;
    }
    Ok(bundle.js.replace("'./snippets/", &format!("'./{folder}/")))
}

/// Replaces `{{name}}` in the template; an unknown name is an error.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{{{name}}}}}"), value);
    }
    if let Some(rest) = text.split("{{").nth(1) {
        let name = rest.split("}}").next().unwrap_or_default();
        bail!("app/shell.html asks for {{{{{name}}}}}, which the client build doesn't know");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_gets_its_urls() {
        let filled = fill("<link href=\"{{css}}\">", &[("css", "/assets/kurs.1.css")]).unwrap();
        assert_eq!(filled, "<link href=\"/assets/kurs.1.css\">");
    }

    #[test]
    fn an_unknown_name_in_the_template_is_refused() {
        let problem = fill("{{css}} {{cls}}", &[("css", "x")]).unwrap_err().to_string();
        assert!(problem.contains("{{cls}}"), "{problem}");
    }

    #[test]
    fn the_start_script_names_both_files() {
        let script = start_script("/assets/phone.1.js", "/assets/phone.2.wasm");
        assert_eq!(
            script,
            "import init from '/assets/phone.1.js';\n\
             init({ module_or_path: '/assets/phone.2.wasm' });\n"
        );
    }
}
