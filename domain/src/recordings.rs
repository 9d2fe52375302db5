//! Truncated recordings: when a recording is cut off, the last bytes that the browser handed over may end in
//! the middle of a packet. Only the complete part before that is kept.

/// The number of leading `bytes` that are a complete recording, in one of the containers that browsers
/// record in: WebM, Ogg, fragmented MP4. 0 if there is no sound in it, or if it is another format.
#[must_use]
pub fn whole(bytes: &[u8]) -> usize {
    if bytes.starts_with(&[0x1a, 0x45, 0xdf, 0xa3]) {
        whole_webm(bytes)
    } else if bytes.starts_with(b"OggS") {
        whole_ogg(bytes)
    } else if bytes.get(4..8) == Some(b"ftyp") {
        whole_mp4(bytes)
    } else {
        0
    }
}

/// Complete up to the last block. Segments and clusters of unknown size are descended into.
fn whole_webm(bytes: &[u8]) -> usize {
    const BLOCKS: [u64; 2] = [0xa3, 0xa0];
    const CLUSTER: u64 = 0x1f43_b675;
    const SEGMENT: u64 = 0x1853_8067;
    let (mut at, mut whole) = (0, 0);
    while let Some((id, size, begins)) = element(bytes, at) {
        at = match size {
            None if id == SEGMENT || id == CLUSTER => begins,
            None => return whole,
            Some(size) => {
                match usize::try_from(size).ok().and_then(|size| begins.checked_add(size)) {
                    Some(end) if end <= bytes.len() => end,
                    _ => return whole,
                }
            }
        };
        if BLOCKS.contains(&id) || (size.is_some() && (id == SEGMENT || id == CLUSTER)) {
            whole = at;
        }
    }
    whole
}

/// The EBML element at `at`: its id, its size (`None` if unknown), and the beginning of its content.
fn element(bytes: &[u8], at: usize) -> Option<(u64, Option<u64>, usize)> {
    let (id, after) = number(bytes, at, 4)?;
    let (size, begins) = number(bytes, after, 8)?;
    let most = (1_u64 << (7 * (begins - after))) - 1;
    Some((id, (size & most != most).then_some(size & most), begins))
}

/// The EBML number at `at`, including its marker bit, of at most `longest` bytes, and its end.
fn number(bytes: &[u8], at: usize, longest: usize) -> Option<(u64, usize)> {
    let length = bytes.get(at)?.leading_zeros() as usize + 1;
    let held = bytes.get(at..at + length).filter(|_| length <= longest)?;
    Some((big(held), at + length))
}

/// Complete up to the last page that ends with a complete packet. The first two pages are headers.
fn whole_ogg(bytes: &[u8]) -> usize {
    let (mut at, mut whole, mut pages) = (0, 0, 0_u32);
    loop {
        let Some(front) = bytes.get(at..at + 27) else { return whole };
        let lengths = at + 27;
        let held = lengths + usize::from(front[26]);
        let Some(lengths) = bytes.get(lengths..held) else { return whole };
        at = held + lengths.iter().map(|length| usize::from(*length)).sum::<usize>();
        if !front.starts_with(b"OggS") || at > bytes.len() {
            return whole;
        }
        pages = pages.saturating_add(1);
        if pages > 2 && lengths.last().is_some_and(|last| *last < 255) {
            whole = at;
        }
    }
}

/// Complete up to the last `mdat` box after the `moov` box that describes it.
fn whole_mp4(bytes: &[u8]) -> usize {
    let (mut at, mut whole, mut described) = (0_usize, 0, false);
    while let (Some(size), Some(kind)) = (bytes.get(at..at + 4), bytes.get(at + 4..at + 8)) {
        let size = match big(size) {
            // Boxes with a 64-bit size, or up to the end of the file, are not written while recording.
            0 | 1 => return whole,
            size => usize::try_from(size).unwrap_or(usize::MAX),
        };
        let Some(end) = at.checked_add(size).filter(|end| size >= 8 && *end <= bytes.len()) else {
            return whole;
        };
        at = end;
        described |= kind == b"moov";
        if described && kind == b"mdat" {
            whole = at;
        }
    }
    whole
}

fn big(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEBM: &[u8] = include_bytes!("../../tests/recordings/chromium.webm");
    const MP4: &[u8] = include_bytes!("../../tests/recordings/chromium.mp4");

    fn page(number: u8, lengths: &[u8]) -> Vec<u8> {
        let mut page = b"OggS\0\0".to_vec();
        page.extend([0; 12]);
        page.extend([number, 0, 0, 0, 0, 0, 0, 0]);
        page.push(u8::try_from(lengths.len()).expect("few"));
        page.extend(lengths);
        page.extend(lengths.iter().flat_map(|length| vec![1; usize::from(*length)]));
        page
    }

    #[test]
    fn complete_recordings_are_unchanged() {
        assert_eq!(whole(WEBM), WEBM.len());
        let ogg = [page(0, &[19]), page(1, &[20]), page(2, &[4, 4]), page(3, &[255, 9])].concat();
        assert_eq!(whole(&ogg), ogg.len());
    }

    #[test]
    fn truncated_recordings_are_complete_before_the_cut() {
        let pages = [page(0, &[19]), page(1, &[20]), page(2, &[4, 4]), page(3, &[255])];
        let ogg = [pages.concat(), page(4, &[3])].concat();
        for bytes in [WEBM, MP4, &ogg] {
            let mut before = 0;
            for end in 0..bytes.len() {
                let now = whole(&bytes[..end]);
                assert!(now >= before && now <= end, "cut at {end}");
                assert_eq!(whole(&bytes[..now]), now, "cut at {end}");
                before = now;
            }
            assert!(before > 0);
        }
        // A packet that continues in a missing page is incomplete.
        assert_eq!(whole(&ogg[..ogg.len() - 1]), pages[..3].concat().len());
    }

    #[test]
    fn other_files_have_no_complete_part() {
        let cluster_in_a_header = [0x1a, 0x45, 0xdf, 0xa3, 0xff, 0x1f, 0x43, 0xb6, 0x75];
        for bytes in
            [&b""[..], b"OggS", b"\0\0\0\x01ftyp", b"\0\0\0\x04ftyp....", &cluster_in_a_header]
        {
            assert_eq!(whole(bytes), 0, "{bytes:?}");
        }
    }
}
