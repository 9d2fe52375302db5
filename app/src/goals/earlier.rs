//! Marking a day that has passed, up to fourteen days back.

use chrono::Days;
use kurs_domain::{
    NaiveDate, date,
    goals::Goal,
    successes::{DAYS_BACK, Success, may_be_on},
};
use leptos::prelude::*;

use super::texts::goal_texts;
use crate::{
    platform::{self, DateStyle},
    successes,
    sync::{all, local},
    ui::{announce, live},
};

/// Asks which earlier day a goal worked out on, and marks it.
#[component]
pub fn EarlierDay(
    /// The goal.
    goal: Goal,
) -> impl IntoView {
    let local = local();
    let words = goal_texts();
    let today = local.today().get_untracked();
    let back = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let chosen = RwSignal::new(Some(back(1)));
    let said = RwSignal::new(String::new());
    let goal_id = goal.id;
    let is_marked = move |on: NaiveDate| {
        all::<Success>()
            .with_untracked(|all| all.iter().any(|s| s.goal_id == Some(goal_id) && s.on == on))
    };
    let mark = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let day = chosen.get_untracked();
        let Some(on) = day.filter(|on| may_be_on(*on, today).is_ok()) else {
            return said.set(words.earlier_out_of_range.to_owned());
        };
        let day = platform::write_date(on, DateStyle::Day);
        if is_marked(on) {
            return said.set((words.earlier_already)(&day));
        }
        if successes::mark(&goal, on, false).is_ok() {
            said.set((words.earlier_said)(&day));
            announce((words.earlier_said)(&day));
        }
    };
    view! {
        <details class="fold">
            <summary>{words.earlier}</summary>
            <form class="stack" on:submit=live::act(mark) novalidate>
                <p class="soft">{words.earlier_text}</p>
                <div class="field">
                    <label for="earlier">{words.earlier_day}</label>
                    <input
                        id="earlier"
                        type="date"
                        min=back(DAYS_BACK).to_string()
                        max=today.to_string()
                        aria-describedby="earlier-said"
                        prop:value=live::text(move || chosen.get().map(|day| day.to_string()).unwrap_or_default())
                        on:change=live::act(move |event| chosen.set(date::parse(&event_target_value(&event))))
                    />
                </div>
                <p id="earlier-said" class="soft">{said}</p>
                <button type="submit" class="quiet">{words.earlier_mark}</button>
            </form>
        </details>
    }
}
