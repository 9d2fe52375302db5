//! Voice notes as browsers record them, and files made to lead astray. The recordings in
//! `tests/recordings` are Chromium's own, of its fake microphone; what Firefox and Safari write is
//! made here, box by box and page by page.

use proptest::prelude::*;

use super::{Container, Voice};

const CHROMIUM: &[u8] = include_bytes!("../../../../tests/recordings/chromium.webm");
const CHROMIUM_MP4: &[u8] = include_bytes!("../../../../tests/recordings/chromium.mp4");
const VIDEO: &[u8] = include_bytes!("../../../../tests/recordings/video.webm");

/// 20 ms of Opus in one frame.
const PACKET: &[u8] = &[0x78, 1, 2, 3];

fn page(kind: u8, samples: u64, number: u32, packets: &[&[u8]]) -> Vec<u8> {
    let mut page = b"OggS\0".to_vec();
    page.push(kind);
    page.extend(samples.to_le_bytes());
    page.extend(7_u32.to_le_bytes());
    page.extend(number.to_le_bytes());
    page.extend([0; 4]);
    let lengths: Vec<u8> = packets.iter().map(|it| u8::try_from(it.len()).unwrap()).collect();
    page.push(u8::try_from(lengths.len()).unwrap());
    page.extend(&lengths);
    page.extend(packets.concat());
    page
}

/// As Firefox writes it: so many packets of 20 ms, the last page ending at `samples`.
fn ogg(packets: usize, samples: u64) -> Vec<u8> {
    let head = b"OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0";
    let mut whole = page(2, 0, 0, &[head]);
    whole.extend(page(0, 0, 1, &[b"OpusTags\x07\0\0\0Mozilla\0\0\0\0"]));
    for (number, at) in (2..).zip((0..packets).step_by(50)) {
        let here = 50.min(packets - at);
        let last = at + here == packets;
        let ends = if last { samples } else { (at + here) as u64 * 960 };
        whole.extend(page(if last { 4 } else { 0 }, ends, number, &vec![PACKET; here]));
    }
    whole
}

fn boxed(kind: &[u8], held: &[&[u8]]) -> Vec<u8> {
    let held = held.concat();
    let size = u32::try_from(held.len() + 8).unwrap();
    [&size.to_be_bytes(), kind, &held].concat()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

/// A track of `handler`, coded as `codec`, whose clock has 44,100 steps in a second.
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
        (ogg(150, 150 * 960), Container::Ogg, 3_000),
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
        // What is cut between two pages or blocks is a shorter note, and whole.
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
    // The end of the last page; the beginning of the last fragment; a clock that stands still.
    assert!(of(&ogg(150, 48 * two_hours)).unwrap() >= two_hours - 10);
    let late = mp4(&[track(b"soun", b"mp4a", &[0, 0])], 1_024, &[fragment(44_100 * 7_200, 43)]);
    assert!(of(&late).unwrap() >= two_hours);
    let still = mp4(&[track(b"soun", b"mp4a", &[0, 1, 310_000, 0])], 0, &[]);
    assert!(of(&still).unwrap() >= two_hours - 2_000);
    assert_eq!(of(&ogg(20_000, 48)), Some(400_000));
    // The first block of the last cluster moved: its timestamp follows the cluster's own.
    let mut bytes = CHROMIUM.to_vec();
    let mut clusters = bytes.windows(4).enumerate();
    let cluster = clusters.rfind(|(_, it)| **it == [0x1f, 0x43, 0xb6, 0x75]).unwrap().0;
    let time = cluster + bytes[cluster..].iter().position(|it| *it == 0xe7).unwrap();
    let length = usize::from(bytes[time + 1] & 0x7f);
    bytes[time + 2..time + 2 + length].fill(0xff);
    assert!(of(&bytes).is_none_or(|millis| millis > 60_000), "{:?}", of(&bytes));
}

#[test]
fn what_is_no_voice_note() {
    let sound = || track(b"soun", b"mp4a", &[0, 1, 43, 1_024]);
    let mut empty_webm = CHROMIUM.to_vec();
    let first = empty_webm.windows(4).position(|it| it == [0x1f, 0x43, 0xb6, 0x75]).unwrap();
    empty_webm.truncate(first);
    for (bytes, why) in [
        (VIDEO.to_vec(), "a picture in it"),
        (empty_webm, "no packets"),
        (ogg(0, 0), "no packets"),
        (mp4(&[track(b"soun", b"mp4a", &[0, 0])], 1_024, &[]), "no packets"),
        (mp4(&[], 0, &[fragment(0, 3)]), "no track"),
        (mp4(&[track(b"vide", b"avc1", &[0, 1, 43, 1_024])], 0, &[]), "video"),
        (mp4(&[track(b"soun", b"ac-3", &[0, 1, 43, 1_024])], 0, &[]), "another codec"),
        (mp4(&[sound(), sound()], 0, &[]), "two tracks"),
        ([&ogg(50, 48_000)[..], &ogg(50, 48_000)].concat(), "two streams"),
        ([&ogg(50, 48_000)[..], b"<script>"].concat(), "something behind it"),
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

proptest! {
    #[test]
    fn nothing_leads_it_astray(
        which in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = match which {
            0 => CHROMIUM.to_vec(),
            1 => CHROMIUM_MP4.to_vec(),
            2 => ogg(60, 57_600),
            _ => safari(),
        };
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _told = Voice::of(&bytes);
    }

    #[test]
    fn nor_does_anything_that_begins_like_one(
        which in 0..3_usize, rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let begin: [&[u8]; 3] = [&[0x1a, 0x45, 0xdf, 0xa3], b"OggS\0", b"\0\0\0\x08ftyp"];
        let _told = Voice::of(&[begin[which], &rest].concat());
    }
}
