//! A suggestion that waits.

use kurs_domain::suggestions::{AnswerWords, Suggestion};
use leptos::prelude::*;

use super::{put_aside, texts::suggestion_texts};
use crate::{
    forms::{Form, FormView, TextField, has_draft},
    ui::{Glyph, Icon, announce, focus_on, live},
};

/// A suggestion, and the two answers to it.
#[component]
pub fn SuggestionCard(suggestion: Suggestion) -> impl IntoView {
    let Suggestion { id, text, by, .. } = suggestion;
    let words = suggestion_texts();
    let name = format!("suggestion-{id}");
    let answering = RwSignal::new(has_draft(&name));
    let label = StoredValue::new((words.not_for_me_words)(&by.name));
    let answer = live::view(move || {
        answering.get().then(|| {
            let form = Form::new(&name);
            let reply = form.text::<Option<AnswerWords>>(format!("reply-{id}"), "");
            let send = move |()| {
                let Some(said) = form.read(|| reply.read()) else { return };
                put_aside(id, said);
                form.saved();
                announce(words.said_dropped);
                focus_on("page-heading");
            };
            view! {
                <FormView
                    form=form
                    save=words.not_for_me_send
                    on_save=send
                    on_cancel=move |()| answering.set(false)
                    quiet=true
                >
                    <TextField field=reply label=label.get_value() hint=words.not_for_me_hint rows=2/>
                </FormView>
            }
        })
    });
    view! {
        <article class="card suggestion stack">
            <h2><Icon glyph=Glyph::Bulb/> {(words.suggestion_from)(&by.name)}</h2>
            <blockquote dir="auto">{text}</blockquote>
            <p class="soft">{words.suggestion_text}</p>
            <div class="chips">
                <a class="chip strong" href=format!("/goals/new?suggestion={id}")>
                    <Icon glyph=Glyph::Pen/>
                    {words.adopt}
                </a>
                <button
                    type="button"
                    class="chip"
                    aria-expanded=live::text(move || answering.get().to_string())
                    on:click=live::act(move |_| answering.update(|open| *open = !*open))
                >
                    {words.not_for_me}
                </button>
            </div>
            {answer}
        </article>
    }
}
