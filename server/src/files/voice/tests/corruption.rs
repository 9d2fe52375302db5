//! Random corruption of voice notes.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// A valid note: of each container, and of those the recordings too.
fn note(which: usize) -> Vec<u8> {
    match which {
        0 => CHROMIUM.to_vec(),
        1 => CHROMIUM_MP4.to_vec(),
        2 => ogg(60, 57_600),
        3 => safari(),
        4 => webm(60, 0, 0),
        _ => mp4(&[track(b"soun", b"mp4a", &[0, 1, 60, 1_024])], 0, &[]),
    }
}

/// A corruption of a note.
#[derive(Debug, Clone)]
enum Corruption {
    Cut,
    Flip(u8),
    /// Overwrites so many bytes with a number.
    Number(u64, usize),
    /// Removes so many bytes.
    Lose(usize),
    /// Inserts so many bytes of another note.
    Splice(usize, prop::sample::Index, usize),
}

fn corruption() -> impl Strategy<Value = Corruption> {
    const EXTREME: [u64; 9] =
        [0, 1, 0x7f, 0xff, u64::MAX >> 1, u64::MAX - 1, u64::MAX, 1 << 60, 0x01ff << 48];
    prop_oneof![
        Just(Corruption::Cut),
        (0..8_u8).prop_map(|bit| Corruption::Flip(1 << bit)),
        (prop_oneof![prop::sample::select(&EXTREME[..]), any::<u64>()], 1..9_usize)
            .prop_map(|(number, long)| Corruption::Number(number, long)),
        (1..64_usize).prop_map(Corruption::Lose),
        (0..6_usize, any::<prop::sample::Index>(), 1..200_usize)
            .prop_map(|(of, from, long)| Corruption::Splice(of, from, long)),
    ]
}

fn corrupt(mut bytes: Vec<u8>, at: usize, corruption: &Corruption) -> Vec<u8> {
    let until = |long: usize| (at + long).min(bytes.len());
    match corruption {
        Corruption::Cut => bytes.truncate(at),
        Corruption::Flip(bit) => bytes[at] ^= bit,
        Corruption::Number(number, long) => {
            let end = until(*long);
            bytes[at..end].copy_from_slice(&number.to_be_bytes()[8 - (end - at)..]);
        }
        Corruption::Lose(long) => drop(bytes.drain(at..until(*long))),
        Corruption::Splice(of, from, long) => {
            let other = note(*of);
            let from = from.index(other.len());
            let part = other[from..(from + long).min(other.len())].to_vec();
            drop(bytes.splice(at..at, part));
        }
    }
    bytes
}

/// The expected result for a length in microseconds.
fn expected(container: Container, micros: u128) -> Voice {
    Voice { container, millis: u64::try_from(micros / 1_000).unwrap() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn corrupted_notes_never_hang_or_panic(
        which in 0..6_usize,
        corruptions in prop::collection::vec((any::<prop::sample::Index>(), corruption()), 1..8),
    ) {
        let mut bytes = note(which);
        for (place, corruption) in corruptions {
            if !bytes.is_empty() {
                let at = place.index(bytes.len());
                bytes = corrupt(bytes, at, &corruption);
            }
        }
        let bytes = sealed(bytes);
        let begun = Instant::now();
        let voice = Voice::of(&bytes);
        // Thousands of times the usual duration: only a loop over a declared number comes near it.
        prop_assert!(begun.elapsed() < Duration::from_secs(2), "{} bytes", bytes.len());
        prop_assert!(voice.is_none_or(|voice| Container::of(&bytes) == Some(voice.container)));
    }

    /// The length is the sum of the packets, or the container's own if it is more.
    #[test]
    fn as_long_as_its_packets_or_as_it_says(
        packets in 1..300_usize,
        says in prop_oneof![Just(0), Just(1), Just(48_000), Just(u32::MAX), any::<u32>()],
        after in any::<i16>(),
    ) {
        let (sound, wide) = (packets as u128 * 20_000, u128::from(says));
        let ends = wide.saturating_sub(0x138) * 1_000 / 48;
        let bytes = ogg(packets, says.into());
        prop_assert_eq!(Voice::of(&bytes).unwrap(), expected(Container::Ogg, sound.max(ends)));

        let at = u64::from(says).saturating_add_signed(after.into());
        let ends = u128::from(at) * 1_000 + 20_000;
        let bytes = webm(packets, says.into(), after);
        prop_assert_eq!(Voice::of(&bytes).unwrap(), expected(Container::Webm, sound.max(ends)));

        let some = u32::try_from(packets).unwrap();
        let sound = packets as u128 * 1_024 * 1_000_000 / 44_100;
        let ends = (wide + packets as u128 * 1_024) * 1_000_000 / 44_100;
        let late = mp4(&[track(b"soun", b"mp4a", &[0, 0])], 1_024, &[fragment(says, some)]);
        prop_assert_eq!(Voice::of(&late).unwrap(), expected(Container::Mp4, sound.max(ends)));
        let ends = packets as u128 * wide * 1_000_000 / 44_100;
        let slow = mp4(&[track(b"soun", b"mp4a", &[0, 1, some, says])], 0, &[]);
        prop_assert_eq!(Voice::of(&slow).unwrap(), expected(Container::Mp4, sound.max(ends)));
    }

    #[test]
    fn nor_do_random_bytes_after_a_magic_number(
        which in 0..3_usize, rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let begin: [&[u8]; 3] = [&[0x1a, 0x45, 0xdf, 0xa3], b"OggS\0", b"\0\0\0\x08ftyp"];
        let _told = Voice::of(&[begin[which], &rest].concat());
    }
}
