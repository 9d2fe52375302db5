//! Actions on records that are replaced as a whole by a draft, or deleted.

use serde::{Serialize, de::DeserializeOwned};

use super::{Action, Body, Call, Correction, Record, Sent, Supersedes};
use crate::{Id, NaiveDate, Timestamp, sync::replica::Replica};

/// The fields of a record that a young person sets.
pub trait Draft: Clone + PartialEq + Serialize + DeserializeOwned + 'static {
    /// The type of record it makes.
    type Record: Record;
    /// The violation of a rule that the phone and the server share.
    type Problem;
    /// The path of such records below `/api/v1`.
    const PATH: &'static str;

    /// As [`Sent::needs`].
    fn needs(&self) -> Vec<Id> {
        Vec::new()
    }

    /// As [`Sent::files`].
    fn files(&self) -> Vec<Id> {
        Vec::new()
    }

    /// As [`Action::became`].
    fn became(&self, record: &Self::Record) -> bool;

    /// As [`Action::corrected`].
    fn corrected(&self, _by: &Correction) -> Option<Self> {
        None
    }

    /// The page of the app on which the record `id` can be changed.
    fn page(id: Id) -> String;

    /// Checks whether the record `id` may be set to this draft.
    ///
    /// # Errors
    /// The rule that it violates.
    fn check(&self, _id: Id, _replica: &Replica, _today: NaiveDate) -> Result<(), Self::Problem> {
        Ok(())
    }

    /// Applies the draft optimistically to the record `id`, as done at `at`.
    fn put(&self, id: Id, replica: &mut Replica, at: Timestamp);
}

/// Sets a record to a draft, or deletes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit<D> {
    /// Create or replace the record.
    Put {
        /// The record's id.
        id: Id,
        /// Its new content.
        draft: D,
    },
    /// Delete the record.
    Delete {
        /// The record's id.
        id: Id,
    },
}

impl<D: Draft> Edit<D> {
    fn draft(&self) -> Option<&D> {
        match self {
            Self::Put { draft, .. } => Some(draft),
            Self::Delete { .. } => None,
        }
    }

    fn record_id(&self) -> Id {
        match self {
            Self::Put { id, .. } | Self::Delete { id } => *id,
        }
    }
}

impl<D: Draft> Sent for Edit<D> {
    fn id(&self) -> Option<Id> {
        Some(self.record_id())
    }

    fn needs(&self) -> Vec<Id> {
        self.draft().map(D::needs).unwrap_or_default()
    }

    fn files(&self) -> Vec<Id> {
        self.draft().map(D::files).unwrap_or_default()
    }

    fn call(&self) -> Call {
        let path = format!("/{}/{}", D::PATH, self.record_id());
        match self {
            Self::Put { draft, .. } => Call::new("PUT", path, draft),
            Self::Delete { .. } => Call::bare("DELETE", path),
        }
    }

    fn replaces(&self) -> bool {
        self.draft().is_some()
    }

    fn supersedes(&self) -> Supersedes {
        if self.draft().is_some() { Supersedes::Nothing } else { Supersedes::Refused }
    }

    fn page(&self) -> Option<String> {
        self.draft().map(|_| D::page(self.record_id()))
    }
}

impl<D: Draft> Action for Edit<D> {
    type Record = D::Record;
    type Problem = D::Problem;

    fn read(method: &str, path: &[&str], body: Option<&Body>) -> Option<Self> {
        let [records, id] = path else { return None };
        let id = Id::parse(id).ok().filter(|_| *records == D::PATH)?;
        match method {
            "PUT" => Some(Self::Put { id, draft: body?.read()? }),
            "DELETE" => Some(Self::Delete { id }),
            _ => None,
        }
    }

    fn merged_with(&self, earlier: &Self) -> Option<Self> {
        self.draft().and(earlier.draft()).map(|_| self.clone())
    }

    fn became(&self, record: &D::Record) -> bool {
        self.record_id() == record.id() && self.draft().is_some_and(|draft| draft.became(record))
    }

    fn with_id(self, id: Id) -> Self {
        match self {
            Self::Put { draft, .. } => Self::Put { id, draft },
            Self::Delete { .. } => Self::Delete { id },
        }
    }

    fn corrected(&self, by: &Correction) -> Option<Self> {
        Some(Self::Put { id: self.record_id(), draft: self.draft()?.corrected(by)? })
    }

    fn check(&self, replica: &Replica, today: NaiveDate) -> Result<(), D::Problem> {
        self.draft().map_or(Ok(()), |draft| draft.check(self.record_id(), replica, today))
    }

    fn apply(&self, replica: &mut Replica, at: Timestamp) {
        match self {
            Self::Put { id, draft } => draft.put(*id, replica, at),
            Self::Delete { id } => replica.remove::<D::Record>(*id),
        }
    }
}
