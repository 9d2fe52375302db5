//! Saying it in words.

use kurs_domain::meetings::{
    ContributionBody,
    contributions::{ContributionText, MOST_TEXT},
};
use leptos::prelude::*;

use super::{
    say::{About, Saying},
    texts::saying::saying_texts,
};
use crate::{
    platform,
    ui::{TextField, focus_on, kept, live, text_problem},
};

/// A field for words, kept while they are typed.
#[component]
pub(super) fn TextForm(saying: Saying) -> impl IntoView {
    let words = saying_texts();
    let name = StoredValue::new(format!("say-text-{}", saying.meeting));
    let text = kept(name.get_value(), String::new());
    let wrong = RwSignal::new(None::<String>);
    let say = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match ContributionText::new(&text.get_untracked()) {
            Ok(own) => {
                if saying.say(ContributionBody::Text(own)) {
                    // The page goes, and with it whatever would do this by itself.
                    platform::keep_draft(&name.get_value(), None);
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
            <About saying=saying/>
            <button type="submit" class="primary">{words.keep}</button>
        </form>
    }
}
