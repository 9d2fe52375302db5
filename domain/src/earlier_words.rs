//! Texts that lost in a merge with another text of the same young person, written on another phone.

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    events::EventKind,
    record::{Action, Body, Call, Record, Sent},
    sync::{Phone, replica::Replica},
};

/// A text of a young person that was replaced by one they wrote on another phone at the same time. It is
/// stored and can be restored, until its owner deletes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EarlierWords {
    /// Their id.
    pub id: Id,
    /// The kind of record it was in: a goal or a success.
    pub kind: EventKind,
    /// The id of that record.
    pub record_id: Id,
    /// The field it was in.
    pub field: WordsField,
    /// The whole text.
    pub words: String,
    /// When it was replaced.
    pub at: Timestamp,
}

/// A field that holds a young person's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WordsField {
    /// The goal itself.
    Text,
    /// Why it matters.
    Why,
    /// The first small step.
    FirstStep,
    /// The words on a success.
    Words,
}

impl WordsField {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Text, Self::Why, Self::FirstStep, Self::Words];
}

impl Record for EarlierWords {
    const KIND: &'static str = EventKind::EarlierWords.name();
    type Order = Id;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        1
    }

    fn order(&self) -> Id {
        self.id
    }

    fn register(phone: &mut Phone) {
        phone.add::<DeleteEarlierWords>();
    }
}

/// Deletes earlier words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeleteEarlierWords {
    /// Their id.
    pub id: Id,
}

impl Sent for DeleteEarlierWords {
    fn id(&self) -> Option<Id> {
        Some(self.id)
    }

    fn call(&self) -> Call {
        Call::bare("DELETE", format!("/earlier_words/{}", self.id))
    }
}

impl Action for DeleteEarlierWords {
    type Record = EarlierWords;
    type Problem = std::convert::Infallible;

    fn read(method: &str, path: &[&str], _: Option<&Body>) -> Option<Self> {
        match (method, path) {
            ("DELETE", ["earlier_words", id]) => Some(Self { id: Id::parse(id).ok()? }),
            _ => None,
        }
    }

    fn apply(&self, replica: &mut Replica, _: Timestamp) {
        replica.remove::<EarlierWords>(self.id);
    }
}
