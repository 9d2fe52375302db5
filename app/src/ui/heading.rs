//! The heading of a page: where the focus goes on arriving, and what the tab is called.

use leptos::{html, prelude::*};

use super::{live, texts::ui_texts};
use wasm_bindgen::JsCast;

/// How many things wait for an answer, from the context: the number stands before the name of the tab.
#[derive(Debug, Clone, Copy)]
pub struct Waiting(pub Signal<u32>);

/// The one `h1` of a page.
#[component]
pub fn PageHeading(
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let waiting = use_context::<Waiting>();
    Effect::new(move |_| {
        let text = text.get();
        let waiting = waiting.map_or(0, |it| it.0.get());
        let count = if waiting > 0 { format!("({waiting}) ") } else { String::new() };
        document().set_title(&format!("{count}{text} · {}", ui_texts().kurs));
    });
    view! { <h1 dir="auto" id="page-heading" tabindex="-1">{live::text(move || text.get())}</h1> }
}

/// Moves the focus to the element with the id `id`, once what was just asked for is drawn.
pub fn focus_on(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Keeps a dialog's own element at hand.
pub(super) type DialogRef = NodeRef<html::Dialog>;
