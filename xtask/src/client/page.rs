//! One page: its assets under names made of their content, and the HTML that asks for them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::bundle::Bundle;
use super::{Page, fingerprint};
use crate::repo::Repo;

/// Writes a page and all it loads; returns those files, relative to the folder.
pub(super) fn write(repo: &Repo, to: &Path, page: &Page, bundle: &Bundle) -> Result<Vec<PathBuf>> {
    let name = page.bundle;
    let css = write_asset(to, page.css.0, "css", style(repo, page.css.1)?.as_bytes())?;
    let wasm = write_asset(to, name, "wasm", &bundle.wasm)?;
    let js = write_asset(to, name, "js", with_snippets(to, bundle)?.as_bytes())?;
    let start = start_script(&js, &wasm);
    let start = write_asset(to, &format!("start-{name}"), "js", start.as_bytes())?;

    let template = fs::read_to_string(repo.at("app/shell.html")).context("app/shell.html")?;
    let html = fill(
        &template,
        &[("css", &css), ("start_js", &start), ("bundle_js", &js), ("bundle_wasm", &wasm)],
    )?;
    fs::write(to.join(page.html), html)?;

    let loaded = [css, start, js, wasm];
    let files = loaded.iter().map(|url| PathBuf::from(url.trim_start_matches('/')));
    Ok(std::iter::once(PathBuf::from(page.html)).chain(files).collect())
}

/// Writes one file under a name made of its content and returns the URL it is served at.
fn write_asset(to: &Path, stem: &str, kind: &str, content: &[u8]) -> Result<String> {
    let url = format!("/assets/{stem}.{}.{kind}", fingerprint(content));
    fs::write(to.join(url.trim_start_matches('/')), content)?;
    Ok(url)
}

/// A page's style in one file: one request instead of two.
fn style(repo: &Repo, parts: &[&str]) -> Result<String> {
    let mut whole = String::new();
    for part in parts {
        let file = format!("public/css/{part}");
        whole += &fs::read_to_string(repo.at(&file)).context(file)?;
        whole.push('\n');
    }
    Ok(whole)
}

/// The script that starts a bundle. It is a file of its own because the content security policy
/// allows no script inside the page.
fn start_script(js: &str, wasm: &str) -> String {
    format!("import init from '{js}';\ninit({{ module_or_path: '{wasm}' }});\n")
}

/// Moves the snippets into a folder named after their content, and the imports with them.
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

/// Puts values in place of `{{name}}`. A name without a value is a mistake in the template.
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
