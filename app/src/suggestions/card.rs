//! A suggestion that waits.

use kurs_domain::{
    suggestions::{AnswerWords, Suggestion},
    text::optional,
};
use leptos::prelude::*;

use super::put_aside;
use crate::{
    suggestions::texts::suggestion_texts,
    ui::{Glyph, Icon, TextField, When, announce, focus_on, live, text_problem},
};

/// A suggestion, and the two answers to it.
#[component]
pub fn SuggestionCard(
    /// The suggestion.
    suggestion: Suggestion,
) -> impl IntoView {
    let Suggestion { id, text, by, .. } = suggestion;
    let answering = RwSignal::new(false);
    let reply = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match optional(reply.with_untracked(|text| AnswerWords::new(text))) {
            Ok(said) => put_aside(id, said),
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        }
        announce(suggestion_texts().said_dropped);
        focus_on("page-heading");
    };
    let label = (suggestion_texts().not_for_me_words)(&by.name);
    view! {
        <article class="card suggestion stack">
            <h2><Icon glyph=Glyph::Bulb/> {(suggestion_texts().suggestion_from)(&by.name)}</h2>
            <blockquote dir="auto">{text}</blockquote>
            <p class="soft">{suggestion_texts().suggestion_text}</p>
            <div class="chips">
                <a class="chip strong" href=format!("/goals/new?suggestion={id}")>
                    <Icon glyph=Glyph::Pen/>
                    {suggestion_texts().adopt}
                </a>
                <button
                    type="button"
                    class="chip"
                    aria-expanded=live::text(move || answering.get().to_string())
                    on:click=live::act(move |_| answering.update(|open| *open = !*open))
                >
                    {suggestion_texts().not_for_me}
                </button>
            </div>
            <When when=move || answering.get()>
                <form class="stack" on:submit=live::act(send) novalidate>
                    <TextField
                        id=format!("reply-{id}")
                        label=label.clone()
                        hint=suggestion_texts().not_for_me_hint
                        value=reply
                        max=500
                        lines=2
                        optional=true
                        problem=problem
                    />
                    <button type="submit" class="quiet">{suggestion_texts().not_for_me_send}</button>
                </form>
            </When>
        </article>
    }
}
