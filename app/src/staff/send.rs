//! The last row of a form: the button, and the message that it was sent.

use leptos::prelude::*;

#[component]
pub(crate) fn Send(
    #[prop(into)] label: Signal<&'static str>,
    sending: RwSignal<bool>,
    sent: RwSignal<bool>,
    said: String,
) -> impl IntoView {
    view! {
        <div class="desk-send">
            <button type="submit" class="primary" disabled=move || sending.get()>{label}</button>
            <span class="soft">{move || sent.get().then(|| said.clone())}</span>
        </div>
    }
}
