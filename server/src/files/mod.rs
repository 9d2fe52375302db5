//! Files that belong to something said: sent in parts, resumed, looked at before they are kept.

pub mod ops;
pub mod picture;
pub mod routes;
pub mod storage;
pub mod store;
pub mod whole;
