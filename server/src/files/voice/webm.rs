//! WebM: nested elements (RFC 8794, RFC 9559). A crate parses them in file order, with or without a known
//! size: a streaming recorder does not know it. Blocks are parsed here, because the crate panics on
//! malformed ones.

use webm_iterable::{
    WebmIterator,
    iterator::AllowableErrors,
    matroska_spec::{Master, MatroskaSpec as Tag},
};

use super::opus;

/// The type of an audio track.
const SOUND: u64 = 2;

/// The parser's state.
struct Read {
    is_webm: bool,
    tracks: u32,
    track: Option<u64>,
    is_sound: bool,
    is_opus: bool,
    /// Nanoseconds per unit of a timestamp.
    scale: u64,
    declared: f64,
    cluster: u64,
    /// Where the last packet ends, in microseconds.
    ends: u64,
    /// The sum of the packets, in microseconds.
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
    let mut tags = WebmIterator::new(bytes, &[]);
    // It allocates by the declared size: limit it to the size of the file.
    tags.set_max_allowable_tag_size(Some(bytes.len()));
    // Skip unknown elements of later recorders.
    tags.allow_errors(&[AllowableErrors::InvalidTagIds]);
    for tag in tags {
        read.take(&tag.ok()?)?;
    }
    let whole = read.is_webm && read.tracks == 1 && read.is_sound && read.is_opus && read.sum > 0;
    // NaN and negative numbers become zero; a number too large becomes the largest.
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
    fn take(&mut self, tag: &Tag) -> Option<()> {
        match tag {
            Tag::DocType(name) => self.is_webm = name == "webm",
            Tag::TimestampScale(scale) => self.scale = Some(*scale).filter(|scale| *scale > 0)?,
            Tag::Duration(declared) => self.declared = *declared,
            Tag::TrackEntry(Master::Start) => self.tracks += 1,
            Tag::TrackNumber(number) => self.track = Some(*number),
            Tag::TrackType(kind) => self.is_sound = *kind == SOUND,
            Tag::CodecID(name) => self.is_opus = name == "A_OPUS",
            Tag::Timestamp(at) => self.cluster = *at,
            Tag::SimpleBlock(block) | Tag::Block(block) => self.take_block(block)?,
            _ => {}
        }
        Some(())
    }

    fn take_block(&mut self, block: &[u8]) -> Option<()> {
        let [track, high, low, flags, packet @ ..] = block else { return None };
        // Recorders write each packet in a block of its own (no lacing). The track number is a single byte
        // with its highest bit set, because there is only one track.
        if track & 0x80 == 0 || Some(u64::from(track & 0x7f)) != self.track || flags & 0x06 != 0 {
            return None;
        }
        let after = i16::from_be_bytes([*high, *low]);
        let begins = self.cluster.saturating_add_signed(after.into()).saturating_mul(self.scale);
        let long = opus::micros(packet)?;
        self.ends = self.ends.max((begins / 1_000).saturating_add(long));
        self.sum = self.sum.saturating_add(long);
        Some(())
    }
}
