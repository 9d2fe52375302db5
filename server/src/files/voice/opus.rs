//! The duration of an Opus packet (RFC 6716, section 3.1).

/// Microseconds of sound in a packet, from its first two bytes.
pub(super) fn micros(packet: &[u8]) -> Option<u64> {
    let toc = *packet.first()?;
    let frame: u64 = match toc >> 3 {
        config @ 0..=11 => [10_000, 20_000, 40_000, 60_000][usize::from(config % 4)],
        config @ 12..=15 => [10_000, 20_000][usize::from(config % 2)],
        config => [2_500, 5_000, 10_000, 20_000][usize::from(config % 4)],
    };
    let frames = match toc & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u64::from(packet.get(1)? & 0x3f),
    };
    // A packet has 1 to 48 frames, and 120 ms at most.
    Some(frame * frames).filter(|all| (1..=120_000).contains(all))
}
