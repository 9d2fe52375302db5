//! Recognises pictures by their bytes; name and declared type are ignored.
//!
//! The headers of three formats are parsed by hand, because signatures alone (all that crates for this
//! check) would accept anything that begins like a picture. Metadata is stripped before storing: see
//! [`super::strip`].

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Picture {
    /// ISO/IEC 10918-1.
    Jpeg,
    /// W3C, third edition.
    Png,
    /// RFC 9649.
    Webp,
}

/// The most pixels that a picture may have. A small file can declare thousands of millions, and whoever
/// opens it would run out of memory.
pub const MOST_POINTS: u64 = 40_000_000;

impl Picture {
    /// The format and the number of pixels, if the bytes are a picture from their beginning to their end.
    pub fn of(bytes: &[u8]) -> Option<(Self, u64)> {
        [(jpeg as fn(&[u8]) -> Option<u64>, Self::Jpeg), (png, Self::Png), (webp, Self::Webp)]
            .into_iter()
            .find_map(|(points, kind)| Some((kind, points(bytes)?)))
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

/// Consecutive segments up to the scan, a frame with a size among them, and an end marker.
fn jpeg(bytes: &[u8]) -> Option<u64> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut points = 0;
    loop {
        let [0xff, marker, high, low, ..] = rest else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let segment = rest.get(4..2 + length)?;
        match marker {
            // A frame: precision, height, width. (0xc4, 0xc8 and 0xcc are tables.)
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(marker) => {
                let [_, h1, h2, w1, w2, ..] = segment else { return None };
                points = times(big(&[*h1, *h2]), big(&[*w1, *w2]));
            }
            0xda => return Some(points).filter(|it| *it > 0 && bytes.ends_with(&[0xff, 0xd9])),
            0xc4 | 0xdb | 0xdd | 0xe0..=0xef | 0xfe => {}
            _ => return None,
        }
        rest = &rest[2 + length..];
    }
}

/// The header first, consecutive chunks, and IEND last.
fn png(bytes: &[u8]) -> Option<u64> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let mut points = 0;
    loop {
        let (front, after) = rest.split_at_checked(8)?;
        let (length, kind) = front.split_at(4);
        // The data, and a CRC of four bytes.
        let length = usize::try_from(big(length)).ok()?;
        let (content, after) = after.split_at_checked(length.checked_add(4)?)?;
        let is_header = kind == b"IHDR" && length == 13;
        if is_header != (points == 0) {
            return None;
        }
        if is_header {
            points = Some(times(big(&content[..4]), big(&content[4..8])))
                .filter(|points| *points > 0)?;
        }
        if kind == b"IEND" {
            return after.is_empty().then_some(points);
        }
        rest = after;
    }
}

/// A container of the declared size, whose first chunk is a picture's and fits.
fn webp(bytes: &[u8]) -> Option<u64> {
    let (front, chunks) = bytes.split_at_checked(12)?;
    let is_webp = front.starts_with(b"RIFF") && front.ends_with(b"WEBP");
    let whole = usize::try_from(little(&front[4..8])).ok()?.checked_add(8)?;
    let (first, rest) = chunks.split_at_checked(8)?;
    let content = rest.get(..usize::try_from(little(&first[4..])).ok()?)?;
    if !is_webp || whole != bytes.len() {
        return None;
    }
    let number = |at: usize, length: usize| content.get(at..at + length).map(little);
    match &first[..4] {
        b"VP8 " => Some(times(number(6, 2)? & 0x3fff, number(8, 2)? & 0x3fff)),
        b"VP8L" => {
            let sizes = number(1, 4)?;
            Some(times((sizes & 0x3fff) + 1, (sizes >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some(times(number(4, 3)? + 1, number(7, 3)? + 1)),
        _ => None,
    }
}

fn times(height: u64, width: u64) -> u64 {
    height.saturating_mul(width)
}

/// A big-endian number.
pub(super) fn big(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// A little-endian number.
pub(super) fn little(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::{MOST_POINTS, Picture};

    fn jpeg() -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, b'J', b'F'];
        bytes.extend([0xff, 0xc0, 0, 8, 8, 0, 1, 0, 1, 0]);
        bytes.extend([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
        bytes
    }

    fn png() -> Vec<u8> {
        let mut bytes =
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0sum.".to_vec();
        bytes.extend(b"\0\0\0\x02IDAT..sum.\0\0\0\0IENDsum.");
        bytes
    }

    fn webp() -> Vec<u8> {
        // 4 wide, 3 high.
        b"RIFF\x12\0\0\0WEBPVP8L\x05\0\0\0\x2f\x03\x80\0\0.".to_vec()
    }

    #[test]
    fn a_table_of_pictures() {
        for (bytes, kind, points) in
            [(jpeg(), Picture::Jpeg, 1), (png(), Picture::Png, 1), (webp(), Picture::Webp, 12)]
        {
            assert_eq!(Picture::of(&bytes), Some((kind, points)));
            for end in 0..bytes.len() {
                assert_eq!(Picture::of(&bytes[..end]), None, "{kind:?} cut at {end}");
            }
            let longer = [&bytes[..], b"<script>"].concat();
            assert_eq!(Picture::of(&longer), None, "{kind:?} and more");
        }
    }

    #[test]
    fn how_large_a_small_file_can_say_it_is() {
        let mut bomb = png();
        bomb[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
        let mut wide = jpeg();
        wide[13..17].fill(0xff);
        let extended = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff".to_vec();
        let lossy = b"RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\xff\xff\xff\xff".to_vec();
        for (bytes, points) in [
            (bomb, 0x7fff_ffff * 0x7fff_ffff),
            (wide, 0xffff * 0xffff),
            (extended, 1 << 48),
            (lossy, 0x3fff * 0x3fff),
        ] {
            let declared = Picture::of(&bytes).map(|(_, points)| points);
            assert_eq!(declared, Some(points));
            assert!(points > MOST_POINTS);
        }
    }

    #[test]
    fn what_only_begins_like_one_is_none() {
        let no_size = {
            let mut bytes = jpeg();
            bytes[13..17].fill(0);
            bytes
        };
        let late_header = {
            let bytes = png();
            [&bytes[..8], b"\0\0\0\0IDATsum.", &bytes[8..]].concat()
        };
        let other_chunk = {
            let mut bytes = webp();
            bytes[12..16].copy_from_slice(b"ICCP");
            bytes
        };
        let huge = b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR".to_vec();
        for bytes in [
            no_size,
            late_header,
            other_chunk,
            huge,
            Vec::new(),
            b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(),
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".to_vec(),
            b"\xff\xd8\xff<script>alert(1)</script>\xff\xd9".to_vec(),
            b"%PDF-1.7".to_vec(),
        ] {
            assert_eq!(Picture::of(&bytes), None, "{bytes:?}");
        }
    }
}
