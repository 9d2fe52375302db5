//! Voice notes as browsers record them, and malicious files. The recordings in `tests/recordings` are
//! Chromium's own, of its fake microphone; what Firefox and Safari write is built here, box by box and
//! page by page.

mod corruption;

use ogg::{PacketWriteEndInfo, PacketWriter};

use super::{Container, Voice};

const CHROMIUM: &[u8] = include_bytes!("../../../../tests/recordings/chromium.webm");
const CHROMIUM_MP4: &[u8] = include_bytes!("../../../../tests/recordings/chromium.mp4");
const VIDEO: &[u8] = include_bytes!("../../../../tests/recordings/video.webm");

/// The first bytes of a cluster and of the tracks.
const CLUSTER: [u8; 4] = [0x1f, 0x43, 0xb6, 0x75];
const TRACKS: [u8; 4] = [0x16, 0x54, 0xae, 0x6b];
/// 20 ms of Opus in one frame.
const PACKET: &[u8] = &[0x78, 1, 2, 3];

/// As Firefox writes it: so many packets of 20 ms, the last page ending at `samples`.
fn ogg(packets: usize, samples: u64) -> Vec<u8> {
    let mut pages = PacketWriter::new(Vec::new());
    let head = &b"OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0"[..];
    let tags = &b"OpusTags\x07\0\0\0Mozilla\0\0\0\0"[..];
    pages.write_packet(head, 7, PacketWriteEndInfo::EndPage, 0).unwrap();
    pages.write_packet(tags, 7, PacketWriteEndInfo::EndPage, 0).unwrap();
    for number in 1..=packets {
        let (ends, at) = match number {
            last if last == packets => (PacketWriteEndInfo::EndStream, samples),
            some if some % 50 == 0 => (PacketWriteEndInfo::EndPage, some as u64 * 960),
            some => (PacketWriteEndInfo::NormalPacket, some as u64 * 960),
        };
        pages.write_packet(PACKET, 7, ends, at).unwrap();
    }
    pages.into_inner()
}

/// Chromium's header, and a cluster at `at` of so many packets of 20 ms, each at the offset `after`.
fn webm(packets: usize, at: u64, after: i16) -> Vec<u8> {
    let mut whole = CHROMIUM[..first(CHROMIUM, &CLUSTER)].to_vec();
    whole.extend([&CLUSTER[..], &[0xff, 0xe7, 0x88], &at.to_be_bytes()].concat());
    for _ in 0..packets {
        whole.extend([&[0xa3, 0x88, 0x81][..], &after.to_be_bytes(), &[0x80], PACKET].concat());
    }
    whole
}

/// The position of the first occurrence.
fn first(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).position(|it| it == what).unwrap()
}

fn boxed(kind: &[u8], content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let size = u32::try_from(content.len() + 8).unwrap();
    [&size.to_be_bytes(), kind, &content].concat()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

/// A track of `handler`, coded as `codec`, with a timescale of 44,100.
fn track(handler: &[u8], codec: &[u8], times: &[u32]) -> Vec<u8> {
    let rate = numbers(&[0, 1, 0, 0, 0x0001_0010, 0, 44_100 << 16]);
    let described = boxed(b"stsd", &[&numbers(&[0, 1]), &boxed(codec, &[&rate[..28]])]);
    let tables = boxed(b"stbl", &[&described, &boxed(b"stts", &[&numbers(times)])]);
    let clock = boxed(b"mdhd", &[&numbers(&[0, 0, 0, 44_100, 0, 0])]);
    let named = boxed(b"hdlr", &[&numbers(&[0, 0]), handler, &[0; 13]]);
    let media = boxed(b"mdia", &[&clock, &named, &boxed(b"minf", &[&tables])]);
    boxed(b"trak", &[&media])
}

fn mp4(tracks: &[Vec<u8>], usual: u32, fragments: &[Vec<u8>]) -> Vec<u8> {
    let extends = boxed(b"mvex", &[&boxed(b"trex", &[&numbers(&[0, 1, 1, usual, 0, 0])])]);
    let mut whole = boxed(b"ftyp", &[b"iso5\0\0\0\x01iso5"]);
    whole.extend(boxed(b"moov", &[&tracks.concat(), &extends]));
    whole.extend(fragments.concat());
    whole.extend(boxed(b"mdat", &[&[1; 64]]));
    whole
}

/// A fragment that begins at `begins` with so many packets of AAC.
fn fragment(begins: u32, packets: u32) -> Vec<u8> {
    let head = boxed(b"tfhd", &[&numbers(&[0x2_0000, 1])]);
    let time = boxed(b"tfdt", &[&numbers(&[0, begins])]);
    let run = boxed(b"trun", &[&numbers(&[0x1, packets, 0])]);
    boxed(b"moof", &[&boxed(b"traf", &[&head, &time, &run])])
}

/// As Safari records it: a track without packets, and fragments after it.
fn safari() -> Vec<u8> {
    let fragments = [fragment(0, 43), fragment(43 * 1_024, 43)];
    mp4(&[track(b"soun", b"mp4a", &[0, 0])], 1_024, &fragments)
}

#[test]
fn a_table_of_voice_notes() {
    let whole = mp4(&[track(b"soun", b"mp4a", &[0, 1, 430, 1_024])], 0, &[]);
    for (bytes, container, about) in [
        (CHROMIUM.to_vec(), Container::Webm, 1_200),
        (CHROMIUM_MP4.to_vec(), Container::Mp4, 1_200),
        (sealed(ogg(150, 150 * 960)), Container::Ogg, 3_000),
        (safari(), Container::Mp4, 1_997),
        (whole, Container::Mp4, 9_985),
    ] {
        let voice = Voice::of(&bytes).unwrap_or_else(|| panic!("{container:?} is a voice note"));
        assert_eq!(voice.container, container);
        assert!(voice.millis.abs_diff(about) <= 120, "{container:?}: {}", voice.millis);
    }
}

#[test]
fn cut_off_anywhere_it_is_none_or_shorter() {
    for bytes in [CHROMIUM.to_vec(), CHROMIUM_MP4.to_vec(), ogg(150, 144_000), safari()] {
        let whole = Voice::of(&bytes).map(|voice| voice.millis);
        let mut refused = 0;
        for end in 0..bytes.len() {
            match Voice::of(&bytes[..end]) {
                None => refused += 1,
                Some(voice) => assert!(Some(voice.millis) <= whole, "cut at {end}"),
            }
        }
        // A cut between two pages or blocks leaves a shorter note that is valid.
        assert!(refused * 10 > bytes.len() * 9, "{refused} of {}", bytes.len());
    }
}

#[test]
fn what_a_phone_takes_of_what_was_cut_off_is_a_voice_note() {
    for bytes in [CHROMIUM.to_vec(), CHROMIUM_MP4.to_vec(), ogg(150, 144_000), safari()] {
        for end in 0..=bytes.len() {
            let whole = kurs_domain::recordings::whole(&bytes[..end]);
            assert!(whole == 0 || Voice::of(&bytes[..whole]).is_some(), "cut at {end}");
        }
    }
}

#[test]
fn how_long_it_says_it_is_counts_and_how_long_it_is() {
    let two_hours = 2 * 60 * 60 * 1_000;
    let of = |bytes: &[u8]| Voice::of(bytes).map(|voice| voice.millis);
    // The end of the last page; the beginning of the last fragment; packets of duration zero.
    assert!(of(&ogg(150, 48 * two_hours)).unwrap() >= two_hours - 10);
    let late = mp4(&[track(b"soun", b"mp4a", &[0, 0])], 1_024, &[fragment(44_100 * 7_200, 43)]);
    assert!(of(&late).unwrap() >= two_hours);
    let still = mp4(&[track(b"soun", b"mp4a", &[0, 1, 310_000, 0])], 0, &[]);
    assert!(of(&still).unwrap() >= two_hours - 2_000);
    assert_eq!(of(&ogg(20_000, 48)), Some(400_000));
    // The first block of the last cluster moved: its timestamp follows the cluster's own.
    let mut bytes = CHROMIUM.to_vec();
    let mut clusters = bytes.windows(4).enumerate();
    let cluster = clusters.rfind(|(_, it)| **it == CLUSTER).unwrap().0;
    let time = cluster + bytes[cluster..].iter().position(|it| *it == 0xe7).unwrap();
    let length = usize::from(bytes[time + 1] & 0x7f);
    bytes[time + 2..time + 2 + length].fill(0xff);
    assert!(of(&bytes).is_none_or(|millis| millis > 60_000), "{:?}", of(&bytes));
}

#[test]
fn what_is_no_voice_note() {
    let sound = || track(b"soun", b"mp4a", &[0, 1, 43, 1_024]);
    let mut empty_webm = CHROMIUM.to_vec();
    empty_webm.truncate(first(CHROMIUM, &CLUSTER));
    let two_tracks = [&empty_webm[..], &CHROMIUM[first(CHROMIUM, &TRACKS)..]].concat();
    for (bytes, why) in [
        (VIDEO.to_vec(), "a picture in it"),
        (empty_webm, "no packets"),
        (two_tracks, "two tracks"),
        (ogg(0, 0), "no packets"),
        (mp4(&[track(b"soun", b"mp4a", &[0, 0])], 1_024, &[]), "no packets"),
        (mp4(&[], 0, &[fragment(0, 3)]), "no track"),
        (mp4(&[track(b"vide", b"avc1", &[0, 1, 43, 1_024])], 0, &[]), "video"),
        (mp4(&[track(b"soun", b"ac-3", &[0, 1, 43, 1_024])], 0, &[]), "another codec"),
        (mp4(&[sound(), sound()], 0, &[]), "two tracks"),
        ([&ogg(50, 48_000)[..], &ogg(50, 48_000)].concat(), "two streams"),
        ([&ogg(50, 48_000)[..], b"<script>"].concat(), "something behind it"),
        ([&ogg(50, 48_000)[..], &[0; 4_096]].concat(), "nothing behind it, and much of that"),
        ([CHROMIUM, b"<script>"].concat(), "something behind it"),
        (without_a_page(), "a page that is missing"),
        (with_a_bit_flipped(), "a page that is not what was written"),
        (misleading_seek_table(), "a picture in it, and a list of places that leads past it"),
        ([&safari()[..], b"<script>"].concat(), "something behind it"),
        (b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), "a WAVE"),
        (b"ID3\x04\0\0\0\0\0\0".to_vec(), "an MP3"),
        (b"OggS".to_vec(), "a beginning"),
        (b"\x1a\x45\xdf\xa3".to_vec(), "a beginning"),
        (b"\0\0\0\0ftyp".to_vec(), "a beginning"),
        (b"\0\0\0\x04ftyp".to_vec(), "a box smaller than itself"),
        (b"\xff\xff\xff\xffftyp....".to_vec(), "a box larger than the file"),
        (Vec::new(), "nothing"),
    ] {
        assert_eq!(Voice::of(&bytes), None, "{why}");
    }
}

/// A note without its second page of sound.
fn without_a_page() -> Vec<u8> {
    let whole = ogg(150, 144_000);
    let pages = whole.windows(4).enumerate().filter(|(_, it)| *it == b"OggS");
    let pages: Vec<usize> = pages.map(|(at, _)| at).collect();
    [&whole[..pages[3]], &whole[pages[4]..]].concat()
}

fn with_a_bit_flipped() -> Vec<u8> {
    let mut whole = ogg(150, 144_000);
    *whole.last_mut().unwrap() ^= 1;
    whole
}

/// A video with a seek table that points to audio-only tracks, which lie in a void element.
fn misleading_seek_table() -> Vec<u8> {
    let sound = &CHROMIUM[first(CHROMIUM, &TRACKS)..first(CHROMIUM, &CLUSTER)];
    let place = |id: &[u8], at: u8| {
        [&[0x4d, 0xbb, 0x8b, 0x53, 0xab, 0x84], id, &[0x53, 0xac, 0x81, at]].concat()
    };
    let begins = first(VIDEO, &[0x18, 0x53, 0x80, 0x67]) + 12;
    let mut whole = VIDEO[..begins].to_vec();
    let list = place(&TRACKS, 21);
    whole.extend(
        [&[0x11, 0x4d, 0x9b, 0x74, 0x80 | u8::try_from(list.len()).unwrap()], &list[..]].concat(),
    );
    whole.extend([0xec, 0x80 | u8::try_from(sound.len()).unwrap()]);
    whole.extend(sound);
    whole.extend(&VIDEO[begins..]);
    whole
}

/// Elements that declare a size beyond the file, or beyond any number.
#[test]
fn sizes_beyond_all_bytes() {
    let (begin, most) = (b"\x1a\x45\xdf\xa3\xff", b"\x01\xff\xff\xff\xff\xff\xff\xfe");
    for size in [&b"\x01\0\0\0\xe8\0\0\0"[..], most, b"\xff", b"\0"] {
        // The document type, a void element, an unknown element.
        for tag in [&b"\x42\x82"[..], b"\xec", b"\x43\x21"] {
            assert_eq!(Voice::of(&[begin, tag, size].concat()), None, "{tag:?} {size:?}");
            assert_eq!(Voice::of(&[CHROMIUM, tag, size].concat()), None, "{tag:?} {size:?}");
        }
    }
    for kind in [b"stts", b"trun", b"stsd", b"moov", b"mdat", b"free"] {
        let size = 1_u64 << 60;
        let boxed = [&[0, 0, 0, 1], &kind[..], &size.to_be_bytes(), &[0xff; 64]].concat();
        assert_eq!(Voice::of(&[&safari()[..], &boxed].concat()), None, "{kind:?}");
    }
}

#[test]
fn boxes_without_end_within_boxes() {
    let mut bytes = Vec::new();
    for _ in 0..100_000 {
        bytes.extend(numbers(&[0]));
        bytes.extend(b"moov");
    }
    bytes[4..8].copy_from_slice(b"ftyp");
    assert_eq!(Voice::of(&bytes), None);
    let mut bytes = CHROMIUM.to_vec();
    for _ in 0..500_000 {
        // A cluster of unknown size, again and again.
        bytes.extend([0x1f, 0x43, 0xb6, 0x75, 0xff]);
    }
    assert_eq!(Voice::of(&bytes), Voice::of(CHROMIUM));
}

/// Recomputes the checksums of a corrupted Ogg, because an attacker can do so too.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut at = 0;
    while bytes.get(at..).is_some_and(|rest| rest.len() > 26 && rest.starts_with(b"OggS")) {
        let lengths = bytes[at + 27..].iter().take(bytes[at + 26].into());
        let long = 27 + lengths.clone().count() + lengths.map(|it| usize::from(*it)).sum::<usize>();
        let end = bytes.len().min(at + long);
        bytes[at + 22..at + 26].fill(0);
        let sum = bytes[at..end].iter().fold(0, |sum: u32, byte| {
            let shift = |sum: u32, _| sum << 1 ^ if sum >> 31 == 1 { 0x04c1_1db7 } else { 0 };
            (0..8).fold(sum ^ u32::from(*byte) << 24, shift)
        });
        bytes[at + 22..at + 26].copy_from_slice(&sum.to_le_bytes());
        at = end;
    }
    bytes
}
