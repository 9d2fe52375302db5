//! One contribution: its content, its author, who has heard it, and the answers to it. No kind is smaller
//! than another, each stands there to its end, and nothing here can change a word of it.

use kurs_domain::{
    Id,
    direction::listed,
    meetings::{ByKind, OpenEndKind, contributions::Contribution},
};
use leptos::prelude::*;

use super::{
    answer::Answers,
    said::{Said, spoken},
};
use crate::{
    meetings::desk::{awaiting::part_id, state::meetings, texts::meeting_desk_texts, times},
    ui::{Glyph, Icon, texts::ui_texts},
};

/// The length of a text, in bytes, from which on it is wider than the others.
const LONG: usize = 400;

#[component]
pub(crate) fn ContributionCard(id: Id) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let it = meetings.part(move |it| it.contribution(id).cloned());
    // The content never changes, so a voice note plays on while the meeting is updated.
    let draft = Memo::new(move |_| it.with(|it| it.as_ref().and_then(|it| it.draft.clone())));
    // A long text would be a tower in a column of its own.
    let long = Memo::new(move |_| {
        let said = draft.with(|draft| draft.as_ref().and_then(spoken));
        said.is_some_and(|said| said.len() > LONG)
    });
    let waits = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(Contribution::waits)));
    let about = meetings.part(move |meeting| {
        let draft = meeting.contribution(id)?.draft.as_ref()?;
        meeting.heading(draft.about?, draft.of).map(str::to_owned)
    });
    let said = move || match draft.get() {
        Some(draft) => view! { <Said id=id draft=draft/> }.into_any(),
        None => view! { <p class="soft">{texts.taken_back}</p> }.into_any(),
    };
    let label =
        move || it.with(|it| it.as_ref().map(|it| head_words(it, about.get()))).unwrap_or_default();
    let aloud = move || draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.read_aloud));
    let heard = move || {
        let names = |to_end: bool, say: fn(&str) -> String| {
            let by = it.with(|it| {
                let all = it.iter().flat_map(|it| &it.heard_by);
                let by = all.filter(|heard| heard.to_end_at.is_some() == to_end);
                by.map(|heard| heard.by.name.clone()).collect::<Vec<_>>()
            });
            (!by.is_empty()).then(|| say(&listed(&by, ui_texts().and)))
        };
        let said = [names(true, texts.heard_by), names(false, texts.opened_by)];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if said.is_empty() { texts.heard_by_nobody.to_owned() } else { said }
    };
    view! {
        <article
            class="card desk-contribution"
            class:waits=move || waits.get()
            class:long=move || long.get()
            id=part_id(OpenEndKind::Contribution, id)
            tabindex="-1"
            aria-label=label
        >
            <p class="soft desk-notes desk-contribution-top">
                <span>{label}</span>
                {move || it.with(|it| it.as_ref().map(|it| times::since(it.received_at)))}
                <Show when=aloud><span class="desk-tag">{texts.wants_it_read}</span></Show>
            </p>
            <div class="desk-contribution-said">{said}</div>
            <p class="soft desk-notes"><Icon glyph=Glyph::Eye/>{heard}</p>
            <Answers id=id/>
        </article>
    }
}

/// Its kind, its author if that is not the young person, and what it is about.
fn head_words(it: &Contribution, about: Option<String>) -> String {
    let texts = meeting_desk_texts();
    let mut parts = Vec::new();
    if let Some(draft) = &it.draft {
        parts.push((texts.contribution)(draft.kind).to_owned());
        parts.extend(draft.prompt.map(|prompt| (texts.prompt)(prompt).to_owned()));
    }
    if it.by.kind == ByKind::Delegate {
        parts.push((texts.said_by_delegate)(&it.by.name));
    }
    parts.extend(about.map(|about| (texts.about_what)(&about)));
    parts.join(" · ")
}
