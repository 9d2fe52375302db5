//! What was said and has not been received yet, in order. Pure: no clock, no browser, no network.
//!
//! Order is kept within a record and towards what it depends on; nothing else waits for anything.

use kurs_domain::{Id, Timestamp, command::Command, people::MePatch};

/// One command on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Counts up; names the entry.
    pub number: u64,
    /// What was said.
    pub command: Command,
    /// When.
    pub made_at: Timestamp,
    /// The version of the goal that the change was made on, to notice a change made elsewhere.
    pub base: Option<i64>,
    /// The goal that must have been received first, when the server did not know it yet.
    pub needs: Option<Id>,
    /// Where it stands.
    pub state: EntryState,
}

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryState {
    /// Kept, and sent as soon as that works.
    Kept,
    /// Being sent.
    OnItsWay,
    /// The server said no: its code says why. It stays until its owner decides.
    Refused(String),
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
pub(super) struct Outbox {
    entries: Vec<Entry>,
    last_number: u64,
}

impl Outbox {
    /// Everything not yet received, oldest first.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Appends what was said: on the version `base` of a goal, and behind the goal it `needs`. A
    /// later word on the same record takes the place of an earlier one that has not left yet, or
    /// that was refused.
    pub(super) fn push(
        &mut self,
        command: Command,
        made_at: Timestamp,
        base: Option<i64>,
        needs: Option<Id>,
    ) {
        let about = about(&command);
        let last = self.entries.iter_mut().rev().find(|entry| self::about(&entry.command) == about);
        let replaced = last.is_some_and(|last| {
            last.state != EntryState::OnItsWay && merge(&mut last.command, &command) && {
                last.state = EntryState::Kept;
                true
            }
        });
        if replaced {
            return;
        }
        if matches!(command, Command::DeleteGoal { .. } | Command::DeleteSuccess { .. }) {
            // What was refused needs no sending any more when it is to go.
            self.entries.retain(|entry| {
                self::about(&entry.command) != about
                    || !matches!(entry.state, EntryState::Refused(_))
            });
        }
        let earlier = self.entries.iter().any(|entry| self::about(&entry.command) == about);
        self.last_number += 1;
        self.entries.push(Entry {
            number: self.last_number,
            command,
            made_at,
            // Behind another change of the same goal, the version to come is not known yet.
            base: base.filter(|_| !earlier),
            needs,
            state: EntryState::Kept,
        });
    }

    /// The next entry to send.
    pub(super) fn next(&self) -> Option<&Entry> {
        let mut waiting = Vec::new();
        self.entries.iter().find(|entry| {
            let about = about(&entry.command);
            let needs = entry.needs.map(About::Record);
            if entry.state == EntryState::Kept
                && !waiting.contains(&about)
                && needs.is_none_or(|needs| !waiting.contains(&needs))
            {
                return true;
            }
            // Settings don't build on one another: a refused one holds nothing up.
            if about != About::Me || entry.state == EntryState::OnItsWay {
                waiting.push(about);
            }
            false
        })
    }

    /// Marks the entry `number` as `state`.
    pub(super) fn set_state(&mut self, number: u64, state: EntryState) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.number == number) {
            entry.state = state;
        }
    }

    /// Sends a refused entry again, whatever the record has become meanwhile.
    pub(super) fn insist(&mut self, number: u64) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.number == number) {
            entry.state = EntryState::Kept;
            entry.base = None;
        }
    }

    /// The goal `id` has the version `version` now: what waits behind builds on that.
    pub(super) fn rebase(&mut self, id: Id, version: i64) {
        for entry in &mut self.entries {
            if matches!(entry.command, Command::PutGoal { id: goal, .. } if goal == id) {
                entry.base = Some(version);
            }
        }
    }

    /// Takes out the entry `number`: it was received, or its owner let it go.
    pub(super) fn remove(&mut self, number: u64) {
        self.entries.retain(|entry| entry.number != number);
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

    /// Whether something about the record `about` (`None` for one's own settings) is being sent.
    pub(super) fn is_under_way(&self, about: Option<Id>) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.state == EntryState::OnItsWay && entry.command.about() == about)
    }

    /// How the record `id` stands: `None` when everything about it was received.
    pub(super) fn state_of(&self, id: Id) -> Option<EntryState> {
        let mut states = self
            .entries
            .iter()
            .filter(|entry| entry.command.about() == Some(id))
            .map(|entry| &entry.state);
        let first = states.next()?;
        let refused = std::iter::once(first)
            .chain(states)
            .find(|state| matches!(state, EntryState::Refused(_)));
        Some(refused.unwrap_or(first).clone())
    }
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
    use kurs_domain::{goals::GoalDraft, successes::SuccessDraft};

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
        for command in commands {
            let needs = goal_of(&command);
            outbox.push(command, at(), Some(1), needs);
        }
        outbox
    }

    fn sent_in_order(mut outbox: Outbox) -> Vec<u64> {
        let mut numbers = Vec::new();
        while let Some(number) = outbox.next().map(|entry| entry.number) {
            numbers.push(number);
            outbox.remove(number);
        }
        numbers
    }

    #[test]
    fn a_later_word_takes_the_place_of_one_that_has_not_left() {
        let mut box_ = outbox([goal(1, "Gå"), goal(1, "Løbe")]);
        assert_eq!(box_.entries().len(), 1);
        box_.set_state(1, EntryState::OnItsWay);
        box_.push(goal(1, "Cykle"), at(), Some(1), None);
        assert_eq!(box_.entries().len(), 2);
        assert_eq!(box_.entries()[1].base, None, "the version to come is not known");
        assert_eq!(box_.next(), None, "within a record, one at a time");
    }

    #[test]
    fn a_refused_entry_holds_up_only_what_depends_on_it() {
        let mut box_ = outbox([goal(1, "Gå"), mark(2, 1), goal(3, "Sove"), mark(4, 3)]);
        box_.set_state(1, EntryState::Refused("too_many_active_goals".to_owned()));
        assert_eq!(sent_in_order(box_.clone()), [3, 4]);
        assert!(matches!(box_.state_of(id(1)), Some(EntryState::Refused(_))));
        box_.insist(1);
        assert_eq!(sent_in_order(box_), [1, 2, 3, 4]);
    }

    #[test]
    fn letting_a_refused_goal_go_needs_no_more_of_it() {
        let mut box_ = outbox([goal(1, "Gå")]);
        box_.set_state(1, EntryState::Refused("x".to_owned()));
        box_.push(Command::DeleteGoal { id: id(1) }, at(), None, None);
        assert_eq!(box_.entries().len(), 1);
        assert!(matches!(box_.entries()[0].command, Command::DeleteGoal { .. }));
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
}
