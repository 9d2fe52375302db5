//! Celebrations that the young person plans, and the answer to their invitation.

use kurs_domain::{
    gatherings::{AnswerWords, Coming, GatheringAnswer, SharedGathering},
    text::optional,
    young_people::YoungPerson,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::texts::gathering_desk_texts;
use crate::{
    platform::{self, DateStyle},
    staff::{calls, portfolio::portfolio, send::Send, session::problem_words},
    ui::{Choice, ChoiceOption, Glyph, Icon, TextField, announce, text_problem},
};

/// The most characters of the words on an answer.
const MOST: usize = 280;
/// The answers, in the order in which they are offered.
const ANSWERS: [Coming; 3] = [Coming::Yes, Coming::Maybe, Coming::No];

/// Every gathering that whoever sits here is invited to; nothing where there is none.
#[component]
pub(crate) fn Gatherings(
    /// Whose they are.
    person: YoungPerson,
) -> impl IntoView {
    let mine = portfolio();
    let shown = Memo::new(move |_| {
        mine.overview.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.gatherings.clone()))
    });
    let person = StoredValue::new(person);
    move || {
        let shown = shown.get();
        (!shown.is_empty()).then(|| {
            let items = shown
                .into_iter()
                .map(|one| view! { <GatheringItem gathering=one person=person.get_value()/> })
                .collect_view();
            view! {
                <section class="card desk-part">
                    <h2>{gathering_desk_texts().title}</h2>
                    <ul class="desk-suggestions">{items}</ul>
                </section>
            }
        })
    }
}

#[component]
fn GatheringItem(gathering: SharedGathering, person: YoungPerson) -> impl IntoView {
    let texts = gathering_desk_texts();
    let day = platform::write_date(gathering.on, DateStyle::Day);
    let when = gathering.at.map_or(day.clone(), |at| (texts.at)(&day, &at.to_string()));
    view! {
        <li>
            <p dir="auto" class="desk-own-words">{gathering.title.into_string()}</p>
            <p class="soft desk-notes">
                <span class="desk-tag"><Icon glyph=Glyph::Calendar/>{when}</span>
                {gathering.place.map(|place| view! { <span dir="auto">{place.into_string()}</span> })}
            </p>
            {gathering.words.map(|words| view! { <blockquote dir="auto">{words.into_string()}</blockquote> })}
            {if gathering.cancelled {
                view! { <p><b>{texts.cancelled}</b></p> }.into_any()
            } else {
                view! { <AnswerForm id=gathering.id person=person answer=gathering.answer/> }.into_any()
            }}
        </li>
    }
}

#[component]
fn AnswerForm(
    id: kurs_domain::Id,
    person: YoungPerson,
    answer: Option<GatheringAnswer>,
) -> impl IntoView {
    let mine = portfolio();
    let texts = gathering_desk_texts();
    let before = answer.as_ref().and_then(|answer| answer.words.as_ref());
    let text = RwSignal::new(before.map(ToString::to_string).unwrap_or_default());
    let place = |coming| ANSWERS.iter().position(|one| *one == coming);
    let coming = RwSignal::new(answer.as_ref().and_then(|answer| place(answer.coming)));
    let problem = RwSignal::new(None::<String>);
    let (sending, sent) = (RwSignal::new(false), RwSignal::new(answer.is_some()));
    let name = StoredValue::new(person.name);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        let Some(coming) = coming.get_untracked().map(|index| ANSWERS[index]) else {
            return problem.set(Some(texts.choose.to_owned()));
        };
        let said = match optional(AnswerWords::new(&text.get_untracked())) {
            Ok(said) => said,
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        };
        sending.set(true);
        problem.set(None);
        spawn_local(async move {
            let draft = GatheringAnswer { coming, words: said };
            let answer = calls::answer_gathering(id, &draft).await;
            mine.session.observe(&answer);
            match answer {
                Ok(_) => {
                    sent.set(true);
                    announce(name.with_value(|name| (gathering_desk_texts().sent)(name)));
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
            sending.set(false);
        });
    };
    let options = ANSWERS.map(|one| ChoiceOption::new((texts.coming)(one))).to_vec();
    view! {
        <form class="stack" on:submit=send>
            <Choice
                name=format!("coming-{id}")
                question=texts.question
                options=options
                chosen=coming
                on_choose=move |index| {
                    coming.set(Some(index));
                    sent.set(false);
                    problem.set(None);
                }
                chips=true
            />
            <TextField
                id=format!("answer-{id}")
                label=texts.words
                value=text
                max=MOST
                lines=2
                optional=true
                problem=problem
                on_change=move |()| {
                    sent.set(false);
                    problem.set(None);
                }
            />
            <Send label=texts.send sending=sending sent=sent said=name.with_value(|name| (texts.sent)(name))/>
        </form>
    }
}
