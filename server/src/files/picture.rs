//! Which bytes are a picture. What a file is called or said to be counts for nothing.
//!
//! Three kinds, told by their own headers and not by a crate: a signature alone (all that such crates
//! look at) would let anything pass that begins like a picture. What a picture tells about where and
//! when it was taken is the phone's to remove, before it is ever kept: only the phone draws it anew.

use serde::{Deserialize, Serialize};

/// A kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Picture {
    /// JPEG: ISO/IEC 10918-1.
    Jpeg,
    /// PNG: W3C, third edition.
    Png,
    /// WebP: RFC 9649.
    Webp,
}

impl Picture {
    /// What the bytes are, if they are a picture from their beginning to their end.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        [(is_jpeg as fn(&[u8]) -> bool, Self::Jpeg), (is_png, Self::Png), (is_webp, Self::Webp)]
            .into_iter()
            .find_map(|(is, kind)| is(bytes).then_some(kind))
    }

    /// As browsers call it.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

/// Segments that follow one another to the scan, a frame with a size among them, and an end.
fn is_jpeg(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(&[0xff, 0xd8]) else { return false };
    let mut has_size = false;
    loop {
        let [0xff, marker, high, low, ..] = rest else { return false };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(segment) = rest.get(4..2 + length) else { return false };
        match marker {
            // A frame: precision, height, width. (0xc4, 0xc8 and 0xcc are tables.)
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(marker) => {
                let [_, h1, h2, w1, w2, ..] = segment else { return false };
                has_size = [*h1, *h2] != [0, 0] && [*w1, *w2] != [0, 0];
            }
            0xda => return has_size && bytes.ends_with(&[0xff, 0xd9]),
            0xc4 | 0xdb | 0xdd | 0xe0..=0xef | 0xfe => {}
            _ => return false,
        }
        rest = &rest[2 + length..];
    }
}

/// The header first, chunks that follow one another, and the end last.
fn is_png(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") else { return false };
    let mut is_first = true;
    loop {
        let [l1, l2, l3, l4, kind @ ..] = rest else { return false };
        let Ok(length) = usize::try_from(u32::from_be_bytes([*l1, *l2, *l3, *l4])) else {
            return false;
        };
        let Some((kind, after)) = kind.split_at_checked(4) else { return false };
        // What it holds, and four bytes of a sum.
        let Some((held, after)) = length.checked_add(4).and_then(|it| after.split_at_checked(it))
        else {
            return false;
        };
        let is_header =
            kind == b"IHDR" && length == 13 && held[..4] != [0; 4] && held[4..8] != [0; 4];
        if is_first != is_header {
            return false;
        }
        if kind == b"IEND" {
            return after.is_empty();
        }
        (is_first, rest) = (false, after);
    }
}

/// A container of the size it says, whose first chunk is one of a picture and fits.
fn is_webp(bytes: &[u8]) -> bool {
    let Some((head, chunks)) = bytes.split_at_checked(12) else { return false };
    let number = |at: &[u8]| match at {
        [a, b, c, d, ..] => usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).ok(),
        _ => None,
    };
    let whole = number(&head[4..]).and_then(|size| size.checked_add(8));
    let first = chunks.get(4..).and_then(number).and_then(|size| size.checked_add(8));
    head.starts_with(b"RIFF")
        && head.ends_with(b"WEBP")
        && whole == Some(bytes.len())
        && first.is_some_and(|first| first <= chunks.len())
        && [b"VP8 ", b"VP8L", b"VP8X"].iter().any(|kind| chunks.starts_with(*kind))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        b"RIFF\x10\0\0\0WEBPVP8L\x04\0\0\0....".to_vec()
    }

    #[test]
    fn a_table_of_pictures() {
        for (bytes, kind) in
            [(jpeg(), Picture::Jpeg), (png(), Picture::Png), (webp(), Picture::Webp)]
        {
            assert_eq!(Picture::of(&bytes), Some(kind));
            for end in 0..bytes.len() {
                assert_eq!(Picture::of(&bytes[..end]), None, "{kind:?} cut at {end}");
            }
            let longer = [&bytes[..], b"<script>"].concat();
            assert_eq!(Picture::of(&longer), None, "{kind:?} and more");
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
