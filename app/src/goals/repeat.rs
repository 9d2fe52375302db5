//! When a goal is for: some times a week, certain days, or once; and when in the day.

use kurs_domain::goals::{Day, PartOfDay};
use leptos::prelude::*;

use super::{
    form::{GoalForm, RepeatKind},
    texts::goal_texts,
};
use crate::forms::DateField;
use crate::ui::{Choice, ChoiceOption, When, live, texts::ui_texts};

const PARTS: [PartOfDay; 3] = [PartOfDay::Morning, PartOfDay::Day, PartOfDay::Evening];

/// Asks how a goal comes back.
#[component]
pub fn RepeatPart(
    /// The goal being written.
    form: GoalForm,
) -> impl IntoView {
    let words = goal_texts();
    let kinds = [words.times_a_week, words.weekdays, words.once];
    let is = move |kind| move || form.repeat.get() == kind;
    view! {
        <Choice
            name="goal-repeat"
            question=words.how_often
            options=kinds.into_iter().map(ChoiceOption::new).collect()
            chips=true
            chosen=live::signal(move || {
                RepeatKind::ALL.iter().position(|kind| *kind == form.repeat.get())
            })
            on_choose=move |index: usize| form.repeat.set(RepeatKind::ALL[index])
        />
        <When when=is(RepeatKind::TimesAWeek)>
            <Choice
                name="goal-times"
                question=words.how_many
                options=(1..=7).map(|times| ChoiceOption::new((words.times)(times))).collect()
                chips=true
                chosen=live::signal(move || Some(usize::from(form.times.get()) - 1))
                on_choose=move |index: usize| {
                    form.times.set(u8::try_from(index + 1).unwrap_or(7));
                }
            />
        </When>
        <When when=is(RepeatKind::Weekdays)>
            <Weekdays form=form/>
        </When>
        <When when=is(RepeatKind::Once)>
            <DateField
                id="goal-date"
                label=words.which_date
                value=form.date
                problem=form.form.problem_of("goal-date")
            />
        </When>
    }
}

#[component]
fn Weekdays(form: GoalForm) -> impl IntoView {
    let one = move |(index, day): (usize, Day)| {
        let toggle = move |_| {
            form.days.update(|days| match days.iter().position(|other| *other == day) {
                Some(place) => drop(days.remove(place)),
                None => days.push(day),
            });
        };
        view! {
            <label class="chip choice">
                <input
                    id=format!("goal-day-{index}")
                    type="checkbox"
                    class="unseen"
                    aria-label=ui_texts().weekdays[index]
                    prop:checked=live::flag(move || form.days.with(|days| days.contains(&day)))
                    on:change=live::act(toggle)
                />
                <span aria-hidden="true">{ui_texts().weekdays_short[index]}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices" aria-describedby="goal-days-problem">
            <legend>{goal_texts().which_days}</legend>
            <div class="chips">{Day::ALL.into_iter().enumerate().map(one).collect_view()}</div>
            <p class="beside" id="goal-days-problem" aria-live="polite">
                <span class="problem">{form.form.problem_of("goal-day-0")}</span>
            </p>
        </fieldset>
    }
}

/// Asks when in the day a goal fits best.
#[component]
pub fn PartOfDayPart(
    /// The goal being written.
    form: GoalForm,
) -> impl IntoView {
    let words = goal_texts();
    let mut options = vec![ChoiceOption::new(words.any_time)];
    options.extend(PARTS.map(|part| ChoiceOption::new((words.part)(part))));
    let chosen = move || {
        let part = form.part_of_day.get();
        Some(part.and_then(|part| PARTS.iter().position(|p| *p == part)).map_or(0, |i| i + 1))
    };
    view! {
        <Choice
            name="goal-part"
            question=words.part_of_day
            options=options
            chips=true
            chosen=Signal::derive(chosen)
            on_choose=move |index: usize| {
                form.part_of_day.set(index.checked_sub(1).map(|index| PARTS[index]));
            }
        />
    }
}
