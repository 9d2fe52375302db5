//! Files that belong to something said: a picture on a success.

use serde::{Deserialize, Serialize};

use crate::Id;

/// The largest file, in bytes. A phone makes pictures smaller than this before it keeps them.
pub const MOST_FILE_BYTES: u64 = 4 * 1024 * 1024;
/// The largest part that is sent at once, in bytes.
pub const MOST_PART_BYTES: u64 = 256 * 1024;
/// How many pictures one success can have.
pub const MOST_FILES: usize = 4;

/// How much of a file has been received. It can be sent in parts, and the sending resumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileReceived {
    /// Its id.
    pub id: Id,
    /// Its size, in bytes.
    pub size: u64,
    /// How many bytes, from the beginning, have been received and kept.
    pub received: u64,
}
