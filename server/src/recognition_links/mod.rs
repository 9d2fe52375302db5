//! Links by which somebody without an account can say something kind. Their owner makes them, and
//! ends them at any time.

pub mod guest;
pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

/// What this capability brings.
pub const CAPABILITY: Capability = Capability::new(&["recognition_links"]);
