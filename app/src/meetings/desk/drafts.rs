//! Drafts of the desk. They are stored for this tab only, until it is closed: nothing about a young person
//! may stay on a machine that others use.

use kurs_domain::Id;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::platform;

/// The value stored as `name` for the person signed in.
pub(crate) fn load<T: DeserializeOwned>(name: &str) -> Option<T> {
    platform::tab_value(name).and_then(|text| kurs_domain::json::read(&text).ok())
}

/// Stores `value` as `name` for the person signed in, or deletes it.
pub(crate) fn store<T: Serialize>(name: &str, value: Option<&T>) {
    let text = value.and_then(|value| serde_json::to_string(value).ok());
    platform::store_tab_value(name, text.as_deref());
}

/// A signal for the field `name` of the object `of`: the draft, or else `first`. Changes are stored.
pub(crate) fn field(name: &str, of: Id, first: String) -> RwSignal<String> {
    let name = format!("{name}-{of}");
    let value = RwSignal::new(load(&name).unwrap_or(first));
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            store(&name, (!now.is_empty()).then_some(&now));
        }
        now
    });
    value
}
