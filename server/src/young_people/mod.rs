//! Young people as staff see them: what is shared, and nothing else.

pub mod ops;
pub mod routes;
pub mod store;
