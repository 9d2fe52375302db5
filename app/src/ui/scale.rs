//! A scale from nought to ten. Until it is touched it says nothing, and it can be left so.

use leptos::prelude::*;

use super::{
    live::{self, When},
    texts::ui_texts,
};

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
        Some(value) => (ui_texts().of_ten)(value),
        None => ui_texts().not_said.to_owned(),
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
        <div class="scale" class:unsaid=live::flag(move || value.get().is_none())>
            <div class="scale-top">
                <label for=id.clone()>{label}</label>
                <output for=id.clone()>{live::text(spoken)}</output>
            </div>
            <input
                id=id
                type="range"
                min="0"
                max="10"
                step="1"
                prop:value=live::text(move || value.get().unwrap_or(5).to_string())
                aria-valuetext=live::text(spoken)
                on:input=live::act(move |event| moved(&event))
                // A tap in the middle leaves the slider where it stood: that is an answer too.
                on:pointerup=live::act(move |event: leptos::ev::PointerEvent| moved(&event))
                on:change=live::act(move |event| {
                    moved(&event);
                    chosen();
                })
            />
            <span class="ends" aria-hidden="true"><span dir="auto">{low}</span><span dir="auto">{high}</span></span>
            <When when=move || value.get().is_some()>
                <button
                    type="button"
                    class="plain small"
                    on:click=live::act(move |_| {
                        value.set(None);
                        chosen();
                    })
                >
                    {ui_texts().forget}
                </button>
            </When>
        </div>
    }
}
