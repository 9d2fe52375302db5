//! The decisions of the meeting, beside the agenda.

use kurs_domain::{
    Id,
    meetings::{MeetingState, decisions::MOST_DECISIONS},
};
use leptos::prelude::*;

use super::{agenda::Agenda, decision::DecisionCard};
use crate::forms;
use crate::{
    meetings::desk::{
        drafts::{begun_name, has_draft},
        state::meetings,
        texts::{meeting_desk_texts, room::room_texts},
    },
    platform,
    ui::{Glyph, Icon, focus_on},
};

#[component]
pub(crate) fn Decisions() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let Some(meeting) = meetings.id() else { return ().into_any() };
    let held = meetings.part(|it| it.state == MeetingState::Held);
    let present = meetings.part(|it| it.agenda_progress.current);
    // The decisions begun here survive a reload.
    let begun_name = begun_name(meeting);
    let begun = RwSignal::new(forms::stored::<Vec<Id>>(&begun_name).unwrap_or_default());
    Effect::new(move |_| begun.with(|ids| forms::store(&begun_name, Some(ids))));
    let known = meetings
        .part(|it| it.decisions.iter().map(|it| (it.id, it.dropped.is_some())).collect::<Vec<_>>());
    let ids = Memo::new(move |_| {
        let begun = begun.get();
        known.with(|known| {
            let new = begun.into_iter().filter(|id| known.iter().all(|(known, _)| known != id));
            // A decision that a colleague dropped stays while there is a draft of it here.
            let shown = known.iter().filter(|(id, dropped)| !dropped || has_draft(*id));
            shown.map(|(id, _)| *id).chain(new).collect::<Vec<_>>()
        })
    });
    let add = move |_| {
        let id = platform::new_id();
        begun.update(|ids| ids.push(id));
        focus_on(format!("decision-text-{id}"));
    };
    let full = move || ids.with(Vec::len) >= MOST_DECISIONS;
    view! {
        <div class="room-two">
            <Agenda/>
            <section class="room-decisions" aria-labelledby="room-decisions">
                <h2 id="room-decisions">{meeting_desk_texts().decisions}</h2>
                <Show when=move || ids.with(Vec::is_empty)>
                    <p class="soft">
                        {move || if held.get() { texts.no_decisions } else { texts.begin_first }}
                    </p>
                </Show>
                <For each=move || ids.get() key=|id| *id let:id>
                    <DecisionCard id=id present=present begun=begun/>
                </For>
                <Show when=move || held.get()>
                    <button type="button" class="quiet" id="decide" disabled=full on:click=add>
                        <Icon glyph=Glyph::Plus/>
                        {texts.decide}
                    </button>
                </Show>
            </section>
        </div>
    }
    .into_any()
}
