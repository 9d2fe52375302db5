//! Push notifications on this device: turned on by the person, renewed when the browser or the server needs
//! it, and turned off when they sign out.

pub mod acts;
pub mod desk;
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
        self, Hint, api,
        browser::{call, find, is_ios, is_standalone, object, of_window, wait},
    },
};

/// The name of the draft that stores this device's subscription for the person.
const RECORD: &str = "push";

/// The state of pushes on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The browser has no pushes.
    Unsupported,
    /// iOS has pushes only for an app on the home screen.
    InstallFirst,
    /// The permission is denied.
    Blocked,
    Off,
    On,
}

/// The state of pushes on this device, for the person signed in.
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

/// This device's subscription: its id, its endpoint, and the server's key it was made with.
fn record() -> Option<[String; 3]> {
    let record = if platform::are_drafts_in_tab() {
        platform::hint(Hint::DeskPush)?
    } else {
        platform::draft(RECORD)?
    };
    let mut parts = record.split(' ').map(str::to_owned);
    Some([parts.next()?, parts.next()?, parts.next()?])
}

fn store_record(record: Option<&str>) {
    // At the desk drafts end with their tab, and a subscription does not.
    if platform::are_drafts_in_tab() {
        platform::set_hint(Hint::DeskPush, record);
    } else {
        platform::store_draft(RECORD, record);
    }
}

async fn registration() -> Option<JsValue> {
    wait(&of_window("navigator.serviceWorker")?, "getRegistration", &[]).await
}

/// The browser's `PushManager`.
async fn manager() -> Option<JsValue> {
    find(&registration().await?, "pushManager")
}

/// Closes all notifications: they were for the person who was signed in.
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

/// The person's subscriptions at the server, and the server's key.
async fn ask() -> Option<PushSubscriptions> {
    api::get("/push_subscriptions").await.ok()
}

/// Subscribes with the server's `key`, under the stored id, and reports the subscription to the server.
async fn subscribe(key: &str) -> Option<()> {
    // The browser refuses a new key while there is a subscription with another one.
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
    store_record(Some(&format!("{id} {} {key}", draft.endpoint)));
    Some(())
}

/// Asks for permission, subscribes, and reports the subscription to the server.
async fn turn_on() -> Option<()> {
    let permission = wait(&of_window("Notification")?, "requestPermission", &[]).await?;
    if permission.as_string().as_deref() != Some("granted") {
        return None;
    }
    subscribe(&ask().await?.public_key).await
}

/// Turns pushes off on this device, for the person signed in.
pub async fn turn_off() {
    if let Some([id, ..]) = record() {
        // If the server is unreachable, its next push fails, because the browser drops the subscription.
        let _ = api::delete(&format!("/push_subscriptions/{id}")).await;
        unsubscribe().await;
        store_record(None);
    }
}

/// Unsubscribes and closes all notifications after a sign-out; the server ended the subscription with the
/// session. The stored subscription is deleted with the drafts.
pub async fn sign_out() {
    unsubscribe().await;
    acts::forget_all().await;
    let _ = clear_tray().await;
}

/// Applies taps on buttons of reminders that the service worker could not send, if any are stored.
pub fn apply_acts() {
    spawn_local(async {
        let Some(caches) = of_window("caches") else { return };
        let any = wait(&caches, "has", &[acts::CACHE.into()]).await;
        if any.is_some_and(|any| any.is_truthy()) {
            lazy::ask(Part::Me, |draw| draw(Asked::TakeActs));
        }
    });
}

/// Renews the subscription, if anybody ever turned pushes on in this browser.
pub fn renew() {
    let granted = of_window("Notification.permission").and_then(|it| it.as_string());
    if granted.as_deref() == Some("granted") || record().is_some() {
        lazy::ask(Part::Me, |draw| draw(Asked::RenewPushes));
    }
}

/// Subscribes again if the browser's endpoint or the server's key has changed. A subscription that the
/// browser still has for somebody else is removed.
pub(crate) fn resubscribe() {
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
        let known_to_server = known.items.iter().any(|item| item.id.to_string() == id);
        if now.as_ref() != Some(&endpoint) || known.public_key != key || !known_to_server {
            if !known_to_server {
                // The push service may have dropped it, and the browser, which does not know that, would
                // return the same one again.
                unsubscribe().await;
            }
            // If it fails, it is tried again at the next visit.
            let _ = subscribe(&known.public_key).await;
        }
    });
}
