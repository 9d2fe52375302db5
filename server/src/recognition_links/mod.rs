//! Links by which somebody without an account sends kind words to the young person who created the link.

pub mod guest;
pub mod ops;
pub mod routes;
pub mod store;

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::new(&["recognition_links"]);
