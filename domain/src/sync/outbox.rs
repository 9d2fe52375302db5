//! Actions that the server has not received yet, in order.
//!
//! Order is preserved within a record and between dependent records; nothing else waits for anything.

pub use super::entry::EntryState;
use super::entry::{Entry, Stage};
use crate::{
    Id, Timestamp, order,
    record::{Action, Supersedes},
};

/// The queue of entries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outbox {
    entries: Vec<Entry>,
    /// The number of the first entry that a later version of the app wrote, if there is one.
    unknown_from: Option<u64>,
}

impl Outbox {
    /// Everything not yet received, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry `number`.
    pub fn entry(&self, number: u64) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.number == number)
    }

    /// Replaces the entries by those in the store: `stored`, and from `unknown_from` on what only a later
    /// version of the app can read. Entries that are not in the store yet stay.
    pub fn take_stored(&mut self, stored: Vec<Entry>, unknown_from: Option<u64>) {
        let before = std::mem::take(&mut self.entries);
        let is_stored = |number| stored.iter().any(|entry: &Entry| entry.number == number);
        let storing: Vec<_> = before
            .iter()
            .filter(|it| (it.stage == Stage::Storing || it.unstored) && !is_stored(it.number))
            .cloned()
            .collect();
        self.entries = stored
            .into_iter()
            .map(|entry| match before.iter().find(|known| known.number == entry.number) {
                // The same content: this tab knows its progress, and another tab may have learnt the
                // outcome of the entry before it.
                Some(known) if known.key == entry.key => Entry {
                    unstored: false,
                    base: known.base.or(entry.base),
                    creates: known.creates && entry.creates,
                    ..known.clone()
                },
                Some(known) if known.stage == Stage::Storing || known.unstored => known.clone(),
                _ => entry,
            })
            .chain(storing)
            .collect();
        order::by_key(&mut self.entries, |entry| entry.number);
        self.unknown_from = unknown_from;
    }

    /// Whether a later version of the app has stored entries that this one cannot send.
    pub fn waits_for_update(&self) -> bool {
        self.unknown_from.is_some()
    }

    /// Appends `action` under the key `key`, based on the version `base` of its record. It is merged into
    /// an earlier action on the same record that has not been sent yet, or that was refused.
    pub fn push<A: Action>(&mut self, action: &A, key: Id, made_at: Timestamp, base: i64) {
        let merge = |earlier: &Entry| {
            let both = action.merged_with(&earlier.action()?)?;
            Some(Entry::of(&both, key, earlier.made_at, base))
        };
        self.push_entry(Entry::of(action, key, made_at, base), action.supersedes(), &merge);
    }

    /// Appends the file `id` of `size` bytes.
    pub(super) fn push_file(&mut self, id: Id, size: u64, key: Id, made_at: Timestamp) {
        let file = Entry::of_file(Some((id, size)), key, made_at, 0);
        self.push_entry(file, Supersedes::Nothing, &|_| None);
    }

    fn push_entry(
        &mut self,
        mut new: Entry,
        supersedes: Supersedes,
        merge: &dyn Fn(&Entry) -> Option<Entry>,
    ) {
        if let Some(last) = self.replaceable(&new)
            && let Some(both) = merge(last)
        {
            *last = Entry { number: last.number, base: last.base, ..both };
            return;
        }
        if supersedes != Supersedes::Nothing {
            self.discard_superseded(new.about(), supersedes);
        }
        if self.entries.iter().any(|entry| entry.about() == new.about()) {
            new.base = None;
        }
        let last_number = self.entries.last().map_or(0, |last| last.number);
        new.number = number_at(new.made_at, new.key).max(last_number + 1);
        self.entries.push(new);
    }

    /// Discards entries `about` a record, or a part of one, that no longer need sending, with the files
    /// that no other entry uses.
    fn discard_superseded(&mut self, about: Option<Id>, which: Supersedes) {
        let was_sent = |entry: &Entry| entry.attempted || entry.stage == Stage::Sending;
        let mut files = Vec::new();
        self.entries.retain(|entry| {
            let unsent = which == Supersedes::Unsent && !was_sent(entry);
            let stays = entry.about() != about || (entry.refused.is_none() && !unsent);
            if !stays {
                files.extend_from_slice(&entry.files);
            }
            stays
        });
        files.retain(|file| self.entries.iter().all(|entry| !entry.files.contains(file)));
        self.entries.retain(|entry| {
            let discarded = entry.size.is_some() && entry.id.is_some_and(|id| files.contains(&id));
            !discarded || was_sent(entry)
        });
    }

    /// The last entry about the same record as `new`, if it was not sent yet or was refused, and if no
    /// later entry may depend on it: the order in which the server receives them must not change.
    fn replaceable(&mut self, new: &Entry) -> Option<&mut Entry> {
        let index = self.entries.iter().rposition(|it| it.about() == new.about())?;
        let involves =
            |entry: &Entry, id: Id| entry.about() == Some(id) || entry.needs.contains(&id);
        let depends = |entry: &Entry| {
            entry.about().is_some_and(|id| involves(new, id))
                || entry.needs.iter().any(|id| involves(new, *id))
        };
        if self.entries[index + 1..].iter().any(depends) {
            return None;
        }
        let last = &mut self.entries[index];
        let waits = last.stage != Stage::Sending && (!last.attempted || last.refused.is_some());
        waits.then_some(last)
    }

    /// The next entry to send.
    pub fn next(&self) -> Option<&Entry> {
        self.next_beside(&[])
    }

    /// The next entry to send, leaving out those whose numbers are `aside` and what waits for them.
    pub fn next_beside(&self, aside: &[u64]) -> Option<&Entry> {
        // Records that have entries waiting, and whether the server does not have them yet.
        let mut waiting: Vec<(Option<Id>, bool)> = Vec::new();
        self.entries.iter().find(|entry| {
            let about = entry.about();
            let is_new = |id: &Id| waiting.contains(&(Some(*id), true));
            if entry.refused.is_none()
                && entry.stage == Stage::Stored
                && !aside.contains(&entry.number)
                && self.unknown_from.is_none_or(|from| entry.number < from)
                && waiting.iter().all(|(known, _)| *known != about)
                && !entry.needs.iter().any(is_new)
            {
                return true;
            }
            if !entry.stands_alone || entry.refused.is_none() {
                waiting.push((about, entry.creates));
            }
            false
        })
    }

    /// Marks the entry `number` as being sent.
    pub fn sending(&mut self, number: u64) {
        if let Some(entry) = self.entry_mut(number) {
            entry.stage = Stage::Sending;
            entry.attempted = true;
        }
    }

    /// Marks the entry `number` as stored, if it still has the key `key`.
    pub fn stored(&mut self, number: u64, key: Id) {
        if let Some(entry) = self.entry_mut(number).filter(|entry| entry.key == key) {
            entry.unstored = false;
            if entry.stage == Stage::Storing {
                entry.stage = Stage::Stored;
            }
        }
    }

    /// Writing to the store failed: the entries that are not in it are sent from memory.
    pub fn store_is_away(&mut self) {
        for entry in self.entries.iter_mut().filter(|entry| entry.stage == Stage::Storing) {
            entry.stage = Stage::Stored;
            entry.unstored = true;
        }
    }

    /// Sending the entry `number` failed temporarily; ignored if its key is not `key` any more.
    pub fn retry_later(&mut self, number: u64, key: Id) {
        if let Some(entry) = self.entry_mut(number).filter(|entry| entry.key == key) {
            entry.stage = Stage::Stored;
        }
    }

    /// The server refused the entry `number` with the problem code `code`; ignored if its key is not `key`
    /// any more.
    pub fn refuse(&mut self, number: u64, key: Id, code: &str) {
        if let Some(entry) = self.entry_mut(number).filter(|entry| entry.key == key) {
            entry.stage = Stage::Stored;
            entry.refused = Some(code.to_owned());
        }
    }

    /// Queues a refused entry again, unchanged, under the new idempotency key `key`.
    pub fn retry(&mut self, number: u64, key: Id) {
        if let Some(entry) = self.entry_mut(number) {
            entry.stage = Stage::Storing;
            entry.unstored = false;
            entry.refused = None;
            entry.key = key;
        }
    }

    /// Removes the received entry `number`; the next entry about the record is based on `version`. If
    /// another tab has replaced it meanwhile, so that its key is not `key` any more, it stays and is based
    /// on that version.
    pub(super) fn received(&mut self, number: u64, key: Id, version: Option<i64>) {
        let about = self.entry(number).and_then(Entry::about);
        match self.entry_mut(number) {
            Some(entry) if entry.key != key => entry.base = version.or(entry.base),
            _ => self.take_out(number, version),
        }
        // The server has the record now, whatever becomes of the entries behind.
        for entry in self.entries.iter_mut().filter(|entry| entry.about() == about) {
            entry.creates = false;
        }
    }

    /// Removes the entry `number` because its owner discarded it. The next entry about the record is based
    /// on the same version.
    pub fn discard(&mut self, number: u64) {
        let base = self.entry(number).and_then(|entry| entry.base);
        self.take_out(number, base);
    }

    fn take_out(&mut self, number: u64, version: Option<i64>) {
        let Some(index) = self.entries.iter().position(|entry| entry.number == number) else {
            return;
        };
        let about = self.entries.remove(index).about();
        let behind = self.entries.iter_mut().find(|entry| entry.about() == about);
        if let Some(behind) = behind
            && behind.base.is_none()
        {
            behind.base = version;
        }
    }

    /// Replaces the entries that are not being sent by the results of `corrected`. True if any was.
    pub(super) fn correct(&mut self, corrected: impl Fn(&Entry) -> Option<Entry>) -> bool {
        let mut any = false;
        for entry in &mut self.entries {
            let waits = entry.stage != Stage::Sending && entry.refused.is_none();
            if waits && let Some(new) = corrected(entry) {
                let (number, base, creates) = (entry.number, entry.base, entry.creates);
                *entry = Entry { number, base, creates, attempted: entry.attempted, ..new };
                any = true;
            }
        }
        any
    }

    /// Makes the entries about the record `from` be about `to`, into which the server merged it.
    pub(super) fn rename(&mut self, from: Id, to: Id) {
        for entry in self.entries.iter_mut().filter(|entry| entry.id == Some(from)) {
            entry.id = Some(to);
            entry.path = entry.path.replace(&from.to_string(), &to.to_string());
        }
    }

    /// The worst state of the entries about the record `id`: `None` when everything was received.
    pub fn state_of(&self, id: Id) -> Option<EntryState> {
        let about = |entry: &&Entry| entry.about() == Some(id);
        self.entries.iter().filter(about).map(Entry::state).max()
    }

    fn entry_mut(&mut self, number: u64) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.number == number)
    }
}

/// The sequence number of an entry made at `made_at`: microseconds since 1970, of which the last three
/// digits come from the random key, so that two tabs that store something in the same millisecond rarely
/// collide.
fn number_at(made_at: Timestamp, key: Id) -> u64 {
    let chance = key.to_string().bytes().fold(0, |sum, byte| (sum * 31 + u64::from(byte)) % 1_000);
    u64::try_from(made_at.millis()).unwrap_or(0).saturating_mul(1_000) + chance
}

#[cfg(test)]
mod tests;
