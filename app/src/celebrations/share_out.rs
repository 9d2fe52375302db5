//! Handing a link on: the phone's own way to share, or else a copy of it.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;

use super::texts::celebration_texts;
use crate::{
    platform::browser::{call, find, object, wait},
    ui::{Glyph, Icon, announce, live},
};

/// Shares `url`, or copies it where the phone has no way to share.
fn hand_on(url: String, text: &'static str) {
    let navigator: JsValue = window().navigator().into();
    let shared = object(&[("text", text.into()), ("url", url.as_str().into())]);
    if find(&navigator, "share").is_some() {
        // Somebody who changes their mind has shared nothing: nothing is to be said.
        call(&navigator, "share", &[shared]);
        return;
    }
    spawn_local(async move {
        if let Some(clipboard) = find(&navigator, "clipboard")
            && wait(&clipboard, "writeText", &[url.into()]).await.is_some()
        {
            announce(celebration_texts().copied);
        }
    });
}

/// A link as it is, to be copied by hand, and the button that hands it on.
#[component]
pub fn ShareOut(
    /// The link.
    url: String,
    /// What is said with it.
    text: &'static str,
) -> impl IntoView {
    let shared = url.clone();
    view! {
        <p class="link small">{url}</p>
        <button type="button" class="chip strong" on:click=live::act(move |_| hand_on(shared.clone(), text))>
            <Icon glyph=Glyph::Chat/>
            {celebration_texts().share_out}
        </button>
    }
}
