//! Live events: a stream that says what changed for whoever listens.

pub mod routes;
mod stream;
