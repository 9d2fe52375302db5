//! Copying a link. Where the browser refuses its clipboard, the link stands there selected.

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use super::{Glyph, Icon, announce, texts::ui_texts};

/// Copies `text`, and sets `copied` to whether that worked.
fn copy(text: &str, copied: RwSignal<Option<bool>>) {
    let copying = window().navigator().clipboard().write_text(text);
    spawn_local(async move {
        copied.try_set(Some(JsFuture::from(copying).await.is_ok()));
    });
}

/// A read-only field that holds `link`, and a button that copies it.
#[component]
pub fn CopyField(label: String, #[prop(into)] link: String) -> impl IntoView {
    let copied = RwSignal::new(None);
    let field = NodeRef::<html::Input>::new();
    let take = move |_| {
        let Some(field) = field.get_untracked() else { return };
        field.select();
        copy(&field.value(), copied);
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="text" readonly node_ref=field prop:value=link/>
        </label>
        <button type="button" class="chip" on:click=take>
            <span aria-live="polite">
                {move || if copied.get() == Some(true) { ui_texts().copied } else { ui_texts().copy }}
            </span>
        </button>
    }
}

/// A text named `label` to be copied whole; `copied` is announced then. Where the browser refuses its
/// clipboard, the text stands there selected.
#[component]
pub fn CopyText(
    #[prop(into)] text: String,
    label: &'static str,
    copied: &'static str,
) -> impl IntoView {
    let done = RwSignal::new(None);
    let field = NodeRef::<html::Textarea>::new();
    let take = move |_| {
        let Some(field) = field.get_untracked() else { return };
        field.select();
        copy(&field.value(), done);
    };
    Effect::new(move |_| {
        if done.get() == Some(true) {
            announce(copied);
        }
    });
    view! {
        <button type="button" class="primary" on:click=take>
            <Icon glyph=Glyph::Check/>
            {ui_texts().copy_text}
        </button>
        <textarea dir="auto" readonly class="copy-text" aria-label=label node_ref=field prop:value=text></textarea>
    }
}

/// A button named `label` that copies `link`; the link is shown only where that fails.
#[component]
pub fn CopyLink(link: String, label: String) -> impl IntoView {
    let copied = RwSignal::new(None);
    let field = NodeRef::<html::Input>::new();
    let link = StoredValue::new(link);
    Effect::new(move |_| {
        if copied.get() == Some(false)
            && let Some(field) = field.get()
        {
            field.select();
        }
    });
    let said = label.clone();
    view! {
        <button type="button" class="chip" on:click=move |_| link.with_value(|link| copy(link, copied))>
            <Icon glyph=Glyph::Calendar/>
            <span aria-live="polite">
                {move || {
                    if copied.get() == Some(true) { ui_texts().copied.to_owned() } else { said.clone() }
                }}
            </span>
        </button>
        <Show when=move || copied.get() == Some(false)>
            <input
                dir="auto"
                type="text"
                readonly
                class="desk-link"
                aria-label=label.clone()
                node_ref=field
                prop:value=link.get_value()
            />
        </Show>
    }
}
