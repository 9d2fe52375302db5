//! Assignments: which caseworker works with which young person, and since and until when.

pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::new(&["assignments", "assignment_changes"]);
