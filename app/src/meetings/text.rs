//! Saying it in words.

use kurs_domain::meetings::{
    ContributionBody,
    contributions::{ContributionText, MOST_TEXT},
};
use leptos::prelude::*;

use super::say::Saying;
use crate::{
    ui::{TextField, focus_on, kept, live, text_problem},
    words::words,
};

/// A field for words, kept while they are typed.
#[component]
pub(super) fn TextForm(saying: Saying) -> impl IntoView {
    let words = &words().saying;
    let text = kept(format!("say-text-{}", saying.meeting), String::new());
    let wrong = RwSignal::new(None::<String>);
    let say = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match ContributionText::new(&text.get_untracked()) {
            Ok(own) => {
                if saying.say(ContributionBody::Text(own)) {
                    text.set(String::new());
                }
            }
            Err(problem) => {
                wrong.set(Some(text_problem(problem).to_owned()));
                focus_on("say-text");
            }
        }
    };
    view! {
        <form class="stack" novalidate on:submit=live::act(say)>
            <TextField
                id="say-text"
                label=words.text_field
                hint=words.text_hint
                value=text
                max=MOST_TEXT
                lines=6
                problem=wrong
            />
            <button type="submit" class="primary">{words.keep}</button>
        </form>
    }
}
