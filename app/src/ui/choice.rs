//! One of a few: radio buttons that look like cards or chips; and yes or no: a switch.

use leptos::prelude::*;

use super::{Glyph, Icon, live};

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct ChoiceOption {
    /// What it is called.
    pub label: String,
    /// What choosing it means.
    pub note: Option<String>,
    /// The picture beside the word.
    pub glyph: Option<Glyph>,
}

impl ChoiceOption {
    /// An option of one word.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), note: None, glyph: None }
    }

    /// With what choosing it means.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// With a picture.
    #[must_use]
    pub fn glyph(mut self, glyph: Glyph) -> Self {
        self.glyph = Some(glyph);
        self
    }
}

/// A question with a few answers, of which one is chosen.
#[component]
pub fn Choice(
    /// Names the group within the page.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    question: String,
    /// The answers.
    options: Vec<ChoiceOption>,
    /// Which one is chosen.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// Called with the index of the chosen one.
    #[prop(into)]
    on_choose: Callback<usize>,
    /// Chips in a row instead of cards below one another.
    #[prop(optional)]
    chips: bool,
    /// Leaves the question to screen readers, where the page already shows it.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let options = options
        .into_iter()
        .enumerate()
        .map(|(index, option)| {
            view! {
                <label class=if chips { "chip choice" } else { "way choice" }>
                    <input
                        type="radio"
                        class="unseen"
                        id=format!("{name}-{index}")
                        name=name.clone()
                        value=index
                        prop:checked=live::flag(move || chosen.get() == Some(index))
                        on:change=live::act(move |_| on_choose.run(index))
                    />
                    {option.glyph.map(|glyph| view! { <Icon glyph=glyph/> })}
                    <span>
                        <bdi>{option.label}</bdi>
                        {option.note.map(|note| view! { <small class="soft">{note}</small> })}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices">
            <legend class:unseen=quiet>{question}</legend>
            <div class=if chips { "chips" } else { "ways" }>{options}</div>
        </fieldset>
    }
}

/// Something that is so or not.
#[component]
pub fn Switch(
    /// What it is about.
    #[prop(into)]
    label: String,
    /// What it means.
    #[prop(optional, into)]
    note: String,
    /// Whether it is so.
    is: Signal<bool>,
    /// Called with the requested state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="switch">
            <input
                type="checkbox"
                prop:checked=live::flag(move || is.get())
                on:change=live::act(move |event| on_change.run(event_target_checked(&event)))
            />
            <span><bdi>{label}</bdi> <small class="soft">{note}</small></span>
        </label>
    }
}
