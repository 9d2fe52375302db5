//! Celebrations that the young person plans, and the answer to their invitation.

use kurs_domain::{
    gatherings::{AnswerWords, Coming, GatheringAnswer, SharedGathering},
    young_people::YoungPerson,
};
use leptos::prelude::*;

use super::texts::gathering_desk_texts;
use crate::platform::api;
use crate::{
    forms::{Form, FormView, TextField},
    platform::{self, DateStyle},
    staff::{portfolio::portfolio, send::send},
    ui::{Choice, ChoiceOption, Glyph, Icon, announce},
};

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
        mine.overview.value.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.gatherings.clone()))
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
    let form = Form::new(format!("coming-{id}"));
    let place = |coming| ANSWERS.iter().position(|one| *one == coming);
    let coming = answer.as_ref().and_then(|answer| place(answer.coming));
    let coming = form.value("coming", coming);
    let text = form.text::<Option<AnswerWords>>(
        format!("answer-{id}"),
        before.map(ToString::to_string).unwrap_or_default(),
    );
    let name = StoredValue::new(person.name);
    let said = move || name.with_value(|name| (texts.sent)(name));
    let answered = answer.is_some().then(|| view! { <p class="soft">{said()}</p> });
    let save = move |()| {
        let Some(words) = form.read(|| text.read()) else { return };
        let Some(coming) = coming.get_untracked().map(|index| ANSWERS[index]) else {
            return form.problem.set(texts.choose.to_owned());
        };
        let draft = GatheringAnswer { coming, words };
        let path = format!("/gatherings/{id}/answer");
        let request = async move { api::post::<SharedGathering>(&path, &draft, &[]).await };
        let sent = said();
        send(mine.session, form, request, move |_| {
            form.saved();
            announce(sent);
        });
    };
    let options = ANSWERS.map(|one| ChoiceOption::new((texts.coming)(one))).to_vec();
    view! {
        <FormView form=form save=texts.send on_save=save>
            <Choice
                name=format!("coming-{id}")
                question=texts.question
                options=options
                chosen=coming
                on_choose=move |index| coming.set(Some(index))
                chips=true
            />
            <TextField field=text label=texts.words rows=2/>
            {answered}
        </FormView>
    }
}
