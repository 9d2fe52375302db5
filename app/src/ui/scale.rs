//! A scale from nought to ten. Until it is touched it says nothing, and it can be left so.

use leptos::prelude::*;

use crate::words::words;

/// A scale from nought to ten between two words.
#[component]
pub fn Scale(
    /// The id of the slider.
    #[prop(into)]
    id: String,
    /// What it asks.
    #[prop(into)]
    label: String,
    /// The word at nought.
    #[prop(into)]
    low: String,
    /// The word at ten.
    #[prop(into)]
    high: String,
    /// What was said, if anything was.
    value: RwSignal<Option<u8>>,
    /// Done when a choice is made (the slider is let go).
    #[prop(optional, into)]
    on_choose: Option<Callback<Option<u8>>>,
) -> impl IntoView {
    let spoken = move || match value.get() {
        Some(value) => (words().ui.of_ten)(value),
        None => words().ui.not_said.to_owned(),
    };
    let moved = move |event: &web_sys::Event| {
        value.set(event_target_value(event).parse().ok().filter(|value| *value <= 10));
    };
    let chosen = move || {
        if let Some(on_choose) = on_choose {
            on_choose.run(value.get_untracked());
        }
    };
    view! {
        <div class="scale" class:unsaid=move || value.get().is_none()>
            <div class="scale-top">
                <label for=id.clone()>{label}</label>
                <output for=id.clone()>{spoken}</output>
            </div>
            <input
                id=id
                type="range"
                min="0"
                max="10"
                step="1"
                prop:value=move || value.get().unwrap_or(5).to_string()
                aria-valuetext=spoken
                on:input=move |event| moved(&event)
                // A tap in the middle leaves the slider where it stood: that is an answer too.
                on:pointerup=move |event| moved(&event)
                on:change=move |event| {
                    moved(&event);
                    chosen();
                }
            />
            <span class="ends" aria-hidden="true"><span>{low}</span><span>{high}</span></span>
            <Show when=move || value.get().is_some()>
                <button
                    type="button"
                    class="plain small"
                    on:click=move |_| {
                        value.set(None);
                        chosen();
                    }
                >
                    {words().ui.forget}
                </button>
            </Show>
        </div>
    }
}
