//! Strips metadata from pictures: where and when they were taken, by whom and with what (EXIF, XMP, IPTC,
//! comments, text), and a second picture behind the first.
//!
//! The app re-encodes each picture before it stores it; this is for clients that do not. Only what is
//! known to be needed for display is copied: colours (ICC), transparency, animation. A container crate
//! would leave what follows the first scan of a JPEG as it is.

use super::picture::{Picture, big, little};

/// The chunks of a PNG that are needed for display.
const PNG: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP",
    b"sBIT", b"bKGD", b"acTL", b"fcTL", b"fdAT",
];
/// The chunks of a WebP that are needed for display.
const WEBP: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// The flags of a `VP8X` chunk for EXIF and XMP.
const WEBP_METADATA: u8 = 0b1100;

/// The picture without metadata. None if the file is truncated.
pub fn stripped(kind: Picture, bytes: &[u8]) -> Option<Vec<u8>> {
    match kind {
        Picture::Jpeg => jpeg(bytes),
        Picture::Png => png(bytes),
        Picture::Webp => webp(bytes),
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let (begin, mut rest) = bytes.split_at_checked(2)?;
    let mut out = begin.to_vec();
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        let length = match marker {
            // EOI: whatever follows is not part of the picture.
            0xd9 => {
                out.extend([0xff, 0xd9]);
                return Some(out);
            }
            // A fill byte; then markers without a segment.
            0xff => {
                rest = &rest[1..];
                continue;
            }
            0x01 | 0xd0..=0xd7 => 0,
            _ => usize::try_from(big(after.get(..2)?)).ok()?,
        };
        let (segment, after) = after.split_at_checked(length)?;
        if is_needed(*marker, segment.get(2..).unwrap_or_default()) {
            out.extend([0xff, *marker]);
            out.extend(segment);
        }
        rest = after;
        if *marker == 0xda {
            // A scan goes on to the next marker that does not belong to it.
            let is_marker = |two: &[u8]| two[0] == 0xff && !matches!(two[1], 0 | 0xd0..=0xd7);
            let (scan, after) = rest.split_at(rest.windows(2).position(is_marker)?);
            out.extend(scan);
            rest = after;
        }
    }
}

/// Of the APPn segments, those that define the colours: JFIF, ICC, Adobe.
fn is_needed(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xe0 | 0xee => true,
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xe0..=0xef | 0xfe => false,
        _ => true,
    }
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let (begin, mut rest) = bytes.split_at_checked(8)?;
    let mut out = begin.to_vec();
    while let Some((front, _)) = rest.split_at_checked(8) {
        let length = usize::try_from(big(&front[..4])).ok()?;
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        if PNG.iter().any(|kind| front.ends_with(*kind)) {
            out.extend(chunk);
        }
        rest = after;
    }
    Some(out)
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let (begin, mut rest) = bytes.split_at_checked(12)?;
    let mut out = begin.to_vec();
    while let Some((front, _)) = rest.split_at_checked(8) {
        let length = usize::try_from(little(&front[4..])).ok()?;
        // Chunks are padded to even length; the padding of the last may be missing.
        let whole = length.checked_add(8 + length % 2)?.min(rest.len());
        let (chunk, after) = rest.split_at(whole);
        if WEBP.iter().any(|kind| front.starts_with(*kind)) {
            let at = out.len();
            out.extend(chunk);
            if let Some(flags) = out.get_mut(at + 8).filter(|_| front.starts_with(b"VP8X")) {
                *flags &= !WEBP_METADATA;
            }
        }
        rest = after;
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG_FILE: &[u8] = include_bytes!("samples/progressive.jpg");
    const PNG_FILE: &[u8] = include_bytes!("samples/plain.png");
    const WEBP_FILE: &[u8] = include_bytes!("samples/lossy.webp");
    const CANARY: &[u8] = b"55.4038N Gulspurv";

    fn segment(marker: u8, content: &[&[u8]]) -> Vec<u8> {
        let content = content.concat();
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], &content].concat()
    }

    fn png_chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        [&u32::try_from(content.len()).unwrap().to_be_bytes(), kind, content, b"sum."].concat()
    }

    fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
        let content = chunks.concat();
        let size = u32::try_from(content.len() + 4).unwrap().to_le_bytes();
        [b"RIFF", &size[..], b"WEBP", &content].concat()
    }

    fn webp_chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len()).unwrap().to_le_bytes();
        [kind, &size, content, &b"\0"[..content.len() % 2]].concat()
    }

    fn contains(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|it| it == words)
    }

    #[track_caller]
    fn becomes(kind: Picture, bytes: &[u8], expected: &[u8]) {
        let (picture, points) = Picture::of(bytes).expect("a picture");
        let out = stripped(kind, bytes).expect("a picture");
        assert!(!contains(&out, CANARY));
        assert_eq!(out, expected);
        assert_eq!(Picture::of(&out), Some((picture, points)));
        assert_eq!(stripped(kind, &out).as_deref(), Some(expected), "and nothing more is taken");
    }

    #[test]
    fn a_jpeg_keeps_its_scans_and_colours() {
        becomes(Picture::Jpeg, JPEG_FILE, JPEG_FILE);
        let colours = segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", b"colours"]);
        let adobe = segment(0xee, &[b"Adobe\0d\0\0\0\0\x01"]);
        let metadata = [
            segment(0xe1, &[b"Exif\0\0MM\0\x2a", CANARY]),
            segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", CANARY]),
            segment(0xed, &[b"Photoshop 3.0\0", CANARY]),
            segment(0xe2, &[b"MPF\0", CANARY]),
            segment(0xfe, &[CANARY]),
        ]
        .concat();
        let (begin, rest) = JPEG_FILE.split_at(2);
        let expected = [begin, &colours, &adobe, rest].concat();
        let second = [begin, &metadata, rest].concat();
        becomes(
            Picture::Jpeg,
            &[begin, &metadata, &colours, &adobe, rest, &second].concat(),
            &expected,
        );
        // Between two scans of a progressive picture, too.
        let is_table = |two: &[u8]| two == [0xff, 0xc4];
        let last = JPEG_FILE.windows(2).rposition(is_table).unwrap();
        let (front, back) = JPEG_FILE.split_at(last);
        becomes(Picture::Jpeg, &[front, &metadata, back].concat(), JPEG_FILE);
    }

    #[test]
    fn a_png_keeps_its_points_and_colours() {
        let (begin, rest) = PNG_FILE.split_at(33);
        let plain = stripped(Picture::Png, PNG_FILE).unwrap();
        let colours = png_chunk(b"iCCP", b"colours");
        let metadata: Vec<_> = [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt"]
            .into_iter()
            .flat_map(|kind| png_chunk(kind, CANARY))
            .collect();
        let expected = [begin, &colours, &plain[33..]].concat();
        becomes(Picture::Png, &[begin, &metadata, &colours, rest].concat(), &expected);
    }

    #[test]
    fn a_webp_keeps_its_frames_and_colours() {
        becomes(Picture::Webp, WEBP_FILE, WEBP_FILE);
        let picture = WEBP_FILE[12..].to_vec();
        let colours = webp_chunk(b"ICCP", b"colours");
        let says = |flags: u8| webp_chunk(b"VP8X", &[flags, 0, 0, 0, 7, 0, 0, 7, 0, 0]);
        let metadata = [webp_chunk(b"EXIF", CANARY), webp_chunk(b"XMP ", CANARY)].concat();
        let whole = riff(&[says(0b10_1100), colours.clone(), picture.clone(), metadata]);
        becomes(Picture::Webp, &whole, &riff(&[says(0b10_0000), colours, picture]));
    }

    #[test]
    fn what_breaks_off_is_none() {
        for end in 0..JPEG_FILE.len() {
            assert_eq!(stripped(Picture::Jpeg, &JPEG_FILE[..end]), None, "cut at {end}");
        }
    }
}
