//! Other tabs of the same person on this phone: what one keeps or hears, all show; one sends.

use std::{cell::RefCell, future::Future};

use js_sys::{Function, Promise, Reflect};
use kurs_domain::Id;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{BroadcastChannel, MessageEvent};

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

struct Channel {
    channel: BroadcastChannel,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

thread_local! {
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// Begins to hear what other tabs of `person` tell.
pub(super) fn join(person: Id, heard: fn(News)) {
    leave();
    let Ok(channel) = BroadcastChannel::new(&name(person)) else { return };
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        let text = message.data().as_string().unwrap_or_default();
        if let Some((news, _)) = News::ALL.into_iter().find(|(_, name)| *name == text) {
            heard(news);
        }
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    CHANNEL.replace(Some(Channel { channel, _heard: on_message }));
}

/// Hears nothing more.
pub(super) fn leave() {
    if let Some(channel) = CHANNEL.take() {
        channel.channel.close();
    }
}

/// Tells the other tabs.
pub(super) fn tell(news: News) {
    let text = News::ALL.into_iter().find(|(known, _)| *known == news).map(|(_, name)| name);
    CHANNEL.with_borrow(|channel| {
        if let (Some(channel), Some(text)) = (channel, text) {
            // Nobody hears it after closing: then nobody needs it.
            let _ = channel.channel.post_message(&text.into());
        }
    });
}

/// Runs `work` while no other tab of `person` runs such work. A browser without locks runs it at
/// once: what is sent twice is received once all the same.
pub(super) async fn alone(person: Id, work: impl Future<Output = ()> + 'static) {
    let locks = Reflect::get(&window().navigator(), &"locks".into());
    let request = locks
        .as_ref()
        .ok()
        .and_then(|locks| Reflect::get(locks, &"request".into()).ok()?.dyn_into::<Function>().ok());
    let (Ok(locks), Some(request)) = (locks, request) else { return work.await };
    let held = Closure::once_into_js(move || -> Promise {
        future_to_promise(async {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    if let Ok(promise) = request.call2(&locks, &name(person).into(), &held) {
        let _ = JsFuture::from(Promise::resolve(&promise)).await;
    }
}

fn name(person: Id) -> String {
    format!("kurs-{person}")
}
