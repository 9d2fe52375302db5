//! Splits a compiled bundle into a main module and lazy chunks. The functions that `app/src/bin/phone.rs`
//! marks are the entry points: a chunk has what only they reach.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

/// The module specifier by which the main module imports the loader.
pub(super) const LOADERS: &str = "./__wasm_split.js";

/// The output of a split.
pub(super) struct Parts {
    /// The input of wasm-bindgen.
    pub(super) main: PathBuf,
    /// The JavaScript that loads chunks.
    pub(super) loaders: String,
    /// The chunks, by the names that the loader uses.
    pub(super) chunks: Vec<PathBuf>,
}

/// Splits the module `compiled` into `folder`. Its JavaScript will be called `js`.
pub(super) fn split(compiled: &Path, js: &str, folder: &Path) -> Result<Parts> {
    let program = fs::read(compiled).with_context(|| compiled.display().to_string())?;
    let main = folder.join("main.wasm");
    let main_module = format!("./{js}");
    let mut options = Options::new(&program);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &main_module;
    options.link_name = LOADERS;
    let mut chunks = transform(options)
        .map_err(|problem| anyhow!("{problem:#}"))
        .with_context(|| format!("can't take {} apart", compiled.display()))?
        .split_modules;
    if chunks.is_empty() {
        bail!("{} came out whole: was it linked with --emit-relocs?", compiled.display());
    }
    chunks.sort();
    Ok(Parts { main, loaders: fs::read_to_string(folder.join(LOADERS))?, chunks })
}

/// Removes custom sections, which only debuggers read.
pub(super) fn bare(module: &[u8]) -> Result<Vec<u8>> {
    /// The id of a custom section.
    const CUSTOM: u8 = 0;
    let mut bare = module.get(..8).context("a WebAssembly module is longer than that")?.to_vec();
    let mut rest = &module[8..];
    while let [kind, after @ ..] = rest {
        let (length, content) = length(after).context("a section without its length")?;
        let header = rest.len() - content.len();
        let section = rest.get(..header + length).context("a section is cut off")?;
        if *kind != CUSTOM {
            bare.extend_from_slice(section);
        }
        rest = &content[length..];
    }
    Ok(bare)
}

/// Reads a LEB128 length; returns the remaining bytes too.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut length = 0;
    for (n, byte) in bytes.iter().enumerate().take(5) {
        length |= usize::from(byte & 0x7f) << (7 * n);
        if byte & 0x80 == 0 {
            return Some((length, &bytes[n + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_debuggers_read_goes() {
        let start = b"\0asm\x01\0\0\0";
        let (code, names) = (b"\x0a\x02\x01\x00", b"\x00\x05\x04name");
        let module = [&start[..], names, code, names].concat();
        assert_eq!(bare(&module).unwrap(), [&start[..], code].concat());
        // A length may take several bytes.
        let module = [&start[..], b"\x01\x82\x00ab"].concat();
        assert_eq!(bare(&module).unwrap(), module);
    }

    #[test]
    fn half_a_module_is_refused() {
        for module in [&b"\0asm"[..], b"\0asm\x01\0\0\0\x0a", b"\0asm\x01\0\0\0\x0a\x02\x01"] {
            assert!(bare(module).is_err(), "{module:?}");
        }
    }
}
