//! Whom the young person wants there, or not, and the answer to it.

use kurs_domain::{
    Id,
    meetings::{
        Because, OpenEndKind, ParticipantSuggestion,
        participants::{SuggestionAnswerDraft, SuggestionKind},
    },
    text::optional,
};
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    meetings::desk::{
        awaiting::part_id, calls, drafts, state::meetings, texts::meeting_desk_texts, times,
    },
    staff::texts::desk_texts,
    ui::{Choice, ChoiceOption, TextField, announce, focus_on, text_problem},
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
    let because = drafts::field("suggestion", id, String::new());
    let chosen = RwSignal::new(None::<usize>);
    let problem = RwSignal::new(None::<String>);
    let sending = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(yes) = chosen.get_untracked().map(|index| index == 0) else {
            return problem.set(Some(texts.yes_or_no_missing.to_owned()));
        };
        let said = match optional(Because::new(&because.get_untracked())) {
            Ok(None) if !yes => {
                return problem.set(Some((desk_texts().problem)("because_missing").to_owned()));
            }
            Ok(said) => said,
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        };
        let Some(meeting) = meetings.id() else { return };
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        let draft = SuggestionAnswerDraft { yes, because: said };
        meetings.try_act(
            problem,
            async move {
                let answer = calls::answer_suggestion(meeting, id, &draft).await;
                sending.set(false);
                answer
            },
            move || {
                because.set(String::new());
                announce(meeting_desk_texts().answered);
                meetings.ask_awaiting();
                focus_on(part_id(OpenEndKind::Suggestion, id));
            },
        );
    };
    view! {
        <form class="stack" on:submit=send>
            <Choice
                name=format!("yes-or-no-{id}")
                question=texts.is_that_so
                quiet=true
                options=vec![ChoiceOption::new(texts.yes), ChoiceOption::new(texts.no)]
                chosen=Signal::derive(move || chosen.get())
                on_choose=move |index| {
                    problem.set(None);
                    chosen.set(Some(index));
                }
                chips=true
            />
            <TextField
                id=format!("because-{id}")
                label=texts.because
                hint=texts.because_hint
                value=because
                max=1000
                lines=2
                problem=problem
                on_change=move |()| problem.set(None)
            />
            <div class="desk-send">
                <button type="submit" class="primary" disabled=move || sending.get()>
                    {texts.send_answer}
                </button>
            </div>
        </form>
    }
}
