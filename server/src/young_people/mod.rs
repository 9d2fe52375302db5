//! Young people as staff see them: what is shared, and nothing else.

mod digests;
pub mod ops;
pub mod routes;
mod shared;
pub mod store;

use crate::capability::Capability;

/// What this capability brings.
pub const CAPABILITY: Capability = Capability::new(&["overviews"]);
