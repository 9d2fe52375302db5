//! How well this phone keeps what is said on it.

use leptos::prelude::*;

use super::texts::me_texts;
use crate::{
    install::InstallPart,
    sync::{Promised, Storage, local, send_now},
    ui::{When, live},
};

/// What is kept, what waits, and what the browser has promised.
#[component]
pub fn ThisPhone() -> impl IntoView {
    let words = me_texts();
    let local = local();
    let waiting = live::memo(move || local.unsent().with(Vec::len));
    let kept = live::text(move || match (local.storage().get(), local.promised().get()) {
        (Storage::Denied, _) => words.phone_denied.to_owned(),
        (_, Promised::Yes) => format!("{} {}", words.phone_kept, words.phone_promised),
        (_, Promised::No) => format!("{} {}", words.phone_kept, words.phone_not_promised),
        (_, Promised::Unknown) => words.phone_kept.to_owned(),
    });
    view! {
        <section class="card stack">
            <h2>{words.phone}</h2>
            <p class="soft">{kept}</p>
            <p role="status">
                {live::text(move || match waiting.get() {
                    0 => words.phone_sent.to_owned(),
                    waiting => (words.phone_waiting)(waiting),
                })}
            </p>
            <When when=move || waiting.get() != 0>
                <button type="button" class="quiet" on:click=live::act(|_| send_now())>
                    {words.phone_send}
                </button>
            </When>
            <InstallPart/>
        </section>
    }
}
