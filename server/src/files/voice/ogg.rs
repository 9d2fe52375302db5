//! Ogg: pages of packets, one stream of them (RFC 3533), of Opus (RFC 7845). A crate extracts the packets
//! from the pages and verifies each page's checksum. The pages are found here, because the crate's reader
//! resynchronises past garbage between or behind them.

use ogg::reading::{BasePacketReader, PageParser};

use super::opus;

/// The packets before the first one of sound.
const HEADERS: u32 = 2;

/// The length of a note in microseconds: one stream, of Opus.
pub(super) fn micros(bytes: &[u8]) -> Option<u64> {
    let (mut rest, mut number, mut pages) = (bytes, 0_u32, BasePacketReader::new());
    let (mut skipped, mut ends, mut sum) = (0, 0, 0_u64);
    let (mut packets, mut continues) = (0_u32, false);
    while !rest.is_empty() {
        let (front, after) = rest.split_first_chunk::<27>()?;
        // No page is missing, out of order, or of another stream.
        let same = front[14..18] == bytes[14..18];
        if !front.starts_with(b"OggS") || !same || front[18..22] != number.to_le_bytes() {
            return None;
        }
        let (mut page, count) = PageParser::new(*front).ok()?;
        let (lengths, after) = after.split_at_checked(count)?;
        let (content, after) = after.split_at_checked(page.parse_segments(lengths.to_vec()))?;
        pages.push_page(page.parse_packet_data(content.to_vec()).ok()?).ok()?;
        while let Some(packet) = pages.read_packet() {
            match packets {
                0 => skipped = pre_skip(&packet.data)?,
                1 if !packet.data.starts_with(b"OpusTags") => return None,
                1 => {}
                _ => sum = sum.saturating_add(opus::micros(&packet.data)?),
            }
            packets = packets.saturating_add(1);
            // Samples at 48 kHz up to the end of the page; all bits set where it is unknown.
            if packet.absgp_page() != u64::MAX {
                ends = packet.absgp_page();
            }
        }
        continues = lengths.last().map_or(continues, |length| *length == 255);
        number = number.wrapping_add(1);
        rest = after;
    }
    let whole = packets > HEADERS && !continues && sum > 0;
    let ends = ends.saturating_sub(skipped).saturating_mul(1_000) / 48;
    whole.then_some(ends.max(sum))
}

/// How many samples at the beginning are not played.
fn pre_skip(packet: &[u8]) -> Option<u64> {
    let fields = packet.strip_prefix(b"OpusHead")?;
    let [1..=15, 1..=8, low, high, ..] = fields else { return None };
    Some(u16::from_le_bytes([*low, *high]).into())
}
