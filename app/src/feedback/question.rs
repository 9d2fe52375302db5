//! A question and its answers to choose from.

use kurs_domain::feedback::{
    Slug,
    instrument::{Answers, Question},
};
use leptos::prelude::*;

use super::{answer::Given, texts::feedback_texts};
use crate::{
    forms::TextField,
    platform::language::language,
    ui::{Glyph, Icon, PageHeading, live},
};

/// One question, and what stands beside it.
#[component]
pub(super) fn Screen(
    questions: Vec<Question>,
    given: Given,
    choose: Callback<(Slug, u8)>,
    next: Callback<()>,
    may_skip: bool,
) -> impl IntoView {
    let words = feedback_texts();
    let heading = questions[0].text.get(language()).to_owned();
    let answers = questions.clone().into_iter().enumerate().map(|(place, question)| {
        let text = question.text.get(language()).to_owned();
        let field = given.field(&question.id);
        match field {
            Some(field) => view! { <TextField field=field label=text rows=3/> }.into_any(),
            None => view! {
                {(place > 0).then(|| view! { <h2>{text}</h2> })}
                <Buttons question=question given=given choose=choose/>
            }
            .into_any(),
        }
    });
    let answers = answers.collect_view();
    let on = live::view(move || {
        let answered = given.has_answered(&questions);
        let (class, text) = if answered { ("primary", words.next) } else { ("quiet", words.skip) };
        (answered || may_skip).then(|| {
            view! { <button type="button" class=class on:click=live::act(move |_| next.run(()))>{text}</button> }
        })
    });
    view! {
        <div class="stack">
            <PageHeading text=heading/>
            {answers}
            {on}
        </div>
    }
}

/// The answers of one question to choose from, as large buttons.
#[component]
fn Buttons(question: Question, given: Given, choose: Callback<(Slug, u8)>) -> impl IntoView {
    let most = question.answers.most().unwrap_or_default();
    let id = StoredValue::new(question.id);
    let button = |number: u8, class: &'static str, shown: String, label: String| {
        let is = move || {
            given.numbers.with(|all| id.with_value(|id| all.get(id).copied()) == Some(number))
        };
        view! {
            <button
                type="button"
                class=class
                aria-label=label
                aria-pressed=live::text(move || is().to_string())
                on:click=live::act(move |_| choose.run((id.get_value(), number)))
            >
                {shown}
            </button>
        }
    };
    match question.answers {
        Answers::Scale { low, high, .. } => {
            let [low, high] = [low, high].map(|it| it.get(language()).to_owned());
            let label = |number: u8| match number {
                0 => format!("0, {low}"),
                _ if number == most => format!("{most}, {high}"),
                _ => number.to_string(),
            };
            let numbers = (0..=most).map(|it| button(it, "number", it.to_string(), label(it)));
            view! {
                <p class="ends end" aria-hidden="true"><Icon glyph=Glyph::Cloud/> "0 · " {low.clone()}</p>
                <div class="numbers" role="group" aria-labelledby="page-heading">{numbers.collect_view()}</div>
                <p class="ends end high" aria-hidden="true">{most} " · " {high.clone()} <Icon glyph=Glyph::Sun/></p>
            }
            .into_any()
        }
        Answers::Options(options) => {
            // The best first.
            let options = (0..=most).zip(options).rev().map(|(number, option)| {
                let text = option.get(language()).to_owned();
                button(number, "way", text.clone(), text)
            });
            view! {
                <div class="ways" role="group" aria-labelledby="page-heading">{options.collect_view()}</div>
            }
            .into_any()
        }
        Answers::Words => ().into_any(),
    }
}

/// What answering `question` by `number` says.
pub(super) fn shown(question: &Question, number: u8) -> String {
    match &question.answers {
        Answers::Options(all) => {
            let option = all.get(usize::from(number));
            option.map(|it| it.get(language()).to_owned()).unwrap_or_default()
        }
        other => {
            (feedback_texts().of_most)(u16::from(number), u16::from(other.most().unwrap_or(number)))
        }
    }
}
