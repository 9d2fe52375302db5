//! Other tabs of the same person on this phone: what one keeps or hears, all show; one sends.

use std::{cell::RefCell, future::Future};

use js_sys::Promise;
use kurs_domain::Id;
use leptos::prelude::window;
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::browser::{self, Channel};

/// What one tab tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// The outbox in the store has changed.
    Outbox,
    /// The records in the store have changed.
    Records,
    /// The person has signed out, and everything kept is gone.
    Gone,
}

impl News {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Outbox, "outbox"), (Self::Records, "records"), (Self::Gone, "gone")];
}

thread_local! {
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// Begins to hear what other tabs of `person` tell.
pub(super) fn join(person: Id, heard: fn(News)) {
    let channel = Channel::join(&name(person), move |text| {
        if let Some((news, _)) = News::ALL.into_iter().find(|(_, name)| *name == text) {
            heard(news);
        }
    });
    CHANNEL.replace(channel);
}

/// Hears nothing more.
pub(super) fn leave() {
    CHANNEL.take();
}

/// Tells the other tabs.
pub(super) fn tell(news: News) {
    let text = News::ALL.into_iter().find(|(known, _)| *known == news).map(|(_, name)| name);
    CHANNEL.with_borrow(|channel| {
        if let (Some(channel), Some(text)) = (channel, text) {
            channel.post(text);
        }
    });
}

/// Runs `work` while no other tab of `person` runs such work. A browser without locks runs it at
/// once: what is sent twice is received once all the same.
pub(super) async fn alone(person: Id, work: impl Future<Output = ()> + 'static) {
    let Some(locks) = browser::find(&window().navigator(), "locks") else { return work.await };
    let held = Closure::once_into_js(move || -> Promise {
        future_to_promise(async {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    if let Some(promise) = browser::call(&locks, "request", &[name(person).into(), held]) {
        let _ = JsFuture::from(Promise::resolve(&promise)).await;
    }
}

fn name(person: Id) -> String {
    format!("kurs-{person}")
}
