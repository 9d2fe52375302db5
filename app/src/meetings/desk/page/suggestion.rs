//! Whom the young person wants there, or not, and the answer to it.

use kurs_domain::{
    Id,
    meetings::{
        Because, OpenEndKind, ParticipantSuggestion,
        participants::{SuggestionAnswerDraft, SuggestionKind},
    },
};
use leptos::prelude::*;

use crate::{
    forms::{Form, FormView, TextField},
    meetings::desk::{awaiting::part_id, calls, state::meetings, texts::meeting_desk_texts, times},
    staff::texts::desk_texts,
    ui::{Choice, ChoiceOption, announce, focus_on},
};

#[component]
pub(crate) fn SuggestionItem(id: Id) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let it = meetings.part(move |it| it.suggestions.iter().find(|it| it.id == id).cloned());
    let waits =
        Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(ParticipantSuggestion::waits)));
    let whom = meetings.part(move |meeting| {
        let it = meeting.suggestions.iter().find(|it| it.id == id)?;
        let named = it.draft.name.as_ref().map(ToString::to_string);
        named.or_else(|| meeting.name_of(it.draft.participant_id?).map(str::to_owned))
    });
    let name = meetings.name();
    let asks = move || {
        it.with(|it| {
            let draft = &it.as_ref()?.draft;
            let whom = whom.get().unwrap_or_else(|| texts.somebody.to_owned());
            let advocate = draft.kind == SuggestionKind::Advocate && draft.name.is_none();
            Some(if advocate {
                (texts.wants_advocate)(&name.get())
            } else {
                (texts.suggests)(draft.kind, &name.get(), &whom)
            })
        })
    };
    let more = move || {
        it.with(|it| {
            let draft = &it.as_ref()?.draft;
            let parts = [
                draft.relation.as_ref().map(ToString::to_string),
                draft.contact.as_ref().map(ToString::to_string),
            ];
            let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let reason = draft.reason.as_ref().map(ToString::to_string);
            Some(view! {
                {(!line.is_empty()).then(|| view! { <p class="soft">{line}</p> })}
                {reason.map(|reason| view! { <blockquote dir="auto">{reason}</blockquote> })}
            })
        })
    };
    let became = move || {
        it.with(|it| {
            let it = it.as_ref()?;
            let answered = it.answered.as_ref().map(|answered| {
                let yes = if answered.answer.yes { texts.yes } else { texts.no };
                let because = answered.answer.because.as_ref().map(ToString::to_string);
                let by = (texts.by_at)(&answered.by.name, &times::since(answered.at));
                view! {
                    <p><b>{yes}</b>" "<bdi>{because}</bdi></p>
                    <p class="soft">{by}</p>
                }
            });
            let taken_back =
                it.withdrawn_at.map(|_| view! { <p class="soft">{texts.taken_back}</p> });
            Some(view! { {answered} {taken_back} })
        })
    };
    view! {
        <li id=part_id(OpenEndKind::Suggestion, id) tabindex="-1">
            <p dir="auto" class="desk-own-words">{asks}</p>
            {more}
            {became}
            <Show when=move || waits.get()><YesOrNo id=id/></Show>
        </li>
    }
}

#[component]
fn YesOrNo(id: Id) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let form = Form::new(format!("yes-or-no-{id}"));
    let chosen = form.value("chosen", None::<usize>);
    let because = form.text::<Option<Because>>(format!("because-{id}"), "");
    let send = move |()| {
        let Some(because) = form.read(|| because.read()) else { return };
        let Some(yes) = chosen.get_untracked().map(|index| index == 0) else {
            return form.problem.set(texts.yes_or_no_missing.to_owned());
        };
        if !yes && because.is_none() {
            let wrong = (desk_texts().problem)("because_missing");
            form.check(&format!("because-{id}"), Some(wrong));
            return focus_on(format!("because-{id}"));
        }
        let Some(meeting) = meetings.id() else { return };
        let draft = SuggestionAnswerDraft { yes, because };
        let work = async move { calls::answer_suggestion(meeting, id, &draft).await };
        meetings.send(form, work, move || {
            form.saved();
            announce(meeting_desk_texts().answered);
            meetings.ask_first_page();
            focus_on(part_id(OpenEndKind::Suggestion, id));
        });
    };
    view! {
        <FormView form=form save=texts.send_answer on_save=send>
            <Choice
                name=format!("yes-or-no-{id}")
                question=texts.is_that_so
                quiet=true
                options=vec![ChoiceOption::new(texts.yes), ChoiceOption::new(texts.no)]
                chosen=chosen
                on_choose=move |index| chosen.set(Some(index))
                chips=true
            />
            <TextField field=because label=texts.because hint=texts.because_hint rows=2/>
        </FormView>
    }
}
