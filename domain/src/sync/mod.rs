//! Offline sync of a young person's actions: an optimistic replica and an outbox, reconciled with the
//! server's answers. Pure: no clock, browser, network or disk may enter, and no capability is named.
//!
//! The client adds IndexedDB and `fetch` around a [`Phone`]; the tests run several of them against lost,
//! duplicated and late answers.

pub mod clock;
pub mod entry;
pub mod fate;
pub mod outbox;
pub mod replica;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use self::{entry::Entry, outbox::Outbox, replica::Replica};
use crate::{
    Id, NaiveDate, Timestamp,
    changes::Changes,
    json::{self, Unreadable},
    people::{Me, MePatch},
    record::{Action, Correction, Envelope, Record, Tombstone},
};

/// The local state of one young person on one phone.
#[derive(Clone)]
pub struct Phone {
    /// The last state received from the server.
    pub known: Replica,
    /// Actions that the server has not received yet.
    pub outbox: Outbox,
    /// The replica that a full change feed builds, until its last page has arrived.
    fresh: Option<Replica>,
    /// Records deleted by answers since the change feed was last requested.
    deleted_meanwhile: Vec<Id>,
    /// `(sent as, actual id)` of records that the server merged into an existing one, such as a second
    /// mark of the same goal on the same day.
    renamed: Vec<(Id, Id)>,
    /// The kinds whose actions can be read.
    kinds: Vec<&'static Kind>,
}

/// The operations on an entry, for one kind of record.
struct Kind {
    name: &'static str,
    apply: fn(&Entry, &mut Replica),
    read: fn(&Entry, &str) -> Option<Head>,
    corrected: fn(&Entry, &Correction, Id) -> Option<Entry>,
}

/// The [`Kind`] of the action `A`.
struct KindOf<A>(std::marker::PhantomData<A>);

impl<A: Action> KindOf<A> {
    const KIND: &'static Kind = &Kind {
        name: A::Record::KIND,
        apply: |entry, replica| {
            if let Some(action) = entry.action::<A>() {
                action.apply(replica, entry.made_at);
            }
        },
        read: |entry, answer| {
            let record: A::Record = json::read(answer).ok()?;
            let became = entry.action::<A>().is_some_and(|sent| sent.became(&record));
            Some(Head { id: record.id(), version: record.version(), became })
        },
        corrected: |entry, by, key| {
            let action = entry.action::<A>()?.corrected(by)?;
            Some(Entry::of(&action, key, entry.made_at.min(by.now), 0))
        },
    };
}

/// The fields of an answered record that sync reads, whether the record's code is loaded or not.
#[derive(Deserialize)]
struct Head {
    id: Id,
    /// Absent where a record has no version of its own: then the change feed brings it.
    #[serde(default)]
    version: i64,
    /// Whether the record is exactly what was sent, so that the next action can be based on it.
    #[serde(skip)]
    became: bool,
}

/// The server's final answer to an entry.
#[derive(Debug, Clone, Copy)]
pub enum Answer<'a> {
    /// Received; the JSON of the record as it is now, empty for a file or a deletion.
    Received(&'a str),
    /// There is no such record: another phone has deleted it.
    Missing,
}

/// What to persist of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Stored {
    /// A new or changed record.
    Record(Envelope),
    /// A deleted record.
    Deleted(Tombstone),
    /// The JSON of the user's own settings.
    Me(String),
}

impl Default for Phone {
    fn default() -> Self {
        Self {
            known: Replica::default(),
            outbox: Outbox::default(),
            fresh: None,
            deleted_meanwhile: Vec::new(),
            renamed: Vec::new(),
            kinds: vec![KindOf::<MePatch>::KIND],
        }
    }
}

impl Phone {
    /// Registers the record type `T`: its records are read from now on.
    pub fn add_list<T: Record>(&mut self) {
        self.known.add_list::<T>();
        if let Some(fresh) = &mut self.fresh {
            fresh.add_list::<T>();
        }
    }

    /// Registers the action type `A` and its record type.
    pub fn add<A: Action>(&mut self) {
        if self.kind(A::Record::KIND).is_none() {
            self.kinds.push(KindOf::<A>::KIND);
        }
        self.add_list::<A::Record>();
    }

    /// The optimistic state that screens show: the server's state with all unsent actions applied.
    pub fn shown(&self) -> Replica {
        let mut shown = self.known.lists();
        for entry in self.outbox.entries() {
            if let Some(kind) = self.kind(&entry.kind) {
                (kind.apply)(entry, &mut shown);
            }
        }
        shown
    }

    /// Checks `action` by the rules, applies it to `shown` and appends it to the outbox under the
    /// idempotency key `key`. `seen` is the version that the user edited, where that is not the version
    /// known now.
    ///
    /// # Errors
    /// The rule that the action violates.
    pub fn act<A: Action>(
        &mut self,
        shown: &mut Replica,
        mut action: A,
        seen: Option<i64>,
        (key, at): (Id, Timestamp),
        today: NaiveDate,
    ) -> Result<(), A::Problem> {
        if let Some(id) = action.id() {
            action = action.with_id(self.true_id(id));
        }
        action.check(shown, today)?;
        action.apply(shown, at);
        let known = || action.id().and_then(|id| self.known.find::<A::Record>(id));
        let base = seen.unwrap_or_else(|| known().map_or(0, Record::version));
        self.outbox.push(&action, key, at, base);
        Ok(())
    }

    /// Queues the file `id` of `size` bytes, whose content is stored beside the outbox, under `key`.
    pub fn send_file(&mut self, id: Id, size: u64, (key, at): (Id, Timestamp)) {
        self.outbox.push_file(id, size, key, at);
    }

    /// Settles the entry `sent` with `answer`. Returns what is to be persisted, if anything.
    ///
    /// # Errors
    /// The answer cannot be read as the record; the entry stays in the outbox.
    pub fn received(&mut self, sent: &Entry, answer: Answer) -> Result<Option<Stored>, Unreadable> {
        let kind = &sent.kind;
        let (stored, base) = match (answer, sent.id) {
            (Answer::Missing, Some(id)) => {
                let deleted = Tombstone { kind: kind.clone(), id, version: i64::MAX };
                (Some(Stored::Deleted(deleted)), sent.base)
            }
            (Answer::Received(_), Some(id)) if sent.deletes() => {
                // After a retry, the first attempt may have been received long ago: newer versions stay.
                let base = sent.base.filter(|_| sent.attempted);
                let version = base.map_or(i64::MAX, |base| base + 1);
                let deleted = Tombstone { kind: kind.clone(), id, version };
                (Some(Stored::Deleted(deleted)), sent.base)
            }
            (Answer::Received(_), _) if sent.size.is_some() => (None, None),
            (Answer::Received(text), _) => {
                let Head { id, version, became } = if let Some(kind) = self.kind(kind) {
                    (kind.read)(sent, text).ok_or(Unreadable)?
                } else {
                    let head: Head = json::read(text)?;
                    // The version right after the base: no other change came in between.
                    let next = sent.base.is_some_and(|base| head.version == base + 1);
                    Head { became: next && sent.replaces && sent.id == Some(head.id), ..head }
                };
                // If the server merged other changes in, the next entry still builds on the old base.
                let base = if became { Some(version) } else { sent.base };
                let stored = if kind == Me::KIND {
                    Stored::Me(text.to_owned())
                } else {
                    let body = text.to_owned().into();
                    Stored::Record(Envelope { kind: kind.clone(), id, version, body })
                };
                (Some(stored), base)
            }
            (Answer::Missing, None) => return Err(Unreadable),
        };
        if let (Some(Stored::Record(now)), Some(id)) = (&stored, sent.id)
            && now.id != id
        {
            self.renamed.push((id, now.id));
            self.outbox.rename(id, now.id);
            let other = Tombstone { kind: kind.clone(), id, version: i64::MAX };
            self.each_replica(&|replica| replica.apply_tombstone(&other));
        }
        self.outbox.received(sent.number, sent.key, base);
        let is_newest = match &stored {
            Some(Stored::Record(now)) => self.each_replica(&|replica| replica.take(now.clone())),
            Some(Stored::Deleted(deleted)) => {
                let is_newest = self.each_replica(&|replica| replica.apply_tombstone(deleted));
                self.deleted_meanwhile.extend(is_newest.then_some(deleted.id));
                is_newest
            }
            Some(Stored::Me(text)) => {
                let me: Me = json::read(text)?;
                self.each_replica(&|replica| {
                    replica.me = Some(me.clone());
                    true
                })
            }
            None => false,
        };
        Ok(stored.filter(|_| is_newest))
    }

    /// Applies `change` to the known replica, and to a full change feed in progress. Returns whether the
    /// known replica took it.
    fn each_replica(&mut self, change: &dyn Fn(&mut Replica) -> bool) -> bool {
        if let Some(fresh) = &mut self.fresh {
            change(fresh);
        }
        change(&mut self.known)
    }

    /// Applies a page of the change feed. A full feed replaces the known replica after its last page.
    /// False if the page holds a record that was deleted after the feed was requested: then nothing is
    /// applied, and the feed must be requested again.
    pub fn take_changes(&mut self, changes: Changes) -> bool {
        if changes.records.iter().any(|it| self.deleted_meanwhile.contains(&it.id)) {
            return false;
        }
        let more = changes.more;
        if changes.full {
            self.fresh = Some(self.known.emptied());
        }
        match &mut self.fresh {
            Some(fresh) => fresh.take_changes(changes),
            None => self.known.take_changes(changes),
        }
        if !more && let Some(fresh) = self.fresh.take() {
            self.known = fresh;
        }
        true
    }

    /// Begins a request of the change feed; returns the cursor to send.
    pub fn ask(&mut self) -> Option<Id> {
        self.deleted_meanwhile.clear();
        self.cursor()
    }

    /// The cursor of the last page that was applied.
    pub fn cursor(&self) -> Option<Id> {
        self.fresh.as_ref().unwrap_or(&self.known).cursor
    }

    /// Whether a first full change feed has been applied.
    pub fn knows_all(&self) -> bool {
        self.known.me.is_some()
    }

    /// Rewrites unsent actions whose times came from a wrong clock, each under a new `key`, because its
    /// content differs. True if any was rewritten.
    pub fn correct_clock(&mut self, by: &Correction, key: impl Fn() -> Id) -> bool {
        let kinds = &self.kinds;
        self.outbox.correct(|entry| {
            let kind = kinds.iter().find(|kind| kind.name == entry.kind)?;
            (kind.corrected)(entry, by, key())
        })
    }

    /// Discards a full change feed in progress; the next request continues from the known replica.
    pub fn stop_taking(&mut self) {
        self.fresh = None;
    }

    /// The actual id of the record that was sent as `id`, where the server merged it into another.
    pub fn true_id(&self, id: Id) -> Id {
        self.renamed.iter().find(|(sent_as, _)| *sent_as == id).map_or(id, |(_, now)| *now)
    }

    fn kind(&self, name: &str) -> Option<&'static Kind> {
        self.kinds.iter().find(|kind| kind.name == name).copied()
    }
}
