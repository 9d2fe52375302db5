//! Recognitions as syncable records, and the young person's actions on them.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{CelebrationDraft, Recognition, Sender};
use crate::{
    Id, Timestamp,
    events::EventKind,
    record::{Action, Body, Call, Record, Sent, Supersedes},
    sync::{Phone, replica::Replica},
};

impl Record for Recognition {
    const KIND: &'static str = EventKind::Celebration.name();
    /// Newest first.
    type Order = Reverse<(Timestamp, Id)>;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) -> Self::Order {
        Reverse((self.at, self.id))
    }

    fn register(phone: &mut Phone) {
        phone.add::<CelebrationAction>();
    }
}

/// The part of a recognition that the phone reads before the inbox is opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Arrived {
    /// Their id.
    pub id: Id,
    /// The sender.
    pub from: Sender,
    at: Timestamp,
    seen_at: Option<Timestamp>,
    reported: bool,
    version: i64,
}

impl Arrived {
    /// Whether its owner has not opened it yet.
    pub fn is_new(&self) -> bool {
        self.seen_at.is_none() && !self.reported
    }
}

impl Record for Arrived {
    const KIND: &'static str = Recognition::KIND;
    type Order = Reverse<(Timestamp, Id)>;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) -> Self::Order {
        Reverse((self.at, self.id))
    }
}

/// An action on a recognition.
#[derive(Debug, Clone, PartialEq)]
pub enum CelebrationAction {
    /// Mark it as seen.
    See {
        /// Its id.
        id: Id,
    },
    /// Decide about it.
    Put {
        /// Its id.
        id: Id,
        /// The decision.
        draft: CelebrationDraft,
    },
    /// Delete it.
    Delete {
        /// Its id.
        id: Id,
    },
}

impl Sent for CelebrationAction {
    fn id(&self) -> Option<Id> {
        match self {
            Self::See { id } | Self::Put { id, .. } | Self::Delete { id } => Some(*id),
        }
    }

    fn call(&self) -> Call {
        match self {
            Self::See { id } => Call::bare("POST", format!("/celebrations/{id}/seen")),
            Self::Put { id, draft } => Call::new("PUT", format!("/celebrations/{id}"), draft),
            Self::Delete { id } => Call::bare("DELETE", format!("/celebrations/{id}")),
        }
    }

    fn replaces(&self) -> bool {
        matches!(self, Self::Put { .. })
    }

    fn supersedes(&self) -> Supersedes {
        match self {
            Self::See { .. } | Self::Put { .. } => Supersedes::Nothing,
            Self::Delete { .. } => Supersedes::Refused,
        }
    }
}

impl Action for CelebrationAction {
    type Record = Recognition;
    type Problem = std::convert::Infallible;

    fn read(method: &str, path: &[&str], body: Option<&Body>) -> Option<Self> {
        let ["celebrations", id, rest @ ..] = path else { return None };
        let id = Id::parse(id).ok()?;
        match (method, rest) {
            ("POST", ["seen"]) => Some(Self::See { id }),
            ("PUT", []) => Some(Self::Put { id, draft: body?.read()? }),
            ("DELETE", []) => Some(Self::Delete { id }),
            _ => None,
        }
    }

    fn merged_with(&self, earlier: &Self) -> Option<Self> {
        match (earlier, self) {
            (Self::Put { draft: before, .. }, Self::Put { id, draft }) => {
                let (shared_with, reported) = (draft.shared_with.clone(), draft.reported);
                let reported = reported || before.reported;
                Some(Self::Put { id: *id, draft: CelebrationDraft { shared_with, reported } })
            }
            // A decision implies that it was seen.
            (Self::See { .. }, Self::Put { .. }) => Some(self.clone()),
            _ => None,
        }
    }

    fn became(&self, said: &Recognition) -> bool {
        matches!(self, Self::Put { draft, .. } if *draft == said.to_draft())
    }

    fn apply(&self, replica: &mut Replica, at: Timestamp) {
        let known = self.id().and_then(|id| replica.find::<Recognition>(id)).cloned();
        match self {
            Self::See { .. } => {
                if let Some(mut it) = known {
                    it.seen_at = it.seen_at.or(Some(at));
                    replica.put(it);
                }
            }
            Self::Put { draft, .. } => {
                if let Some(mut it) = known {
                    it.shared_with.clone_from(&draft.shared_with);
                    it.reported |= draft.reported;
                    replica.put(it);
                }
            }
            Self::Delete { id } => replica.remove::<Recognition>(*id),
        }
    }
}
