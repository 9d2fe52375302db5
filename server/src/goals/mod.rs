//! Goals: owner's words only. No path in here lets staff write one.

pub mod ops;
pub mod routes;
pub mod store;
