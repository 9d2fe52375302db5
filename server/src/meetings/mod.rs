//! Meetings: planned by staff, on the young person's terms, with everything that is said to them.
//!
//! What the young person does is in [`own`], what those assigned do in [`staff`]. Each of both has
//! one operation that loads a meeting, lets the domain do the act, and keeps what came of it.

pub mod calendar;
pub mod contribution_html;
pub mod delegates;
pub mod minutes;
mod minutes_html;
pub mod moments;
pub mod ops;
pub mod own;
mod problem;
pub mod routes;
pub mod shown;
pub mod staff;
pub mod store;
mod weight;
