//! A list of links to pages, each with a picture and a line about it.

use leptos::prelude::*;

use super::{Glyph, Icon, live};

/// One link of a `ul.lines`.
#[component]
pub fn LinkLine(
    #[prop(into)] href: String,
    glyph: Glyph,
    #[prop(into)] title: Signal<String>,
    /// What is there, or its state; may be empty.
    #[prop(into)]
    description: Signal<String>,
) -> impl IntoView {
    view! {
        <li>
            <a class="line" href=href>
                <Icon glyph=glyph/>
                <span>
                    <span class="strong">{live::text(move || title.get())}</span>
                    <small dir="auto" class="soft">{live::text(move || description.get())}</small>
                </span>
                <Icon glyph=Glyph::Chevron/>
            </a>
        </li>
    }
}
