//! The page of one meeting: the young person's contributions first, verbatim, then everything else.

mod answer;
mod because;
mod closing;
mod contribution;
mod correction;
mod decided;
mod ending;
mod head;
mod notes;
mod paper;
mod participant;
mod people;
mod said;
mod suggestion;
mod trail;

use kurs_domain::meetings::MeetingState;
use leptos::prelude::*;

pub(crate) use self::{
    answer::Answers,
    contribution::ContributionCard,
    correction::Corrections,
    decided::{Earlier, Wording},
    head::PlanView,
    said::{Said, spoken},
};
use self::{
    closing::Closing,
    decided::Decided,
    ending::RequestCard,
    head::{Head, Planned, WishesView},
    notes::NotesView,
    people::People,
    trail::Trail,
};
use super::{open::OpenMeeting, state::meetings, texts::meeting_desk_texts, unsaved::Unsaved};

#[component]
pub(crate) fn MeetingPage() -> impl IntoView {
    view! { <main id="main" class="desk-page desk-meeting"><OpenMeeting then=|| view! { <Body/> }.into_any()/></main> }
}

#[component]
fn Body() -> impl IntoView {
    let meetings = meetings();
    let asked = meetings.part(|it| it.state == MeetingState::Asked);
    let planned = meetings.part(|it| it.plan.is_some());
    let held = meetings.part(|it| it.state == MeetingState::Held);
    // Suggestions of participants want an answer, also where nothing is planned.
    let people = meetings.part(|it| it.plan.is_none() && !it.suggestions.is_empty());
    view! {
        <Head/>
        <Unsaved/>
        <Show when=move || asked.get()><RequestCard/></Show>
        <TheirWords/>
        <Show when=move || held.get()><Closing/></Show>
        <Summary/>
        <Show when=move || planned.get()>
            <div class="desk-two">
                <div class="desk-column">
                    <Planned/>
                    <Decided/>
                    <NotesView/>
                </div>
                <div class="desk-column">
                    <WishesView/>
                    <People/>
                </div>
            </div>
        </Show>
        <Show when=move || people.get()><People/></Show>
        <Trail/>
    }
}

/// The contributions of the young person: one card each, all of the same size.
#[component]
fn TheirWords() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let name = meetings.name();
    let ids = meetings.part(|it| it.contributions.iter().map(|it| it.id).collect::<Vec<_>>());
    view! {
        <section class="desk-theirs" aria-labelledby="their-words">
            <h2 id="their-words">{move || (texts.says)(&name.get())}</h2>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="soft">{move || (texts.says_nothing_yet)(&name.get())}</p>
            </Show>
            <ul class="desk-their-words">
                <For each=move || ids.get() key=|id| *id let:id>
                    <li><ContributionCard id=id/></li>
                </For>
            </ul>
        </section>
    }
}

/// The summary, once the meeting is closed.
#[component]
fn Summary() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let summary = meetings.part(|it| it.summary.clone());
    move || {
        summary.get().map(|summary| {
            view! {
                <section class="card desk-part" id="summary">
                    <h2>{texts.summary}</h2>
                    <p dir="auto" class="desk-why">{summary.words.into_string()}</p>
                    <p class="soft">
                        {(texts.by_at)(&summary.by.name, &crate::meetings::desk::times::since(summary.at))}
                    </p>
                    <Corrections about=None open=Signal::stored(true)/>
                </section>
            }
        })
    }
}
