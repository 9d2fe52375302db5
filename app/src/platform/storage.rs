//! `localStorage` and `sessionStorage`: hints that belong to this device, and drafts of whoever is
//! signed in. Of personal data only what is being typed is stored here, until it is saved or its
//! writer signs out.

use std::cell::{Cell, RefCell};

use kurs_domain::Id;
use leptos::prelude::window;
use web_sys::Storage;

thread_local! {
    /// What the names of half-written forms begin with: whose they are.
    static DRAFTS_OF: RefCell<String> = RefCell::default();
    static IN_TAB: Cell<bool> = const { Cell::new(false) };
}

/// What the names of all drafts begin with.
const ALL_DRAFTS: &str = "kurs-draft-";

/// From now on what is half-written belongs to `person`.
pub fn write_drafts_of(person: Option<Id>) {
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    DRAFTS_OF.replace(format!("{ALL_DRAFTS}{person}-"));
}

fn draft_key(name: &str) -> String {
    DRAFTS_OF.with_borrow(|of| format!("{of}{name}"))
}

/// Something this phone remembers for itself, whoever uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// `light` or `dark`; absent follows the system.
    Theme,
    /// The language last used, for the first paint.
    Language,
    /// Who was here last, so that the phone opens without asking the server.
    Person,
    /// The hint to put Kurs on the home screen was put away.
    InstallHint,
    /// The idempotency key of signing in, until somebody is signed in.
    SignInKey,
    /// How this phone's clock stands to the true time.
    Clock,
    /// That the clock is off was said, and read.
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

/// Reads a hint.
pub fn hint(which: Hint) -> Option<String> {
    window().local_storage().ok()??.get_item(which.key()).ok()?
}

/// Keeps a hint, or forgets it. A phone that refuses to keep it loses nothing that matters.
pub fn keep_hint(which: Hint, value: Option<&str>) {
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

fn drafts() -> Option<Storage> {
    let storage = if IN_TAB.get() { window().session_storage() } else { window().local_storage() };
    storage.ok()?
}

/// The draft `name` of whoever is signed in, as it was typed.
pub fn draft(name: &str) -> Option<String> {
    drafts()?.get_item(&draft_key(name)).ok()?
}

/// Stores the draft `name`, or discards it. This happens at every key, so it must be simple and at once.
pub fn keep_draft(name: &str, text: Option<&str>) {
    let Some(storage) = drafts() else { return };
    let key = draft_key(name);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

/// Discards the drafts of whoever is signed in whose names begin with `prefix`.
pub fn forget_drafts_of(prefix: &str) {
    forget(&draft_key(prefix));
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
