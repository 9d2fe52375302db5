//! `localStorage` and `sessionStorage`: hints that belong to this device, and drafts of the signed-in person.
//! The only personal data here is what is being typed, until it is saved or the person signs out.

use std::cell::{Cell, RefCell};

use kurs_domain::Id;
use leptos::prelude::window;
use web_sys::Storage;

thread_local! {
    /// The prefix of the keys of drafts, which names their owner.
    static DRAFT_PREFIX: RefCell<String> = RefCell::default();
    /// Drafts go with the tab.
    static IN_TAB: Cell<bool> = const { Cell::new(false) };
    /// Stores drafts a second time.
    static ON_DRAFT: Cell<fn(&str, Option<&str>)> = const { Cell::new(|_, _| ()) };
}

/// The prefix of the keys of all drafts.
const ALL_DRAFTS: &str = "kurs-draft-";

/// From now on drafts belong to `person`.
pub fn set_draft_owner(person: Option<Id>) {
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    DRAFT_PREFIX.replace(format!("{ALL_DRAFTS}{person}-"));
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
    /// The push subscription of this browser for the desk.
    DeskPush,
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
            Self::DeskPush => "kurs-desk-push",
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

/// Drafts outlive the browser on a phone. At the desk, whose machine others use too, they go with the tab.
pub fn store_drafts_in_tab() {
    IN_TAB.set(true);
}

/// Whether drafts are stored for their tab alone, as at the desk.
pub fn are_drafts_in_tab() -> bool {
    IN_TAB.get()
}

fn drafts() -> Option<Storage> {
    let storage = if IN_TAB.get() { window().session_storage() } else { window().local_storage() };
    storage.ok()?
}

/// The draft `name` of whoever is signed in, as it was typed.
pub fn draft(name: &str) -> Option<String> {
    drafts()?.get_item(&draft_key(name)).ok()?
}

/// The names and texts of all drafts of whoever is signed in.
pub fn all_drafts() -> Vec<(String, String)> {
    let (Some(storage), prefix) = (drafts(), draft_key("")) else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    keys.filter_map(|key| {
        let text = storage.get_item(&key).ok()??;
        Some((key.strip_prefix(&prefix)?.to_owned(), text))
    })
    .collect()
}

/// From now on `changed` is called with the name and the text of each draft that is stored, and with no text
/// when one is discarded.
pub fn on_draft(changed: fn(&str, Option<&str>)) {
    ON_DRAFT.set(changed);
}

/// Stores the draft `name`, or discards it. This happens at every key, so it must be simple and at once.
pub fn store_draft(name: &str, text: Option<&str>) {
    if draft(name).as_deref() == text {
        return;
    }
    ON_DRAFT.get()(name, text);
    let Some(storage) = drafts() else { return };
    let key = draft_key(name);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

/// Puts back the draft `name`, unless this device has a later one.
pub fn restore_draft(name: &str, text: &str) {
    if let (None, Some(storage)) = (draft(name), drafts()) {
        let _ = storage.set_item(&draft_key(name), text);
    }
}

/// Discards the drafts of whoever is signed in whose names begin with `prefix`.
pub fn forget_drafts_of(prefix: &str) {
    for (name, _) in all_drafts().iter().filter(|(name, _)| name.starts_with(prefix)) {
        store_draft(name, None);
    }
}

/// Discards all drafts of whoever signs out; at the desk those of others too, who did not.
pub fn forget_drafts() {
    forget(&if IN_TAB.get() { ALL_DRAFTS.to_owned() } else { draft_key("") });
}

fn forget(prefix: &str) {
    let Some(storage) = drafts() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    for key in keys.filter(|key| key.starts_with(prefix)).collect::<Vec<_>>() {
        let _ = storage.remove_item(&key);
    }
}
