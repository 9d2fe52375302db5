//! `localStorage`: hints that belong to this device, whoever uses it.

use leptos::prelude::window;

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
    /// The questionnaires of the municipality.
    Instruments,
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
            Self::Instruments => "kurs-instruments",
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
