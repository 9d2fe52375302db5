//! What the phone keeps: everything a screen shows, and everything said that is still on its way.
//!
//! Screens read from [`local`] and write [`Command`]s with [`tell`]: the effect is seen at once, and
//! the sending takes care of itself. Only this folder knows of the outbox, of retries and of what
//! the server last said; no screen waits for the network.

mod cache;
mod live;
mod outbox;
mod refresh;
mod sender;

use std::cell::RefCell;

use kurs_domain::{
    Id, NaiveDate, Timestamp, access::AccessEntry, command::Command, goals::Goal, people::Me,
    successes::Success, suggestions::Suggestion,
};
use leptos::prelude::*;

pub use self::{
    cache::CommandProblem,
    outbox::{Entry, EntryState},
    refresh::{look_up_access_log, refresh},
};
use self::{
    cache::{Cache, Record},
    outbox::{Outbox, goal_of},
};
use crate::here;

/// Whether somebody is signed in on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Session {
    /// The server has not answered yet.
    Asking,
    /// A person is here.
    In,
    /// Nobody is.
    Out {
        /// Somebody was, until the session ended by itself.
        expired: bool,
    },
}

/// What screens read. Every signal holds the server's word with everything unsent laid on top.
#[derive(Clone, Copy)]
pub struct Local {
    session: RwSignal<Session>,
    ready: RwSignal<bool>,
    connected: RwSignal<bool>,
    today: RwSignal<NaiveDate>,
    me: RwSignal<Option<Me>>,
    goals: RwSignal<Vec<Goal>>,
    successes: RwSignal<Vec<Success>>,
    suggestions: RwSignal<Vec<Suggestion>>,
    access_log: RwSignal<Option<Vec<AccessEntry>>>,
    unsent: RwSignal<Vec<Entry>>,
}

/// What screens don't see.
#[derive(Default)]
struct Kept {
    /// What the server last said.
    known: Cache,
    outbox: Outbox,
    sending: sender::Sending,
    loading: refresh::Loading,
    /// Ids that turned out to be another's: a second mark of the same goal on the same day.
    renamed: Vec<(Id, Id)>,
}

thread_local! {
    static LOCAL: RefCell<Option<Local>> = const { RefCell::new(None) };
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// What screens read.
pub fn local() -> Local {
    LOCAL.with_borrow_mut(|local| *local.get_or_insert_with(Local::new))
}

/// Begins: asks the server who is here and what there is, and goes on listening. Call it once,
/// before anything is mounted, so that what is kept outlives every page.
pub fn begin() {
    let _ = local();
    refresh::begin();
    sender::begin();
}

/// Does `command`: on the screen now, at the server as soon as that works.
pub fn tell(command: Command) -> Result<(), CommandProblem> {
    let local = local();
    let at = here::now();
    KEPT.with_borrow_mut(|kept| {
        let command = kept.with_true_ids(command);
        let mut shown = local.shown();
        shown.check(&command, local.today.get_untracked())?;
        shown.apply(&command, at);
        let base = match &command {
            Command::PutGoal { id, .. } => kept.known.goal(*id).map(|goal| goal.version),
            _ => None,
        };
        let needs = goal_of(&command).filter(|goal| kept.known.goal(*goal).is_none());
        kept.outbox.push(command, at, base, needs);
        local.show(shown);
        local.unsent.set(kept.outbox.entries().to_vec());
        Ok(())
    })?;
    local.mind_the_day();
    sender::kick();
    Ok(())
}

/// Lets a refused entry go: what it said is taken back from the screen.
pub fn let_go(number: u64) {
    change_outbox(|outbox| outbox.remove(number));
}

/// Sends a refused entry again as it is, over whatever was changed elsewhere.
pub fn insist(number: u64) {
    change_outbox(|outbox| outbox.insist(number));
}

/// The person `id` has just signed in: what is still here of anybody else is forgotten first.
pub fn arrive(id: Id) {
    let somebody_else =
        KEPT.with_borrow(|kept| kept.known.me.as_ref().is_some_and(|me| me.id != id));
    if somebody_else {
        forget();
    }
    refresh();
}

/// Whoever was here has gone: forgets what was theirs.
pub fn forget() {
    live::stop();
    KEPT.with_borrow_mut(|kept| *kept = Kept::default());
    let local = local();
    local.show(Cache::default());
    local.access_log.set(None);
    local.unsent.set(Vec::new());
    local.ready.set(false);
    local.session.set(Session::Out { expired: false });
}

fn change_outbox(change: impl FnOnce(&mut Outbox)) {
    KEPT.with_borrow_mut(|kept| change(&mut kept.outbox));
    show_again();
    sender::kick();
}

/// Draws the screens' view anew: the server's word, and everything unsent on top.
fn show_again() {
    let local = local();
    let (shown, unsent) = KEPT.with_borrow(|kept| {
        let mut shown = kept.known.clone();
        for entry in kept.outbox.entries() {
            shown.apply(&entry.command, entry.made_at);
        }
        (shown, kept.outbox.entries().to_vec())
    });
    local.show(shown);
    if local.unsent.with_untracked(|before| *before != unsent) {
        local.unsent.set(unsent);
    }
    local.mind_the_day();
}

impl Kept {
    fn with_true_ids(&self, command: Command) -> Command {
        let true_id = |id: Id| {
            self.renamed.iter().find(|(sent_as, _)| *sent_as == id).map_or(id, |(_, now)| *now)
        };
        match command {
            Command::PutSuccess { id, draft } => Command::PutSuccess { id: true_id(id), draft },
            Command::DeleteSuccess { id } => Command::DeleteSuccess { id: true_id(id) },
            other => other,
        }
    }

    fn take_in(&mut self, record: Record) {
        if let Record::Success { sent_as, success } = &record
            && *sent_as != success.id
        {
            self.renamed.push((*sent_as, success.id));
            self.outbox.rename_success(*sent_as, success.id);
        }
        self.known.take_in(record);
    }
}

impl Local {
    fn new() -> Self {
        let zone = here::own_time_zone();
        Self {
            session: RwSignal::new(Session::Asking),
            ready: RwSignal::new(false),
            connected: RwSignal::new(true),
            today: RwSignal::new(here::today(&zone, kurs_domain::day::DayStart::default())),
            me: RwSignal::new(None),
            goals: RwSignal::default(),
            successes: RwSignal::default(),
            suggestions: RwSignal::default(),
            access_log: RwSignal::new(None),
            unsent: RwSignal::default(),
        }
    }

    /// Whether somebody is signed in.
    pub fn session(self) -> Signal<Session> {
        self.session.into()
    }

    /// Whether goals, successes and settings have been read, so that an empty list means none.
    pub fn ready(self) -> Signal<bool> {
        self.ready.into()
    }

    /// Whether the last attempt to reach the server went well.
    pub fn connected(self) -> Signal<bool> {
        self.connected.into()
    }

    /// The day it is for the person here.
    pub fn today(self) -> Signal<NaiveDate> {
        self.today.into()
    }

    /// The person here.
    pub fn me(self) -> Signal<Option<Me>> {
        self.me.into()
    }

    /// All their goals.
    pub fn goals(self) -> Signal<Vec<Goal>> {
        self.goals.into()
    }

    /// All their successes, newest first.
    pub fn successes(self) -> Signal<Vec<Success>> {
        self.successes.into()
    }

    /// All suggestions made to them, newest first.
    pub fn suggestions(self) -> Signal<Vec<Suggestion>> {
        self.suggestions.into()
    }

    /// Who looked, newest first; `None` until it has been read.
    pub fn access_log(self) -> Signal<Option<Vec<AccessEntry>>> {
        self.access_log.into()
    }

    /// Everything said that has not been received yet.
    pub fn unsent(self) -> Signal<Vec<Entry>> {
        self.unsent.into()
    }

    /// How the record `id` stands: `None` when the server has all of it. Follows changes.
    pub fn state_of(self, id: Id) -> Option<EntryState> {
        self.unsent.track();
        KEPT.with_borrow(|kept| kept.outbox.state_of(id))
    }

    /// The time zone of the person here, or else the browser's.
    pub fn zone(self) -> String {
        let zone = self.me.with_untracked(|me| me.as_ref().map(|me| me.time_zone.clone()));
        zone.unwrap_or_else(here::own_time_zone)
    }

    /// The day of the person here that `at` belongs to.
    pub fn day_at(self, at: Timestamp) -> NaiveDate {
        let start = self.me.with_untracked(|me| me.as_ref().map(|me| me.day_start));
        here::day_at(at, &self.zone(), start.unwrap_or_default())
    }

    /// Notices that a new day has begun, or that the person's days begin elsewhen.
    fn mind_the_day(self) {
        let today = self.day_at(here::now());
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    fn shown(self) -> Cache {
        Cache {
            me: self.me.get_untracked(),
            goals: self.goals.get_untracked(),
            successes: self.successes.get_untracked(),
            suggestions: self.suggestions.get_untracked(),
        }
    }

    /// Shows `cache`; what has not changed is not drawn again.
    fn show(self, cache: Cache) {
        set_if_changed(self.me, cache.me);
        set_if_changed(self.goals, cache.goals);
        set_if_changed(self.successes, cache.successes);
        set_if_changed(self.suggestions, cache.suggestions);
    }
}

fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}
