//! Who looked at what: written in the transaction of the look, read by the young person.

pub mod ops;
pub mod routes;
pub mod store;
