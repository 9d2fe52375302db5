//! What capabilities bring to the answer to "what changed": each feeds its own records.

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

/// Of whom, and which part of their change log, is asked for.
pub struct Asked {
    /// The young person.
    pub owner: Id,
    /// After which change, and up to which one.
    pub range: (i64, i64),
    /// When it is asked.
    pub now: Timestamp,
    /// What makes the addresses of links.
    pub addresses: Addresses,
}

/// A record that changed.
pub enum Fed {
    /// As it is now.
    There(Envelope),
    /// It is deleted.
    Deleted(Tombstone),
}

impl Fed {
    /// `record`, which may be `deleted`.
    pub fn of<T: Record>(record: &T, deleted: bool) -> Self {
        if deleted {
            let (kind, id, version) = (T::KIND.to_owned(), record.id(), record.version());
            Self::Deleted(Tombstone { kind, id, version })
        } else {
            Self::There(Envelope::of(record))
        }
    }
}

/// Reads the records of one kind that changed.
pub type Feed = for<'t> fn(&'t mut Tx, &'t Asked) -> Work<'t, Vec<Fed>, Problem>;
