//! The change log of a young person: written in the transaction of the change, read by their phones.

pub mod erasure;
pub mod feed;
pub mod ops;
pub mod routes;
pub mod store;

use kurs_domain::timestamp::DAY_MS;

use crate::{
    capability::{Capability, Retention},
    kernel::idempotency,
};

/// How long a phone may be offline and still send what it stored, in milliseconds: keys of writes and
/// earlier drafts are stored for as long.
const STORED_FOR_PHONES_MS: i64 = 400 * DAY_MS;

pub const CAPABILITY: Capability = Capability {
    retention: &[
        Retention {
            name: "idempotency_keys",
            stored_ms: STORED_FOR_PHONES_MS,
            delete: |tx, before| Box::pin(idempotency::delete_old(tx, before)),
        },
        Retention {
            name: "changes",
            stored_ms: STORED_FOR_PHONES_MS,
            delete: |tx, before| Box::pin(store::delete_old(tx, before)),
        },
    ],
    ..Capability::new(&["changes", "idempotency_keys"])
};
