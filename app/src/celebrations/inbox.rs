//! The inbox: kind words, newest first. What is shown there has been seen.

use kurs_domain::{
    Id,
    recognitions::{Arrived, CelebrationAction, Recognition},
};
use leptos::prelude::*;

use super::{
    given::Given,
    texts::{at_once::at_once_texts, celebration_texts},
};
use crate::{
    platform::address,
    sync::{all, dispatch, local},
    ui::{Glyph, Icon, Notice, PageHeading, focus_on, live},
};

fn unseen(all: &[Recognition]) -> Vec<Recognition> {
    all.iter().filter(|it| it.seen_at.is_none() && !it.reported).cloned().collect()
}

/// A calm line, where something has not been seen yet.
#[component]
pub fn UnseenLine() -> impl IntoView {
    live::view(|| {
        let (first, more) = all::<Arrived>().with(|all| {
            // What was done to them on another page may be on its way still.
            let mut new = all.iter().filter(|it| it.is_new() && !local().is_pending(it.id));
            Some((new.next()?.clone(), new.count()))
        })?;
        let text = (at_once_texts().unseen)(&first.from.name, first.from.kind, more);
        let to = format!("/inbox?at={}", first.id);
        Some(view! {
            <a class="card line offer" href=to>
                <Icon glyph=Glyph::Mail/>
                <span dir="auto" class="strong">{text}</span>
                <Icon glyph=Glyph::Chevron/>
            </a>
        })
    })
}

/// The inbox.
#[component]
pub fn InboxPage() -> impl IntoView {
    let words = celebration_texts();
    // New as one came here; seen from now on, whatever comes while one is here too.
    let new = StoredValue::new(Vec::<Id>::new());
    Effect::new(move |_| {
        for given in all::<Recognition>().with(|all| unseen(all)) {
            new.update_value(|all| all.push(given.id));
            // No rule stands against seeing.
            let _ = dispatch(CelebrationAction::See { id: given.id });
        }
    });
    // What a push was about may still be on its way.
    let asked = address::query("at").and_then(|at| Id::parse(&at).ok());
    Effect::new(move |before: Option<bool>| {
        let there = all::<Recognition>()
            .with(|all| all.iter().find(|it| Some(it.id) == asked).map(|it| it.id));
        if let (Some(id), None | Some(false)) = (there, before) {
            // One frame for the page's own focus first.
            request_animation_frame(move || {
                request_animation_frame(move || focus_on(format!("given-{id}")));
            });
        }
        before == Some(true) || there.is_some()
    });
    let given = all::<Recognition>();
    let empty = live::memo(move || given.with(Vec::is_empty));
    let nothing = live::view(move || {
        empty.get().then(|| {
            view! { <Notice glyph=Glyph::Mail title=words.inbox_empty text=words.inbox_empty_text/> }
        })
    });
    view! {
        <header class="page-top"><PageHeading text=words.inbox/></header>
        <div class="stack">
            {nothing}
            {live::each(
                move || given.get(),
                |given| given.id,
                move |given| {
                    let is_new = given.seen_at.is_none() || new.with_value(|new| new.contains(&given.id));
                    view! { <Given given=given is_new=is_new/> }
                },
            )}
        </div>
        <div class="stack actions">
            <a class="primary" href="/inbox/links">{words.ask}</a>
            <a class="plain" href="/gatherings">{words.gatherings}</a>
        </div>
    }
}
