//! What was written in the room and not saved: it holds closing back, and can still be copied when somebody else
//! closed the meeting meanwhile.

use kurs_domain::{Id, meetings::Meeting};
use leptos::prelude::*;

use super::writing::{discard, draft_text};
use crate::{
    forms,
    meetings::desk::{state::meetings, texts::room::room_texts},
    ui::announce,
};

/// The names of the form and of the field of the next note about an agenda item, or about the whole meeting.
pub(super) fn note_names(meeting: Id, about: Option<Id>) -> (String, String) {
    let field = about.map_or_else(|| "note-meeting".to_owned(), |id| format!("note-{id}"));
    (format!("{field}-{meeting}"), field)
}

/// The name under which the decisions are stored that were begun in this tab.
pub(super) fn begun_name(meeting: Id) -> String {
    format!("begun-{meeting}")
}

fn note_places(meeting: &Meeting) -> impl Iterator<Item = Option<Id>> {
    let agenda = meeting.plan.iter().flat_map(|plan| &plan.draft.agenda);
    agenda.chain(&meeting.past_agenda).map(|it| Some(it.id)).chain([None])
}

fn decisions(meeting: &Meeting) -> Vec<Id> {
    let begun = forms::stored::<Vec<Id>>(&begun_name(meeting.id)).unwrap_or_default();
    meeting.decisions.iter().map(|it| it.id).chain(begun).collect()
}

/// The unsaved words of a meeting in this tab.
pub(crate) fn unsaved(meeting: &Meeting) -> Vec<String> {
    let notes = note_places(meeting).filter_map(|about| {
        let (form, field) = note_names(meeting.id, about);
        forms::draft_of(&form, &field)
    });
    let mut all: Vec<_> = notes.collect();
    for id in decisions(meeting) {
        let text = draft_text(id).filter(|text| !text.is_empty() && !all.contains(text));
        all.extend(text);
    }
    all
}

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
