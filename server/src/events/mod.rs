//! Server-sent events: what changed for the listener.

pub mod routes;
mod stream;
