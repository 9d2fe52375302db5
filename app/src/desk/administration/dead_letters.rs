//! Dead letters: their kind, attempts and error. Never whose they are.

use kurs_domain::jobs::DeadLetter;
use leptos::{prelude::*, task::spawn_local};

use super::state::admin_state;
use crate::{
    desk::texts::administration::administration_texts,
    staff::calls,
    ui::{announce, texts::ui_texts},
};

/// The list; not shown where it is empty.
#[component]
pub(super) fn DeadLetters() -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    move || {
        let letters = admin.dead_letters.get();
        (!letters.is_empty()).then(|| {
            let items = letters
                .into_iter()
                .map(|letter| view! { <DeadLetterItem letter=letter/> })
                .collect_view();
            view! {
                <section class="card desk-part">
                    <h2>{texts.dead_letters}</h2>
                    <p class="soft">{texts.dead_letters_intro}</p>
                    <ul class="desk-suggestions">{items}</ul>
                </section>
            }
        })
    }
}

#[component]
fn DeadLetterItem(letter: DeadLetter) -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    let trying = RwSignal::new(false);
    let id = letter.id;
    let again = move |_| {
        if trying.get_untracked() {
            return;
        }
        trying.set(true);
        spawn_local(async move {
            let answer = calls::retry_dead_letter(id).await;
            admin.session.observe(&answer);
            if answer.is_ok() {
                announce(administration_texts().tried_again);
            }
            admin.ask_dead_letters();
            trying.set(false);
        });
    };
    let kind = (texts.dead_kind)(&letter.kind);
    let date = admin.session.date(letter.given_up_at);
    view! {
        <li class="desk-letter">
            <div>
                <p><b>{kind}</b></p>
                <p class="soft desk-notes">
                    <span>{date}</span>
                    <span>{(texts.attempts)(letter.attempts)}</span>
                    <code>{letter.code}</code>
                </p>
            </div>
            <button type="button" class="chip" on:click=again disabled=move || trying.get()>
                {ui_texts().try_again}
            </button>
        </li>
    }
}
