//! What was said and has not been received yet, in order.
//!
//! Order is kept within a record and towards what it depends on; nothing else waits for anything.

pub use super::entry::EntryState;
use super::entry::{About, Entry, FORMAT, Stage, about, file_of, goal_of, names};
use crate::{
    Id, Timestamp, command::Command, meetings::OwnAct, order, people::MePatch,
    successes::SuccessDraft,
};

/// The queue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outbox {
    entries: Vec<Entry>,
    /// The first entry that a later version of the app wrote, if there is one.
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

    /// Takes over what the phone's store holds: `stored`, and from `unknown_from` on what only a
    /// later version of the app can read. What is not in the store yet stays.
    pub fn take_stored(&mut self, stored: Vec<Entry>, unknown_from: Option<u64>) {
        let before = std::mem::take(&mut self.entries);
        let is_stored = |number| stored.iter().any(|entry: &Entry| entry.number == number);
        let keeping: Vec<_> = before
            .iter()
            .filter(|it| (it.stage == Stage::Keeping || it.unkept) && !is_stored(it.number))
            .cloned()
            .collect();
        self.entries = stored
            .into_iter()
            .map(|entry| match before.iter().find(|known| known.number == entry.number) {
                // The same words: what is known of their way is known here.
                Some(known) if known.key == entry.key => Entry { unkept: false, ..known.clone() },
                Some(known) if known.stage == Stage::Keeping || known.unkept => known.clone(),
                _ => entry,
            })
            .chain(keeping)
            .collect();
        order::by_key(&mut self.entries, |entry| entry.number);
        self.unknown_from = unknown_from;
    }

    /// Whether a later version of the app has left something here to send.
    pub fn waits_for_update(&self) -> bool {
        self.unknown_from.is_some()
    }

    /// Appends what was said: under the key `key`, on the version `base` of its record, and behind
    /// what it `needs`. A later word on the same record takes the place of an earlier one that
    /// has not left yet, or that was refused.
    pub fn push(
        &mut self,
        command: Command,
        key: Id,
        made_at: Timestamp,
        base: i64,
        needs: Vec<Id>,
    ) {
        let about = about(&command);
        if let Some(last) = self.replaceable(&command)
            && merge(&mut last.command, &command)
        {
            last.key = key;
            last.stage = Stage::Keeping;
            last.unkept = false;
            last.refused = None;
            last.attempted = false;
            return;
        }
        if matches!(
            command,
            Command::Meeting {
                act: OwnAct::WithdrawContribution { .. }
                    | OwnAct::WithdrawSuggestion { .. }
                    | OwnAct::Dismiss { .. },
                ..
            } | Command::DeleteGoal { .. }
                | Command::DeleteSuccess { .. }
                | Command::DeleteCelebration { .. }
                | Command::DeleteGathering { .. }
        ) {
            // What was refused needs no sending any more when it is to go; nor do words that are taken
            // back from a meeting before they have left the phone.
            let of_meeting = matches!(command, Command::Meeting { .. });
            let left = |entry: &Entry| entry.attempted || entry.stage == Stage::OnItsWay;
            let mut files = Vec::new();
            self.entries.retain(|entry| {
                let stays = self::about(&entry.command) != about
                    || (entry.refused.is_none() && (left(entry) || !of_meeting));
                files.extend(file_of(&entry.command).filter(|_| !stays));
                stays
            });
            // Nor does the file need sending in which they were said, and nothing else.
            files.retain(|file| self.entries.iter().all(|entry| !names(&entry.command, *file)));
            self.entries.retain(|entry| match &entry.command {
                Command::PutFile { id, .. } => left(entry) || !files.contains(id),
                _ => true,
            });
        }
        let earlier = self.entries.iter().any(|entry| self::about(&entry.command) == about);
        let last_number = self.entries.last().map_or(0, |last| last.number);
        self.entries.push(Entry {
            format: FORMAT,
            number: number_at(made_at, key).max(last_number + 1),
            key,
            command,
            made_at,
            base: (!earlier).then_some(base),
            needs,
            refused: None,
            stage: Stage::Keeping,
            unkept: false,
            attempted: false,
        });
    }

    /// The last entry about the same record as `command`, if it has not left yet or was refused, and
    /// if nothing was said since that may depend on it: what was said first is received first.
    fn replaceable(&mut self, command: &Command) -> Option<&mut Entry> {
        let about = about(command);
        let place = self.entries.iter().rposition(|it| self::about(&it.command) == about)?;
        let involved = |command: &Command| [command.about(), goal_of(command)];
        let ours = involved(command);
        let depends = |entry: &Entry| {
            involved(&entry.command).iter().flatten().any(|id| ours.contains(&Some(*id)))
        };
        if self.entries[place + 1..].iter().any(depends) {
            return None;
        }
        let last = &mut self.entries[place];
        let waits = last.stage != Stage::OnItsWay && (!last.attempted || last.refused.is_some());
        waits.then_some(last)
    }

    /// What must be received before what `command` says of a meeting: the request that the meeting
    /// begins with, and the file it is in.
    pub(super) fn awaited_by(&self, command: &Command) -> Vec<Id> {
        let Command::Meeting { meeting, .. } = command else { return Vec::new() };
        let waits = |id: &Id| {
            self.entries.iter().any(|entry| match &entry.command {
                Command::PutFile { id: known, .. } | Command::AskForMeeting { id: known, .. } => {
                    known == id
                }
                _ => false,
            })
        };
        [*meeting].into_iter().chain(file_of(command)).filter(waits).collect()
    }

    /// The next entry to send.
    pub fn next(&self) -> Option<&Entry> {
        self.next_beside(&[])
    }

    /// The next entry to send beside those whose numbers are `aside`, and what waits for them.
    pub fn next_beside(&self, aside: &[u64]) -> Option<&Entry> {
        let mut waiting = Vec::new();
        self.entries.iter().find(|entry| {
            let about = about(&entry.command);
            if entry.refused.is_none()
                && entry.stage == Stage::Kept
                && !aside.contains(&entry.number)
                && self.unknown_from.is_none_or(|from| entry.number < from)
                && !waiting.contains(&about)
                && entry.needs.iter().all(|needs| !waiting.contains(&About::Record(*needs)))
            {
                return true;
            }
            // Settings, and choices about a meeting as a whole, don't build on one another: a refused
            // one holds nothing up.
            let alone = about == About::Me
                || matches!(&entry.command, Command::Meeting { act, .. } if act.about().is_none());
            if !alone || entry.refused.is_none() {
                waiting.push(about);
            }
            false
        })
    }

    /// The entry `number` is being sent.
    pub fn sending(&mut self, number: u64) {
        if let Some(entry) = self.entry_mut(number) {
            entry.stage = Stage::OnItsWay;
            entry.attempted = true;
        }
    }

    /// The entry `number`, as it was named `key`, lies in the phone's store.
    pub fn kept(&mut self, number: u64, key: Id) {
        if let Some(entry) = self.entry_mut(number).filter(|entry| entry.key == key) {
            entry.unkept = false;
            if entry.stage == Stage::Keeping {
                entry.stage = Stage::Kept;
            }
        }
    }

    /// The phone's store takes nothing: what is not in it is sent from memory.
    pub fn store_is_away(&mut self) {
        for entry in self.entries.iter_mut().filter(|entry| entry.stage == Stage::Keeping) {
            entry.stage = Stage::Kept;
            entry.unkept = true;
        }
    }

    /// The entry `number`, as it was named `key`, could not be sent this time.
    pub fn keep(&mut self, number: u64, key: Id) {
        if let Some(entry) = self.entry_mut(number).filter(|entry| entry.key == key) {
            entry.stage = Stage::Kept;
        }
    }

    /// The server said no to the entry `number`, as it was named `key`, and why.
    pub fn refuse(&mut self, number: u64, key: Id, code: &str) {
        if let Some(entry) = self.entry_mut(number).filter(|entry| entry.key == key) {
            entry.stage = Stage::Kept;
            entry.refused = Some(code.to_owned());
        }
    }

    /// Sends a refused entry again, as it is: as a new act, named `key`.
    pub fn insist(&mut self, number: u64, key: Id) {
        if let Some(entry) = self.entry_mut(number) {
            entry.stage = Stage::Keeping;
            entry.unkept = false;
            entry.refused = None;
            entry.key = key;
        }
    }

    /// Takes out the entry `number`, as it was named `key`: it was received. What waits behind it
    /// builds on `version`. Other words that another tab has put in its place meanwhile stay, and
    /// build on that too.
    pub(super) fn received(&mut self, number: u64, key: Id, version: Option<i64>) {
        match self.entry_mut(number) {
            Some(entry) if entry.key != key => entry.base = version.or(entry.base),
            _ => self.take_out(number, version),
        }
    }

    /// Takes out the entry `number`: its owner let it go. What waits behind it builds on what it
    /// was built on.
    pub fn discard(&mut self, number: u64) {
        let base = self.entry(number).and_then(|entry| entry.base);
        self.take_out(number, base);
    }

    fn take_out(&mut self, number: u64, version: Option<i64>) {
        let Some(place) = self.entries.iter().position(|entry| entry.number == number) else {
            return;
        };
        let gone = about(&self.entries.remove(place).command);
        let behind = self.entries.iter_mut().find(|entry| about(&entry.command) == gone);
        if let Some(behind) = behind
            && behind.base.is_none()
        {
            behind.base = version;
        }
    }

    /// The marks of a time after `now` that are not under way, each with its key; they are to be
    /// written into the store anew.
    pub(super) fn marks_after(
        &mut self,
        now: Timestamp,
    ) -> impl Iterator<Item = (&mut SuccessDraft, &mut Id)> {
        self.entries.iter_mut().filter_map(move |entry| {
            let waits = entry.stage != Stage::OnItsWay && entry.refused.is_none();
            match &mut entry.command {
                Command::PutSuccess { draft, .. } if waits && draft.at > now => {
                    entry.made_at = entry.made_at.min(now);
                    (entry.stage, entry.unkept) = (Stage::Keeping, false);
                    Some((draft, &mut entry.key))
                }
                _ => None,
            }
        })
    }

    /// Lets what is said about the success `from` be about `to`, which it turned out to be.
    pub(super) fn rename_success(&mut self, from: Id, to: Id) {
        for entry in &mut self.entries {
            if let Command::PutSuccess { id, .. } | Command::DeleteSuccess { id } =
                &mut entry.command
                && *id == from
            {
                *id = to;
            }
        }
    }

    /// How the record `id` stands: `None` when everything about it was received.
    pub fn state_of(&self, id: Id) -> Option<EntryState> {
        let about = |entry: &&Entry| entry.command.about() == Some(id);
        self.entries.iter().filter(about).map(Entry::state).max()
    }

    fn entry_mut(&mut self, number: u64) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.number == number)
    }
}

/// The place of an entry made at `made_at`: microseconds since 1970, of which the last three digits
/// are chance, so that two tabs that keep something in the same millisecond don't meet.
fn number_at(made_at: Timestamp, key: Id) -> u64 {
    let chance = key.to_string().bytes().fold(0, |sum, byte| (sum * 31 + u64::from(byte)) % 1_000);
    u64::try_from(made_at.millis()).unwrap_or(0).saturating_mul(1_000) + chance
}

/// Lets `later` take the place of `earlier` where that says the same as sending both.
fn merge(earlier: &mut Command, later: &Command) -> bool {
    match (&mut *earlier, later) {
        (Command::PutGoal { draft, .. }, Command::PutGoal { draft: new, .. }) => {
            draft.clone_from(new);
            true
        }
        (Command::PutSuccess { draft, .. }, Command::PutSuccess { draft: new, .. }) => {
            draft.clone_from(new);
            true
        }
        (Command::PutGathering { plan, .. }, Command::PutGathering { plan: new, .. }) => {
            plan.clone_from(new);
            true
        }
        (Command::PutCelebration { draft, .. }, Command::PutCelebration { draft: new, .. }) => {
            draft.shared_with.clone_from(&new.shared_with);
            draft.reported |= new.reported;
            true
        }
        // A decision is behind no look that was refused: it has been seen.
        (Command::SeeCelebration { .. }, Command::PutCelebration { .. }) => {
            earlier.clone_from(later);
            true
        }
        (Command::PatchMe { patch }, Command::PatchMe { patch: new }) => {
            let new = new.clone();
            *patch = MePatch {
                name: new.name.or_else(|| patch.name.take()),
                language: new.language.or(patch.language),
                time_zone: new.time_zone.or_else(|| patch.time_zone.take()),
                day_start: new.day_start.or(patch.day_start),
                quiet_hours: new.quiet_hours.or(patch.quiet_hours),
                paused_since: new.paused_since.or(patch.paused_since),
                reach_by: new.reach_by.or(patch.reach_by),
                welcomed: new.welcomed.or(patch.welcomed),
                celebrate: new.celebrate.or(patch.celebrate),
                push: new.push.or(patch.push),
                no_cheers_from: new.no_cheers_from.or_else(|| patch.no_cheers_from.take()),
                praise_ok: new.praise_ok.or(patch.praise_ok),
            };
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
