//! `localStorage` and `sessionStorage`: hints that belong to this device, and drafts of the signed-in person.
//! The only personal data here is what is being typed, until it is saved or the person signs out.

use std::cell::RefCell;

use kurs_domain::Id;
use leptos::prelude::window;

thread_local! {
    /// The prefix of the keys of drafts, which names their owner.
    static DRAFT_PREFIX: RefCell<String> = RefCell::default();
}

/// From now on drafts belong to `person`.
pub fn set_draft_owner(person: Option<Id>) {
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    DRAFT_PREFIX.replace(format!("kurs-draft-{person}-"));
}

fn draft_key(name: &str) -> String {
    DRAFT_PREFIX.with_borrow(|prefix| format!("{prefix}{name}"))
}

/// A value stored for this device, whoever uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// `light` or `dark`; absent follows the system.
    Theme,
    /// The language last used, for the first paint.
    Language,
    /// The person last signed in, so that the app opens without asking the server.
    Person,
    /// The hint to put Kurs on the home screen was dismissed.
    InstallHint,
    /// The idempotency key of signing in, until somebody is signed in.
    SignInKey,
    /// The known error of this device's clock.
    Clock,
    /// The notice that the clock is wrong was dismissed.
    ClockRead,
}

impl Hint {
    fn key(self) -> &'static str {
        match self {
            Self::Theme => "kurs-theme",
            Self::Language => "kurs-language",
            Self::Person => "kurs-person",
            Self::InstallHint => "kurs-install-hint",
            Self::SignInKey => "kurs-sign-in-key",
            Self::Clock => "kurs-clock",
            Self::ClockRead => "kurs-clock-read",
        }
    }
}

pub fn hint(which: Hint) -> Option<String> {
    window().local_storage().ok()??.get_item(which.key()).ok()?
}

/// Stores or deletes a hint. A failure is ignored, because nothing depends on a hint.
pub fn set_hint(which: Hint, value: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let _ = match value {
        Some(value) => storage.set_item(which.key(), value),
        None => storage.remove_item(which.key()),
    };
}

/// The draft of the form `name`, as it was typed.
pub fn draft(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&draft_key(name)).ok()?
}

/// Stores or deletes the draft of the form `name`. It is called on every key press, so it is synchronous and
/// does not go through the store of [`crate::sync`].
pub fn keep_draft(name: &str, text: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let key = draft_key(name);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

/// Deletes all drafts of the signed-in person.
pub fn forget_drafts() {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    let prefix = draft_key("");
    for key in keys.filter(|key| key.starts_with(&prefix)).collect::<Vec<_>>() {
        let _ = storage.remove_item(&key);
    }
}

/// The value of `name` that this tab stores for the signed-in person, until the tab is closed.
pub fn tab_value(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(&draft_key(name)).ok()?
}

/// Stores or deletes the value of `name` in this tab for the signed-in person.
pub fn store_tab_value(name: &str, text: Option<&str>) {
    let Ok(Some(storage)) = window().session_storage() else { return };
    let key = draft_key(name);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

/// Deletes all values of this tab, whoever they belong to.
pub fn forget_tab_values() {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.clear();
    }
}
