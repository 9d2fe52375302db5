//! Files that belong to content: uploaded in parts, resumable, inspected before they are stored.

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

use kurs_domain::timestamp::DAY_MS;

use crate::capability::{Capability, Hourly, Retention};

pub const CAPABILITY: Capability = Capability {
    retention: &[Retention {
        name: "files",
        // The sender still has it, and begins anew.
        stored_ms: DAY_MS,
        delete: |tx, before| Box::pin(store::delete_old_unfinished(tx, before)),
    }],
    hourly: Some(Hourly {
        name: "nameless_files",
        run: |state| Box::pin(async move { orphans::delete_orphans(&state).await }),
    }),
    ..Capability::new(&["files", "file_parts", "files_gone"])
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A picture, or a drawing.
    Picture(Picture),
    Voice(Container),
}

impl Kind {
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Picture(picture) => picture.content_type(),
            Self::Voice(container) => container.content_type(),
        }
    }

    pub fn is_voice(self) -> bool {
        matches!(self, Self::Voice(_))
    }
}
