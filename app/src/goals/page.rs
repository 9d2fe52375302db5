//! The page of one goal: its words, why it matters, what worked out of it, and what can become of it.

use kurs_domain::{
    Id,
    goals::{Goal, GoalState, Why},
    successes::{Success, SuccessWords},
};
use leptos::prelude::*;

use super::{
    earlier::EarlierDay, form::next_day, list::repeat_in_words, standing::Standing,
    texts::goal_texts,
};
use crate::{
    platform::{self, DateStyle, address},
    sharing::SharedLine,
    successes::texts::success_texts,
    sync::{all, local},
    ui::{Glyph, Icon, Notice, PageHeading, ReadAloud, live, texts::ui_texts},
};

/// How many of the latest successes are shown.
const LATEST: usize = 5;

/// Draws the goal of the address, or says that there is none.
pub(super) fn of_address(draw: impl FnOnce(Goal) -> AnyView) -> AnyView {
    let path = address::path_now();
    let id = address::pieces(&path).nth(1).and_then(|id| Id::parse(id).ok());
    if let Some(goal) = id.and_then(super::form::find) {
        return draw(goal);
    }
    let words = goal_texts();
    view! {
        <Notice page=true glyph=Glyph::Search title=words.gone_title text=words.gone_text>
            <a class="primary" href="/">{ui_texts().to_today}</a>
        </Notice>
    }
    .into_any()
}

/// The page.
#[component]
pub fn GoalPage() -> impl IntoView {
    of_address(|goal| view! { <OneGoal goal=goal/> }.into_any())
}

#[component]
fn OneGoal(goal: Goal) -> impl IntoView {
    let (words, id) = (goal_texts(), goal.id);
    let latest = live::memo({
        let goal = goal.clone();
        move || all::<Goal>().with(|all| all.iter().find(|it| it.id == id).unwrap_or(&goal).clone())
    });
    let facts = live::view(move || {
        let draft = latest.get().draft;
        let next = next_day(&draft.repeat, local().today().get());
        let next = next.map(|day| (words.comes)(&platform::write_date(day, DateStyle::Day)));
        let part = draft.part_of_day.map(|part| (words.part)(part).to_owned());
        let when = [Some(repeat_in_words(&draft.repeat)), part, next];
        let fact = |title: &'static str, text: String| {
            view! { <div><h2 class="small soft">{title}</h2><p dir="auto" class="own">{text}</p></div> }
        };
        view! {
            <p class="soft">{when.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p>
            {draft.why.map(|why| fact(words.why_title, why.into_string()))}
            {draft.first_step.map(|step| fact(words.step_title, step.into_string()))}
            <SharedLine shared=draft.shared_with change=format!("/goals/{id}/edit?part=share")/>
        }
    });
    let aloud = move || {
        let draft = latest.get_untracked().draft;
        let all = [Some(draft.text.into_string()), draft.why.map(Why::into_string)];
        all.into_iter().flatten().collect::<Vec<_>>().join(". ")
    };
    let picture = move || latest.with(|it| it.draft.pictogram.as_ref().map(ToString::to_string));
    view! {
        <header class="page-top">
            {live::view(move || picture().map(|it| view! { <span class="pict" aria-hidden="true">{it}</span> }))}
            <PageHeading text=live::signal(move || latest.with(|it| it.draft.text.to_string()))/>
        </header>
        <div class="stack wide-gap">
            <Reached id=id latest=latest/>
            <section class="card stack">
                {facts}
                <div class="chips">
                    <a class="chip" href=format!("/goals/{id}/edit")>
                        <Icon glyph=Glyph::Pen/>
                        {words.edit}
                    </a>
                    <ReadAloud text=Callback::new(move |()| aloud())/>
                </div>
            </section>
            <Wins id=id/>
            <EarlierDay goal=goal/>
            <Standing id=id/>
        </div>
    }
}

/// A reached goal, celebrated as what it is: from the first success to the last.
#[component]
fn Reached(id: Id, latest: Memo<Goal>) -> impl IntoView {
    let words = goal_texts();
    live::view(move || {
        if latest.with(|it| it.draft.state != GoalState::Reached) {
            return None;
        }
        let (count, first, last) = all::<Success>().with(|all| {
            let of = all.iter().filter(|it| it.goal_id == Some(id));
            let days = of.clone().map(|it| it.on);
            (of.count(), days.clone().min(), days.max())
        });
        let date = |day| platform::write_date(day, DateStyle::DayOfMonth);
        let way = first.zip(last).map(|(first, last)| {
            if first == last { date(first) } else { (words.way)(&date(first), &date(last)) }
        });
        Some(view! {
            <section class="card stack reached" id="reached" tabindex="-1">
                <h2><Icon glyph=Glyph::Flag/>{words.reached_title}</h2>
                {way.map(|way| view! { <p>{way}" · "{(success_texts().count)(count)}</p> })}
                <div class="chips">
                    <a class="chip strong" href=format!("/gatherings/new?goal={id}")>
                        <Icon glyph=Glyph::Calendar/>
                        {words.celebrate}
                    </a>
                    <a class="chip" href="/successes/story">
                        <Icon glyph=Glyph::Picture/>
                        {words.remember}
                    </a>
                </div>
            </section>
        })
    })
}

/// What worked out of the goal, the latest first.
#[component]
fn Wins(id: Id) -> impl IntoView {
    let words = goal_texts();
    live::view(move || {
        let mut of: Vec<Success> = all::<Success>()
            .with(|all| all.iter().filter(|it| it.goal_id == Some(id)).cloned().collect());
        of.sort_by_key(|it| std::cmp::Reverse((it.on, it.at)));
        let count = of.len();
        if count == 0 {
            return view! { <p class="soft">{words.no_wins}</p> }.into_any();
        }
        let one = |success: Success| {
            let day = platform::write_date(success.on, DateStyle::Day);
            let own = success.words.map(SuccessWords::into_string);
            view! {
                <li>
                    <p class="soft small">{day}</p>
                    {own.map(|own| view! { <p dir="auto" class="own">{own}</p> })}
                </li>
            }
        };
        view! {
            <section class="card stack">
                <h2>{(success_texts().count)(count)}</h2>
                <ul class="stack">{of.into_iter().take(LATEST).map(one).collect_view()}</ul>
                <a class="plain small" href=format!("/successes?goal={id}")>{success_texts().title}</a>
            </section>
        }
        .into_any()
    })
}
