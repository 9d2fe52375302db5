//! "Venter på dit svar": unanswered contributions by young person, the longest wait first. It says who waits,
//! for what and since when, and nothing of what was said.

use kurs_domain::{
    Id, isolate,
    meetings::{
        OpenEndKind,
        open_ends::{Awaiting, AwaitingOfOne},
    },
};
use leptos::prelude::*;
use leptos_router::components::A;

use super::{state::meetings, texts::meeting_desk_texts, times};
use crate::{
    staff::face::Face,
    ui::{Glyph, Icon, Skeleton},
};

#[component]
pub(crate) fn AwaitingList() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let list = move || match meetings.awaiting.get() {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some(items) if items.is_empty() => view! {
            <p class="soft desk-nobody-waits"><Icon glyph=Glyph::Check/>{texts.nobody_waits}</p>
        }
        .into_any(),
        Some(items) => {
            let all = items.into_iter().map(|one| view! { <OnePerson one=one/> }).collect_view();
            view! { <ul class="desk-waiting">{all}</ul> }.into_any()
        }
    };
    let more = move || meetings.awaiting_next.with(Option::is_some);
    view! {
        <section class="card desk-part desk-awaiting" aria-labelledby="awaiting">
            <h2 id="awaiting">{texts.awaiting}</h2>
            {list}
            <Show when=more>
                <button type="button" class="quiet" on:click=move |_| meetings.ask_more_awaiting()>
                    {texts.more_wait}
                </button>
            </Show>
        </section>
    }
}

/// What one young person waits for.
#[component]
fn OnePerson(one: AwaitingOfOne) -> impl IntoView {
    let texts = meeting_desk_texts();
    let AwaitingOfOne { young_person_id, young_person, count, items } = one;
    let shown = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let more = (count > shown).then(|| {
        let text = (texts.more_of_one)(count.saturating_sub(shown).into());
        view! { <A href=format!("/desk/{young_person_id}") attr:class="plain">{text}</A> }
    });
    let whose = format!("{young_person}: ");
    let row = |item| view! { <Row item=item whose=whose.clone()/> };
    let rows = items.into_iter().map(row).collect_view();
    view! {
        <li>
            <p class="desk-waits"><Face name=young_person.clone()/><b dir="auto">{young_person}</b></p>
            <ul class="desk-rows">{rows}</ul>
            {more}
        </li>
    }
}

#[component]
fn Row(
    item: Awaiting,
    /// The name of the young person, for screen readers that list the links.
    whose: String,
) -> impl IntoView {
    let texts = meeting_desk_texts();
    let what = (texts.waits)(item.open_end.kind);
    let what =
        item.title.map_or_else(|| what.to_owned(), |title| isolate!(title; "{what} · {title}"));
    let since = (texts.since)(&times::since(item.open_end.since));
    view! {
        <li>
            <A href=link_to(item.meeting_id, item.open_end.kind, item.open_end.id) attr:class="row">
                <span class="row-words">
                    <span><span dir="auto" class="unseen">{whose}</span>{what}</span>
                    <small>{since}</small>
                </span>
                <Icon glyph=Glyph::Chevron/>
            </A>
        </li>
    }
}

/// The address of the page where it is answered.
pub(crate) fn link_to(meeting: Id, kind: OpenEndKind, id: Id) -> String {
    match kind {
        OpenEndKind::Request => format!("/desk/meetings/{meeting}"),
        OpenEndKind::Suggestion | OpenEndKind::Contribution => {
            format!("/desk/meetings/{meeting}#{}", part_id(kind, id))
        }
        OpenEndKind::Break | OpenEndKind::Decision => {
            format!("/desk/meetings/{meeting}/room#{}", part_id(kind, id))
        }
    }
}

/// The element id of something unanswered on its page.
pub(crate) fn part_id(kind: OpenEndKind, id: Id) -> String {
    let kind = match kind {
        OpenEndKind::Request => "request",
        OpenEndKind::Suggestion => "suggestion",
        OpenEndKind::Contribution => "contribution",
        OpenEndKind::Break => "break",
        OpenEndKind::Decision => "decision",
    };
    format!("{kind}-{id}")
}
