//! The pages of a delegate, and calendar entries.

pub mod routes;
