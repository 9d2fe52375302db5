//! Suggestions: staff propose, the young person decides and words.

pub mod ops;
pub mod routes;
pub mod store;
