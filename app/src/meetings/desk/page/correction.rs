//! Corrections: added with name and day to a final decision, an answer or the summary. What stood there stays.

use kurs_domain::{
    Id,
    meetings::{Because, corrections::CorrectionDraft},
};
use leptos::prelude::*;

use crate::{
    forms::{Form, FormView, TextField, has_draft},
    meetings::desk::{calls, state::meetings, texts::meeting_desk_texts, times},
    ui::{announce, focus_on},
};

/// The corrections of a decision or an answer, or with `None` of the summary, and a way to add one.
#[component]
pub(crate) fn Corrections(
    about: Option<Id>,
    /// Whether one can be added here.
    #[prop(into)]
    open: Signal<bool>,
) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let name = about.map_or_else(|| "summary".to_owned(), |id| id.to_string());
    let button = StoredValue::new(format!("correct-button-{name}"));
    let field = StoredValue::new(format!("correct-{name}"));
    let all = meetings.part(move |it| it.corrections_of(about).cloned().collect::<Vec<_>>());
    // What was begun is seen again.
    let is_begun = |meeting| has_draft(&form_of(&field.get_value(), meeting));
    let writing = RwSignal::new(meetings.id().is_some_and(is_begun));
    let list = move || {
        let one = |it: kurs_domain::meetings::corrections::Correction| {
            view! {
                <li>
                    <p><b>{texts.corrected}</b>" "<bdi>{it.draft.words.into_string()}</bdi></p>
                    <p class="soft">{(texts.by_at)(&it.by.name, &times::since(it.at))}</p>
                </li>
            }
        };
        view! { <ul class="desk-corrections">{all.get().into_iter().map(one).collect_view()}</ul> }
    };
    let begin = move |_| {
        writing.set(true);
        focus_on(field.get_value());
    };
    view! {
        {list}
        <Show when=move || open.get() && !writing.get()>
            <button type="button" class="plain small" id=button.get_value() on:click=begin>
                {texts.correct}
            </button>
        </Show>
        <Show when=move || writing.get()>
            <CorrectionForm
                about=about
                field=field.get_value()
                on_end=Callback::new(move |()| {
                    writing.set(false);
                    focus_on(button.get_value());
                })
            />
        </Show>
    }
}

fn form_of(field: &str, meeting: Id) -> String {
    format!("{field}-{meeting}")
}

#[component]
fn CorrectionForm(about: Option<Id>, field: String, on_end: Callback<()>) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let Some(meeting) = meetings.id() else { return ().into_any() };
    let form = Form::new(form_of(&field, meeting));
    let words = form.text::<Because>(field, "");
    let send = move |()| {
        let Some(words) = form.read(|| words.read()) else { return };
        let (id, draft) = (form.id(), CorrectionDraft { about, words });
        let work = async move { calls::correct(meeting, id, &draft).await };
        meetings.send(form, work, move || {
            form.begin_anew();
            announce(meeting_desk_texts().correction_sent);
            on_end.run(());
        });
    };
    let label = (texts.correct_label)(&meetings.name().get_untracked());
    view! {
        <FormView form=form save=texts.correct_send on_save=send on_cancel=move |()| on_end.run(())>
            <TextField field=words label=label hint=texts.correct_hint rows=2/>
        </FormView>
    }
    .into_any()
}
