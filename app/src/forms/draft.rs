//! Drafts by form and field, as they are stored on this device.

use kurs_domain::json;
use serde::{Serialize, de::DeserializeOwned};

use crate::platform;

/// The key under which it is stored, beside the drafts of its fields, what a form was begun on.
pub(super) const BEGUN: &str = "begun";

pub(super) fn key(form: &str, field: &str) -> String {
    format!("{form}.{field}")
}

/// The draft `name` of something that is no [`Form`].
pub fn stored<T: DeserializeOwned>(name: &str) -> Option<T> {
    platform::draft(name).and_then(|text| json::read(&text).ok())
}

/// Stores the draft `name` of something that is no [`Form`], or discards it.
pub fn store<T: Serialize>(name: &str, value: Option<&T>) {
    let text = value.and_then(|value| serde_json::to_string(value).ok());
    platform::store_draft(name, text.as_deref());
}

/// Whether a draft of the form `name` is stored on this device.
pub fn has_draft(name: &str) -> bool {
    platform::draft(&key(name, BEGUN)).is_some()
}

/// The draft of the text field `id` of the form `name`.
pub fn draft_of(name: &str, id: &str) -> Option<String> {
    platform::draft(&key(name, id))
}

/// Discards the drafts of the form `name`.
pub fn discard_draft(name: &str) {
    platform::forget_drafts_of(&key(name, ""));
}
