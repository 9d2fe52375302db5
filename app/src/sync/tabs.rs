//! Other tabs of the same person on this phone: what one keeps or hears, all show; one sends.

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

/// How long work waits for another tab's: longer than a request of that may take. A browser may leave a
/// lock with a page that is gone.
const PATIENCE: Duration = Duration::from_mins(2);

/// Runs `work` while no other tab of `person` runs such work. Where there are no locks, or where the
/// lock is not granted in time, it runs all the same: what is sent twice is received once.
pub(super) async fn alone(person: Id, work: impl Future<Output = ()> + 'static) {
    let work = Rc::new(Cell::new(Some(work)));
    let granted = work.clone();
    let held = Closure::once_into_js(move || {
        let work = granted.take();
        future_to_promise(async {
            if let Some(work) = work {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = object(&[("signal", timeout(PATIENCE))]);
    if let Some(locks) = find(&window().navigator(), "locks") {
        wait(&locks, "request", &[name(person).into(), options, held]).await;
    }
    if let Some(work) = work.take() {
        work.await;
    }
}

fn name(person: Id) -> String {
    format!("kurs-{person}")
}
