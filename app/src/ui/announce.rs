//! Says things to those who listen rather than look.

use std::cell::RefCell;

use leptos::prelude::*;

use super::live;

thread_local! {
    static SAID: RefCell<Option<ArcRwSignal<String>>> = const { RefCell::new(None) };
}

fn said() -> ArcRwSignal<String> {
    SAID.with_borrow_mut(|said| said.get_or_insert_with(ArcRwSignal::default).clone())
}

/// Has `text` read out by a screen reader when it has a moment.
pub fn announce(text: impl Into<String>) {
    let mut text = text.into();
    // The same words twice are only read twice if the text changes.
    if said().with_untracked(|before| *before == text) {
        text.push('\u{a0}');
    }
    said().set(text);
}

/// The live region that [`announce`] speaks through: once a page, never removed.
#[component]
pub fn Announcer() -> impl IntoView {
    let said = said();
    view! { <p class="unseen" role="status" aria-live="polite">{live::text(move || said.get())}</p> }
}
