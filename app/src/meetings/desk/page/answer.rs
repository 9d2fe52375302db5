//! Answers to a contribution: "this changed …" or "not, because …". There can be several.

use kurs_domain::{
    Id,
    meetings::{
        Because,
        contributions::{AnswerDraft, AnswerOutcome, Contribution},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    meetings::desk::{
        calls, drafts, plainly::Plainly, state::meetings, texts::meeting_desk_texts, times,
    },
    platform,
    ui::{Choice, ChoiceOption, TextField, announce, focus_on, text_problem, texts::ui_texts},
};

/// The maximum length of an answer in characters.
const MAX_LENGTH: usize = 1000;
/// The outcomes, in the order in which they are offered.
const OUTCOMES: [AnswerOutcome; 2] = [AnswerOutcome::Changed, AnswerOutcome::NotChanged];

/// The answers to a contribution, and the form for another.
#[component]
pub(crate) fn Answers(id: Id) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let answers = meetings.part(move |it| it.contribution(id).map(|it| it.answers.clone()));
    let waits = meetings.part(move |it| it.contribution(id).is_some_and(Contribution::waits));
    let there = meetings.part(move |it| it.contribution(id).is_some_and(|it| it.draft.is_some()));
    let open =
        meetings.part(move |it| it.contribution(id).is_some_and(|said| it.takes_answer(said)));
    let writing = RwSignal::new(false);
    let list = move || {
        let answers = answers.get().unwrap_or_default().into_iter().map(|one| {
            let outcome = (texts.outcome_before_reason)(one.answer.outcome);
            view! {
                <li>
                    <p><b>{outcome}</b>" "<bdi>{one.answer.text.into_string()}</bdi></p>
                    <p class="soft">{(texts.by_at)(&one.by.name, &times::since(one.at))}</p>
                </li>
            }
        });
        view! { <ul class="desk-answers">{answers.collect_view()}</ul> }
    };
    let button = format!("answer-button-{id}");
    view! {
        <div class="desk-answering">
            {list}
            <Show when=move || open.get() && there.get()>
                <Show
                    when=move || writing.get()
                    fallback={
                        let button = button.clone();
                        move || view! {
                            <button
                                type="button"
                                class="chip"
                                class:strong=move || waits.get()
                                id=button.clone()
                                on:click=move |_| {
                                    writing.set(true);
                                    focus_on(format!("answer-{id}-0"));
                                }
                            >
                                {move || if waits.get() { texts.answer } else { texts.answer_more }}
                            </button>
                        }
                    }
                >
                    <AnswerForm contribution=id writing=writing/>
                </Show>
            </Show>
        </div>
    }
}

#[component]
fn AnswerForm(contribution: Id, writing: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let text = drafts::field("answer", contribution, String::new());
    let outcome = RwSignal::new(None::<usize>);
    let problem = RwSignal::new(None::<String>);
    let sending = RwSignal::new(false);
    // Fixed per form, so that a retry after a lost answer is idempotent.
    let id = platform::new_id();
    let end = move || {
        writing.set(false);
        focus_on(format!("answer-button-{contribution}"));
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        let Some(chosen) = outcome.get_untracked() else {
            return problem.set(Some(texts.outcome_missing.to_owned()));
        };
        let said = match Because::new(&text.get_untracked()) {
            Ok(said) => said,
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        };
        let Some(meeting) = meetings.id() else { return };
        let draft = AnswerDraft { outcome: OUTCOMES[chosen], text: said };
        sending.set(true);
        meetings.try_act(
            problem,
            async move {
                let answer = calls::answer(meeting, contribution, id, &draft).await;
                sending.set(false);
                answer
            },
            move || {
                text.set(String::new());
                announce(meeting_desk_texts().answered);
                meetings.ask_awaiting();
                end();
            },
        );
    };
    let outcomes = OUTCOMES.map(|one| ChoiceOption::new((texts.outcome)(one))).to_vec();
    view! {
        <form class="stack" on:submit=send>
            <Choice
                name=format!("answer-{contribution}")
                question=texts.what_became
                options=outcomes
                chosen=Signal::derive(move || outcome.get())
                on_choose=move |index| {
                    problem.set(None);
                    outcome.set(Some(index));
                }
                chips=true
            />
            <TextField
                id=format!("answer-text-{contribution}")
                label=texts.answer_text
                value=text
                max=MAX_LENGTH
                lines=2
                problem=problem
                on_change=move |()| problem.set(None)
            />
            <Plainly text=text/>
            <div class="desk-send">
                <button type="submit" class="primary" disabled=move || sending.get()>
                    {texts.send_answer}
                </button>
                <button type="button" class="plain" on:click=move |_| end()>
                    {ui_texts().cancel}
                </button>
            </div>
        </form>
    }
}
