//! A young person's day, drawn by the rules of the domain.

pub mod ops;
pub mod routes;
