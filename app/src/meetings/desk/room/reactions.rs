//! The young person's reactions during the meeting. The latest few are shown quietly; a request for a break
//! is prominent until it is met.

use kurs_domain::meetings::{OpenEndKind, Reaction, ReactionKind};
use leptos::prelude::*;

use crate::{
    meetings::desk::{awaiting::part_id, calls, state::meetings, texts::room::room_texts, times},
    staff::texts::desk_texts,
    ui::{Glyph, Icon, announce},
};

/// How many are shown.
const LATEST: usize = 3;

/// Requests for a break that are not met.
#[component]
pub(crate) fn Breaks() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let name = meetings.name();
    let problem = RwSignal::new(None::<String>);
    let asked = meetings.part(|it| {
        let waiting = it.reactions.iter();
        let waiting = waiting.filter(|it| it.kind == ReactionKind::Break && it.met_at.is_none());
        waiting.map(|it| it.id).collect::<Vec<_>>()
    });
    let take = move |_| {
        let Some(meeting) = meetings.id() else { return };
        for id in asked.get_untracked() {
            meetings.try_act(problem, async move { calls::meet(meeting, id).await }, || {
                announce(room_texts().met);
            });
        }
    };
    view! {
        <div role="alert">
            {move || asked.with(|ids| ids.first().copied()).map(|id| view! {
                <section class="room-break" id=part_id(OpenEndKind::Break, id) tabindex="-1">
                    <Icon glyph=Glyph::Leaf/>
                    <p>{(texts.wants_break)(&name.get())}</p>
                    <p class="soft">{(desk_texts().problem)("break_too_short")}</p>
                    <button type="button" class="primary" on:click=take>{texts.take_break}</button>
                </section>
            })}
            <p class="problem">{move || problem.get()}</p>
        </div>
    }
}

/// The latest reactions, except requests for a break.
#[component]
pub(crate) fn Reactions() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let name = meetings.name();
    let problem = RwSignal::new(None::<String>);
    let latest = meetings.part(|it| {
        let shown = it.reactions.iter().rev();
        let shown = shown.filter(|it| it.kind != ReactionKind::Break && it.met_at.is_none());
        shown.take(LATEST).cloned().collect::<Vec<_>>()
    });
    view! {
        <aside class="room-reactions" aria-label=move || (texts.reactions_of)(&name.get())>
            <ul aria-live="polite">
                <For each=move || latest.get() key=|one| one.id let:one>
                    <ReactionItem one=one problem=problem/>
                </For>
            </ul>
            <p class="problem" role="alert">{move || problem.get()}</p>
        </aside>
    }
}

#[component]
fn ReactionItem(one: Reaction, problem: RwSignal<Option<String>>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let glyph = match one.kind {
        ReactionKind::Good => Glyph::Sun,
        ReactionKind::Hard => Glyph::Cloud,
        ReactionKind::Unclear => Glyph::Search,
        ReactionKind::Slower => Glyph::Moon,
        ReactionKind::Break => Glyph::Leaf,
    };
    let id = one.id;
    let meet = move |_| {
        let Some(meeting) = meetings.id() else { return };
        meetings.try_act(problem, async move { calls::meet(meeting, id).await }, || {});
    };
    view! {
        <li>
            <Icon glyph=glyph/>
            <span>
                {(texts.reaction)(one.kind, &meetings.name().get_untracked())}
                <small class="soft">{times::since(one.at)}</small>
            </span>
            <button type="button" class="plain small" on:click=meet>
                {texts.noticed}
            </button>
        </li>
    }
}
