//! Asks once, when something has worked out twice, whether Kurs should remind of it.

use kurs_domain::{
    goals::{Goal, GoalState},
    successes::Success,
};
use leptos::prelude::*;

use super::texts::today_texts;
use crate::{
    platform,
    sync::all,
    ui::{Glyph, Icon, focus_on, live},
};

/// The name of the draft that says that it was asked on this phone.
const ASKED: &str = "reminder-asked";
/// So many wins, and the habit has begun.
const WINS: usize = 2;

/// The question, while nothing reminds of any goal.
#[component]
pub fn ReminderQuestion() -> impl IntoView {
    let asked = RwSignal::new(platform::draft(ASKED).is_some());
    let goal = live::memo(move || {
        let goals = all::<Goal>().get();
        if asked.get() || goals.iter().any(|it| it.draft.remind_at.is_some()) {
            return None;
        }
        let latest = all::<Success>().with(|all| {
            let goal = all.iter().max_by_key(|it| (it.on, it.at))?.goal_id?;
            let of = all.iter().filter(|it| it.goal_id == Some(goal));
            (of.count() >= WINS).then_some(goal)
        })?;
        let goal = goals.into_iter().find(|it| it.id == latest)?;
        (goal.draft.state == GoalState::Active).then(|| (goal.id, goal.draft.text.to_string()))
    });
    let answer = move || {
        platform::store_draft(ASKED, Some("1"));
        asked.set(true);
    };
    live::view(move || {
        let words = today_texts();
        goal.get().map(|(id, text)| {
            view! {
                <section class="card stack offer offers">
                    <h2>{words.remind_title}</h2>
                    <p>{(words.remind_text)(&text)}</p>
                    <div class="chips">
                        <a class="chip strong" href=format!("/goals/{id}/edit?part=reminder") on:click=live::act(move |_| answer())>
                            <Icon glyph=Glyph::Check/>
                            {words.remind_yes}
                        </a>
                        <button
                            type="button"
                            class="chip"
                            on:click=live::act(move |_| {
                                answer();
                                focus_on("page-heading");
                            })
                        >
                            {words.remind_no}
                        </button>
                    </div>
                </section>
            }
        })
    })
}
