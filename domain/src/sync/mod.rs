//! What a phone does with the actions of a young person: stores them, shows them, sends them, and takes
//! over what the server says. Pure: no clock, no browser, no network, no disk; and it names no
//! capability.
//!
//! The client lays IndexedDB and `fetch` around a [`Phone`]; the tests lay lost, doubled and late
//! answers around several of them.

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

/// What one phone has of one young person.
#[derive(Clone)]
pub struct Phone {
    /// What the server last said.
    pub known: Replica,
    /// What was said here and is not received yet.
    pub outbox: Outbox,
    /// What a full answer to "what changed" brings, until all of its pages are there.
    fresh: Option<Replica>,
    /// What the server deleted for this phone since it was last asked what changed.
    deleted_meanwhile: Vec<Id>,
    /// Ids that turned out to be another's: a second mark of the same goal on the same day.
    renamed: Vec<(Id, Id)>,
    /// The kinds whose actions can be read.
    kinds: Vec<&'static Kind>,
}

/// What can be done with an entry whose kind of action is known.
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

/// What sync reads of the record in an answer, whether its code is loaded or not.
#[derive(Deserialize)]
struct Head {
    id: Id,
    /// Absent where a record has none of its own: then the change feed brings it.
    #[serde(default)]
    version: i64,
    /// It is just what was sent.
    #[serde(skip)]
    became: bool,
}

/// How an entry was answered that is settled.
#[derive(Debug, Clone, Copy)]
pub enum Answer<'a> {
    /// The server has it, and says how its record is now; nothing for a file or a deletion.
    Received(&'a str),
    /// The server knows of no such record: another phone has deleted it.
    Missing,
}

/// What is to be stored of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Stored {
    /// A record.
    Record(Envelope),
    /// That one is deleted.
    Deleted(Tombstone),
    /// One's own settings.
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
    /// Reads records of type `T` from now on.
    pub fn add_list<T: Record>(&mut self) {
        self.known.add_list::<T>();
        if let Some(fresh) = &mut self.fresh {
            fresh.add_list::<T>();
        }
    }

    /// Reads the actions `A` and their records from now on.
    pub fn add<A: Action>(&mut self) {
        if self.kind(A::Record::KIND).is_none() {
            self.kinds.push(KindOf::<A>::KIND);
        }
        self.add_list::<A::Record>();
    }

    /// What screens show: the server's word, and everything unsent on top.
    pub fn shown(&self) -> Replica {
        let mut shown = self.known.lists();
        for entry in self.outbox.entries() {
            if let Some(kind) = self.kind(&entry.kind) {
                (kind.apply)(entry, &mut shown);
            }
        }
        shown
    }

    /// Does `action` on what is `shown`: checks it by the rules and puts it into the outbox under the
    /// key `key`, which names this very action. `seen` is the version that its owner had before their
    /// eyes while writing, where that is not the one that is known now.
    ///
    /// # Errors
    /// What the rules say no to.
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

    /// Sends the file `id` of `size` bytes, which is stored beside the outbox, under the key `key`.
    pub fn send_file(&mut self, id: Id, size: u64, (key, at): (Id, Timestamp)) {
        self.outbox.push_file(id, size, key, at);
    }

    /// The entry `sent` is settled by `answer`. Gives what is to be stored of it.
    ///
    /// # Errors
    /// An answer that says nothing of the record; the entry stays.
    pub fn received(&mut self, sent: &Entry, answer: Answer) -> Result<Option<Stored>, Unreadable> {
        let kind = &sent.kind;
        let (stored, base) = match (answer, sent.id) {
            (Answer::Missing, Some(id)) => {
                let deleted = Tombstone { kind: kind.clone(), id, version: i64::MAX };
                (Some(Stored::Deleted(deleted)), sent.base)
            }
            (Answer::Received(_), Some(id)) if sent.deletes() => {
                // Sent again, it may have been received long ago: what has come since stays.
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
                    // The next version of what it was made on: nothing else came in between.
                    let next = sent.base.is_some_and(|base| head.version == base + 1);
                    Head { became: next && sent.replaces && sent.id == Some(head.id), ..head }
                };
                // What was merged with something else is not what the entry behind builds on.
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
            self.each_replica(&|replica| replica.bury(&other));
        }
        self.outbox.received(sent.number, sent.key, base);
        let is_newest = match &stored {
            Some(Stored::Record(now)) => self.each_replica(&|replica| replica.take(now.clone())),
            Some(Stored::Deleted(deleted)) => {
                let is_newest = self.each_replica(&|replica| replica.bury(deleted));
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

    /// Makes a change to what is known, and to a full answer under way; whether it was taken.
    fn each_replica(&mut self, change: &dyn Fn(&mut Replica) -> bool) -> bool {
        if let Some(fresh) = &mut self.fresh {
            change(fresh);
        }
        change(&mut self.known)
    }

    /// Takes over a page of changes. A full answer takes the place of what was known once its last page
    /// is there. False if the page holds a record that was deleted while it was under way: nothing is
    /// taken over, and the server is to be asked again.
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

    /// The server is asked what changed: from where on.
    pub fn ask(&mut self) -> Option<Id> {
        self.deleted_meanwhile.clear();
        self.cursor()
    }

    /// The cursor of the last page that was taken over.
    pub fn cursor(&self) -> Option<Id> {
        self.fresh.as_ref().unwrap_or(&self.known).cursor
    }

    /// Whether a first answer was taken over whole.
    pub fn knows_all(&self) -> bool {
        self.known.me.is_some()
    }

    /// The clock turned out to be off: what is not sent yet and was made by it is made right, under a
    /// new `key`, because it says something else. True if any was.
    pub fn correct_clock(&mut self, by: &Correction, key: impl Fn() -> Id) -> bool {
        let kinds = &self.kinds;
        self.outbox.correct(|entry| {
            let kind = kinds.iter().find(|kind| kind.name == entry.kind)?;
            (kind.corrected)(entry, by, key())
        })
    }

    /// A full answer was broken off: its pages are discarded, and the next one goes on from what is known.
    pub fn stop_taking(&mut self) {
        self.fresh = None;
    }

    /// The id of the record that was sent as `id`: a second mark turns out to be the first.
    pub fn true_id(&self, id: Id) -> Id {
        self.renamed.iter().find(|(sent_as, _)| *sent_as == id).map_or(id, |(_, now)| *now)
    }

    fn kind(&self, name: &str) -> Option<&'static Kind> {
        self.kinds.iter().find(|kind| kind.name == name).copied()
    }
}
