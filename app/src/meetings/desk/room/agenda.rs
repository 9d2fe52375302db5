//! The agenda in the room: the current item, which everybody who follows the meeting sees, and the notes of each.

use kurs_domain::{Id, meetings::MeetingState};
use leptos::prelude::*;

use super::notes::Notes;
use crate::{
    meetings::desk::{
        attendance::Attendance,
        calls,
        state::meetings,
        texts::{planning::planning_texts, room::room_texts},
    },
    ui::{Glyph, Icon},
};

/// The items; pressing one makes it the current one.
#[component]
pub(crate) fn Agenda() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let held = meetings.part(|it| it.state == MeetingState::Held);
    // An item that was taken off stays as long as something was written about it.
    let points = meetings.part(|it| {
        let noted =
            it.past_agenda.iter().filter(|item| it.notes_of(Some(item.id)).next().is_some());
        let agenda = it.plan.iter().flat_map(|plan| &plan.draft.agenda);
        agenda.chain(noted).cloned().collect::<Vec<_>>()
    });
    let problem = RwSignal::new(None::<String>);
    let item = move |point: kurs_domain::meetings::plan::AgendaItem| {
        let id = point.id;
        view! {
            <li>
                <Point id=id text=point.text.into_string() problem=problem/>
                <Notes about=Some(id)/>
            </li>
        }
    };
    view! {
        <div class="room-agenda">
            <section aria-labelledby="room-agenda">
                <h2 id="room-agenda">{planning_texts().agenda}</h2>
                <Show when=move || held.get() && points.with(|all| !all.is_empty())>
                    <p class="soft">{move || (texts.agenda_hint)(&meetings.name().get())}</p>
                </Show>
                <Show when=move || points.with(Vec::is_empty)>
                    <p class="soft">{texts.no_agenda}</p>
                </Show>
                <ol><For each=move || points.get() key=|point| point.id children=item/></ol>
                <p class="problem" role="alert">{move || problem.get()}</p>
            </section>
            <section aria-labelledby="room-notes">
                <h2 id="room-notes">{texts.other_notes}</h2>
                <Notes about=None/>
            </section>
            <Attendance/>
        </div>
    }
}

#[component]
fn Point(id: Id, text: String, problem: RwSignal<Option<String>>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let held = meetings.part(|it| it.state == MeetingState::Held);
    let current = meetings.part(move |it| it.agenda_progress.current == Some(id));
    let discussed = meetings.part(move |it| it.agenda_progress.discussed.contains(&id));
    let planned = meetings
        .part(move |it| it.plan.iter().flat_map(|plan| &plan.draft.agenda).any(|it| it.id == id));
    let turn = move |_| {
        let Some(meeting) = meetings.id() else { return };
        let item = (!current.get_untracked()).then_some(id);
        meetings.try_act(problem, async move { calls::turn_to(meeting, item).await }, || {});
    };
    view! {
        <button
            type="button"
            class="room-point"
            aria-current=move || current.get().then_some("step")
            disabled=move || !held.get() || !planned.get()
            on:click=turn
        >
            <span dir="auto">{text}</span>
            <Show when=move || current.get()><span class="desk-tag">{texts.now}</span></Show>
            <Show when=move || discussed.get()>
                <span class="desk-tag"><Icon glyph=Glyph::Check/>{texts.discussed}</span>
            </Show>
        </button>
    }
}
