//! The last row of a form: the button, and the word that it was sent.

use leptos::prelude::*;

/// Sends the form it stands in.
#[component]
pub(crate) fn Send(
    /// What the button says.
    #[prop(into)]
    label: Signal<&'static str>,
    /// Whether it is on its way.
    sending: RwSignal<bool>,
    /// Whether it has arrived.
    sent: RwSignal<bool>,
    /// What is said then.
    said: String,
) -> impl IntoView {
    view! {
        <div class="desk-send">
            <button type="submit" class="primary" disabled=move || sending.get()>{label}</button>
            <span class="soft">{move || sent.get().then(|| said.clone())}</span>
        </div>
    }
}
