//! What is being written at the desk and not sent yet. It is kept for this tab alone, and is gone
//! with it: nothing about a young person stays on a machine that others use.

use kurs_domain::Id;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::platform;

/// What is kept under `name` for whoever sits here.
pub(crate) fn kept<T: DeserializeOwned>(name: &str) -> Option<T> {
    platform::tab_note(name).and_then(|text| kurs_domain::json::read(&text).ok())
}

/// Keeps `value` under `name` for whoever sits here, or forgets it.
pub(crate) fn keep<T: Serialize>(name: &str, value: Option<&T>) {
    let text = value.and_then(|value| serde_json::to_string(value).ok());
    platform::keep_tab_note(name, text.as_deref());
}

/// What is written in the field `name` about `of`: as it was left half-written, or else `first`.
pub(crate) fn field(name: &str, of: Id, first: String) -> RwSignal<String> {
    let name = format!("{name}-{of}");
    let value = RwSignal::new(kept(&name).unwrap_or(first));
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            keep(&name, (!now.is_empty()).then_some(&now));
        }
        now
    });
    value
}
