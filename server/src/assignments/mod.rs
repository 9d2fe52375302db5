//! Which caseworker is there for which young person.

pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

/// What this capability brings.
pub const CAPABILITY: Capability = Capability::new(&["assignments", "assignment_changes"]);
