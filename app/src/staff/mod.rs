//! What the desk's pages stand on: who is signed in, whether the server is reachable, and the young
//! person whose page is open. It knows capabilities by their wire types alone.

pub mod calls;
pub mod drafts;
pub mod face;
pub mod order;
pub mod portfolio;
pub mod refused;
pub mod resource;
pub mod send;
pub mod session;
pub mod texts;
