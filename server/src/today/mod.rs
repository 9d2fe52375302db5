//! A young person's day: reads the facts, and lets the domain build the view.

pub mod ops;
pub mod routes;
