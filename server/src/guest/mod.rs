//! People without an account: links that open one thing each, and the pages they open.
//!
//! A page is rendered here without any script. It knows the link and nothing of any session, and it
//! tells nothing of the young person but the name that they chose for it.

pub mod key;
mod meeting;
pub mod pages;
pub mod routes;
mod store;
mod style;
pub mod token;

use crate::kernel::Problem;

use crate::capability::Capability;

/// What this capability brings.
pub const CAPABILITY: Capability = Capability::new(&["server_secrets"]);

/// What somebody hears whose link was good once. Whoever only guesses hears that there is nothing.
pub fn ended() -> Problem {
    Problem::ended("link_ended", "this link has ended")
}
