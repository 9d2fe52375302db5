//! MP4: nested boxes (ISO/IEC 14496-12), whole or fragmented, as Safari records it.

/// Samples in one packet of AAC.
const IN_AAC: u64 = 1_024;

/// Boxes that contain the boxes of interest.
const CONTAINERS: [&[u8]; 8] =
    [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf"];
/// The depth of the deepest of them: the tables of a track.
const DEEPEST: u8 = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Codec {
    Aac,
    Opus,
}

/// The parser's state.
#[derive(Default)]
struct Read {
    tracks: u32,
    is_sound: bool,
    codec: Option<Codec>,
    has_data: bool,
    /// Timescale: ticks of the track's clock per second.
    scale: u64,
    /// Samples per second.
    rate: u64,
    /// In ticks.
    declared: u64,
    /// The default duration of a packet, in ticks.
    default_duration: u64,
    fragment_duration: u64,
    begins: u64,
    ends: u64,
    packets: u64,
}

/// The length of a note in microseconds: one track, of AAC or Opus.
pub(super) fn micros(bytes: &[u8]) -> Option<u64> {
    let mut read = Read::default();
    read.walk(bytes, 0)?;
    let whole = read.tracks == 1
        && read.is_sound
        && read.codec.is_some()
        && read.has_data
        && read.packets > 0
        && read.scale > 0;
    let of_clock = |steps: u64| steps.saturating_mul(1_000_000) / read.scale.max(1);
    let least = if read.codec == Some(Codec::Aac) && read.rate > 0 {
        read.packets.saturating_mul(IN_AAC).saturating_mul(1_000_000) / read.rate
    } else {
        0
    };
    whole.then(|| of_clock(read.ends.max(read.declared)).max(least))
}

/// The first box: its kind, its content, and what follows it.
fn next(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (front, after) = bytes.split_at_checked(8)?;
    let (size, kind) = (big(&front[..4])?, &front[4..]);
    let (content, rest) = match size {
        0 => (after, &after[after.len()..]),
        1 => {
            let (size, after) = after.split_at_checked(8)?;
            after.split_at_checked(usize::try_from(big(size)?.checked_sub(16)?).ok()?)?
        }
        size => after.split_at_checked(usize::try_from(size.checked_sub(8)?).ok()?)?,
    };
    Some((kind, content, rest))
}

/// A big-endian number of up to eight bytes.
fn big(bytes: &[u8]) -> Option<u64> {
    let fits = (1..=8).contains(&bytes.len());
    fits.then(|| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The number of `length` bytes at `at`.
fn at(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    bytes.get(at..at.checked_add(length)?).and_then(big)
}

impl Read {
    fn walk(&mut self, mut rest: &[u8], depth: u8) -> Option<()> {
        while !rest.is_empty() {
            let (kind, content, next) = next(rest)?;
            rest = next;
            self.take(kind, content)?;
            if CONTAINERS.contains(&kind) {
                self.walk(content, Some(depth + 1).filter(|depth| *depth <= DEEPEST)?)?;
            }
        }
        Some(())
    }

    fn take(&mut self, kind: &[u8], content: &[u8]) -> Option<()> {
        match kind {
            b"trak" => self.tracks += 1,
            b"hdlr" => self.is_sound = content.get(8..12)? == b"soun",
            b"mdhd" => {
                let long = *content.first()? == 1;
                let offset = if long { 20 } else { 12 };
                self.scale = at(content, offset, 4)?;
                let declared = at(content, offset + 4, if long { 8 } else { 4 })?;
                // All bits set where it is unknown.
                let unknown = if long { u64::MAX } else { u32::MAX.into() };
                self.declared = self.declared.max(if declared == unknown { 0 } else { declared });
            }
            b"stsd" => {
                let (kind, entry, _) = next(content.get(8..)?)?;
                self.codec = match kind {
                    b"mp4a" => Some(Codec::Aac),
                    b"Opus" => Some(Codec::Opus),
                    _ => None,
                };
                // The integer part of a 16.16 fixed-point number.
                self.rate = at(entry, 24, 2)?;
            }
            b"stts" => self.take_times(content)?,
            b"trex" => self.default_duration = at(content, 12, 4)?,
            b"tfhd" => {
                self.fragment_duration = default_of_fragment(content, self.default_duration)?;
            }
            b"tfdt" => {
                self.begins = at(content, 4, if *content.first()? == 1 { 8 } else { 4 })?;
            }
            b"trun" => self.take_run(content)?,
            b"mdat" => self.has_data |= !content.is_empty(),
            _ => {}
        }
        Some(())
    }

    /// `stts`: runs of packets with the same duration.
    fn take_times(&mut self, table: &[u8]) -> Option<()> {
        let entries = usize::try_from(at(table, 4, 4)?).ok()?;
        let (entries, rest) = table.get(8..)?.split_at_checked(entries.checked_mul(8)?)?;
        if !rest.is_empty() {
            return None;
        }
        for entry in entries.chunks_exact(8) {
            let (count, long) = (big(&entry[..4])?, big(&entry[4..])?);
            self.packets = self.packets.saturating_add(count);
            self.ends = self.ends.saturating_add(count.saturating_mul(long));
        }
        Some(())
    }

    /// `trun`: the packets of a fragment.
    fn take_run(&mut self, run: &[u8]) -> Option<()> {
        let flags = at(run, 1, 3)?;
        let has = |flag: u64| flags & flag != 0;
        let count = at(run, 4, 4)?;
        let before = 8 + 4 * (usize::from(has(0x1)) + usize::from(has(0x4)));
        let of_each =
            [0x100, 0x200, 0x400, 0x800].into_iter().filter(|flag| has(*flag)).count() * 4;
        let table = run.get(before..)?;
        if of_each > 0 && table.len() as u64 != count.checked_mul(of_each as u64)? {
            return None;
        }
        let long = if has(0x100) {
            let lengths = table.chunks_exact(of_each).map(|packet| big(&packet[..4]));
            lengths.sum::<Option<u64>>()?
        } else {
            count.saturating_mul(self.fragment_duration)
        };
        self.packets = self.packets.saturating_add(count);
        self.begins = self.begins.saturating_add(long);
        self.ends = self.ends.max(self.begins);
        Some(())
    }
}

/// `tfhd`: the default duration of a packet in this fragment.
fn default_of_fragment(content: &[u8], default_duration: u64) -> Option<u64> {
    let flags = at(content, 1, 3)?;
    let before = [(0x1, 8), (0x2, 4)].into_iter().filter(|(flag, _)| flags & flag != 0);
    let offset = 8 + before.map(|(_, long)| long).sum::<usize>();
    if flags & 0x8 == 0 { Some(default_duration) } else { at(content, offset, 4) }
}
