//! How far a thing has come: kept on this phone, received, or sent back.

use kurs_domain::Id;
use leptos::prelude::*;

use crate::{
    local::{EntryState, local},
    ui::live,
    words::words,
};

/// Says how far the record `id` has come, in one word.
#[component]
pub fn SentState(
    /// Which record.
    id: Id,
) -> impl IntoView {
    let words = &words().today;
    live::view(move || {
        let (class, text) = match local().state_of(id) {
            None => ("sent received", words.received),
            Some(EntryState::Kept | EntryState::OnItsWay) => ("sent kept", words.kept),
            Some(EntryState::Refused(_)) => ("sent refused", words.refused),
        };
        view! { <span class=class>{text}</span> }
    })
}
