//! The way out. It warns where something would be lost, and leaves nothing on the phone.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    address,
    goals::drafts,
    identity,
    local::{forget, local},
    ui::{Confirm, live},
    words::words,
};

/// The way out.
#[component]
pub fn SignOut() -> impl IntoView {
    let words = &words().me;
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let sign_out = Callback::new(move |()| {
        spawn_local(async move {
            match identity::sign_out().await {
                Ok(()) => {
                    forget();
                    drafts::forget();
                    address::go("/");
                }
                Err(_) => problem.set(words.sign_out_away.to_owned()),
            }
        });
    });
    let warning = move || match local().unsent().with(Vec::len) {
        0 => words.sign_out_text.to_owned(),
        unsent => (words.sign_out_unsent)(unsent),
    };
    view! {
        <section class="stack">
            <button type="button" class="quiet" on:click=live::act(move |_| asking.set(true))>
                {words.sign_out}
            </button>
            <p class="problem" role="alert">{problem}</p>
            {live::view(move || {
                view! {
                    <Confirm
                        open=asking
                        title=words.sign_out_title
                        text=warning()
                        yes=words.sign_out_yes
                        on_yes=sign_out
                    />
                }
            })}
        </section>
    }
}
