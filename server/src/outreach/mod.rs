//! Contacts outside Kurs that staff record.

pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::new(&["outreach"]);
