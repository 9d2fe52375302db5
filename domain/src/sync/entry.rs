//! One queued action: a self-contained HTTP request that any tab, and any later version of the app, can
//! send without knowing its meaning.

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    record::{Action, Body, Call, Record, Sent},
};

/// The version of the storage format of entries. A phone that finds a later one waits until the app is
/// updated.
pub const FORMAT: u32 = 3;

/// The kind of an entry that sends a file.
pub const FILE: &str = "file";

/// One queued action.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, stored by its name")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The version of its storage format: [`FORMAT`].
    pub format: u32,
    /// Its sequence number, which identifies it and orders the outbox; derived from the clock.
    pub number: u64,
    /// The idempotency key: the same on every retry.
    pub key: Id,
    /// The kind of its record, or [`FILE`].
    pub kind: String,
    /// The id of the record or file; absent for the user's own settings.
    pub id: Option<Id>,
    /// The part of the record within which order is preserved, where that is not the whole record.
    pub part: Option<Id>,
    /// The version of the record that it is based on, 0 for none; absent while an earlier entry about
    /// the same record has not been received.
    pub base: Option<i64>,
    /// Whether `base` is sent with it.
    pub replaces: bool,
    /// Whether it may create the record: the server did not have it when the entry was made.
    pub creates: bool,
    /// Records and files that must be received before it, where they are new.
    pub needs: Vec<Id>,
    /// The files attached to it.
    pub files: Vec<Id>,
    /// Once refused, it does not block later entries.
    pub stands_alone: bool,
    /// The young person can delete such a record, so a 404 means that it is deleted.
    pub deletable: bool,
    /// `PUT`, `POST`, `PATCH` or `DELETE`.
    pub method: String,
    /// The path below `/api/v1`.
    pub path: String,
    /// The request body, if any.
    pub body: Option<Body>,
    /// The size of a file in bytes, which is uploaded in parts.
    pub size: Option<u64>,
    /// The page of the app on which the user can change it.
    pub page: Option<String>,
    /// When the user did it.
    pub made_at: Timestamp,
    /// The problem code of the server's refusal. The entry stays until the user decides.
    pub refused: Option<String>,
    /// Its progress on this phone.
    #[serde(skip)]
    pub stage: Stage,
    /// It is in memory only, because writing to IndexedDB failed.
    #[serde(skip)]
    pub(super) unstored: bool,
    /// It may have reached the server already, so its content is not changed any more. Assumed of
    /// every entry that is read from the store.
    #[serde(skip, default = "yes")]
    pub(super) attempted: bool,
}

fn yes() -> bool {
    true
}

/// The progress of an entry on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Being written to the store.
    Storing,
    /// Stored and ready to send. The initial stage of what is read from the store.
    #[default]
    Stored,
    /// Being sent.
    Sending,
}

/// The state of an entry for the user, ordered from best to worst.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryState {
    /// Stored on this phone, not received yet.
    Stored,
    /// Being written to the store.
    Storing,
    /// In memory only, because writing to IndexedDB failed; not received yet.
    Unstored,
    /// The server refused it, with this problem code.
    Refused(String),
}

impl Entry {
    /// The entry of `action`, made at `made_at` on the version `base`, under `key`. The outbox assigns
    /// its number.
    pub(super) fn of<A: Action>(action: &A, key: Id, made_at: Timestamp, base: i64) -> Self {
        let kind = (A::Record::KIND, A::Record::DELETABLE);
        Self::sending(action, kind, key, made_at, base)
    }

    /// The part of [`Self::of`] that is not generic, so that it is compiled only once.
    fn sending(
        action: &dyn Sent,
        (kind, deletable): (&str, bool),
        key: Id,
        made_at: Timestamp,
        base: i64,
    ) -> Self {
        let Call { method, path, body } = action.call();
        Self {
            creates: method == "PUT" && action.part().is_none() && base == 0,
            kind: kind.to_owned(),
            id: action.id(),
            part: action.part(),
            replaces: action.replaces(),
            needs: action.needs(),
            files: action.files(),
            stands_alone: action.stands_alone(),
            deletable,
            method: method.to_owned(),
            path,
            body,
            page: action.page(),
            ..Self::of_file(None, key, made_at, base)
        }
    }

    /// The entry of a file, given its id and its size in bytes.
    pub(super) fn of_file(file: Option<(Id, u64)>, key: Id, made_at: Timestamp, base: i64) -> Self {
        Self {
            format: FORMAT,
            number: 0,
            key,
            kind: FILE.to_owned(),
            id: file.map(|(id, _)| id),
            part: None,
            base: Some(base),
            creates: true,
            replaces: false,
            needs: Vec::new(),
            files: Vec::new(),
            stands_alone: false,
            deletable: false,
            method: "PUT".to_owned(),
            path: file.map(|(id, _)| format!("/files/{id}")).unwrap_or_default(),
            body: None,
            size: file.map(|(_, size)| size),
            page: None,
            made_at,
            refused: None,
            stage: Stage::Storing,
            unstored: false,
            attempted: false,
        }
    }

    /// The action it sends, if it is an `A`.
    pub fn action<A: Action>(&self) -> Option<A> {
        let path: Vec<_> = self.path.split(['/', '?', '=']).skip(1).collect();
        let read = || A::read(&self.method, &path, self.body.as_ref());
        if self.kind == A::Record::KIND { read() } else { None }
    }

    /// The URL below `/api/v1`, with `base` where that is sent.
    pub fn url(&self) -> String {
        let base = self.base.unwrap_or(0);
        if self.replaces { format!("{}?base={base}", self.path) } else { self.path.clone() }
    }

    /// The record, or part of one, within which order is preserved; absent for the user's own settings.
    pub fn about(&self) -> Option<Id> {
        self.part.or(self.id)
    }

    /// Whether it deletes its record.
    pub fn deletes(&self) -> bool {
        self.deletable && self.method == "DELETE"
    }

    /// Its state for the user.
    pub fn state(&self) -> EntryState {
        match (&self.refused, self.stage) {
            (Some(code), _) => EntryState::Refused(code.clone()),
            (None, Stage::Storing) => EntryState::Storing,
            (None, Stage::Stored | Stage::Sending) if self.unstored => EntryState::Unstored,
            (None, Stage::Stored | Stage::Sending) => EntryState::Stored,
        }
    }
}
