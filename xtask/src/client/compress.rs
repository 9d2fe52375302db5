//! Pre-compression: brotli at its highest level, at no cost when serving.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::publish;

/// File types that compress well. Pictures and fonts are compressed already.
const KINDS: [&str; 9] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Below this size the header outweighs the savings.
const SMALLEST: usize = 1_000;

/// Writes `.br` and `.gz` beside each file that gains from it.
pub(super) fn folder(folder: &Path) -> Result<()> {
    for file in publish::files_below(folder)? {
        let path = folder.join(&file);
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if !KINDS.contains(&kind) {
            continue;
        }
        let content = fs::read(&path)?;
        if content.len() >= SMALLEST {
            let beside = |ending: &str| format!("{}.{ending}", path.display());
            fs::write(beside("br"), brotli(&content).context("brotli")?)?;
            fs::write(beside("gz"), gzip(&content).context("gzip")?)?;
        }
    }
    Ok(())
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    // Browsers refuse large windows, so this is the ordinary 4 MB one.
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        large_window: false,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut small, &parameters)?;
    Ok(small)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_kinds_come_back_whole_and_smaller() {
        let content = b"Jeg gik en tur. ".repeat(200);
        let mut back = Vec::new();
        let small = brotli(&content).unwrap();
        brotli::BrotliDecompress(&mut &small[..], &mut back).unwrap();
        assert_eq!(back, content);
        assert!(small.len() < content.len() / 10);

        let small = gzip(&content).unwrap();
        back.clear();
        flate2::read::GzDecoder::new(&small[..]).read_to_end(&mut back).unwrap();
        assert_eq!(back, content);
    }
}
