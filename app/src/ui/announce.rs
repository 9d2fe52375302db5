//! Confirmations of what happened: read by screen readers, and shown for a while.

use std::{cell::RefCell, time::Duration};

use leptos::prelude::*;

use super::live;

/// How long a confirmation is shown.
const SHOWN: Duration = Duration::from_secs(6);

#[derive(Clone, Default)]
struct Said {
    text: String,
    shown: bool,
}

thread_local! {
    static SAID: RefCell<Option<ArcRwSignal<Said>>> = const { RefCell::new(None) };
}

fn said() -> ArcRwSignal<Said> {
    SAID.with_borrow_mut(|said| said.get_or_insert_with(ArcRwSignal::default).clone())
}

/// Confirms `text`: shown for a while, and read by a screen reader when it has a moment.
pub fn announce(text: impl Into<String>) {
    confirm(text.into(), true);
}

/// Has `text` read by a screen reader; what it says is seen anyway.
pub fn speak(text: impl Into<String>) {
    confirm(text.into(), false);
}

fn confirm(mut text: String, shown: bool) {
    // A screen reader reads the same words twice only if the text changes.
    if said().with_untracked(|before| before.text == text) {
        text.push('\u{a0}');
    }
    if shown {
        let this = text.clone();
        let hide = move || {
            if said().with_untracked(|now| now.text == this) {
                said().update(|now| now.shown = false);
            }
        };
        set_timeout(hide, SHOWN);
    }
    said().set(Said { text, shown });
}

/// The live region of [`announce`]: once a page, never removed.
#[component]
pub fn Announcer() -> impl IntoView {
    let said = said();
    let (text, class) = (said.clone(), said);
    let class = move || class.with(|said| if said.shown { "toast" } else { "unseen" });
    view! {
        <p class=live::text(class) role="status" aria-live="polite">
            {live::text(move || text.with(|said| said.text.clone()))}
        </p>
    }
}
