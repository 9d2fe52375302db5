//! Reading aloud, where the browser can.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Glyph, Icon, live};
use crate::{
    platform::browser::{is_reading_aloud, of_window, read_aloud, stop_reading_aloud},
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
                <Icon glyph=Glyph::Speaker/>
                {ui_texts().read_aloud}
            </button>
        }
    })
}

/// Reads the page aloud, or stops. It stands in the same place on every page.
#[component]
pub fn ReadPage() -> impl IntoView {
    let read = move |_| {
        if is_reading_aloud() {
            return stop_reading_aloud();
        }
        let page = document().get_element_by_id("main");
        let page = page.and_then(|page| page.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(page) = page {
            read_aloud(&page.inner_text());
        }
    };
    of_window("speechSynthesis").is_some().then(|| {
        view! {
            <button type="button" class="read-page" aria-label=ui_texts().read_page on:click=live::act(read)>
                <Icon glyph=Glyph::Speaker/>
            </button>
        }
    })
}
