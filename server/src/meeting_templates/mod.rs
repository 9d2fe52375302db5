//! What a plan of a meeting begins with: ours, until the municipality makes it its own.

pub mod ops;
pub mod routes;
mod store;

use crate::capability::Capability;

/// What this capability brings.
pub const CAPABILITY: Capability = Capability::new(&["meeting_templates"]);
