//! A link to be copied and handed on.

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use crate::{
    ui::{Glyph, Icon},
    words::words,
};

/// A button that copies `link`; where the browser keeps its clipboard to itself, the link stands
/// there selected.
#[component]
pub(super) fn CopyLink(
    /// Where it leads.
    link: String,
    /// What it is for.
    label: String,
) -> impl IntoView {
    let texts = &words().desk.invitation;
    let copied = RwSignal::new(None::<bool>);
    let field = NodeRef::<html::Input>::new();
    let stored = StoredValue::new(link);
    let copy = move |_| {
        let copying = window().navigator().clipboard().write_text(&stored.get_value());
        spawn_local(async move { copied.set(Some(JsFuture::from(copying).await.is_ok())) });
    };
    Effect::new(move |_| {
        if copied.get() == Some(false)
            && let Some(field) = field.get()
        {
            field.select();
        }
    });
    let said = label.clone();
    view! {
        <button type="button" class="chip" on:click=copy>
            <Icon glyph=Glyph::Calendar/>
            <span aria-live="polite">
                {move || if copied.get() == Some(true) { texts.copied.to_owned() } else { said.clone() }}
            </span>
        </button>
        <Show when=move || copied.get() == Some(false)>
            <input
                dir="auto" type="text"
                readonly
                class="desk-link"
                aria-label=label.clone()
                node_ref=field
                prop:value=stored.get_value()
            />
        </Show>
    }
}
