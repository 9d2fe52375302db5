//! Drafts by form and field, as they are stored on this device.

use kurs_domain::{Id, json};
use serde::{Serialize, de::DeserializeOwned};

use crate::platform;

/// The key under which it is stored, beside the drafts of its fields, what a form was begun on.
pub(super) const BEGUN: &str = "begun";

/// Begins the key of a field whose value was chosen, and is stored as JSON.
pub(super) const CHOSEN: char = '=';

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

/// The texts typed into forms whose name has one of `ids` in it, and not saved.
pub fn texts_about(ids: &[Id]) -> Vec<String> {
    texts(|draft| ids.iter().any(|id| draft.contains(&id.to_string())))
}

/// The texts that were typed and not saved, of drafts whose name `is_meant`. What was chosen is not among them.
pub fn texts(is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    let is_text = |(name, _): &(String, String)| {
        let field = name.split_once('.').map(|(_, field)| field);
        field.is_some_and(|it| it != BEGUN && !it.starts_with(CHOSEN)) && is_meant(name)
    };
    platform::all_drafts().into_iter().filter(is_text).map(|(_, text)| text).collect()
}

/// Discards the drafts of the form `name`.
pub fn discard_draft(name: &str) {
    platform::forget_drafts_of(&key(name, ""));
}

/// Discards the drafts of all forms whose name has `id` in it, because there is no such record any more.
pub fn discard_drafts_about(id: Id) {
    let id = id.to_string();
    for (name, _) in platform::all_drafts().iter().filter(|(name, _)| name.contains(&id)) {
        platform::store_draft(name, None);
    }
}
