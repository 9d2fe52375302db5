//! What the phone keeps: everything a screen shows, and everything said that is still on its way.
//!
//! Screens read from [`all`] and [`local`], and [`dispatch`] actions: the effect is seen at once, and the
//! sending takes care of itself. Only this folder knows of the outbox, of retries and of what
//! the server last said; no screen waits for the network.

mod disk;
pub mod events;
mod keeping;
mod lists;
mod live;
pub mod pictures;
mod receive;
pub mod recordings;
mod sender;
pub mod shares;
mod start;
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
    keeping::{Promised, Storage},
    lists::all,
    receive::{look_up_access_log, refresh},
    sender::send_now,
    start::{arrive, begin, forget},
};
use crate::platform;

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
    seen: RwSignal<Vec<Seen>>,
    access_log: RwSignal<Option<Vec<AccessEntry>>>,
    unsent: RwSignal<Vec<Entry>>,
    storage: RwSignal<Storage>,
    promised: RwSignal<Promised>,
    clock_is_off: RwSignal<bool>,
}

/// What screens don't see.
#[derive(Default)]
struct Kept {
    /// Whose phone this is.
    person: Option<Id>,
    /// Somebody may be about to come in.
    door: bool,
    phone: Phone,
    keeping: keeping::Keeping,
    sending: sender::Sending,
    receiving: receive::Receiving,
}

thread_local! {
    static LOCAL: RefCell<Option<Local>> = const { RefCell::new(None) };
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// What screens read.
pub fn local() -> Local {
    LOCAL.with_borrow_mut(|local| *local.get_or_insert_with(Local::new))
}

/// Does `action`: on the screen now, in the phone's store at once, at the server as soon as that
/// works.
///
/// # Errors
/// What the rules say no to.
pub fn dispatch<A: Action>(action: A) -> Result<(), A::Problem> {
    dispatch_on(action, None)
}

/// The same, of something that was written with the version `seen` of its record before one's
/// eyes: what has come from another phone since is merged with it, not overwritten.
///
/// # Errors
/// What the rules say no to.
pub fn dispatch_on<A: Action>(action: A, seen: Option<i64>) -> Result<(), A::Problem> {
    let local = local();
    let (key, at, today) = (platform::new_id(), platform::now(), local.today.get_untracked());
    let shown = KEPT.with_borrow_mut(|kept| {
        A::Record::register(&mut kept.phone);
        let mut shown = kept.phone.shown();
        kept.phone.act(&mut shown, action, seen, (key, at), today)?;
        Ok(shown)
    })?;
    local.show(shown);
    outbox_changed();
    Ok(())
}

/// The id of the record that was sent as `id`: a second mark of a day turns out to be the first.
pub fn true_id(id: Id) -> Id {
    KEPT.with_borrow(|kept| kept.phone.true_id(id))
}

/// Lets a refused entry go: what it said is taken back from the screen.
pub fn discard(number: u64) {
    KEPT.with_borrow_mut(|kept| kept.phone.outbox.discard(number));
    show_again();
    outbox_changed();
}

/// Sends a refused entry again as it is.
pub fn retry(number: u64) {
    let key = platform::new_id();
    KEPT.with_borrow_mut(|kept| kept.phone.outbox.retry(number, key));
    outbox_changed();
}

/// The outbox changed: it is kept, shown, and sent.
fn outbox_changed() {
    let local = local();
    keeping::keep(Vec::new());
    let unsent = KEPT.with_borrow(|kept| kept.phone.outbox.entries().to_vec());
    set_if_changed(local.unsent, unsent);
    local.mind_the_day();
    sender::kick();
}

/// The time turns out to be another, by `change` milliseconds: so may be today, and the days of marks
/// that were made before it was known.
fn correct_clock(change: i64) {
    let local = local();
    local.clock_is_off.set(platform::clock_is_off());
    if !platform::clock_is_off() {
        platform::keep_hint(platform::Hint::ClockRead, None);
    }
    let by = Correction { now: platform::now(), change, day: &|at| local.day_at(at) };
    if KEPT.with_borrow_mut(|kept| kept.phone.correct_clock(&by, platform::new_id)) {
        show_again();
        outbox_changed();
    }
    local.mind_the_day();
}

/// Draws the screens' view anew: the server's word, and everything unsent on top.
fn show_again() {
    let local = local();
    let (shown, unsent) =
        KEPT.with_borrow(|kept| (kept.phone.shown(), kept.phone.outbox.entries().to_vec()));
    local.show(shown);
    set_if_changed(local.unsent, unsent);
    local.mind_the_day();
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
            promised: RwSignal::default(),
            clock_is_off: RwSignal::new(platform::clock_is_off()),
        }
    }

    /// Whether somebody is signed in.
    pub fn session(self) -> ReadSignal<Session> {
        self.session.read_only()
    }

    /// Whether goals, successes and settings have been read, so that an empty list means none.
    pub fn ready(self) -> ReadSignal<bool> {
        self.ready.read_only()
    }

    /// Whether the last attempt to reach the server went well.
    pub fn connected(self) -> ReadSignal<bool> {
        self.connected.read_only()
    }

    /// The day it is for the person here.
    pub fn today(self) -> ReadSignal<NaiveDate> {
        self.today.read_only()
    }

    /// The person here.
    pub fn me(self) -> ReadSignal<Option<Me>> {
        self.me.read_only()
    }

    /// Whether this phone can keep anything.
    pub fn storage(self) -> ReadSignal<Storage> {
        self.storage.read_only()
    }

    /// Whether the browser has promised never to clear what is kept.
    pub fn promised(self) -> ReadSignal<Promised> {
        self.promised.read_only()
    }

    /// Whether this phone's clock is off, so that the time comes from the server.
    pub fn clock_is_off(self) -> ReadSignal<bool> {
        self.clock_is_off.read_only()
    }

    /// Whether something here waits for a later version of the app.
    pub fn waits_for_update(self) -> bool {
        self.unsent.track();
        KEPT.with_borrow(|kept| kept.phone.outbox.waits_for_update())
    }

    /// Who has seen something that is shared with `eyes` and was last changed at `at`: their
    /// names. Follows changes.
    pub fn seen_by(self, eyes: &SharedWith, at: Timestamp) -> Vec<String> {
        self.seen.with(|seen| {
            seen.iter()
                .filter(|seen| seen.at >= at && eyes.lets_assigned_see(seen.by))
                .map(|seen| seen.name.clone())
                .collect()
        })
    }

    /// Who looked, newest first; `None` until it has been read.
    pub fn access_log(self) -> ReadSignal<Option<Vec<AccessEntry>>> {
        self.access_log.read_only()
    }

    /// Everything said that has not been received yet.
    pub fn unsent(self) -> ReadSignal<Vec<Entry>> {
        self.unsent.read_only()
    }

    /// How the record `id` stands: `None` when the server has all of it. Follows changes.
    pub fn state_of(self, id: Id) -> Option<EntryState> {
        self.unsent.track();
        KEPT.with_borrow(|kept| kept.phone.outbox.state_of(id))
    }

    /// Whether something about the record `id` is on its way. Follows changes.
    pub fn is_pending(self, id: Id) -> bool {
        self.state_of(id).is_some_and(|state| !matches!(state, EntryState::Refused(_)))
    }

    /// The time zone of the person here, or else the browser's.
    pub fn zone(self) -> String {
        let zone = self.me.with_untracked(|me| me.as_ref().map(|me| me.time_zone.clone()));
        zone.unwrap_or_else(platform::own_time_zone)
    }

    /// The day of the person here that `at` belongs to.
    pub fn day_at(self, at: Timestamp) -> NaiveDate {
        let start = self.me.with_untracked(|me| me.as_ref().map(|me| me.day_start));
        platform::day_at(at, &self.zone(), start.unwrap_or_default())
    }

    /// Notices that a new day has begun, or that the person's days begin elsewhen.
    fn mind_the_day(self) {
        let today = self.day_at(platform::now());
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    /// Shows what is in `shown`; what has not changed is not drawn again.
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
