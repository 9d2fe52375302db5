//! What capabilities contribute to the change feed: each reads its own changed records.

use kurs_domain::{
    Id, Timestamp,
    record::{Envelope, Record, Tombstone},
};

use crate::{
    guest::key::Addresses,
    kernel::{
        Problem,
        db::{Tx, Work},
    },
};

/// The part of a change log that is queried.
pub struct Asked {
    pub owner: Id,
    /// The sequence number after which it begins, and that of its last change.
    pub range: (i64, i64),
    pub now: Timestamp,
    /// Makes the addresses of links.
    pub addresses: Addresses,
}

pub enum Fed {
    /// As it is now.
    Present(Envelope),
    Deleted(Tombstone),
}

impl Fed {
    pub fn of<T: Record>(record: &T, deleted: bool) -> Self {
        if deleted {
            let (kind, id, version) = (T::KIND.to_owned(), record.id(), record.version());
            Self::Deleted(Tombstone { kind, id, version })
        } else {
            Self::Present(Envelope::of(record))
        }
    }
}

/// Reads the changed records of one kind.
pub type Feed = for<'t> fn(&'t mut Tx, &'t Asked) -> Work<'t, Vec<Fed>, Problem>;
