//! Colleagues, as the administrator invites them.

pub mod ops;
pub mod routes;
pub mod store;
