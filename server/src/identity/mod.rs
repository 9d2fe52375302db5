//! Identity: sessions, invitations, and one's own settings.

pub mod invitation_rows;
pub mod invitations;
pub mod ops;
pub mod routes;
pub mod store;
mod wrong_codes;

use kurs_domain::{invitations::LOCKED_MS, timestamp::DAY_MS};

use crate::capability::{Capability, Retention};

pub const CAPABILITY: Capability = Capability {
    retention: &[
        Retention {
            name: "sessions",
            stored_ms: 30 * DAY_MS,
            delete: |tx, before| Box::pin(store::delete_old_sessions(tx, before)),
        },
        Retention {
            name: "wrong_codes",
            stored_ms: LOCKED_MS + DAY_MS,
            delete: |tx, before| Box::pin(wrong_codes::delete_old(tx, before)),
        },
        Retention {
            name: "invitations",
            stored_ms: 90 * DAY_MS,
            delete: |tx, before| Box::pin(invitation_rows::delete_old(tx, before)),
        },
    ],
    ..Capability::new(&["people", "invitations", "wrong_codes", "sessions"])
};
