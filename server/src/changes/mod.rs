//! What changed for a young person: noted in the transaction of the change, read by their phones.

pub mod erasure;
pub mod feed;
pub mod ops;
pub mod routes;
pub mod store;
