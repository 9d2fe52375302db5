//! The pages of a delegate, and calendar entries.

pub(super) mod routes;
