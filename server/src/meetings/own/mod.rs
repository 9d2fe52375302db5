//! What a young person does to their meetings.

pub mod ops;
pub mod routes;
