//! What a server does by itself, as far as anybody is told of it.

use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp};

/// Something the server was to do and gave up. It says nothing of whom it was for, nor what it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadLetter {
    /// Its id.
    pub id: Id,
    /// What kind of thing: `push`, `reminder`.
    pub kind: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was given up.
    pub given_up_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// Why the last time did not work out, as a stable code.
    pub code: String,
}
