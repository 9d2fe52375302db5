//! `localStorage` and `sessionStorage`: hints that belong to this device, and drafts of whoever is
//! signed in. Of personal data only what is being typed is stored here, until it is saved or its
//! writer signs out.

use std::cell::RefCell;

use kurs_domain::Id;
use leptos::prelude::window;

thread_local! {
    /// What the names of half-written forms begin with: whose they are.
    static DRAFTS_OF: RefCell<String> = RefCell::default();
}

/// From now on what is half-written belongs to `person`.
pub fn write_drafts_of(person: Option<Id>) {
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    DRAFTS_OF.replace(format!("kurs-draft-{person}-"));
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

/// What is half-written in the form `name`, as it was typed.
pub fn draft(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&draft_key(name)).ok()?
}

/// Keeps what is half-written in the form `name`, or forgets it. Unlike everything that is said it
/// is kept at every key, so it must be simple and at once.
pub fn keep_draft(name: &str, text: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let key = draft_key(name);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

/// Forgets everything half-written of whoever is here.
pub fn forget_drafts() {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    let of = draft_key("");
    for key in keys.filter(|key| key.starts_with(&of)).collect::<Vec<_>>() {
        let _ = storage.remove_item(&key);
    }
}

/// What this tab was told to remember under `name` by whoever is here. It is gone with the tab.
pub fn tab_note(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(&draft_key(name)).ok()?
}

/// Has this tab remember `text` under `name` for whoever is here, or forget it.
pub fn keep_tab_note(name: &str, text: Option<&str>) {
    let Ok(Some(storage)) = window().session_storage() else { return };
    let key = draft_key(name);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

/// Has this tab forget everything, whoever wrote it.
pub fn forget_tab_notes() {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.clear();
    }
}
