//! The server's background jobs, as far as the API reports them.

use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp};

/// A job that failed permanently (a dead letter). It does not contain its recipient or its payload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadLetter {
    /// The job's id.
    pub id: Id,
    /// The kind of job: `push`, `reminder`.
    pub kind: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the last attempt failed.
    pub given_up_at: Timestamp,
    /// The number of attempts.
    pub attempts: i64,
    /// Why the last attempt failed, as a stable code.
    pub code: String,
}
