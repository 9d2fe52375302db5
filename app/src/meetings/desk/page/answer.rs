//! Answers to a contribution: "this changed …", "not, because …", or "we don't know yet, you get an answer by
//! …". There can be several.

use kurs_domain::{
    Id, NaiveDate,
    meetings::{
        Because,
        contributions::{AnswerDraft, AnswerOutcome, Contribution},
    },
};
use leptos::prelude::*;

use super::Corrections;
use crate::{
    forms::{DateField, Form, FormView, TextField, has_draft},
    meetings::desk::{calls, plainly::Plainly, state::meetings, texts::meeting_desk_texts, times},
    platform::{self, DateStyle},
    staff::session::problem_words,
    ui::{Choice, ChoiceOption, announce, focus_on},
};

/// What can have become of it, in the order in which it is offered.
const OUTCOMES: [AnswerOutcome; 3] =
    [AnswerOutcome::Changed, AnswerOutcome::NotChanged, AnswerOutcome::Later];

/// The answers to a contribution, and the form for another.
#[component]
pub(crate) fn Answers(id: Id) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let answers = meetings.part(move |it| it.contribution(id).map(|it| it.answers.clone()));
    let waits = meetings.part(move |it| it.contribution(id).is_some_and(Contribution::waits));
    let owed = meetings.part(move |it| it.contribution(id).is_some_and(|it| it.owed().is_some()));
    let there = meetings.part(move |it| it.contribution(id).is_some_and(|it| it.draft.is_some()));
    let open =
        meetings.part(move |it| it.contribution(id).is_some_and(|said| it.takes_answer(said)));
    // What was begun is seen again.
    let writing = RwSignal::new(has_draft(&form_of(id)));
    let me = meetings.session.person().map(|it| it.id);
    let list = move || {
        let answers = answers.get().unwrap_or_default().into_iter().map(|one| {
            let outcome = (texts.outcome_before_reason)(one.answer.outcome);
            let by = one.answer.by.map(|by| {
                let by = (texts.owed)(&platform::write_date(by, DateStyle::Day));
                view! { <p><span class="desk-tag">{by}</span></p> }
            });
            view! {
                <li>
                    <p><b>{outcome}</b>" "<bdi>{one.answer.text.into_string()}</bdi></p>
                    {by}
                    <p class="soft">{(texts.by_at)(&one.by.name, &times::since(one.at))}</p>
                    <Corrections about=Some(one.id) open=Signal::stored(me == Some(one.by.id))/>
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
                                class:strong=move || waits.get() || owed.get()
                                id=button.clone()
                                on:click=move |_| {
                                    writing.set(true);
                                    focus_on(format!("answer-{id}-0"));
                                }
                            >
                                {move || match (waits.get(), owed.get()) {
                                    (true, _) => texts.answer,
                                    (_, true) => texts.answer_owed,
                                    _ => texts.answer_more,
                                }}
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

fn form_of(contribution: Id) -> String {
    format!("answer-{contribution}")
}

#[component]
fn AnswerForm(contribution: Id, writing: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let form = Form::new(form_of(contribution));
    let outcome = form.value("outcome", None::<usize>);
    let text = form.text::<Because>(format!("answer-text-{contribution}"), "");
    let by_id = format!("answer-by-{contribution}");
    let by = form.value(by_id.clone(), None::<NaiveDate>);
    let by_problem = form.problem_of(&by_id);
    let later =
        Memo::new(move |_| outcome.get().is_some_and(|it| OUTCOMES[it] == AnswerOutcome::Later));
    let end = move || {
        writing.set(false);
        focus_on(format!("answer-button-{contribution}"));
    };
    let send = move |()| {
        let Some(text) = form.read(|| text.read()) else { return };
        let Some(chosen) = outcome.get_untracked() else {
            return form.problem.set(texts.outcome_missing.to_owned());
        };
        let Some(meeting) = meetings.id() else { return };
        let by = by.get_untracked().filter(|_| later.get_untracked());
        let draft = AnswerDraft { outcome: OUTCOMES[chosen], text, by };
        // Sending once more, after an answer that never came, is the same answer.
        let id = form.id();
        let work = async move { calls::answer(meeting, contribution, id, &draft).await };
        form.busy.set(true);
        meetings.act(work, move |answer| {
            form.busy.try_set(false);
            match answer {
                Ok(_) => {
                    form.begin_anew();
                    announce(meeting_desk_texts().answered);
                    meetings.ask_first_page();
                    end();
                }
                Err(wrong) if wrong.reason() == "answer_day" => {
                    by_problem.try_set(Some(problem_words(&wrong)));
                    focus_on(format!("answer-by-{contribution}"));
                }
                Err(wrong) => drop(form.problem.try_set(problem_words(&wrong))),
            }
        });
    };
    let outcomes = OUTCOMES.map(|one| ChoiceOption::new((texts.outcome)(one))).to_vec();
    view! {
        <FormView form=form save=texts.send_answer on_save=send on_cancel=move |()| end()>
            <Choice
                name=format!("answer-{contribution}")
                question=texts.what_became
                options=outcomes
                chosen=outcome
                on_choose=move |index| outcome.set(Some(index))
                chips=true
            />
            <Show when=move || later.get()>
                <DateField
                    id=by_id.clone()
                    label=texts.answer_by
                    hint=texts.answer_by_hint
                    value=by
                    problem=by_problem
                />
            </Show>
            {move || {
                let label = if later.get() { texts.answer_later } else { texts.answer_text };
                view! { <TextField field=text label=label rows=2/> }
            }}
            <Plainly text=text.input.value/>
        </FormView>
    }
}
