//! One action on its way to the server: a request that any tab, and any later version of the app, can
//! send without knowing what it means.

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    record::{Action, Body, Call, Record, Sent},
};

/// The form in which entries are stored. A phone that finds a later one waits for the app that wrote
/// it.
pub const FORMAT: u32 = 3;

/// The kind of an entry that sends a file.
pub const FILE: &str = "file";

/// One action on its way.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, stored by its name")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The form in which it is stored: [`FORMAT`].
    pub format: u32,
    /// Counts up with the clock; names the entry and gives it its place.
    pub number: u64,
    /// Names this very action to the server, however often it is sent.
    pub key: Id,
    /// The kind of its record, or [`FILE`].
    pub kind: String,
    /// Which record, or which file; absent for one's own settings.
    pub id: Option<Id>,
    /// The part of the record within which order is kept, where that is not the whole.
    pub part: Option<Id>,
    /// The version of the record that it was made on, 0 for none; absent behind another entry
    /// about the same record, until that one has been received.
    pub base: Option<i64>,
    /// The base is sent with it.
    pub replaces: bool,
    /// The server knew nothing of the record when this was made, and may not know of it yet.
    pub creates: bool,
    /// What must have been received first, where it is new.
    pub needs: Vec<Id>,
    /// The files that belong to it.
    pub files: Vec<Id>,
    /// Nothing waits for it once it is refused.
    pub stands_alone: bool,
    /// A young person can delete such a record: one that is missing at the server is deleted.
    pub deletable: bool,
    /// `PUT`, `POST`, `PATCH` or `DELETE`.
    pub method: String,
    /// Below `/api/v1`.
    pub path: String,
    /// What is sent, if anything.
    pub body: Option<Body>,
    /// The size of a file, in bytes, which is sent in parts of its own.
    pub size: Option<u64>,
    /// The page of the app on which it can be said otherwise.
    pub page: Option<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Why the server said no. It stays until its owner decides.
    pub refused: Option<String>,
    /// How far it has come on this phone.
    #[serde(skip)]
    pub stage: Stage,
    /// It is in memory alone: the phone's store does not take it.
    #[serde(skip)]
    pub(super) unstored: bool,
    /// It may have reached the server already: what it says is not changed any more. So it is with
    /// everything that is read from the store.
    #[serde(skip, default = "yes")]
    pub(super) attempted: bool,
}

fn yes() -> bool {
    true
}

/// How far an entry has come on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// On its way to the phone's own store.
    Storing,
    /// Stored, and sent as soon as that works. What is read from the store is there.
    #[default]
    Stored,
    /// Being sent.
    Sending,
}

/// Where an entry stands, the worst last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryState {
    /// Stored on this phone, not received yet.
    Stored,
    /// On its way to the phone's own store.
    Storing,
    /// In memory alone, because the phone's store does not take it; not received yet.
    Unstored,
    /// The server said no: its code says why.
    Refused(String),
}

impl Entry {
    /// What sends `action`, made at `made_at` on the version `base`, under `key`. Its number is the
    /// outbox's to give.
    pub(super) fn of<A: Action>(action: &A, key: Id, made_at: Timestamp, base: i64) -> Self {
        let kind = (A::Record::KIND, A::Record::DELETABLE);
        Self::sending(action, kind, key, made_at, base)
    }

    /// The same, compiled once.
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

    /// What sends the file `file`, of which the id and the size in bytes are given.
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

    /// The action that it sends, if it is one on such a record.
    pub fn action<A: Action>(&self) -> Option<A> {
        let path: Vec<_> = self.path.split(['/', '?', '=']).skip(1).collect();
        let read = || A::read(&self.method, &path, self.body.as_ref());
        if self.kind == A::Record::KIND { read() } else { None }
    }

    /// Where it is sent to, with the version that it was made on where that is sent.
    pub fn url(&self) -> String {
        let base = self.base.unwrap_or(0);
        if self.replaces { format!("{}?base={base}", self.path) } else { self.path.clone() }
    }

    /// Within what order is kept: a record, or a part of one; absent for one's own settings.
    pub fn about(&self) -> Option<Id> {
        self.part.or(self.id)
    }

    /// Whether it deletes its record.
    pub fn deletes(&self) -> bool {
        self.deletable && self.method == "DELETE"
    }

    /// Where it stands.
    pub fn state(&self) -> EntryState {
        match (&self.refused, self.stage) {
            (Some(code), _) => EntryState::Refused(code.clone()),
            (None, Stage::Storing) => EntryState::Storing,
            (None, Stage::Stored | Stage::Sending) if self.unstored => EntryState::Unstored,
            (None, Stage::Stored | Stage::Sending) => EntryState::Stored,
        }
    }
}
