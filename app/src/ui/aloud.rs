//! Reading aloud, where the browser can.

use leptos::prelude::*;

use super::{Glyph, Icon, live};
use crate::{
    platform::browser::{of_window, read_aloud},
    ui::texts::ui_texts,
};

/// A button that reads aloud what `text` gives when it is pressed.
#[component]
pub fn ReadAloud(
    /// What is read.
    #[prop(into)]
    text: Callback<(), String>,
) -> impl IntoView {
    of_window("speechSynthesis").is_some().then(|| {
        view! {
            <button type="button" class="chip" on:click=live::act(move |_| read_aloud(&text.run(())))>
                <Icon glyph=Glyph::Chat/>
                {ui_texts().read_aloud}
            </button>
        }
    })
}
