//! The authenticated caller.

use kurs_domain::{Id, people::Role};

/// The authenticated caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    pub id: Id,
    pub role: Role,
}
