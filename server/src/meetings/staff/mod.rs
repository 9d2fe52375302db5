//! Acts of those assigned on a young person's meetings.

pub mod ops;
pub mod routes;
