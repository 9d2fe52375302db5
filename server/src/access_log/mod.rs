//! The access log: written in the transaction of the read, read by the young person.

pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::new(&["access_log"]);
