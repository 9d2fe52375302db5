//! Meetings: planned by staff, on the young person's terms, with everything that is said to them.

pub mod store;
