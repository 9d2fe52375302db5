//! The notes of the meeting, by agenda item. They are written in the room.

use kurs_domain::meetings::{Meeting, minutes::Note};
use leptos::prelude::*;

use crate::meetings::desk::{state::meetings, texts::meeting_desk_texts, times};

/// Each heading with its notes; `None` for those of the whole meeting.
fn by_item(meeting: &Meeting) -> Vec<(Option<String>, Vec<Note>)> {
    let agenda =
        meeting.plan.iter().flat_map(|plan| &plan.draft.agenda).chain(&meeting.past_agenda);
    let of = |about| meeting.notes_of(about).cloned().collect::<Vec<_>>();
    let items = agenda.map(|item| (Some(item.text.to_string()), of(Some(item.id))));
    items.chain([(None, of(None))]).filter(|(_, notes)| !notes.is_empty()).collect()
}

#[component]
pub(crate) fn NotesView() -> impl IntoView {
    let texts = meeting_desk_texts();
    let all = meetings().part(by_item);
    let one = move |note: Note| {
        view! {
            <li>
                <p dir="auto" class="desk-why">{note.draft.words.into_string()}</p>
                <p class="soft">{(texts.by_at)(&note.by.name, &times::since(note.at))}</p>
            </li>
        }
    };
    move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let items = all.into_iter().map(|(heading, notes)| {
                view! {
                    <h3 dir="auto">{heading.unwrap_or_else(|| texts.other_notes.to_owned())}</h3>
                    <ul class="desk-answers">{notes.into_iter().map(one).collect_view()}</ul>
                }
            });
            view! {
                <section class="card desk-part">
                    <h2>{texts.notes}</h2>
                    {items.collect_view()}
                </section>
            }
        })
    }
}
