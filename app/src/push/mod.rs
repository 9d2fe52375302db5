//! Pushes on this phone: turned on by whoever is here, renewed when the browser or the server needs
//! it, and gone when they sign out.

pub mod acts;
pub mod part;
pub mod texts;

use js_sys::{Array, JSON};
use kurs_domain::push::{PushSubscription, PushSubscriptionDraft, PushSubscriptions};
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

pub use self::part::PushPart;
use crate::{
    lazy::{self, Asked, Part},
    platform::{
        self, api,
        browser::{call, find, is_ios, is_standalone, object, of_window, wait},
    },
};

/// What lies beside what is half-written: this phone's subscription, for whoever is here.
const KEPT: &str = "push";

/// How pushes stand on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The browser has no such thing.
    Unsupported,
    /// It will, once Kurs is on the home screen.
    InstallFirst,
    /// Its owner, or the phone, has said no.
    Blocked,
    /// Off.
    Off,
    /// On.
    On,
}

/// How pushes stand on this phone, for whoever is here.
pub fn standing() -> Standing {
    let permission = of_window("Notification.permission").and_then(|it| it.as_string());
    let able = of_window("PushManager").is_some() && of_window("navigator.serviceWorker").is_some();
    match permission.as_deref() {
        _ if !able && is_ios() && !is_standalone() => Standing::InstallFirst,
        None => Standing::Unsupported,
        _ if !able => Standing::Unsupported,
        Some("denied") => Standing::Blocked,
        Some("granted") if record().is_some() => Standing::On,
        Some(_) => Standing::Off,
    }
}

/// This phone's subscription: its id, its endpoint, and the server's key it was made with.
fn record() -> Option<[String; 3]> {
    let kept = platform::draft(KEPT)?;
    let mut parts = kept.split(' ').map(str::to_owned);
    Some([parts.next()?, parts.next()?, parts.next()?])
}

async fn registration() -> Option<JsValue> {
    wait(&of_window("navigator.serviceWorker")?, "getRegistration", &[]).await
}

/// The browser's way to subscribe.
async fn manager() -> Option<JsValue> {
    find(&registration().await?, "pushManager")
}

/// Takes notifications out of the tray: they are for whoever was here.
async fn clear_tray() -> Option<()> {
    let shown = wait(&registration().await?, "getNotifications", &[]).await?;
    for notification in Array::from(&shown) {
        call(&notification, "close", &[]);
    }
    Some(())
}

async fn subscription() -> Option<JsValue> {
    let subscription = wait(&manager().await?, "getSubscription", &[]).await?;
    subscription.is_object().then_some(subscription)
}

async fn unsubscribe() {
    if let Some(subscription) = subscription().await {
        wait(&subscription, "unsubscribe", &[]).await;
    }
}

/// What the server knows of one's subscriptions, and its key.
async fn ask() -> Option<PushSubscriptions> {
    api::get("/push_subscriptions").await.ok()
}

/// Subscribes with the server's `key`, under the id that is kept, and tells the server.
async fn subscribe(key: &str) -> Option<()> {
    // A subscription that was made with another key stands in the way.
    if record().is_none_or(|[.., known]| known != key) {
        unsubscribe().await;
    }
    let options = object(&[("userVisibleOnly", true.into()), ("applicationServerKey", key.into())]);
    let made = wait(&manager().await?, "subscribe", &[options]).await?;
    let text = JSON::stringify(&made).ok()?.as_string()?;
    let draft: PushSubscriptionDraft = kurs_domain::json::read(&text).ok()?;
    let id = record().map_or_else(|| platform::new_id().to_string(), |[id, ..]| id);
    let path = format!("/push_subscriptions/{id}");
    let _: PushSubscription = api::put(&path, &draft, &[]).await.ok()?;
    platform::keep_draft(KEPT, Some(&format!("{id} {} {key}", draft.endpoint)));
    Some(())
}

/// Asks the phone's owner, subscribes, and tells the server.
async fn turn_on() -> Option<()> {
    let permission = wait(&of_window("Notification")?, "requestPermission", &[]).await?;
    if permission.as_string().as_deref() != Some("granted") {
        return None;
    }
    subscribe(&ask().await?.public_key).await
}

/// Takes pushes no more on this phone, for whoever is here.
pub async fn turn_off() {
    if let Some([id, ..]) = record() {
        // A server that can't be reached finds out when it tries: the browser takes nothing more.
        let _ = api::delete(&format!("/push_subscriptions/{id}")).await;
        unsubscribe().await;
        platform::keep_draft(KEPT, None);
    }
}

/// Whoever was here has signed out, and with the session the server ended the subscription: takes no more pushes,
/// and shows none. What is kept goes with them.
pub async fn leave() {
    unsubscribe().await;
    acts::forget_all().await;
    let _ = clear_tray().await;
}

/// Takes over what the buttons of reminders said meanwhile, if anything is kept of it.
pub fn take_acts() {
    spawn_local(async {
        let Some(caches) = of_window("caches") else { return };
        let any = wait(&caches, "has", &[acts::CACHE.into()]).await;
        if any.is_some_and(|any| any.is_truthy()) {
            lazy::ask(Part::Me, |draw| draw(Asked::TakeActs));
        }
    });
}

/// Goes on taking pushes, where anybody here ever did.
pub fn renew() {
    let granted = of_window("Notification.permission").and_then(|it| it.as_string());
    if granted.as_deref() == Some("granted") || record().is_some() {
        lazy::ask(Part::Me, |draw| draw(Asked::RenewPushes));
    }
}

/// Subscribes anew where the browser has changed its address, or the server its key. What the
/// browser still takes for somebody who was here before, it takes no more.
pub(crate) fn subscribe_anew() {
    spawn_local(async {
        let now = subscription().await;
        let Some([id, endpoint, key]) = record() else {
            if now.is_some() {
                unsubscribe().await;
                let _ = clear_tray().await;
            }
            return;
        };
        if standing() != Standing::On {
            return;
        }
        let Some(known) = ask().await else { return };
        let now = now.and_then(|now| find(&now, "endpoint")?.as_string());
        let told = known.items.iter().any(|item| item.id.to_string() == id);
        if now.as_ref() != Some(&endpoint) || known.public_key != key || !told {
            if !told {
                // The push service may have dropped it, and the browser, which knows nothing of that, would
                // only give the same one again.
                unsubscribe().await;
            }
            // The next time it is tried again.
            let _ = subscribe(&known.public_key).await;
        }
    });
}
