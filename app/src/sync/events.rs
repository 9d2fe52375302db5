//! The server's events, over one stream for all tabs of this browser.
//!
//! A browser opens some six connections to a server, and a stream takes one while it is open. So one tab is
//! the leader: it has a Web Lock and the stream, and passes events on over a `BroadcastChannel`. When it is
//! closed, the browser gives the lock to another tab. A leader that the system has suspended does not answer,
//! and its lock is stolen. Without Web Locks or `BroadcastChannel` each tab has a stream of its own.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use js_sys::{Function, Promise};
use kurs_domain::events::{Event, REFRESH};
use leptos::prelude::{set_timeout, window};
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::platform::{
    api::{self, Stream},
    browser::{Channel, call, find, object},
};

/// The name of the lock and of the channel; not per person, because the stream belongs to the session.
const NAME: &str = "kurs-events";
/// How long a leader may take to answer.
const LEADER_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(5);
/// The message that asks the leader whether it is awake.
const ASK: &str = "leader?";

/// A message of the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    Changed(Event),
    /// Events may have been missed: everything has to be read again.
    Refresh,
}

/// A subscription to the events; it ends when this is dropped.
pub struct Listening(Rc<Tab>);

struct Tab {
    notify: Box<dyn Fn(Live)>,
    /// Absent where each tab has a stream of its own.
    channel: Option<Channel>,
    /// Present in the leader.
    stream: RefCell<Option<Stream>>,
    /// Releases the lock.
    release: RefCell<Option<Function>>,
    /// The leader's stream is open, as far as is known.
    open: Cell<bool>,
    /// The leader has answered.
    answered: Cell<bool>,
    /// The server refused the stream for good.
    refused: Cell<bool>,
    stopped: Cell<bool>,
}

/// Subscribes to the events; `read` says that everything has just been read.
pub fn listen(read: bool, notify: impl Fn(Live) + 'static) -> Listening {
    let locks = find(&window().navigator(), "locks");
    let tab = Rc::new_cyclic(|tab: &Weak<Tab>| Tab {
        notify: Box::new(notify),
        channel: locks.as_ref().and_then(|_| {
            let tab = tab.clone();
            Channel::join(NAME, move |text| {
                if let Some(tab) = tab.upgrade().filter(|tab| !tab.stopped.get()) {
                    tab.take(text);
                }
            })
        }),
        stream: RefCell::default(),
        release: RefCell::default(),
        open: Cell::new(true),
        answered: Cell::new(true),
        refused: Cell::new(false),
        stopped: Cell::new(false),
    });
    match locks.filter(|_| tab.channel.is_some()) {
        Some(locks) => spawn_local(acquire_leadership(tab.clone(), locks, "ifAvailable", read)),
        None => tab.open_stream(read),
    }
    Listening(tab)
}

/// Waits for the lock, leads until it is released or stolen, and waits again. `how` is the option of the
/// first lock request; with `read` the first stream does not start with a refresh.
async fn acquire_leadership(tab: Rc<Tab>, locks: JsValue, how: &str, read: bool) {
    let (mut options, mut read) = (object(&[(how, true.into())]), read);
    while !tab.stopped.get() && !tab.refused.get() {
        let (leader, answered) = (Rc::downgrade(&tab), Rc::new(Cell::new(false)));
        let answer = answered.clone();
        let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            answer.set(true);
            let leader = leader.upgrade().filter(|tab| !tab.stopped.get() && !tab.refused.get());
            let Some(leader) = leader.filter(|_| !lock.is_null()) else {
                return JsValue::UNDEFINED;
            };
            leader.open_stream(read);
            Promise::new(&mut |release, _| {
                leader.release.replace(Some(release));
            })
            .into()
        });
        let Some(asked) = call(&locks, "request", &[NAME.into(), options, held]) else { return };
        let released = JsFuture::from(Promise::resolve(&asked)).await.is_ok();
        tab.close_stream();
        if !released && (how == "steal" || !answered.get()) {
            // The tab that it was stolen from waits for the lock itself. And a page that is being unloaded
            // or is in the back/forward cache is refused at once, however often it asks: it becomes the
            // leader again in `check_leader`.
            return;
        }
        (options, read) = (object(&[]), false);
    }
}

impl Tab {
    fn open_stream(self: &Rc<Self>, read: bool) {
        let (tab, read) = (Rc::downgrade(self), Cell::new(read));
        let stream = api::stream(move |text| {
            let Some(tab) = tab.upgrade() else { return };
            let text = if text == "open" && !read.replace(false) { REFRESH } else { text };
            tab.post(text);
            tab.take(text);
            if tab.stream.borrow().as_ref().is_some_and(Stream::is_closed) {
                // Another tab may succeed.
                tab.refused.set(true);
                tab.release_lock();
            }
        });
        self.stream.replace(stream);
    }

    fn release_lock(&self) {
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }

    fn close_stream(&self) {
        if let Some(stream) = self.stream.take() {
            stream.stop();
        }
    }

    fn post(&self, text: &str) {
        if let Some(channel) = &self.channel {
            channel.post(text);
        }
    }

    /// Handles a message of the stream or of another tab.
    fn take(&self, text: &str) {
        match text {
            ASK => {
                if let Some(stream) = &*self.stream.borrow() {
                    self.post(if stream.is_open() { "open" } else { "lost" });
                }
            }
            "lost" | "open" => {
                self.answered.set(true);
                self.open.set(text == "open");
            }
            _ => {
                self.answered.set(true);
                self.open.set(true);
                if text == REFRESH {
                    (self.notify)(Live::Refresh);
                } else if let Ok(event) = kurs_domain::json::read(text) {
                    (self.notify)(Live::Changed(event));
                }
            }
        }
    }
}

impl Listening {
    pub fn is_open(&self) -> bool {
        self.0.stream.borrow().as_ref().map_or(self.0.open.get(), Stream::is_open)
    }

    /// Whether the server refused the stream for good, so that it has to be opened again.
    pub fn is_closed(&self) -> bool {
        self.0.refused.get() || self.0.stream.borrow().as_ref().is_some_and(Stream::is_closed)
    }

    /// Takes the lock from a leader that does not answer within [`LEADER_TIMEOUT`].
    pub fn check_leader(&self) {
        if self.0.channel.is_none() || self.0.stream.borrow().is_some() {
            return;
        }
        self.0.answered.set(false);
        self.0.post(ASK);
        let tab = Rc::downgrade(&self.0);
        let look = move || {
            let tab = tab.upgrade().filter(|tab| !tab.answered.get() && !tab.stopped.get());
            if let (Some(tab), Some(locks)) = (tab, find(&window().navigator(), "locks"))
                && tab.stream.borrow().is_none()
            {
                spawn_local(acquire_leadership(tab.clone(), locks, "steal", false));
            }
        };
        set_timeout(look, LEADER_TIMEOUT);
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let tab = &self.0;
        tab.stopped.set(true);
        tab.close_stream();
        tab.release_lock();
    }
}
