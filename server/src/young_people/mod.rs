//! Young people as staff see them: only what they share.

mod digests;
pub mod ops;
pub mod routes;
mod shared;
pub mod store;

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::new(&["overviews"]);
