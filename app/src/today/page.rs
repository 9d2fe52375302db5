//! The page of the day: the greeting, the week's course, what waits, the goals of the day, and what else
//! worked out.

use kurs_domain::{
    Id, NaiveDate,
    goals::Goal,
    greeting::Greeting,
    people::MePatch,
    successes::Success,
    suggestions::{Suggestion, SuggestionState},
    today::{Facts, Today, today},
};
use leptos::prelude::*;

use super::{
    card::GoalCard, earlier::EarlierWordsOffers, meeting::MeetingLine, picture::CoursePicture,
    remind::ReminderQuestion, texts::today_texts, travel::TravelQuestion,
};
use crate::goals;
use crate::{
    celebrations::UnseenLine,
    forms::{draft_of, has_draft},
    install::InstallHint,
    platform::{self, DateStyle, address},
    successes::{card::SuccessCard, notice, notice_sheet, texts::success_texts},
    suggestions::SuggestionCard,
    sync::{all, dispatch, local},
    ui::{Glyph, Icon, Notice, PageHeading, When, announce, focus_on, live},
};

/// The day computed from the replica, by the same domain code as on the server.
fn compute_day() -> Option<Today> {
    let local = local();
    let on = local.today().get();
    let first_day = local.me().with(|me| me.as_ref().map(|me| local.day_at(me.created_at)))?;
    let goals = all::<Goal>().get();
    let facts = all::<Success>().with(|successes| {
        Facts::from_all(on, goals, successes, first_day, |goal| local.day_at(goal.created_at))
    });
    Some(today(facts))
}

/// The most characters of what worked out yesterday that stand in the greeting.
const MOST_OF_YESTERDAY: usize = 60;

/// What worked out on the day before `on`, and how much else did.
fn yesterday(on: NaiveDate) -> Option<(String, usize)> {
    let day = on.pred_opt()?;
    let wins = all::<Success>()
        .with(|all| all.iter().filter(|one| one.on == day).cloned().collect::<Vec<_>>());
    let named = |one: &Success| match one.goal_id {
        Some(id) => all::<Goal>().with(|all| {
            all.iter().find(|goal| goal.id == id).map(|goal| goal.draft.text.to_string())
        }),
        None => one.words.as_ref().map(ToString::to_string),
    };
    let mut what = wins.iter().find_map(named)?;
    what.truncate(what.trim_end_matches(['.', '!']).len());
    if what.chars().count() > MOST_OF_YESTERDAY {
        what = what.chars().take(MOST_OF_YESTERDAY).chain(['…']).collect();
    }
    Some((what, wins.len() - 1))
}

#[component]
pub fn TodayPage() -> impl IntoView {
    let local = local();
    let day = live::memo(compute_day);
    let count =
        live::signal(move || day.with(|day| day.as_ref().map_or(0, |d| d.counts.this_week)));
    let greeting = move || day.with(|day| day.as_ref().map(|day| day.greeting));
    let greeted = live::memo(move || {
        let name = local.me().with(|me| me.as_ref().map(|me| me.name.clone()));
        match (greeting(), name) {
            (Some(greeting), Some(name)) => {
                (today_texts().greeting)(greeting, platform::hour(&local.zone()), &name)
            }
            _ => today_texts().title.to_owned(),
        }
    });
    let below = live::memo(move || match greeting() {
        Some(Greeting::OrdinaryDay) => yesterday(local.today().get())
            .map(|(what, more)| (today_texts().yesterday)(&what, more))
            .unwrap_or_default(),
        Some(greeting) => (today_texts().below_greeting)(greeting).to_owned(),
        None => String::new(),
    });
    let paused = live::memo(move || {
        local.me().with(|me| me.as_ref().is_some_and(|me| me.paused_since.is_some()))
    });
    view! {
        <header class="page-top">
            <p class="soft date">{live::text(move || platform::write_date(local.today().get(), DateStyle::Day))}</p>
            <PageHeading text=greeted/>
            <p class="soft">{live::text(move || below.get())}</p>
        </header>
        <CoursePicture on=local.today() count=count/>
        <MeetingLine/>
        <UnseenLine/>
        <TravelQuestion/>
        <EarlierWordsOffers/>
        {live::view(move || {
            if paused.get() {
                view! { <Paused/> }.into_any()
            } else {
                view! { <Day day=day/> }.into_any()
            }
        })}
    }
}

#[component]
fn Paused() -> impl IntoView {
    let come_back = move |_| {
        let patch = MePatch { paused_since: Some(None), ..MePatch::default() };
        // No domain rule rejects the end of a pause.
        let _ = dispatch(patch);
        announce(today_texts().said_back);
        focus_on("page-heading");
    };
    view! {
        <Notice glyph=Glyph::Moon title=today_texts().paused_title text=today_texts().paused_text>
            <button type="button" class="primary" on:click=live::act(come_back)>{today_texts().come_back}</button>
        </Notice>
        <NoticePart/>
    }
}

#[component]
fn Day(day: Memo<Option<Today>>) -> impl IntoView {
    let ids = move || {
        day.with(|day| {
            let goals = day.iter().flat_map(|day| &day.goals);
            goals.map(|today| today.goal.id).collect::<Vec<_>>()
        })
    };
    let of = move |id: Id| {
        live::memo(move || {
            day.with(|day| day.as_ref()?.goals.iter().find(|today| today.goal.id == id).cloned())
        })
    };
    let waiting = move || {
        all::<Suggestion>().with(|all| {
            all.iter().filter(|s| s.state == SuggestionState::Waiting).cloned().collect::<Vec<_>>()
        })
    };
    let others = move || {
        day.with(|day| day.as_ref().map(|day| day.other_successes.clone()).unwrap_or_default())
    };
    let any_goal = live::memo(move || all::<Goal>().with(|goals| !goals.is_empty()));
    let nothing_today = live::memo(move || ids().is_empty());
    view! {
        <div class="stack">
            {live::each(ids, |id| *id, move |id| view! { <GoalCard id=id today=of(id)/> })}
            <When when=move || nothing_today.get()>
                {live::view(move || {
                    let (glyph, title, text) = if any_goal.get() {
                        (Glyph::Leaf, today_texts().free_title, today_texts().free_text)
                    } else {
                        (Glyph::Flag, today_texts().empty_title, today_texts().empty_text)
                    };
                    view! { <Notice glyph=glyph title=title text=text/> }
                })}
            </When>
            {live::each(
                waiting,
                |suggestion| suggestion.id,
                |suggestion| view! { <SuggestionCard suggestion=suggestion/> },
            )}
            // Not beside a suggestion.
            <When when=move || waiting().is_empty()><ReminderQuestion/></When>
        </div>
        <NoticePart/>
        {draft_of(goals::NEW, "goal-text").map(|text| {
            view! {
                <a class="card line" href="/goals/new">
                    <Icon glyph=Glyph::Pen/>
                    <span>
                        <small class="soft">{today_texts().goal_begun}</small>
                        <span dir="auto" class="strong">{text}</span>
                    </span>
                    <Icon glyph=Glyph::Chevron/>
                </a>
            }
        })}
        <InstallHint/>
        <div class="stack actions">
            <a class="primary" href="/goals/new"><Icon glyph=Glyph::Plus/>{today_texts().new_goal}</a>
            <When when=move || any_goal.get()>
                <a class="plain" href="/goals">{today_texts().all_goals}</a>
            </When>
        </div>
        <When when=move || !others().is_empty()>
            <section class="stack others">
                <h2>{today_texts().also_worked_out}</h2>
                {live::each(
                    others,
                    |success| success.id,
                    |success| view! { <SuccessCard success=success/> },
                )}
            </section>
        </When>
    }
}

/// "Something else worked out".
#[component]
fn NoticePart() -> impl IntoView {
    let asked = address::query("notice");
    let open = RwSignal::new(has_draft(notice::FORM) || asked.is_some());
    let said = RwSignal::new("");
    if asked.is_some() {
        // Asked for once; going back must not ask again.
        address::replace("/");
        focus_on(notice::FIELD);
    }
    if asked.as_deref() == Some("not_shared") {
        said.set(success_texts().not_shared);
    }
    let shares = (asked.as_deref() == Some("shared")).then_some(said);
    // One that was begun is open by itself, and nobody is led there.
    let lead = StoredValue::new(asked.is_some());
    let begin = move |_| {
        lead.set_value(true);
        open.set(true);
        focus_on(notice::FIELD);
    };
    let done = Callback::new(move |()| {
        open.set(false);
        said.set("");
        focus_on("notice-open");
    });
    view! {
        <div class="stack notice-part">
            <p class="problem" role="alert">{said}</p>
            {live::view(move || {
                if open.get() {
                    return notice_sheet(shares, done, lead.get_value());
                }
                view! {
                    <button id="notice-open" type="button" class="quiet" on:click=live::act(begin)>
                        {today_texts().something_else}
                    </button>
                }
                .into_any()
            })}
        </div>
    }
}
