//! Praise of a young person to their parents: only with the young person's consent or while they are
//! under age, and always visible to them.

pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::new(&["praises"]);
