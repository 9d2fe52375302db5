//! All goals: those going, those resting, those reached.

use kurs_domain::goals::{Goal, GoalState, Repeat, pictogram};
use leptos::prelude::*;

use super::texts::goal_texts;
use crate::{
    platform::{self, DateStyle},
    sync::{all, local},
    ui::{Glyph, Icon, Notice, PageHeading, When, live, texts::ui_texts},
};

/// When a goal is for, in a few words.
pub(super) fn repeat_in_words(repeat: &Repeat) -> String {
    match repeat {
        Repeat::Once(date) => platform::write_date(*date, DateStyle::Day),
        Repeat::Weekdays(days) => {
            let names = days.days().iter().map(|day| ui_texts().weekdays_short[*day as usize]);
            names.collect::<Vec<_>>().join(", ")
        }
        Repeat::TimesAWeek(times) => (goal_texts().times_in_week)(times.get()),
    }
}

/// The page of all goals.
#[component]
pub fn GoalsPage() -> impl IntoView {
    let part = move |state: GoalState, title: &'static str| {
        live::view(move || {
            let goals: Vec<_> = all::<Goal>().with(|goals| {
                goals.iter().filter(|goal| goal.draft.state == state).cloned().collect()
            });
            (!goals.is_empty()).then(|| {
                view! {
                    <section class="stack">
                        <h2>{title}</h2>
                        {goals.into_iter().map(|goal| view! { <Line goal=goal/> }).collect_view()}
                    </section>
                }
            })
        })
    };
    view! {
        <header class="page-top"><PageHeading text=goal_texts().list_title/></header>
        <When when={move || all::<Goal>().with(Vec::is_empty)}>
            <Notice
                glyph=Glyph::Flag
                title=goal_texts().list_empty_title
                text=goal_texts().list_empty_text
            />
        </When>
        <div class="stack wide-gap">
            {part(GoalState::Active, goal_texts().active)}
            {part(GoalState::Resting, goal_texts().resting)}
            {part(GoalState::Reached, goal_texts().reached)}
            <a class="primary" href="/goals/new"><Icon glyph=Glyph::Plus/>{goal_texts().new_title}</a>
        </div>
    }
}

#[component]
fn Line(goal: Goal) -> impl IntoView {
    let picture = pictogram::shown(goal.draft.pictogram.as_ref()).to_owned();
    // A day that is over, or of a goal that rests, would read as missed.
    let when = match &goal.draft.repeat {
        Repeat::Once(day)
            if goal.draft.state != GoalState::Active || *day < local().today().get_untracked() =>
        {
            None
        }
        repeat => Some(repeat_in_words(repeat)),
    };
    view! {
        <a class="card line" href=format!("/goals/{}", goal.id)>
            <span class="pict" aria-hidden="true">{picture}</span>
            <span>
                <span dir="auto" class="strong">{goal.draft.text.to_string()}</span>
                <small class="soft">{when}</small>
            </span>
            <Icon glyph=Glyph::Chevron/>
        </a>
    }
}
