//! Pushes at the desk, turned on for one browser.

use leptos::{prelude::*, task::spawn_local};

use super::{
    Standing, ask, record, standing, store_record, texts::desk_push_texts, turn_off, turn_on,
    unsubscribe,
};
use crate::{
    platform::browser::{of_window, wait},
    ui::{Glyph, Icon, announce},
};

/// Registers the service worker, which shows pushes, and waits until it runs.
async fn begin_worker() -> Option<()> {
    let container = of_window("navigator.serviceWorker")?;
    wait(&container, "register", &["/sw.js".into()]).await?;
    let ready = crate::platform::browser::find(&container, "ready")?;
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&ready)).await.ok()?;
    Some(())
}

/// Unsubscribes before signing out, which ends the subscription at the server.
pub(crate) async fn forget_pushes() {
    if record().is_some() {
        unsubscribe().await;
        store_record(None);
    }
}

/// Turns pushes on and off, where the browser has them.
#[component]
pub(crate) fn DeskPushes() -> impl IntoView {
    let texts = desk_push_texts();
    let able = !matches!(standing(), Standing::Unsupported | Standing::InstallFirst);
    let (on, problem) = (RwSignal::new(false), RwSignal::new(false));
    if standing() == Standing::On {
        // Somebody else may have turned it on in this browser.
        spawn_local(async move {
            let (Some([id, ..]), Some(known)) = (record(), ask().await) else { return };
            on.try_set(known.items.iter().any(|it| it.id.to_string() == id));
        });
    }
    let turn = move |_| {
        spawn_local(async move {
            if on.get_untracked() {
                turn_off().await;
                on.try_set(false);
                return;
            }
            let done = begin_worker().await.is_some() && turn_on().await.is_some();
            problem.try_set(!done);
            on.try_set(done);
            if done {
                announce(texts.is_on);
            }
        });
    };
    able.then(|| {
        view! {
            <section class="card desk-part">
                <p class="soft">{move || if on.get() { texts.is_on } else { texts.text }}</p>
                <div class="chips">
                    <button type="button" class="chip" on:click=turn>
                        <Icon glyph=Glyph::Mail/>
                        {move || if on.get() { texts.turn_off } else { texts.turn_on }}
                    </button>
                </div>
                <p class="problem" role="alert">{move || problem.get().then_some(texts.refused)}</p>
            </section>
        }
    })
}
