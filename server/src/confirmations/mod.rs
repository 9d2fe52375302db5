//! Who came in by a new code, confirmed by somebody else than its maker.

pub mod ops;
pub mod routes;
pub mod store;
