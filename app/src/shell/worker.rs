//! The service worker: registers it, and lets a new version take over only when the person says so. Drafts
//! are stored while they are typed, so a reload loses nothing.

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

/// How often an app that stays open checks for a new version, in milliseconds.
const ASK_EVERY_MS: f64 = 60.0 * 60_000.0;

/// The delay before idle work in a browser without `requestIdleCallback`, in milliseconds.
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

/// Whether a new version is waiting, reactively.
pub(super) fn new_version() -> bool {
    waiting().with(Option::is_some)
}

/// Lets the new version take over, which reloads the page.
pub(super) fn update() {
    UPDATING.set(true);
    if let Some(worker) = waiting().get_untracked() {
        // If it fails, the old version stays.
        let _ = worker.post_message(&"take over".into());
    }
}

/// Registers the worker, if the browser has service workers. Call it before anything is mounted, so that its
/// signals outlive every page.
pub(super) fn begin() {
    let _ = waiting();
    let navigator = window().navigator();
    // Absent on a page that was not loaded over https.
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
    // A push arrived: there are changes to read, and perhaps a network to send with.
    on(&container, "message", |event| {
        sync::refresh();
        sync::send_now();
        push::apply_acts();
        let data = Reflect::get(&event, &"data".into());
        if data.is_ok_and(|data| data.as_string().as_deref() == Some("push")) {
            push::renew();
        }
    });
    window_event_listener_untyped("focus", |_| push::apply_acts());
    spawn_local(async move {
        let registered = JsFuture::from(container.register("/sw.js")).await;
        if let Ok(registration) = registered.and_then(JsCast::dyn_into) {
            watch(&container, registration);
        }
    });
}

/// Asks the worker to cache the lazy chunks that no page has loaded yet, so that the whole app opens
/// offline. It waits until the server is reachable and the browser is idle. Cached chunks are not loaded
/// again.
pub(super) fn cache_all_chunks() {
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
                        // If it fails, chunks are cached when they are first loaded.
                        let _ = worker.post_message(&"keep the rest".into());
                    });
                }
            });
        }
    });
}

/// The active worker.
async fn active() -> Option<ServiceWorker> {
    let container: ServiceWorkerContainer =
        browser::of_window("navigator.serviceWorker")?.dyn_into().ok()?;
    let registration = JsFuture::from(container.ready().ok()?).await.ok()?;
    registration.unchecked_into::<ServiceWorkerRegistration>().active()
}

/// Calls `act` when the browser is idle, or after [`IDLE_AFTER_MS`] where it can't tell.
fn when_idle(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    if browser::call(&window(), "requestIdleCallback", std::slice::from_ref(&act)).is_none() {
        let _ = browser::call(&window(), "setTimeout", &[act, IDLE_AFTER_MS.into()]);
    }
}

fn watch(container: &ServiceWorkerContainer, registration: ServiceWorkerRegistration) {
    let (look_at, container) = (registration.clone(), container.clone());
    let look = move || {
        // The first version ever has no predecessor to take over from.
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
            // Fails offline; it is checked again at the next focus.
            let _ = registration.update();
        }
    });
}

fn on(target: &web_sys::EventTarget, event: &str, act: impl FnMut(JsValue) + 'static) {
    let listener = Closure::<dyn FnMut(JsValue)>::new(act);
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    // It listens until the page is closed.
    listener.forget();
}
