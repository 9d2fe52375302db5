//! What a plan of a meeting begins with: ours, until the municipality makes it its own.

pub mod ops;
pub mod routes;
mod store;
