//! What can be answered, and when it was last.

use kurs_domain::feedback::{Feedback, instrument::Instrument};
use leptos::prelude::*;

use super::{
    answer,
    instruments::{known, latest},
    texts::feedback_texts,
};
use crate::{
    platform::{self, DateStyle, language::language},
    sync::all,
    ui::{Glyph, LinkLine, PageHeading, live},
};

#[component]
pub(super) fn FeedbackPage() -> impl IntoView {
    let (words, known) = (feedback_texts(), known());
    let line = move |it: Instrument| {
        let (id, begun) = (it.id.clone(), answer::is_begun(&it));
        let state = move || {
            let last = all::<Feedback>().with(|all| {
                all.iter().find(|given| given.draft.instrument == id).map(|given| given.draft.on)
            });
            match last {
                _ if begun => words.begun.to_owned(),
                Some(day) => (words.last)(&platform::write_date(day, DateStyle::DayOfMonth)),
                None => words.never.to_owned(),
            }
        };
        view! {
            <LinkLine
                href=format!("/feedback/{}", it.id)
                glyph=Glyph::Pen
                title=it.title.get(language()).to_owned()
                description=live::signal(state)
            />
        }
    };
    view! {
        <header class="page-top">
            <PageHeading text=words.title/>
            <p class="soft">{words.text}</p>
        </header>
        <ul class="card lines">
            {live::view(move || known.with(|all| latest(all)).into_iter().map(line).collect_view())}
        </ul>
        <a class="plain" href="/me">{words.to_me}</a>
    }
}
