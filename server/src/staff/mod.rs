//! Colleagues, whom administrators invite.

pub mod ops;
pub mod routes;
pub mod store;
