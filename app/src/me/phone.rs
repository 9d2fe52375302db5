//! How reliably this device stores data.

use leptos::prelude::*;

use super::texts::me_texts;
use crate::{
    install::InstallPart,
    sync::{Persisted, Storage, local, send_now},
    ui::{When, live},
};

/// Unsent entries, the state of the local store, and whether it is persistent.
#[component]
pub fn ThisPhone() -> impl IntoView {
    let words = me_texts();
    let local = local();
    let waiting = live::memo(move || local.unsent().with(Vec::len));
    let status = live::text(move || match (local.storage().get(), local.persisted().get()) {
        (Storage::Denied, _) => words.phone_denied.to_owned(),
        (_, Persisted::Yes) => format!("{} {}", words.phone_kept, words.phone_promised),
        (_, Persisted::No) => format!("{} {}", words.phone_kept, words.phone_not_promised),
        (_, Persisted::Unknown) => words.phone_kept.to_owned(),
    });
    view! {
        <section class="card stack">
            <p class="soft">{status}</p>
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
