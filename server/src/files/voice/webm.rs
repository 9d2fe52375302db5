//! WebM: tags within tags (RFC 8794, RFC 9559). A crate reads them, one after the other as they lie in
//! the file, whether or not their size is known: a recorder that streams does not know it. What a block
//! holds is looked at here: of bytes that are none, the crate's own reader of blocks panics.

use webm_iterable::{
    WebmIterator,
    iterator::AllowableErrors,
    matroska_spec::{Master, MatroskaSpec as Tag},
};

use super::opus;

/// The kind of a track that is sound.
const SOUND: u64 = 2;

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
    let mut tags = WebmIterator::new(bytes, &[]);
    // It makes room for a tag by the size that was sent: for no more than there is.
    tags.set_max_allowable_tag_size(Some(bytes.len()));
    // What a later recorder may add is stepped over.
    tags.allow_errors(&[AllowableErrors::InvalidTagIds]);
    for tag in tags {
        read.take(&tag.ok()?)?;
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
        // Recorders send each packet by itself; none of a track that was not described comes. The
        // number of a track is a byte with its highest bit set: there is but one track.
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
