//! A gentle hint where a text to a young person is hard to read. It never stands in the way.

use kurs_domain::plain_words::{is_hard, lix};
use leptos::prelude::*;

use super::texts::meeting_desk_texts;
use crate::ui::{Glyph, Icon};

/// The hint on `text`; nothing where it reads well.
#[component]
pub(crate) fn Plainly(
    /// What is being written.
    text: RwSignal<String>,
) -> impl IntoView {
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
                        // The number changes with every word: it is for the eye.
                        <small class="soft" aria-hidden="true">
                            {move || index.get().map(|index| (texts.lix)(index))}
                        </small>
                    </span>
                </p>
            </Show>
        </div>
    }
}
