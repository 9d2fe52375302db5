//! The sheets that successes are written on, each loaded when the first of them is opened.

use kurs_domain::Id;
use leptos::prelude::*;

use super::notice;
use crate::lazy::{self, Asked, Part};

/// The sheet for own words on the success `id`; the focus goes there where `lead` says so.
pub fn words_sheet(id: Id, on_done: Callback<()>, lead: bool) -> AnyView {
    let focus = lead.then(|| format!("words-{id}"));
    lazy::piece(Part::Writing, move |draw| draw(Asked::Words { id, on_done }), focus)
}

/// The sheet for a success without a goal, with what is on it already.
pub fn notice_sheet(
    text: RwSignal<String>,
    files: RwSignal<Vec<Id>>,
    on_done: Callback<()>,
    lead: bool,
) -> AnyView {
    let focus = lead.then(|| notice::FIELD.to_owned());
    lazy::piece(Part::Writing, move |draw| draw(Asked::Notice { text, files, on_done }), focus)
}

/// Puts on that sheet what other apps have shared; what can't be taken is `said`.
pub fn take_shared(text: RwSignal<String>, files: RwSignal<Vec<Id>>, said: RwSignal<&'static str>) {
    lazy::ask(Part::Writing, move |draw| draw(Asked::Shared { text, files, said }));
}
