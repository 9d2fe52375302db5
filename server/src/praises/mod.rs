//! Praise to parents: only where the young person said yes or is not of age yet, and never behind
//! their back.

pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

/// What this capability brings.
pub const CAPABILITY: Capability = Capability::new(&["praises"]);
