//! Files that belong to something said: sent in parts, resumed, looked at before they are kept.

pub mod ops;
pub mod orphans;
pub mod picture;
pub mod routes;
pub mod storage;
pub mod store;
pub mod strip;
pub mod voice;
pub mod whole;

use picture::Picture;
use voice::Container;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A picture, or a drawing.
    Picture(Picture),
    /// A voice note.
    Voice(Container),
}

impl Kind {
    /// As browsers call it.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Picture(picture) => picture.content_type(),
            Self::Voice(container) => container.content_type(),
        }
    }

    /// Whether it is sound.
    pub fn is_voice(self) -> bool {
        matches!(self, Self::Voice(_))
    }
}
