//! What a phone does with what is said on it: keeps it, shows it, sends it, and takes over what
//! the server says. Pure: no clock, no browser, no network, no disk.
//!
//! The client lays IndexedDB and `fetch` around a [`Phone`]; the tests lay lost, doubled and late
//! answers around several of them.

pub mod cache;
pub mod clock;
pub mod entry;
pub mod fate;
mod meetings;
pub mod outbox;
mod stored;
#[cfg(test)]
mod tests;

use chrono::Datelike;

use self::{
    cache::{Cache, CommandProblem, Record},
    entry::{Entry, goal_of},
    outbox::Outbox,
};
use crate::{Id, NaiveDate, Timestamp, changes::Changes, command::Command};

/// What one phone keeps of one young person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Phone {
    /// What the server last said.
    pub known: Cache,
    /// What was said here and is not received yet.
    pub outbox: Outbox,
    /// What is told anew from the beginning, until it is told whole.
    fresh: Option<Cache>,
    /// What the server let go here since it was last asked what changed.
    gone_meanwhile: Vec<Id>,
    /// Ids that turned out to be another's: a second mark of the same goal on the same day.
    renamed: Vec<(Id, Id)>,
}

/// What the entry behind `entry` builds on, once `entry` was answered with `record`: the version
/// that came of it, if that is what was sent. If it was merged with something else, the entry
/// behind does not know of that, and builds on what this one was built on.
fn builds_on(entry: &Entry, record: Option<&Record>) -> Option<i64> {
    match (&entry.command, record?) {
        (Command::PutGoal { draft, .. }, Record::Goal(goal)) if goal.draft == *draft => {
            Some(goal.version)
        }
        (Command::PutGathering { plan, .. }, Record::Gathering(it))
            if it.plan == plan.clone().in_order() =>
        {
            Some(it.version)
        }
        (Command::PutSuccess { id, draft }, Record::Success { success, .. }) => {
            let mut kept = success.to_draft();
            // Said by the server where the phone did not.
            kept.once_more = draft.once_more;
            kept.shared_with = kept.shared_with.filter(|_| draft.shared_with.is_some());
            if success.id == *id && kept == *draft { Some(success.version) } else { entry.base }
        }
        _ => entry.base,
    }
}

impl Phone {
    /// A phone that has just been switched on, and knows what lay in its store.
    pub fn knowing(known: Cache) -> Self {
        Self { known, ..Self::default() }
    }

    /// What screens show: the server's word, and everything unsent on top.
    pub fn shown(&self) -> Cache {
        let mut shown = self.known.clone();
        for entry in self.outbox.entries() {
            shown.apply(&entry.command, entry.made_at);
        }
        shown
    }

    /// Does `command` on what is `shown`: checks it by the rules and puts it into the outbox under
    /// the key `key`, which names this very act. `seen` is the version that its owner had before
    /// their eyes while writing, where that is not the one that is known now.
    pub fn tell(
        &mut self,
        shown: &mut Cache,
        command: Command,
        seen: Option<i64>,
        (key, at): (Id, Timestamp),
        today: NaiveDate,
    ) -> Result<(), CommandProblem> {
        let command = self.with_true_ids(command);
        shown.check(&command, today)?;
        shown.apply(&command, at);
        let known = || command.about().map_or(0, |id| self.known.version_of(id));
        let base = seen.unwrap_or_else(known);
        let goal = goal_of(&command).filter(|goal| self.known.goal(*goal).is_none());
        let needs = goal.into_iter().chain(self.outbox.awaited_by(&command)).collect();
        self.outbox.push(command, key, at, base, needs);
        Ok(())
    }

    /// The server has received the entry `sent`, and says how its record is now (nothing for a
    /// file).
    pub fn received(&mut self, sent: &Entry, record: Option<Record>) {
        let version = builds_on(sent, record.as_ref());
        if let Some(Record::Success { sent_as, success }) = &record
            && *sent_as != success.id
        {
            self.renamed.push((*sent_as, success.id));
            self.outbox.rename_success(*sent_as, success.id);
        }
        self.outbox.received(sent.number, sent.key, version);
        if let Some(record) = record {
            if let Record::Gone(gone) = &record {
                self.gone_meanwhile.push(gone.id);
            }
            if let Some(fresh) = &mut self.fresh {
                fresh.take_in(record.clone());
            }
            self.known.take_in(record);
        }
    }

    /// Takes over what changed. A telling that begins anew takes the place of what was known when
    /// it is told whole. False if the telling still knows of what was let go while it was under way:
    /// nothing is taken over, and the server is to be asked again.
    pub fn take_changes(&mut self, changes: Changes) -> bool {
        if self.gone_meanwhile.iter().any(|id| changes.tells_of(*id)) {
            return false;
        }
        let more = changes.more;
        if changes.full {
            self.fresh = Some(Cache::default());
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
        self.gone_meanwhile.clear();
        self.cursor()
    }

    /// How far what changed has been told.
    pub fn cursor(&self) -> Option<Id> {
        self.fresh.as_ref().unwrap_or(&self.known).cursor
    }

    /// Whether everything there is has been told.
    pub fn knows_all(&self) -> bool {
        self.known.me.is_some()
    }

    /// The clock turned out to be off, and its times change by `change` milliseconds: marks that are
    /// not sent yet and lie after `now` were made by it. Each gets the day that it was meant for,
    /// by `day`, and a new `key`, because it says something else. True if any did.
    pub fn correct_clock(
        &mut self,
        now: Timestamp,
        change: i64,
        day: impl Fn(Timestamp) -> NaiveDate,
        key: impl Fn() -> Id,
    ) -> bool {
        let mut any = false;
        for (draft, entry_key) in self.outbox.marks_after(now) {
            // Where the change does not explain it, it was made just now at the latest.
            let by = if draft.at.plus_millis(change) <= now {
                change
            } else {
                now.millis() - draft.at.millis()
            };
            let at = draft.at.plus_millis(by);
            let days = day(at).num_days_from_ce() - day(draft.at).num_days_from_ce();
            let on = NaiveDate::from_num_days_from_ce_opt(draft.on.num_days_from_ce() + days);
            draft.on = on.unwrap_or_else(|| day(at));
            draft.at = at;
            *entry_key = key();
            any = true;
        }
        any
    }

    /// The telling was broken off: it goes on from what is known.
    pub fn stop_taking(&mut self) {
        self.fresh = None;
    }

    /// The id of the success that was sent as `id`: a second mark turns out to be the first.
    pub fn true_id(&self, id: Id) -> Id {
        self.renamed.iter().find(|(sent_as, _)| *sent_as == id).map_or(id, |(_, now)| *now)
    }

    fn with_true_ids(&self, command: Command) -> Command {
        let true_id = |id| self.true_id(id);
        match command {
            Command::PutSuccess { id, draft } => Command::PutSuccess { id: true_id(id), draft },
            Command::DeleteSuccess { id } => Command::DeleteSuccess { id: true_id(id) },
            other => other,
        }
    }
}
