//! The agenda in the room, with the current item.

use kurs_domain::Id;
use leptos::prelude::*;

use crate::meetings::desk::{
    state::meetings,
    texts::{planning::planning_texts, room::room_texts},
};

/// The items; pressing one makes it the current one.
#[component]
pub(crate) fn AgendaOfNow(present: RwSignal<Option<Id>>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let points = meetings
        .part(|it| it.plan.as_ref().map(|plan| plan.draft.agenda.clone()).unwrap_or_default());
    let items = move || {
        let item = |point: kurs_domain::meetings::plan::AgendaItem| {
            let id = point.id;
            let now = move || (present.get() == Some(id)).then_some("step");
            view! {
                <li>
                    <button
                        type="button"
                        class="room-point"
                        aria-current=now
                        on:click=move |_| {
                            present.update(|present| {
                                *present = (*present != Some(id)).then_some(id);
                            });
                        }
                    >
                        {point.text.into_string()}
                        <Show when=move || present.get() == Some(id)>
                            <span class="desk-tag">{texts.now}</span>
                        </Show>
                    </button>
                </li>
            }
        };
        points.get().into_iter().map(item).collect_view()
    };
    view! {
        <section class="room-agenda" aria-labelledby="room-agenda">
            <h2 id="room-agenda">{planning_texts().agenda}</h2>
            <Show when=move || points.with(Vec::is_empty)>
                <p class="soft">{texts.no_agenda}</p>
            </Show>
            <ol>{items}</ol>
        </section>
    }
}
