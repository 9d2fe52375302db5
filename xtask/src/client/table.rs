//! The code size of the phone by module and crate, of the release build before compression.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::repo::Repo;
use crate::size;

/// Lines per module.
const LINES: usize = 12;

/// Prints the code size of the phone's main module and of its chunks by crate.
pub(crate) fn print(repo: &Repo) -> Result<()> {
    let mut modules = vec![repo.at("target/bindgen/phone/phone_bg.wasm")];
    let mut chunks = wasm_files(&repo.at("target/bindgen/phone-parts"))?;
    // Chunks of nothing but JavaScript glue are not worth a line.
    chunks.retain(|file| size::of(file).is_some_and(|bytes| bytes > 20_000));
    modules.extend(chunks);
    for module in modules {
        let bytes = fs::read(&module).with_context(|| module.display().to_string())?;
        let mut parts: Vec<_> = by_crate(&bytes)?.into_iter().collect();
        parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        let whole: u64 = parts.iter().map(|(_, bytes)| bytes).sum();
        let name = module.file_stem().unwrap_or_default().to_string_lossy();
        println!("\n{:>10}  code of {name}", size::human(whole));
        for (part, bytes) in parts.into_iter().take(LINES) {
            println!("{:>10}  {:>3} %  {part}", size::human(bytes), bytes * 100 / whole.max(1));
        }
    }
    Ok(())
}

fn wasm_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        let is_main = file.file_stem().is_some_and(|name| name == "main");
        if file.extension().is_some_and(|it| it == "wasm") && !is_main {
            found.push(file);
        }
    }
    found.sort();
    Ok(found)
}

/// The bytes of the functions in a module with names, by [`origin`].
fn by_crate(module: &[u8]) -> Result<BTreeMap<String, u64>> {
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                sizes.push(u64::try_from(body.range().len())?);
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    let Ok(Name::Function(functions)) = subsection else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, origin(function.name));
                    }
                }
            }
            _ => {}
        }
    }
    let mut all = BTreeMap::new();
    for (index, bytes) in (imported..).zip(sizes) {
        let origin = names.get(&index).cloned().unwrap_or_else(|| "without a name".to_owned());
        *all.entry(origin).or_default() += bytes;
    }
    Ok(all)
}

/// The crate of a function, or the module if it is one of ours: the first of ours that its name mentions,
/// because generic code is compiled for its user.
fn origin(name: &str) -> String {
    // wasm-bindgen has demangled some already, with a crate's hash in brackets after its name.
    let name = format!("{:#}", demangle(name)).replace(']', "");
    let name = name.split('[').map(|part| part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    let name = name.collect::<String>();
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let paths = || name.split(|c| !is_part(c)).filter(|path| path.contains("::"));
    let ours = paths().find(|path| path.starts_with("kurs_"));
    let path = ours.or_else(|| paths().next()).unwrap_or(&name).trim_start_matches(':');
    let parts = if ours.is_some() { 2 } else { 1 };
    path.split("::").take(parts).collect::<Vec<_>>().join("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_generic_counts_for_whoever_uses_it() {
        for (name, expected) in [
            ("leptos::mount::mount_to_body", "leptos"),
            ("<kurs_domain::goals::Goal as serde::Deserialize>::deserialize", "kurs_domain::goals"),
            ("core::ptr::drop_in_place<kurs_app::ui::live::Each>", "kurs_app::ui"),
            ("memcpy", "memcpy"),
        ] {
            assert_eq!(origin(name), expected, "{name}");
        }
    }
}
