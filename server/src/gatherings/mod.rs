//! Celebrating together: the young person plans, invites, and is told who comes.

pub mod answers;
pub mod guests;
pub mod ops;
pub mod routes;
pub mod store;
