//! What was said and has not been received yet, in order.
//!
//! Order is kept within a record and towards what it depends on; nothing else waits for anything.

use serde::{Deserialize, Serialize};

use super::stored::Stored;
use crate::{
    Id, Timestamp, command::Command, goals::GoalDraft, people::MePatch, successes::SuccessDraft,
    suggestions::SuggestionAnswer,
};

/// The form in which entries are kept. A phone that finds a later one waits for the app that wrote
/// it.
pub const FORMAT: u32 = 1;

/// One command on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Entry {
    /// The form in which it is kept: [`FORMAT`].
    pub format: u32,
    /// Counts up with the clock; names the entry and gives it its place.
    pub number: u64,
    /// Names this very act to the server, however often it is sent.
    pub key: Id,
    /// What was said.
    pub command: Command,
    /// When.
    pub made_at: Timestamp,
    /// The version of the record that it was said on, 0 for none; absent behind another entry
    /// about the same record, until that one has been received.
    pub base: Option<i64>,
    /// The goal that must have been received first, when the server did not know it yet.
    pub needs: Option<Id>,
    /// Why the server said no. It stays until its owner decides.
    pub refused: Option<String>,
    /// How far it has come on this phone.
    pub stage: Stage,
    /// It may have reached the server already: what it says is not changed any more. So it is with
    /// everything that is read from the store.
    pub(super) attempted: bool,
}

/// How far an entry has come on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// On its way to the phone's own store.
    Keeping,
    /// Kept, and sent as soon as that works. What is read from the store is there.
    #[default]
    Kept,
    /// Being sent.
    OnItsWay,
}

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryState {
    /// On its way to the phone's own store.
    Keeping,
    /// Kept on this phone, not received yet.
    Kept,
    /// The server said no: its code says why.
    Refused(String),
}

/// A call of the API that tells an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Request<'a> {
    /// `PUT`, `POST`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// Below `/api/v1`.
    pub path: String,
    /// What is sent, if anything.
    pub body: Option<Body<'a>>,
}

/// The body of a request.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Body<'a> {
    /// A goal.
    Goal(&'a GoalDraft),
    /// A success.
    Success(&'a SuccessDraft),
    /// Settings.
    Me(&'a MePatch),
    /// An answer to a suggestion.
    Answer(&'a SuggestionAnswer),
}

impl Entry {
    /// Where it stands.
    pub fn state(&self) -> EntryState {
        match (&self.refused, self.stage) {
            (Some(code), _) => EntryState::Refused(code.clone()),
            (None, Stage::Keeping) => EntryState::Keeping,
            (None, Stage::Kept | Stage::OnItsWay) => EntryState::Kept,
        }
    }

    /// The call that tells it; a file is sent in parts of its own.
    pub fn request(&self) -> Option<Request<'_>> {
        let base = self.base.unwrap_or(0);
        let (method, path, body) = match &self.command {
            Command::PutGoal { id, draft } => {
                ("PUT", format!("/goals/{id}?base={base}"), Some(Body::Goal(draft)))
            }
            Command::DeleteGoal { id } => ("DELETE", format!("/goals/{id}"), None),
            Command::PutSuccess { id, draft } => {
                ("PUT", format!("/successes/{id}?base={base}"), Some(Body::Success(draft)))
            }
            Command::DeleteSuccess { id } => ("DELETE", format!("/successes/{id}"), None),
            Command::PatchMe { patch } => ("PATCH", "/me".to_owned(), Some(Body::Me(patch))),
            Command::AnswerSuggestion { id, answer } => {
                ("POST", format!("/goal_suggestions/{id}/answer"), Some(Body::Answer(answer)))
            }
            Command::DeleteEarlierWords { id } => ("DELETE", format!("/earlier_words/{id}"), None),
            Command::PutFile { .. } => return None,
        };
        Some(Request { method, path, body })
    }
}

/// What a command is about: within it, order is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Record(Id),
    Me,
}

fn about(command: &Command) -> About {
    command.about().map_or(About::Me, About::Record)
}

/// The goal that a command speaks of beside its own record.
pub(super) fn goal_of(command: &Command) -> Option<Id> {
    match command {
        Command::PutSuccess { draft, .. } => draft.goal_id,
        Command::AnswerSuggestion { answer, .. } => answer.goal_id,
        _ => None,
    }
}

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
    /// later version of the app can read. What is on its way into the store stays.
    pub fn take_stored(&mut self, stored: Vec<Entry>, unknown_from: Option<u64>) {
        let before = std::mem::take(&mut self.entries);
        let is_stored = |number| stored.iter().any(|entry: &Entry| entry.number == number);
        let keeping: Vec<_> = before
            .iter()
            .filter(|entry| entry.stage == Stage::Keeping && !is_stored(entry.number))
            .cloned()
            .collect();
        self.entries = stored
            .into_iter()
            .map(|entry| match before.iter().find(|known| known.number == entry.number) {
                // The same words: what is known of their way is known here.
                Some(known) if known.key == entry.key || known.stage == Stage::Keeping => {
                    known.clone()
                }
                _ => entry,
            })
            .chain(keeping)
            .collect();
        self.entries.sort_unstable_by_key(|entry| entry.number);
        self.unknown_from = unknown_from;
    }

    /// Whether a later version of the app has left something here to send.
    pub fn waits_for_update(&self) -> bool {
        self.unknown_from.is_some()
    }

    /// Appends what was said: under the key `key`, on the version `base` of its record, and behind
    /// the goal it `needs`. A later word on the same record takes the place of an earlier one that
    /// has not left yet, or that was refused.
    pub fn push(
        &mut self,
        command: Command,
        key: Id,
        made_at: Timestamp,
        base: i64,
        needs: Option<Id>,
    ) {
        let about = about(&command);
        let last = self.entries.iter_mut().rev().find(|entry| self::about(&entry.command) == about);
        if let Some(last) = last
            && last.stage != Stage::OnItsWay
            && (!last.attempted || last.refused.is_some())
            && merge(&mut last.command, &command)
        {
            last.key = key;
            last.stage = Stage::Keeping;
            last.refused = None;
            last.attempted = false;
            return;
        }
        if matches!(command, Command::DeleteGoal { .. } | Command::DeleteSuccess { .. }) {
            // What was refused needs no sending any more when it is to go.
            self.entries
                .retain(|entry| self::about(&entry.command) != about || entry.refused.is_none());
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
            attempted: false,
        });
    }

    /// The next entry to send.
    pub fn next(&self) -> Option<&Entry> {
        let mut waiting = Vec::new();
        self.entries.iter().find(|entry| {
            let about = about(&entry.command);
            let needs = entry.needs.map(About::Record);
            if entry.refused.is_none()
                && entry.stage == Stage::Kept
                && self.unknown_from.is_none_or(|from| entry.number < from)
                && !waiting.contains(&about)
                && needs.is_none_or(|needs| !waiting.contains(&needs))
            {
                return true;
            }
            // Settings don't build on one another: a refused one holds nothing up.
            if about != About::Me || entry.refused.is_none() {
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

    /// The entry `number`, as it was named `key`, lies in the phone's store (or can't, and is sent
    /// from memory alone).
    pub fn kept(&mut self, number: u64, key: Id) {
        if let Some(entry) = self.entry_mut(number)
            && entry.key == key
            && entry.stage == Stage::Keeping
        {
            entry.stage = Stage::Kept;
        }
    }

    /// The entry `number` could not be sent this time.
    pub fn keep(&mut self, number: u64) {
        if let Some(entry) = self.entry_mut(number) {
            entry.stage = Stage::Kept;
        }
    }

    /// The server said no to the entry `number`, and why.
    pub fn refuse(&mut self, number: u64, code: &str) {
        if let Some(entry) = self.entry_mut(number) {
            entry.stage = Stage::Kept;
            entry.refused = Some(code.to_owned());
        }
    }

    /// Sends a refused entry again, as it is: as a new act, named `key`.
    pub fn insist(&mut self, number: u64, key: Id) {
        if let Some(entry) = self.entry_mut(number) {
            entry.stage = Stage::Keeping;
            entry.refused = None;
            entry.key = key;
        }
    }

    /// Takes out the entry `number`: it was received, and its record has the version `version`
    /// now. What waits behind it builds on that.
    pub(super) fn received(&mut self, number: u64, version: Option<i64>) {
        self.take_out(number, version);
    }

    /// Takes out the entry `number`: its owner let it go. What waits behind it builds on what it
    /// was built on.
    pub fn let_go(&mut self, number: u64) {
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
        let mut states =
            self.entries.iter().filter(|entry| entry.command.about() == Some(id)).map(Entry::state);
        let first = states.next()?;
        let refused = states.find(|state| matches!(state, EntryState::Refused(_)));
        Some(if matches!(first, EntryState::Refused(_)) { first } else { refused.unwrap_or(first) })
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
            };
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(Timestamp::from_millis(i64::from(n)), [n; 10])
    }

    fn at() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn goal(n: u8, text: &str) -> Command {
        let json = format!(r#"{{"text":"{text}","repeat":{{"times_a_week":1}}}}"#);
        let draft: GoalDraft = serde_json::from_str(&json).unwrap();
        Command::PutGoal { id: id(n), draft }
    }

    fn mark(n: u8, goal: u8) -> Command {
        let json = format!(
            r#"{{"goal_id":"{}","on":"2026-11-22","at":"2026-11-22T10:00:00Z"}}"#,
            id(goal)
        );
        let draft: SuccessDraft = serde_json::from_str(&json).unwrap();
        Command::PutSuccess { id: id(n), draft }
    }

    fn outbox(commands: impl IntoIterator<Item = Command>) -> Outbox {
        let mut outbox = Outbox::default();
        for (n, command) in (100..).zip(commands) {
            let needs = goal_of(&command);
            outbox.push(command, id(n), at(), 1, needs);
        }
        keep_all(&mut outbox);
        outbox
    }

    fn keep_all(outbox: &mut Outbox) {
        for entry in outbox.entries.clone() {
            outbox.kept(entry.number, entry.key);
        }
    }

    fn numbers(outbox: &Outbox) -> Vec<u64> {
        outbox.entries().iter().map(|entry| entry.number).collect()
    }

    /// The places, from 0, in the order in which the entries are sent.
    fn sent_in_order(mut outbox: Outbox) -> Vec<usize> {
        let all = numbers(&outbox);
        let mut order = Vec::new();
        while let Some(number) = outbox.next().map(|entry| entry.number) {
            order.push(all.iter().position(|n| *n == number).unwrap());
            outbox.received(number, Some(2));
        }
        order
    }

    #[test]
    fn a_later_word_takes_the_place_of_one_that_has_not_left() {
        let mut box_ = outbox([goal(1, "Gå"), goal(1, "Løbe")]);
        let first = box_.entries()[0].number;
        assert_eq!(numbers(&box_), [first]);
        box_.sending(first);
        box_.push(goal(1, "Cykle"), id(9), at(), 1, None);
        keep_all(&mut box_);
        assert_eq!(box_.entries()[1].base, None, "the version to come is not known");
        assert_eq!(box_.next(), None, "within a record, one at a time");
        box_.received(first, Some(7));
        assert_eq!(box_.next().unwrap().base, Some(7));
    }

    #[test]
    fn what_may_have_reached_the_server_is_not_changed_any_more() {
        let mut box_ = outbox([goal(1, "Gå")]);
        let first = box_.entries()[0].number;
        box_.sending(first);
        box_.keep(first);
        box_.push(goal(1, "Løbe"), id(9), at(), 1, None);
        assert_eq!(box_.entries().len(), 2);
        // Nor is what was read from the store: nobody knows how far it came.
        let stored = serde_json::to_string(&box_.entries()[1]).unwrap();
        let mut next_day = Outbox::default();
        next_day.take_stored(vec![serde_json::from_str(&stored).unwrap()], None);
        next_day.push(goal(1, "Cykle"), id(8), at(), 1, None);
        assert_eq!(next_day.entries().len(), 2);
    }

    #[test]
    fn nothing_is_sent_before_it_is_kept() {
        let mut box_ = Outbox::default();
        box_.push(goal(1, "Gå"), id(7), at(), 0, None);
        assert_eq!(box_.next(), None);
        let number = box_.entries()[0].number;
        assert_eq!(box_.state_of(id(1)), Some(EntryState::Keeping));
        box_.push(goal(1, "Løbe"), id(8), at(), 0, None);
        box_.kept(number, id(7));
        assert_eq!(box_.next(), None, "the first wording was kept, not this one");
        box_.kept(number, id(8));
        assert_eq!(box_.next().map(|entry| entry.number), Some(number));
    }

    #[test]
    fn a_refused_entry_holds_up_only_what_depends_on_it() {
        let mut box_ = outbox([goal(1, "Gå"), mark(2, 1), goal(3, "Sove"), mark(4, 3)]);
        let first = box_.entries()[0].number;
        box_.refuse(first, "too_many_active_goals");
        assert_eq!(sent_in_order(box_.clone()), [2, 3]);
        assert!(matches!(box_.state_of(id(1)), Some(EntryState::Refused(_))));
        box_.insist(first, id(9));
        keep_all(&mut box_);
        assert_eq!(sent_in_order(box_), [0, 1, 2, 3]);
    }

    #[test]
    fn letting_a_refused_goal_go_needs_no_more_of_it() {
        let mut box_ = outbox([goal(1, "Gå")]);
        box_.refuse(box_.entries()[0].number, "x");
        box_.push(Command::DeleteGoal { id: id(1) }, id(9), at(), 0, None);
        assert_eq!(box_.entries().len(), 1);
        assert!(matches!(box_.entries()[0].command, Command::DeleteGoal { .. }));
    }

    #[test]
    fn what_waits_behind_one_that_was_let_go_builds_on_the_same() {
        let mut box_ = outbox([goal(1, "Gå")]);
        let first = box_.entries()[0].number;
        box_.sending(first);
        box_.push(goal(1, "Løbe"), id(9), at(), 1, None);
        box_.let_go(first);
        assert_eq!(box_.entries()[0].base, Some(1));
    }

    #[test]
    fn settings_are_gathered() {
        let patch = |json| Command::PatchMe { patch: serde_json::from_str(json).unwrap() };
        let box_ = outbox([
            patch(r#"{"name":"Amina","paused_since":"2026-11-22"}"#),
            patch(r#"{"paused_since":null,"language":"en"}"#),
        ]);
        let expected = patch(r#"{"name":"Amina","paused_since":null,"language":"en"}"#);
        assert_eq!(box_.entries()[0].command, expected);
    }

    #[test]
    fn a_success_that_turned_out_to_be_another() {
        let mut box_ = outbox([mark(2, 1)]);
        box_.rename_success(id(2), id(9));
        assert_eq!(box_.entries()[0].command.about(), Some(id(9)));
    }

    #[test]
    fn what_a_later_app_wrote_waits_for_it_and_holds_what_came_after() {
        let mut box_ = outbox([goal(1, "Gå"), goal(2, "Løbe"), goal(3, "Sove")]);
        let all = numbers(&box_);
        let stored = box_.entries.iter().filter(|e| e.number != all[1]).cloned().collect();
        box_.take_stored(stored, Some(all[1]));
        assert!(box_.waits_for_update());
        assert_eq!(sent_in_order(box_).len(), 1);
    }

    #[test]
    fn entries_read_back_as_they_were_kept() {
        let commands = [
            goal(1, "Gå ud"),
            mark(2, 1),
            Command::DeleteGoal { id: id(1) },
            Command::DeleteSuccess { id: id(2) },
            Command::PutFile { id: id(5), size: 7 },
            Command::DeleteEarlierWords { id: id(6) },
        ];
        for entry in outbox(commands).entries() {
            let read: Entry = serde_json::from_str(&serde_json::to_string(entry).unwrap()).unwrap();
            assert_eq!(read, Entry { attempted: true, ..entry.clone() });
        }
    }
}
