//! The goals a young person shares, in the words they were written in.

use kurs_domain::{
    direction::listed,
    goals::{Day, GoalState, Repeat, SharedGoal, pictogram},
};
use leptos::prelude::*;

use crate::{
    platform::{self, DateStyle},
    staff::{portfolio::portfolio, texts::person_texts},
    ui::{Glyph, Icon, texts::ui_texts},
};

/// Shared goals: those going on first, then those reached, then those that rest.
#[component]
pub(crate) fn Goals(
    /// What the young person is called.
    name: String,
) -> impl IntoView {
    let mine = portfolio();
    let texts = person_texts();
    let goals = Memo::new(move |_| {
        let mut goals =
            mine.overview.value.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.goals.clone()));
        goals.sort_by_key(|goal| place(goal.state));
        goals
    });
    let body = move || {
        let goals = goals.get();
        if goals.is_empty() {
            return view! { <p class="soft">{(texts.no_goals)(&name)}</p> }.into_any();
        }
        let one = |goal: SharedGoal| {
            let fresh = mine.is_new(goal.id);
            view! { <GoalItem goal=goal fresh=fresh/> }
        };
        let goals = goals.into_iter().map(one).collect_view();
        view! { <ul class="desk-goals">{goals}</ul> }.into_any()
    };
    view! {
        <section class="card desk-part">
            <h2>{texts.goals}</h2>
            {body}
        </section>
    }
}

fn place(state: GoalState) -> u8 {
    match state {
        GoalState::Active => 0,
        GoalState::Reached => 1,
        GoalState::Resting => 2,
    }
}

#[component]
fn GoalItem(
    goal: SharedGoal,
    /// It is new, or was changed, since the last visit.
    fresh: bool,
) -> impl IntoView {
    let texts = person_texts();
    let when = [
        Some(repeat_words(&goal.repeat)),
        goal.part_of_day.map(|part| (texts.part_of_day)(part).to_owned()),
    ];
    let when = when.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let state = (goal.state != GoalState::Active).then(|| {
        let glyph = if goal.state == GoalState::Reached { Glyph::Flag } else { Glyph::Moon };
        view! { <span class="desk-tag"><Icon glyph=glyph/>{(texts.state)(goal.state)}</span> }
    });
    let more = |label: &'static str, words: String| {
        view! { <div><dt>{label}</dt><dd dir="auto">{words}</dd></div> }
    };
    view! {
        <li>
            <span class="pict" aria-hidden="true">
                {pictogram::shown(goal.pictogram.as_ref()).to_owned()}
            </span>
            <div>
                <p dir="auto" class="desk-own-words">{goal.text.into_string()}</p>
                <p class="soft desk-when">
                    {when} {state}
                    {fresh.then(|| view! { <span class="desk-tag desk-new">{texts.fresh_news}</span> })}
                </p>
                {(goal.why.is_some() || goal.first_step.is_some()).then(|| view! {
                    <dl class="desk-more">
                        {goal.why.map(|why| more(texts.why, why.into_string()))}
                        {goal.first_step.map(|step| more(texts.first_step, step.into_string()))}
                    </dl>
                })}
            </div>
        </li>
    }
}

/// When a goal is for, in words.
fn repeat_words(repeat: &Repeat) -> String {
    let texts = person_texts();
    match repeat {
        Repeat::Once(day) => (texts.on_day)(&platform::write_date(*day, DateStyle::Day)),
        Repeat::TimesAWeek(times) => (texts.times_a_week)(i64::from(times.get())),
        Repeat::Weekdays(days) if days.days().len() == Day::ALL.len() => texts.every_day.to_owned(),
        Repeat::Weekdays(days) => {
            let names: Vec<_> =
                days.days().iter().map(|day| ui_texts().weekdays[*day as usize]).collect();
            (texts.on_weekdays)(&listed(&names, ui_texts().and))
        }
    }
}
