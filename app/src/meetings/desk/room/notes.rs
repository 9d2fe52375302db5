//! Notes of what is said, beside the agenda. Everybody who follows the meeting sees them as they are written.

use kurs_domain::{
    Id,
    meetings::{
        MeetingState,
        minutes::{Note, NoteDraft, NoteWords},
    },
};
use leptos::prelude::*;

use crate::{
    forms::{Form, FormView, TextField, has_draft},
    meetings::desk::{
        calls,
        drafts::note_names,
        state::meetings,
        texts::{meeting_desk_texts, room::room_texts},
        times,
    },
    ui::{Glyph, Icon, announce, focus_on},
};

/// The notes of an agenda item, or with `None` of the whole meeting, and the field for the next one.
#[component]
pub(crate) fn Notes(about: Option<Id>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let held = meetings.part(|it| it.state == MeetingState::Held);
    let all = meetings.part(move |it| it.notes_of(about).cloned().collect::<Vec<_>>());
    let names = meetings.id().map(|meeting| note_names(meeting, about)).unwrap_or_default();
    // What was begun stands there again.
    let writing = RwSignal::new(has_draft(&names.0));
    let button = StoredValue::new(format!("{}-button", names.1));
    let (form, field) = (StoredValue::new(names.0), StoredValue::new(names.1));
    let begin = move |_| {
        writing.set(true);
        focus_on(field.get_value());
    };
    let end = Callback::new(move |()| {
        writing.set(false);
        focus_on(button.get_value());
    });
    view! {
        <ul class="desk-answers">
            <For each=move || all.get() key=|note| note.id let:note>
                <NoteItem note=note/>
            </For>
        </ul>
        <Show when=move || held.get()>
            <Show
                when=move || writing.get()
                fallback=move || view! {
                    <button type="button" class="plain small" id=button.get_value() on:click=begin>
                        <Icon glyph=Glyph::Pen/>
                        {texts.note}
                    </button>
                }
            >
                <NoteForm about=about name=form.get_value() field=field.get_value() on_end=end/>
            </Show>
        </Show>
    }
}

#[component]
fn NoteItem(note: Note) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let held = meetings.part(|it| it.state == MeetingState::Held);
    let problem = RwSignal::new(None::<String>);
    let id = note.id;
    let remove = move |_| {
        let Some(meeting) = meetings.id() else { return };
        meetings.try_act(problem, async move { calls::remove_note(meeting, id).await }, || {
            announce(room_texts().note_removed);
        });
    };
    view! {
        <li>
            <p dir="auto" class="desk-why">{note.draft.words.into_string()}</p>
            <p class="soft desk-notes">
                {(meeting_desk_texts().by_at)(&note.by.name, &times::since(note.at))}
                <Show when=move || held.get()>
                    <button type="button" class="round" aria-label=texts.remove_note on:click=remove>
                        <Icon glyph=Glyph::Bin/>
                    </button>
                </Show>
            </p>
            <p class="problem" role="alert">{move || problem.get()}</p>
        </li>
    }
}

#[component]
fn NoteForm(about: Option<Id>, name: String, field: String, on_end: Callback<()>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let Some(meeting) = meetings.id() else { return ().into_any() };
    let form = Form::new(name);
    let words = form.text::<NoteWords>(field, "");
    let send = move |()| {
        let Some(words) = form.read(|| words.read()) else { return };
        let (id, draft) = (form.id(), NoteDraft { about, words });
        meetings.send(
            form,
            async move { calls::write_note(meeting, id, &draft).await },
            move || {
                form.begin_anew();
                announce(room_texts().note_saved);
                on_end.run(());
            },
        );
    };
    let hint = (texts.note_hint)(&meetings.name().get_untracked());
    view! {
        <FormView form=form save=texts.note_save on_save=send on_cancel=move |()| on_end.run(()) quiet=true>
            <TextField field=words label=texts.note hint=hint rows=3/>
        </FormView>
    }
    .into_any()
}
