//! Recognises voice notes by their bytes and measures their length; name and declared type are ignored.
//!
//! Three containers, as browsers record them: WebM and Ogg with Opus, MP4 with AAC or Opus. Nothing is
//! decoded. The length is the sum of the packets or the container's own, whichever is more; parsing is
//! linear in time and memory.
//!
//! WebM and Ogg are parsed by crates, each through the one API with these bounds. `matroska-demuxer` was
//! rejected: it follows the file's own seek table, so that a file with a video track passed for sound,
//! and it takes corruption for the end. MP4 is parsed by hand: nested boxes overflow the stack of
//! `mp4-atom`, which ends the server; `mp4` and `re_mp4` panic on integer overflow, and 800 bytes cost
//! the one four seconds, 1,800 made the other allocate seven gigabytes.

mod mp4;
mod ogg;
mod opus;
mod webm;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// The container of a voice note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Container {
    /// With Opus: Chromium and Firefox.
    Webm,
    /// With Opus: Firefox.
    Ogg,
    /// With AAC or Opus: Safari and Chromium.
    Mp4,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    pub container: Container,
    pub millis: u64,
}

impl Voice {
    /// The voice note, if the bytes are one from their beginning to their end: audio only, and not empty.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let container = Container::of(bytes)?;
        let micros = match container {
            Container::Webm => webm::micros(bytes),
            Container::Ogg => ogg::micros(bytes),
            Container::Mp4 => mp4::micros(bytes),
        };
        micros.filter(|micros| *micros > 0).map(|micros| Self { container, millis: micros / 1_000 })
    }
}

impl Container {
    /// The container by its magic bytes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0x1a, 0x45, 0xdf, 0xa3]) {
            Some(Self::Webm)
        } else if bytes.starts_with(b"OggS") {
            Some(Self::Ogg)
        } else if bytes.get(4..8) == Some(b"ftyp") {
            Some(Self::Mp4)
        } else {
            None
        }
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Webm => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::Mp4 => "audio/mp4",
        }
    }
}
