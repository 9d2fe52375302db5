//! What all capabilities share: database, time, randomness, caller, problems and idempotent writes. It
//! names no capability, and nothing of the web framework.

mod actor;
pub mod clock;
pub mod concurrency;
pub mod db;
pub mod idempotency;
pub mod limits;
pub mod live;
pub mod page;
mod precondition;
pub mod problem;
pub mod random;
pub mod write;

pub use actor::Actor;
pub use precondition::{Basis, Precondition, Tags};
pub use problem::Problem;
pub use write::Written;
