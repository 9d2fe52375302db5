//! The client's replica and outbox: what screens show, and actions that have not reached the server yet.
//!
//! Screens read from [`all`] and [`local`] and [`dispatch`] actions; the optimistic update is visible at
//! once and sending happens in the background. Only this module knows the outbox, retries and the server's
//! last state; no screen waits for the network.

mod disk;
mod drafts;
pub mod events;
mod lists;
mod live;
pub mod pictures;
mod receive;
pub mod recordings;
mod sender;
pub mod shares;
mod start;
mod store;
mod tabs;

use std::cell::RefCell;

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    access::AccessEntry,
    changes::Seen,
    people::Me,
    record::{Action, Correction, Record},
    sharing::SharedWith,
    sync::{Phone, replica::Replica},
};
use leptos::prelude::*;

pub use kurs_domain::sync::entry::{Entry, EntryState};

pub use self::{
    lists::all,
    receive::{look_up_access_log, refresh},
    sender::send_now,
    start::{begin, forget, signed_in},
    store::{Persisted, Storage},
};
use crate::platform;

/// The sign-in state of this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Session {
    Asking,
    In,
    Out {
        /// The session ended by itself, not by signing out.
        expired: bool,
    },
}

/// The signals that screens read. Each holds the server's state with every unsent action applied.
#[derive(Clone, Copy)]
pub struct Local {
    session: RwSignal<Session>,
    ready: RwSignal<bool>,
    connected: RwSignal<bool>,
    today: RwSignal<NaiveDate>,
    me: RwSignal<Option<Me>>,
    seen: RwSignal<Vec<Seen>>,
    access_log: RwSignal<Option<Vec<AccessEntry>>>,
    unsent: RwSignal<Vec<Entry>>,
    storage: RwSignal<Storage>,
    persisted: RwSignal<Persisted>,
    clock_is_off: RwSignal<bool>,
}

/// The state behind [`Local`] that screens do not see.
#[derive(Default)]
struct State {
    /// The signed-in person.
    person: Option<Id>,
    /// The app was opened at the welcome, where somebody may be about to sign in.
    at_welcome: bool,
    phone: Phone,
    store: store::Store,
    sending: sender::Sending,
    receiving: receive::Receiving,
}

thread_local! {
    static LOCAL: RefCell<Option<Local>> = const { RefCell::new(None) };
    static STATE: RefCell<State> = RefCell::default();
}

pub fn local() -> Local {
    LOCAL.with_borrow_mut(|local| *local.get_or_insert_with(Local::new))
}

/// Applies `action` optimistically, stores it in the outbox and sends it when the server is reachable.
///
/// # Errors
/// The domain rule that rejects the action.
pub fn dispatch<A: Action>(action: A) -> Result<(), A::Problem> {
    dispatch_on(action, None)
}

/// Like [`dispatch`], for an action written while version `seen` of the record was on screen: changes that
/// another device made since are merged, not overwritten.
///
/// # Errors
/// The domain rule that rejects the action.
pub fn dispatch_on<A: Action>(action: A, seen: Option<i64>) -> Result<(), A::Problem> {
    let local = local();
    let (key, at, today) = (platform::new_id(), platform::now(), local.today.get_untracked());
    let shown = STATE.with_borrow_mut(|state| {
        A::Record::register(&mut state.phone);
        let mut shown = state.phone.shown();
        state.phone.act(&mut shown, action, seen, (key, at), today)?;
        Ok(shown)
    })?;
    local.show(shown);
    outbox_changed();
    Ok(())
}

/// The server's id of the record that was sent as `id`: a second mark of one day is merged into the first.
pub fn true_id(id: Id) -> Id {
    STATE.with_borrow(|state| state.phone.true_id(id))
}

/// Discards a refused entry and undoes its optimistic update.
pub fn discard(number: u64) {
    STATE.with_borrow_mut(|state| state.phone.outbox.discard(number));
    update_screens();
    outbox_changed();
}

/// Sends a refused entry again unchanged, under a new idempotency key.
pub fn retry(number: u64) {
    let key = platform::new_id();
    STATE.with_borrow_mut(|state| state.phone.outbox.retry(number, key));
    outbox_changed();
}

/// Stores the changed outbox, shows it and starts sending.
fn outbox_changed() {
    let local = local();
    store::store(Vec::new());
    let unsent = STATE.with_borrow(|state| state.phone.outbox.entries().to_vec());
    set_if_changed(local.unsent, unsent);
    local.update_today();
    sender::start_sending();
}

/// Handles a correction of the clock by `change` milliseconds: "today" may change, and so may the days of
/// marks that were made before the correction was known.
fn correct_clock(change: i64) {
    let local = local();
    local.clock_is_off.set(platform::clock_is_off());
    if !platform::clock_is_off() {
        platform::set_hint(platform::Hint::ClockRead, None);
    }
    let by = Correction { now: platform::now(), change, day: &|at| local.day_at(at) };
    if STATE.with_borrow_mut(|state| state.phone.correct_clock(&by, platform::new_id)) {
        update_screens();
        outbox_changed();
    }
    local.update_today();
}

/// Recomputes what screens show: the replica with the outbox applied.
fn update_screens() {
    let local = local();
    let (shown, unsent) =
        STATE.with_borrow(|state| (state.phone.shown(), state.phone.outbox.entries().to_vec()));
    local.show(shown);
    set_if_changed(local.unsent, unsent);
    local.update_today();
}

impl Local {
    fn new() -> Self {
        let zone = platform::own_time_zone();
        Self {
            session: RwSignal::new(Session::Asking),
            ready: RwSignal::new(false),
            connected: RwSignal::new(true),
            today: RwSignal::new(platform::today(&zone, kurs_domain::day::DayStart::default())),
            me: RwSignal::new(None),
            seen: RwSignal::default(),
            access_log: RwSignal::new(None),
            unsent: RwSignal::default(),
            storage: RwSignal::default(),
            persisted: RwSignal::default(),
            clock_is_off: RwSignal::new(platform::clock_is_off()),
        }
    }

    pub fn session(self) -> ReadSignal<Session> {
        self.session.read_only()
    }

    /// Whether the replica has been read, so that an empty list means that there are none.
    pub fn ready(self) -> ReadSignal<bool> {
        self.ready.read_only()
    }

    /// Whether the last request reached the server.
    pub fn connected(self) -> ReadSignal<bool> {
        self.connected.read_only()
    }

    /// The current day of the signed-in person, by their time zone and day start.
    pub fn today(self) -> ReadSignal<NaiveDate> {
        self.today.read_only()
    }

    /// The signed-in person.
    pub fn me(self) -> ReadSignal<Option<Me>> {
        self.me.read_only()
    }

    /// Whether the local store works.
    pub fn storage(self) -> ReadSignal<Storage> {
        self.storage.read_only()
    }

    /// Whether the browser granted persistent storage.
    pub fn persisted(self) -> ReadSignal<Persisted> {
        self.persisted.read_only()
    }

    /// Whether this device's clock is wrong, so that the server's time is used.
    pub fn clock_is_off(self) -> ReadSignal<bool> {
        self.clock_is_off.read_only()
    }

    /// Whether the outbox has an entry that only a later version of the app can read.
    pub fn waits_for_update(self) -> bool {
        self.unsent.track();
        STATE.with_borrow(|state| state.phone.outbox.waits_for_update())
    }

    /// The names of those who have seen something shared with `eyes` and last changed at `at`. Reactive.
    pub fn seen_by(self, eyes: &SharedWith, at: Timestamp) -> Vec<String> {
        self.seen.with(|seen| {
            seen.iter()
                .filter(|seen| seen.at >= at && eyes.lets_assigned_see(seen.by))
                .map(|seen| seen.name.clone())
                .collect()
        })
    }

    /// The access log, newest first; `None` until it has been read.
    pub fn access_log(self) -> ReadSignal<Option<Vec<AccessEntry>>> {
        self.access_log.read_only()
    }

    /// The outbox: entries that the server has not received yet.
    pub fn unsent(self) -> ReadSignal<Vec<Entry>> {
        self.unsent.read_only()
    }

    /// The state of the outbox entries of the record `id`; `None` when the server has everything. Reactive.
    pub fn state_of(self, id: Id) -> Option<EntryState> {
        self.unsent.track();
        STATE.with_borrow(|state| state.phone.outbox.state_of(id))
    }

    /// Whether the outbox has an entry of the record `id` that was not refused. Reactive.
    pub fn is_pending(self, id: Id) -> bool {
        self.state_of(id).is_some_and(|state| !matches!(state, EntryState::Refused(_)))
    }

    /// The time zone of the signed-in person, or else the browser's.
    pub fn zone(self) -> String {
        let zone = self.me.with_untracked(|me| me.as_ref().map(|me| me.time_zone.clone()));
        zone.unwrap_or_else(platform::own_time_zone)
    }

    /// The day of the signed-in person that `at` belongs to.
    pub fn day_at(self, at: Timestamp) -> NaiveDate {
        let start = self.me.with_untracked(|me| me.as_ref().map(|me| me.day_start));
        platform::day_at(at, &self.zone(), start.unwrap_or_default())
    }

    /// Updates `today` when a new day has begun or the person's day start or time zone changed.
    fn update_today(self) {
        let today = self.day_at(platform::now());
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    /// Sets the signals from `shown`; an unchanged one is not set, so nothing is drawn again.
    fn show(self, shown: Replica) {
        lists::show(&shown);
        set_if_changed(self.me, shown.me);
        set_if_changed(self.seen, shown.seen);
    }
}

fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}
