//! Words that gave way to words from another phone: kept, offered back, and let go by their owner.

pub mod ops;
pub mod routes;
pub mod store;
