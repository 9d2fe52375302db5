//! Records that are replaced as a whole by a draft, and deleted.

use serde::{Serialize, de::DeserializeOwned};

use super::{Action, Body, Call, Correction, Record, Sent, TakesBack};
use crate::{Id, NaiveDate, Timestamp, sync::replica::Replica};

/// What a young person sets of a record.
pub trait Draft: Clone + PartialEq + Serialize + DeserializeOwned + 'static {
    /// What it makes.
    type Record: Record;
    /// Why the rules that the phone and the server share don't allow it.
    type Problem;
    /// Where such records are, below `/api/v1`.
    const PATH: &'static str;

    /// As [`Sent::needs`].
    fn needs(&self) -> Vec<Id> {
        Vec::new()
    }

    /// As [`Sent::files`].
    fn files(&self) -> Vec<Id> {
        Vec::new()
    }

    /// Whether `record` is just what this said, so that what follows builds on it.
    fn became(&self, record: &Self::Record) -> bool;

    /// As [`Action::corrected`].
    fn corrected(&self, _by: &Correction) -> Option<Self> {
        None
    }

    /// The page of the app on which the record `id` can be changed.
    fn page(id: Id) -> String;

    /// Whether the record `id` may be set so.
    ///
    /// # Errors
    /// Why not.
    fn check(&self, _id: Id, _replica: &Replica, _today: NaiveDate) -> Result<(), Self::Problem> {
        Ok(())
    }

    /// Shows the record `id` as it is set so, at `at`.
    fn put(&self, id: Id, replica: &mut Replica, at: Timestamp);
}

/// Sets a record, or deletes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit<D> {
    /// Make a record, or change it.
    Put {
        /// Its id.
        id: Id,
        /// What it is to be.
        draft: D,
    },
    /// Delete it.
    Delete {
        /// Its id.
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

    fn of(&self) -> Id {
        match self {
            Self::Put { id, .. } | Self::Delete { id } => *id,
        }
    }
}

impl<D: Draft> Sent for Edit<D> {
    fn id(&self) -> Option<Id> {
        Some(self.of())
    }

    fn needs(&self) -> Vec<Id> {
        self.draft().map(D::needs).unwrap_or_default()
    }

    fn files(&self) -> Vec<Id> {
        self.draft().map(D::files).unwrap_or_default()
    }

    fn call(&self) -> Call {
        let path = format!("/{}/{}", D::PATH, self.of());
        match self {
            Self::Put { draft, .. } => Call::new("PUT", path, draft),
            Self::Delete { .. } => Call::bare("DELETE", path),
        }
    }

    fn replaces(&self) -> bool {
        self.draft().is_some()
    }

    fn takes_back(&self) -> TakesBack {
        if self.draft().is_some() { TakesBack::Nothing } else { TakesBack::Refused }
    }

    fn page(&self) -> Option<String> {
        self.draft().map(|_| D::page(self.of()))
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
        self.of() == record.id() && self.draft().is_some_and(|draft| draft.became(record))
    }

    fn with_id(self, id: Id) -> Self {
        match self {
            Self::Put { draft, .. } => Self::Put { id, draft },
            Self::Delete { .. } => Self::Delete { id },
        }
    }

    fn corrected(&self, by: &Correction) -> Option<Self> {
        Some(Self::Put { id: self.of(), draft: self.draft()?.corrected(by)? })
    }

    fn check(&self, replica: &Replica, today: NaiveDate) -> Result<(), D::Problem> {
        self.draft().map_or(Ok(()), |draft| draft.check(self.of(), replica, today))
    }

    fn apply(&self, replica: &mut Replica, at: Timestamp) {
        match self {
            Self::Put { id, draft } => draft.put(*id, replica, at),
            Self::Delete { id } => replica.remove::<D::Record>(*id),
        }
    }
}
