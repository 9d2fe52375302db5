//! The sheets that successes are written on, each loaded when the first of them is opened.

use kurs_domain::Id;
use leptos::prelude::*;

use super::notice;
use crate::lazy::{self, Asked, Part};

/// The name of the form of the success `id`.
pub fn form_of(id: Id) -> String {
    format!("success-{id}")
}

/// The sheet for own words on the success `id`; the focus goes there where `lead` says so.
pub fn words_sheet(id: Id, on_done: Callback<()>, lead: bool) -> AnyView {
    let focus = lead.then(|| format!("words-{id}"));
    lazy::piece(Part::Writing, move |draw| draw(Asked::Words { id, on_done }), focus)
}

/// The sheet for a success without a goal; `shares` as in [`notice::NoticeForm`].
pub fn notice_sheet(
    shares: Option<RwSignal<&'static str>>,
    on_done: Callback<()>,
    lead: bool,
) -> AnyView {
    let focus = lead.then(|| notice::FIELD.to_owned());
    lazy::piece(Part::Writing, move |draw| draw(Asked::Notice { shares, on_done }), focus)
}
