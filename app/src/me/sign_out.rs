//! Signing out. It warns where something unsent would be lost and offers to send it first, and deletes
//! everything from the device.

use kurs_domain::Id;
use leptos::{prelude::*, task::spawn_local};

use super::texts::me_texts;
use crate::{
    identity,
    platform::address,
    push,
    sync::{forget, local, recordings, send_now},
    ui::{Dialog, When, live, texts::ui_texts},
};

#[component]
pub fn SignOut() -> impl IntoView {
    let (me, ui) = (me_texts(), ui_texts());
    let asking = RwSignal::new(false);
    let everywhere = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let unsent = live::memo(|| local().unsent().with(Vec::len));
    // The meeting of an unsent recording, which only its speaker can send.
    let recorded = RwSignal::new(None::<Id>);
    let ask = move |all: bool| {
        everywhere.set(all);
        asking.set(true);
        spawn_local(async move {
            let latest = recordings::all().await.into_iter().next();
            recorded.try_set(latest.map(|(_, recorded)| recorded.meeting));
        });
    };
    let sign_out = move |_| {
        asking.set(false);
        spawn_local(async move {
            match identity::sign_out(everywhere.get_untracked()).await {
                Ok(()) => {
                    // Delete the data first: the browser may take its time to unsubscribe.
                    forget();
                    address::go("/");
                    push::sign_out().await;
                }
                Err(_) => problem.set(me.sign_out_away.to_owned()),
            }
        });
    };
    view! {
        <section class="stack">
            <p class="problem" role="alert">{problem}</p>
            <button type="button" class="quiet" on:click=live::act(move |_| ask(false))>
                {me.sign_out}
            </button>
            <button type="button" class="plain" on:click=live::act(move |_| ask(true))>
                {me.sign_out_everywhere}
            </button>
            <Dialog open=asking title=me.sign_out_title>
                {everywhere.get_untracked().then(|| view! { <p>{me.sign_out_everywhere_text}</p> })}
                <p role="status">
                    {live::text(move || match unsent.get() {
                        0 if everywhere.get_untracked() => String::new(),
                        0 => me.sign_out_text.to_owned(),
                        unsent => (me.sign_out_unsent)(unsent),
                    })}
                </p>
                {live::view(move || {
                    recorded
                        .get()
                        .map(|meeting| {
                            view! {
                                <p>
                                    {me.sign_out_recording} " "
                                    <a href=format!("/meetings/{meeting}/say/voice")>
                                        {me.sign_out_listen}
                                    </a>
                                </p>
                            }
                        })
                })}
                <When when=move || unsent.get() != 0 && !local().connected().get()>
                    <p>{ui_texts().offline}</p>
                </When>
                <div class="stack">
                    <When when=move || unsent.get() != 0>
                        <button type="button" class="primary" on:click=live::act(|_| send_now())>
                            {me.sign_out_send_first}
                        </button>
                    </When>
                    <button
                        type="button"
                        class=live::text(move || if unsent.get() == 0 { "primary" } else { "quiet" })
                        on:click=live::act(sign_out)
                    >
                        {live::text(move || {
                            match unsent.get() {
                                0 if everywhere.get_untracked() => me.sign_out_everywhere,
                                0 => me.sign_out_yes,
                                _ => me.sign_out_and_lose,
                            }
                        })}
                    </button>
                    <button type="button" class="plain" on:click=live::act(move |_| asking.set(false))>
                        {ui.cancel}
                    </button>
                </div>
            </Dialog>
        </section>
    }
}
