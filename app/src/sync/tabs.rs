//! Other tabs of the same person in this browser: they share changes of the store; one tab sends at a time.

use std::{
    cell::{Cell, RefCell},
    future::Future,
    rc::Rc,
    time::Duration,
};

use kurs_domain::Id;
use leptos::prelude::window;
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::future_to_promise;

use crate::platform::browser::{Channel, find, object, timeout, wait};

/// A message to the other tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Message {
    /// The outbox in the store has changed.
    Outbox,
    /// The records in the store have changed.
    Records,
    /// The person has signed out, and their store is deleted.
    SignedOut,
}

impl Message {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Outbox, "outbox"), (Self::Records, "records"), (Self::SignedOut, "gone")];
}

thread_local! {
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// Listens to the messages of other tabs of `person`.
pub(super) fn join(person: Id, receive: fn(Message)) {
    let channel = Channel::join(&name(person), move |text| {
        if let Some((message, _)) = Message::ALL.into_iter().find(|(_, name)| *name == text) {
            receive(message);
        }
    });
    CHANNEL.replace(channel);
}

pub(super) fn leave() {
    CHANNEL.take();
}

pub(super) fn post(message: Message) {
    let text = Message::ALL.into_iter().find(|(known, _)| *known == message).map(|(_, name)| name);
    CHANNEL.with_borrow(|channel| {
        if let (Some(channel), Some(text)) = (channel, text) {
            channel.post(text);
        }
    });
}

/// How long to wait for the lock: longer than a request of another tab may take. A browser may leave a lock
/// with a page that was closed.
const LOCK_TIMEOUT: Duration = Duration::from_mins(2);

/// Runs `work` while no other tab of `person` does. Without Web Locks, or when the lock is not granted in
/// time, it runs all the same: idempotency keys make a second sending harmless.
pub(super) async fn exclusively(person: Id, work: impl Future<Output = ()> + 'static) {
    let work = Rc::new(Cell::new(Some(work)));
    let granted = work.clone();
    let run = Closure::once_into_js(move || {
        let work = granted.take();
        future_to_promise(async {
            if let Some(work) = work {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = object(&[("signal", timeout(LOCK_TIMEOUT))]);
    if let Some(locks) = find(&window().navigator(), "locks") {
        wait(&locks, "request", &[name(person).into(), options, run]).await;
    }
    if let Some(work) = work.take() {
        work.await;
    }
}

fn name(person: Id) -> String {
    format!("kurs-{person}")
}
