//! What those assigned do to a young person's meetings.

pub mod ops;
pub mod routes;
