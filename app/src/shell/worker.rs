//! The service worker: registered once, and asked to make way for a new version only when whoever
//! is here says so. What is half-written is kept as it is typed, so a reload loses nothing.

use std::cell::Cell;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use crate::{
    platform::browser,
    push,
    sync::{self, Session},
    ui::live,
};

/// How often an app that stays open asks whether there is a new version, in milliseconds.
const ASK_EVERY_MS: f64 = 60.0 * 60_000.0;

/// After how long a browser that can't tell is taken to have nothing to do, in milliseconds.
const IDLE_AFTER_MS: i32 = 2_000;

thread_local! {
    static WAITING: Cell<Option<RwSignal<Option<ServiceWorker>, LocalStorage>>> = const { Cell::new(None) };
    static UPDATING: Cell<bool> = const { Cell::new(false) };
}

fn waiting() -> RwSignal<Option<ServiceWorker>, LocalStorage> {
    WAITING.get().unwrap_or_else(|| {
        let signal = RwSignal::new_local(None);
        WAITING.set(Some(signal));
        signal
    })
}

/// Whether a new version waits to take over.
pub(super) fn new_version() -> bool {
    waiting().with(Option::is_some)
}

/// Lets the new version take over; the page is then loaded anew.
pub(super) fn update() {
    UPDATING.set(true);
    if let Some(worker) = waiting().get_untracked() {
        // Without it everything stays as it is.
        let _ = worker.post_message(&"take over".into());
    }
}

/// Registers the worker, where the browser has such a thing. Call it before anything is mounted,
/// so that what is known of it outlives every page.
pub(super) fn begin() {
    let _ = waiting();
    let navigator = window().navigator();
    // Absent where the page did not come over https.
    let known = Reflect::get(&navigator, &"serviceWorker".into());
    let Some(container) = known.ok().and_then(|it| it.dyn_into::<ServiceWorkerContainer>().ok())
    else {
        return;
    };
    on(&container, "controllerchange", |_| {
        if UPDATING.get() {
            let _ = window().location().reload();
        }
    });
    // A push came: there is something to ask for, and perhaps a network to send by.
    on(&container, "message", |event| {
        sync::refresh();
        sync::send_now();
        push::take_acts();
        let data = Reflect::get(&event, &"data".into());
        if data.is_ok_and(|data| data.as_string().as_deref() == Some("push")) {
            push::renew();
        }
    });
    window_event_listener_untyped("focus", |_| push::take_acts());
    spawn_local(async move {
        let registered = JsFuture::from(container.register("/sw.js")).await;
        if let Ok(registration) = registered.and_then(JsCast::dyn_into) {
            watch(&container, registration);
        }
    });
}

/// Asks the worker to keep the parts that no page has asked for yet, so that all of the app opens
/// without network: whenever the server answers, and the browser has nothing better to do. What is
/// kept already costs nothing.
pub(super) fn keep_the_rest() {
    let local = sync::local();
    let is_time = live::memo(move || match local.session().get() {
        _ if !local.connected().get() => false,
        Session::Asking => false,
        Session::In => local.ready().get(),
        Session::Out { .. } => true,
    });
    Effect::new(move |_| {
        if is_time.get() {
            spawn_local(async {
                if let Some(worker) = active().await {
                    when_idle(move || {
                        // Without it, parts are kept as they are asked for.
                        let _ = worker.post_message(&"keep the rest".into());
                    });
                }
            });
        }
    });
}

/// The worker, once it works.
async fn active() -> Option<ServiceWorker> {
    let container: ServiceWorkerContainer =
        browser::of_window("navigator.serviceWorker")?.dyn_into().ok()?;
    let registration = JsFuture::from(container.ready().ok()?).await.ok()?;
    registration.unchecked_into::<ServiceWorkerRegistration>().active()
}

/// Does `act` when the browser has nothing else to do; after a while where it can't tell.
fn when_idle(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    if browser::call(&window(), "requestIdleCallback", std::slice::from_ref(&act)).is_none() {
        let _ = browser::call(&window(), "setTimeout", &[act, IDLE_AFTER_MS.into()]);
    }
}

fn watch(container: &ServiceWorkerContainer, registration: ServiceWorkerRegistration) {
    let (look_at, container) = (registration.clone(), container.clone());
    let look = move || {
        // The first version ever has nobody to take over from.
        if container.controller().is_none() {
            return;
        }
        if let Some(worker) = look_at.waiting() {
            waiting().set(Some(worker));
        } else if let Some(worker) = look_at.installing() {
            let (look_at, installing) = (look_at.clone(), worker.clone());
            on(&installing, "statechange", move |_| waiting().set(look_at.waiting()));
        }
    };
    look();
    on(&registration, "updatefound", move |_| look());
    let asked = Cell::new(js_sys::Date::now());
    window_event_listener_untyped("focus", move |_| {
        if js_sys::Date::now() - asked.get() > ASK_EVERY_MS {
            asked.set(js_sys::Date::now());
            // Without network there is nothing new.
            let _ = registration.update();
        }
    });
}

fn on(target: &web_sys::EventTarget, event: &str, act: impl FnMut(JsValue) + 'static) {
    let listener = Closure::<dyn FnMut(JsValue)>::new(act);
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    // It listens as long as the page lives.
    listener.forget();
}
