//! WebM: elements within elements (RFC 8794, RFC 9559). Those that hold others are stepped into, so
//! that it does not matter whether their size is known: a recorder that streams does not know it.

use super::{big, opus};

const EBML: u64 = 0x1a45_dfa3;
const DOC_TYPE: u64 = 0x4282;
const SEGMENT: u64 = 0x1853_8067;
const INFO: u64 = 0x1549_a966;
const TIMESTAMP_SCALE: u64 = 0x002a_d7b1;
const DURATION: u64 = 0x4489;
const TRACKS: u64 = 0x1654_ae6b;
const TRACK_ENTRY: u64 = 0xae;
const TRACK_NUMBER: u64 = 0xd7;
const TRACK_TYPE: u64 = 0x83;
const CODEC: u64 = 0x86;
const CLUSTER: u64 = 0x1f43_b675;
const TIMESTAMP: u64 = 0xe7;
const SIMPLE_BLOCK: u64 = 0xa3;
const BLOCK_GROUP: u64 = 0xa0;
const BLOCK: u64 = 0xa1;

/// What has been read so far.
struct Read {
    is_webm: bool,
    tracks: u32,
    track: Option<u64>,
    is_sound: bool,
    is_opus: bool,
    /// Nanoseconds of one step of a timestamp.
    scale: u64,
    declared: f64,
    cluster: u64,
    /// Where the last packet ends, in microseconds.
    ends: u64,
    /// The packets one after the other, in microseconds.
    sum: u64,
}

/// The length of a note in microseconds: one track, of Opus.
pub(super) fn micros(bytes: &[u8]) -> Option<u64> {
    let mut read = Read {
        is_webm: false,
        tracks: 0,
        track: None,
        is_sound: false,
        is_opus: false,
        scale: 1_000_000,
        declared: 0.0,
        cluster: 0,
        ends: 0,
        sum: 0,
    };
    let mut rest = bytes;
    while !rest.is_empty() {
        let (id, after) = id(rest)?;
        let (size, after) = size(after)?;
        let steps_in =
            [EBML, SEGMENT, INFO, TRACKS, TRACK_ENTRY, CLUSTER, BLOCK_GROUP].contains(&id);
        let held = match size {
            Some(size) => after.get(..usize::try_from(size).ok()?)?,
            None if id == SEGMENT || id == CLUSTER => after,
            None => return None,
        };
        rest = if steps_in { after } else { &after[held.len()..] };
        read.take(id, held)?;
    }
    let whole = read.is_webm && read.tracks == 1 && read.is_sound && read.is_opus && read.sum > 0;
    // What is not a number, or is below nothing, is nothing; what is too large is as large as it gets.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "it saturates"
    )]
    let declared = (read.declared * read.scale as f64 / 1_000.0) as u64;
    whole.then(|| read.ends.max(read.sum).max(declared))
}

impl Read {
    fn take(&mut self, id: u64, held: &[u8]) -> Option<()> {
        match id {
            DOC_TYPE => self.is_webm = held == b"webm",
            TIMESTAMP_SCALE => self.scale = big(held).filter(|scale| *scale > 0)?,
            DURATION => self.declared = float(held)?,
            TRACK_ENTRY => self.tracks += 1,
            TRACK_NUMBER => self.track = Some(big(held)?),
            TRACK_TYPE => self.is_sound = held == [2],
            CODEC => self.is_opus = held == b"A_OPUS",
            TIMESTAMP => self.cluster = big(held)?,
            SIMPLE_BLOCK | BLOCK => self.take_block(held)?,
            _ => {}
        }
        Some(())
    }

    fn take_block(&mut self, block: &[u8]) -> Option<()> {
        let (track, block) = size(block)?;
        let (head, packet) = block.split_at_checked(3)?;
        // Recorders send each packet by itself; none of a track that was not described comes.
        if track != self.track || head[2] & 0x06 != 0 {
            return None;
        }
        let after = i16::from_be_bytes([head[0], head[1]]);
        let begins = self.cluster.saturating_add_signed(after.into()).saturating_mul(self.scale);
        let long = opus::micros(packet)?;
        self.ends = self.ends.max((begins / 1_000).saturating_add(long));
        self.sum = self.sum.saturating_add(long);
        Some(())
    }
}

/// The id of an element, its marker kept, and what follows.
fn id(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let length = bytes.first()?.leading_zeros() as usize + 1;
    let (id, rest) = bytes.split_at_checked(length).filter(|_| length <= 4)?;
    Some((big(id)?, rest))
}

/// The size of an element (none when it is not known), its marker taken off, and what follows.
fn size(bytes: &[u8]) -> Option<(Option<u64>, &[u8])> {
    let length = bytes.first()?.leading_zeros() as usize + 1;
    let (size, rest) = bytes.split_at_checked(length).filter(|_| length <= 8)?;
    let most = (1_u64 << (7 * length)) - 1;
    let size = big(size)? & most;
    Some(((size != most).then_some(size), rest))
}

fn float(bytes: &[u8]) -> Option<f64> {
    match bytes.len() {
        0 => Some(0.0),
        4 => bytes.try_into().ok().map(f32::from_be_bytes).map(f64::from),
        8 => bytes.try_into().ok().map(f64::from_be_bytes),
        _ => None,
    }
}
