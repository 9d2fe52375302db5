//! What a young person does with words that they were given.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{CelebrationDraft, Recognition, Sender};
use crate::{
    Id, Timestamp,
    events::EventKind,
    record::{Action, Body, Call, Record, Sent, TakesBack},
    sync::{Phone, replica::Replica},
};

impl Record for Recognition {
    const KIND: &'static str = EventKind::Celebration.name();
    /// The newest first.
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

/// As much of them as a phone reads before anybody opens the inbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Arrived {
    /// Their id.
    pub id: Id,
    /// Who says them.
    pub from: Sender,
    at: Timestamp,
    seen_at: Option<Timestamp>,
    reported: bool,
    version: i64,
}

impl Arrived {
    /// Whether their owner has not opened them yet.
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

/// One of these.
#[derive(Debug, Clone, PartialEq)]
pub enum CelebrationAction {
    /// Say that they have been seen.
    See {
        /// Their id.
        id: Id,
    },
    /// Decide about them.
    Put {
        /// Their id.
        id: Id,
        /// The decision.
        draft: CelebrationDraft,
    },
    /// Delete them.
    Delete {
        /// Their id.
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

    fn takes_back(&self) -> TakesBack {
        match self {
            Self::See { .. } | Self::Put { .. } => TakesBack::Nothing,
            Self::Delete { .. } => TakesBack::Refused,
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
            // Whoever decides has seen it.
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
