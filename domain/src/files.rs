//! Files attached to records: a picture on a success.

use serde::{Deserialize, Serialize};

use crate::Id;

/// The largest file, in bytes. A phone scales pictures down to this before it stores them.
pub const MOST_FILE_BYTES: u64 = 4 * 1024 * 1024;
/// The largest part of an upload, in bytes.
pub const MOST_PART_BYTES: u64 = 256 * 1024;
/// The largest number of pictures on one success.
pub const MOST_FILES: usize = 4;

/// The state of a resumable upload in parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileReceived {
    /// The file's id.
    pub id: Id,
    /// Its size, in bytes.
    pub size: u64,
    /// The number of bytes received and stored, from the beginning.
    pub received: u64,
}
