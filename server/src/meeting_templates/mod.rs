//! Templates for plans of meetings: built-in ones, which the municipality can replace.

pub mod ops;
pub mod routes;
mod store;

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::new(&["meeting_templates"]);
