//! Drafts of caseworkers.

pub mod ops;
pub mod routes;
pub mod store;

use kurs_domain::{drafts::STORED_DAYS, timestamp::DAY_MS};

use crate::capability::{Capability, Retention};

pub const CAPABILITY: Capability = Capability {
    retention: &[Retention {
        name: "drafts",
        stored_ms: STORED_DAYS * DAY_MS,
        delete: |tx, before| Box::pin(store::delete_old(tx, before)),
    }],
    ..Capability::new(&["drafts"])
};
