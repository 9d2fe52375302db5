//! Date and time of day in a form, with a hint on the two nights on which the clocks change.

use kurs_domain::wall_clock::Shown;
use leptos::prelude::*;

use super::typed::{DATE, Form};
use crate::{
    meetings::desk::{texts::planning::planning_texts, times},
    platform::{self, DateStyle},
    ui::{Choice, ChoiceOption},
};

/// The two fields, and the hint.
#[component]
pub(crate) fn When(form: Form) -> impl IntoView {
    let texts = planning_texts();
    let shown = Memo::new(move |_| form.shown());
    let twice = Memo::new(move |_| matches!(shown.get(), Some(Shown::Twice(..))));
    let never = Memo::new(move |_| matches!(shown.get(), Some(Shown::Never)));
    let problem = form.inner.problem_of(DATE);
    let said = move || {
        let never = never.get().then(|| texts.time_never.to_owned());
        never.or_else(|| problem.get())
    };
    let invalid = move || (problem.with(Option::is_some) || never.get()).to_string();
    // The weekday and the distance show a date that was mistyped.
    let reads = move || match shown.get()? {
        Shown::Once(at) | Shown::Twice(at, _) => {
            let day = times::date_of(at);
            let days = (day - times::date_of(platform::now())).num_days();
            Some((texts.that_is)(&platform::write_date(day, DateStyle::Day), days))
        }
        Shown::Never => None,
    };
    let elsewhere = (platform::own_time_zone() != times::ZONE).then_some(texts.danish_time);
    view! {
        <fieldset class="desk-when-fields">
            <legend class="unseen">{texts.when}</legend>
            <div class="field">
                <label for="plan-date">{texts.date}</label>
                <input
                    id="plan-date"
                    type="date"
                    aria-describedby="plan-when-problem"
                    aria-invalid=invalid
                    prop:value=move || form.date.get()
                    on:input=move |event| {
                        problem.set(None);
                        form.date.set(event_target_value(&event));
                    }
                />
            </div>
            <div class="field">
                <label for="plan-time">{texts.time}</label>
                <input
                    id="plan-time"
                    type="time"
                    aria-describedby="plan-when-problem"
                    aria-invalid=invalid
                    prop:value=move || form.time.get()
                    on:input=move |event| {
                        problem.set(None);
                        form.time.set(event_target_value(&event));
                    }
                />
            </div>
            <p class="beside" id="plan-when-problem" aria-live="polite">
                <span class="problem">{said}</span>
                <span class="soft">{reads}</span>
                <span class="soft">{elsewhere}</span>
            </p>
            <Show when=move || twice.get()>
                <Choice
                    name="plan-second"
                    question=texts.time_twice
                    options=vec![
                        ChoiceOption::new(texts.time_first),
                        ChoiceOption::new(texts.time_second),
                    ]
                    chosen=Signal::derive(move || Some(usize::from(form.second.get())))
                    on_choose=move |index| form.second.set(index == 1)
                    chips=true
                />
            </Show>
        </fieldset>
    }
}
