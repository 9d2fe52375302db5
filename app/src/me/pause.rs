//! Taking a break, and coming back. Neither is counted, and nobody is asked why.

use kurs_domain::people::MePatch;
use leptos::prelude::*;

use super::texts::me_texts;
use crate::{
    identity::change_me,
    platform::{self, DateStyle},
    sync::local,
    ui::{announce, live},
};

#[component]
pub fn Pause() -> impl IntoView {
    let words = me_texts();
    let local = local();
    let since = move || local.me().with(|me| me.as_ref().and_then(|me| me.paused_since));
    let put = move |_| {
        let pausing = untrack(since).is_none();
        let paused_since = pausing.then(|| local.today().get_untracked());
        change_me(MePatch { paused_since: Some(paused_since), ..MePatch::default() });
        announce(if pausing { words.said_paused } else { words.said_back });
    };
    let paused = live::view(move || {
        let since = platform::write_date(since()?, DateStyle::DayOfMonth);
        Some(view! { <p class="strong">{(words.paused_since)(&since)}</p> })
    });
    let text =
        live::text(move || if since().is_some() { words.paused_text } else { words.pause_text });
    let button =
        live::text(move || if since().is_some() { words.come_back } else { words.pause_go });
    view! {
        <section class="card stack">
            {paused}
            <p class="soft">{text}</p>
            <button
                type="button"
                class=live::text(move || if since().is_some() { "primary" } else { "quiet" })
                on:click=live::act(put)
            >
                {button}
            </button>
        </section>
    }
}
