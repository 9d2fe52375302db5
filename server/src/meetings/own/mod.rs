//! Acts of a young person on their own meetings.

pub mod ops;
pub mod routes;
