//! What was written in the room and not saved: it holds closing back, and can still be copied when somebody else
//! closed the meeting meanwhile.

use leptos::prelude::*;

use super::{
    drafts::{begun_name, decisions, discard, note_names, note_places, unsaved},
    state::meetings,
    texts::room::room_texts,
};
use crate::{forms, ui::announce};

/// The unsaved words of a meeting that is over.
#[component]
pub(crate) fn Unsaved() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let over = meetings.part(|it| !it.is_open());
    let left = RwSignal::new(Vec::<String>::new());
    Effect::new(move |_| {
        if over.get() {
            left.set(
                meetings
                    .meeting
                    .value
                    .with_untracked(|it| it.as_ref().map(unsaved))
                    .unwrap_or_default(),
            );
        }
    });
    let throw_away = move |_| {
        meetings.meeting.value.with_untracked(|it| {
            let Some(meeting) = it else { return };
            for about in note_places(meeting) {
                forms::discard_draft(&note_names(meeting.id, about).0);
            }
            decisions(meeting).into_iter().for_each(discard);
            forms::store::<()>(&begun_name(meeting.id), None);
        });
        left.set(Vec::new());
        announce(texts.unsaved_deleted);
    };
    let one = |text: String| view! { <li><p dir="auto" class="desk-why">{text}</p></li> };
    view! {
        <Show when=move || left.with(|all| !all.is_empty())>
            <section class="card desk-part desk-moved" role="status">
                <h2>{texts.unsaved_title}</h2>
                <p>{texts.unsaved_over}</p>
                <ul class="desk-answers">{move || left.get().into_iter().map(one).collect_view()}</ul>
                <button type="button" class="plain" on:click=throw_away>{texts.unsaved_delete}</button>
            </section>
        </Show>
    }
}
