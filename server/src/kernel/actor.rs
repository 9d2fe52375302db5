//! Who asks.

use kurs_domain::{Id, people::Role};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// Their id.
    pub id: Id,
    /// Their role.
    pub role: Role,
}
