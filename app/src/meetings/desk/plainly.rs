//! A hint where a text to a young person is hard to read. It blocks nothing.

use kurs_domain::plain_words::{is_hard, lix};
use leptos::prelude::*;

use super::texts::meeting_desk_texts;
use crate::ui::{Glyph, Icon};

/// The hint on `text`; nothing where it reads well.
#[component]
pub(crate) fn Plainly(text: RwSignal<String>) -> impl IntoView {
    let hard = Memo::new(move |_| text.with(|text| is_hard(text)));
    let index = Memo::new(move |_| text.with(|text| lix(text)));
    let texts = meeting_desk_texts();
    view! {
        <div aria-live="polite">
            <Show when=move || hard.get()>
                <p class="desk-plainly">
                    <Icon glyph=Glyph::Bulb/>
                    <span>
                        {texts.hard_to_read}
                        // The number changes with every word, so screen readers skip it.
                        <small class="soft" aria-hidden="true">
                            {move || index.get().map(|index| (texts.lix)(index))}
                        </small>
                    </span>
                </p>
            </Show>
        </div>
    }
}
