//! Which caseworker is there for which young person.

pub mod ops;
pub mod routes;
pub mod store;
