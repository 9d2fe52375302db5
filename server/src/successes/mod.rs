//! Successes: what worked out, with or without a goal.

pub mod ops;
pub mod routes;
pub mod store;
