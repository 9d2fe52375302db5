//! How sure one is that a goal will work out, and the offer to make the first step smaller.

use kurs_domain::goals::CONFIDENT_ENOUGH;
use leptos::prelude::*;

use super::{form::GoalForm, texts::goal_texts};
use crate::ui::{Scale, When, live};

/// Asks how sure the writer is.
#[component]
pub fn ConfidencePart(
    /// The goal being written.
    form: GoalForm,
    /// Goes to the field of the first step.
    #[prop(into)]
    to_first_step: Callback<()>,
) -> impl IntoView {
    let words = goal_texts();
    let sure = move || form.confidence.get().map(|value| value >= CONFIDENT_ENOUGH);
    view! {
        <div class="stack">
            <Scale
                id="goal-confidence"
                label=words.confidence
                low=words.confidence_low
                high=words.confidence_high
                value=form.confidence
            />
            <div aria-live="polite">
                <When when=move || sure() == Some(false)>
                    <div class="card offer stack">
                        <p class="strong">{words.make_smaller}</p>
                        <p class="soft">{words.make_smaller_text}</p>
                        <button type="button" class="quiet" on:click=live::act(move |_| to_first_step.run(()))>
                            {words.make_smaller_go}
                        </button>
                    </div>
                </When>
                <When when=move || sure() == Some(true)>
                    <p class="soft">{words.confident}</p>
                </When>
            </div>
        </div>
    }
}
