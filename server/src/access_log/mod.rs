//! Who looked at what: written in the transaction of the look, read by the young person.

pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

/// What this capability brings.
pub const CAPABILITY: Capability = Capability::new(&["access_log"]);
