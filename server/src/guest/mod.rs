//! Guests, people without an account: links that open one thing each, and their pages.
//!
//! Pages are rendered on the server and contain no script. They use the link's token and no session, and
//! reveal nothing of the young person but the name that they chose for it.

pub mod key;
pub mod meeting;
pub mod pages;
pub mod routes;
mod store;
mod style;
pub mod token;

use crate::kernel::Problem;

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::new(&["server_secrets"]);

/// The problem for a genuine token whose link has ended. A guessed token gets `not_found`.
pub fn ended() -> Problem {
    Problem::ended("link_ended", "this link has ended")
}
