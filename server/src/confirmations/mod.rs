//! Confirmations: a colleague who signed in with a new code reads no content until somebody other than
//! who made the code confirms their identity.

pub mod ops;
pub mod routes;
pub mod store;
