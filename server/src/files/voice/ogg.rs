//! Ogg: pages of packets, one stream of them (RFC 3533), of Opus (RFC 7845).

use super::opus;

/// What stands before the first packet of sound.
const HEADERS: u32 = 2;

/// The length of a note in microseconds: one stream, of Opus.
pub(super) fn micros(bytes: &[u8]) -> Option<u64> {
    let (mut rest, mut number) = (bytes, 0_u32);
    let (mut stream, mut skipped, mut ends, mut sum) = (None, 0, 0, 0_u64);
    let (mut packets, mut going_on) = (0_u32, false);
    while !rest.is_empty() {
        let (front, after) = rest.split_at_checked(27)?;
        let (lengths, after) = after.split_at_checked(front[26].into())?;
        let long = lengths.iter().map(|length| usize::from(*length)).sum();
        let (mut held, after) = after.split_at_checked(long)?;
        rest = after;
        let serial = u32::from_le_bytes(front[14..18].try_into().ok()?);
        let page = u32::from_le_bytes(front[18..22].try_into().ok()?);
        let same = *stream.get_or_insert(serial) == serial;
        // Every page there is, in order, of the one stream.
        if !front.starts_with(b"OggS\0") || !same || page != number {
            return None;
        }
        let continues = front[5] & 1 != 0;
        if continues != going_on {
            return None;
        }
        number = number.wrapping_add(1);
        for run in lengths.split_inclusive(|length| *length < 255) {
            let (packet, next) = held.split_at(run.iter().map(|it| usize::from(*it)).sum());
            held = next;
            if !std::mem::replace(&mut going_on, run.ends_with(&[255])) {
                match packets {
                    0 => skipped = pre_skip(packet)?,
                    1 if !packet.starts_with(b"OpusTags") => return None,
                    1 => {}
                    _ => sum = sum.saturating_add(opus::micros(packet)?),
                }
                packets = packets.saturating_add(1);
            }
        }
        // Samples at 48 kHz up to the end of the page; all bits set where no packet ends in it.
        let samples = u64::from_le_bytes(front[6..14].try_into().ok()?);
        if samples != u64::MAX {
            ends = samples;
        }
    }
    let whole = packets > HEADERS && !going_on && sum > 0;
    let ends = ends.saturating_sub(skipped).saturating_mul(1_000) / 48;
    whole.then_some(ends.max(sum))
}

/// How many samples at the beginning are not played.
fn pre_skip(packet: &[u8]) -> Option<u64> {
    let fields = packet.strip_prefix(b"OpusHead")?;
    let [1..=15, 1..=8, low, high, ..] = fields else { return None };
    Some(u16::from_le_bytes([*low, *high]).into())
}
