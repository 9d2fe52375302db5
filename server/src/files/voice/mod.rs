//! Which bytes are a voice note, and how long it is. What a file is called or said to be counts for
//! nothing.
//!
//! Three containers, as browsers record them: WebM and Ogg with Opus, MP4 with AAC or Opus. Nothing is
//! decoded. A note is as long as its packets are, and as its container says, whichever is more; it is
//! read from its first byte to its last, in time and memory that its own size sets.
//!
//! WebM and Ogg are read by crates, each through the one of its doors that keeps to that; where they
//! begin says which. `matroska-demuxer` was tried too: it finds the tracks where the file's own list of
//! places leads it, so that one with a picture passed for sound, and takes what is broken for the end.
//! MP4 is walked here: boxes within boxes overflow the stack of `mp4-atom`, which ends the server;
//! `mp4` and `re_mp4` panic where sums are checked, and 800 bytes kept the one busy for four seconds,
//! 1,800 made the other ask for seven gigabytes.

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
    /// WebM, with Opus: Chromium and Firefox.
    Webm,
    /// Ogg, with Opus: Firefox.
    Ogg,
    /// MP4, with AAC or Opus: Safari and Chromium.
    Mp4,
}

/// A voice note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    /// In which container.
    pub container: Container,
    /// Its length, in milliseconds.
    pub millis: u64,
}

impl Voice {
    /// What the bytes are, if they are a voice note from their beginning to their end: sound alone,
    /// and some of it.
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
    /// Which of them the bytes begin like.
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

    /// As browsers call it.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Webm => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::Mp4 => "audio/mp4",
        }
    }
}
