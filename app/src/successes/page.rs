//! The album: everything that worked out, by month and week, own words first.

use kurs_domain::{
    Id, NaiveDate,
    alphabet::search_key,
    date,
    day::{month_of, week_of},
    goals::Goal,
    successes::Success,
};
use leptos::prelude::*;

use super::{album, card::SuccessCard, growth::Growth, texts::success_texts};
use crate::{
    celebrations::texts::celebration_texts,
    platform::{self, DateStyle, address, browser::decomposed},
    sync::{all, local},
    ui::{Glyph, Icon, Notice, PageHeading, When, live, texts::ui_texts},
};

/// Weeks that are shown before "show more".
const WEEKS_AT_FIRST: usize = 6;

/// Successes of a week that are shown before "show more", where it has more than [`FEW`].
const OF_WEEK_AT_FIRST: usize = 6;
/// So many successes of a week are shown at once.
const FEW: usize = 8;

/// From so many successes on the album can be searched.
const MANY: usize = 12;

/// What the album shows: all that a goal, a month and a search let through.
#[derive(Debug, Clone, Copy)]
struct Shown {
    of: RwSignal<Filter>,
    /// The first of the month.
    month: RwSignal<Option<NaiveDate>>,
    /// What somebody looks for, as it was typed.
    search: RwSignal<String>,
}

impl Shown {
    /// Whether something is looked for.
    fn is_narrowed(self) -> bool {
        self.of.get() != Filter::All
            || self.month.with(Option::is_some)
            || self.search.with(|text| !text.trim().is_empty())
    }

    fn get(self) -> Vec<Success> {
        let (of, month) = (self.of.get(), self.month.get());
        let key = |text: &str| search_key(&decomposed(text));
        let wanted = self.search.with(|text| key(text));
        // The words of the goal belong to each of its successes.
        let goals: Vec<_> = all::<Goal>().with(|goals| {
            let found = goals.iter().filter(|goal| key(&goal.draft.text).contains(&wanted));
            found.map(|goal| Some(goal.id)).collect()
        });
        let says = |success: &Success| {
            wanted.is_empty()
                || goals.contains(&success.goal_id)
                || success.words.as_ref().is_some_and(|words| key(words).contains(&wanted))
        };
        all::<Success>().with(|all| {
            let all = all.iter().filter(|success| of.lets_through(success));
            let all = all.filter(|one| month.is_none_or(|month| month_of(one.on) == month));
            all.filter(|success| says(success)).cloned().collect()
        })
    }
}

/// Whose successes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Goal(Id),
    NoGoal,
}

impl Filter {
    fn read(text: &str) -> Self {
        match text {
            "none" => Self::NoGoal,
            text => Id::parse(text).map_or(Self::All, Self::Goal),
        }
    }

    fn write(self) -> String {
        match self {
            Self::All => String::new(),
            Self::NoGoal => "none".to_owned(),
            Self::Goal(id) => id.to_string(),
        }
    }

    fn lets_through(self, success: &Success) -> bool {
        match self {
            Self::All => true,
            Self::NoGoal => success.goal_id.is_none(),
            Self::Goal(id) => success.goal_id == Some(id),
        }
    }
}

/// The page of successes.
#[component]
pub fn SuccessesPage() -> impl IntoView {
    let asked = address::query("goal").unwrap_or_default();
    let chosen = Shown {
        of: RwSignal::new(Filter::read(&asked)),
        month: RwSignal::new(None),
        search: RwSignal::new(String::new()),
    };
    let weeks_shown = RwSignal::new(WEEKS_AT_FIRST);
    let shown = live::memo(move || chosen.get());
    let any = live::memo(move || all::<Success>().with(|all| !all.is_empty()));
    let many = live::memo(|| all::<Success>().with(|all| all.len() >= MANY));
    let album = live::view(move || {
        if !any.get() {
            return view! {
                <Notice
                    glyph=Glyph::Star
                    title=success_texts().empty_title
                    text=success_texts().empty_text
                >
                    <a class="primary" href="/">{ui_texts().to_today}</a>
                </Notice>
            }
            .into_any();
        }
        view! {
            <Growth/>
            <FilterField filter=chosen.of/>
            <When when=move || many.get()>
                <MonthField month=chosen.month/>
                <div class="field inline">
                    <label for="search">{success_texts().search}</label>
                    <input
                        dir="auto" id="search"
                        type="search"
                        autocomplete="off"
                        prop:value=live::text(move || chosen.search.get())
                        on:input=live::act(move |event| chosen.search.set(event_target_value(&event)))
                    />
                </div>
            </When>
            <Weeks chosen=chosen shown=shown weeks_shown=weeks_shown/>
        }
        .into_any()
    });
    view! {
        <header class="page-top"><PageHeading text=success_texts().title/></header>
        <div class="chips ways-on">
            <a class="chip" href="/inbox"><Icon glyph=Glyph::Mail/>{celebration_texts().inbox}</a>
            <a class="chip" href="/gatherings"><Icon glyph=Glyph::Calendar/>{celebration_texts().gatherings}</a>
            <a class="chip" href="/successes/story"><Icon glyph=Glyph::Flag/>{celebration_texts().story}</a>
        </div>
        {album}
    }
}

#[component]
fn FilterField(filter: RwSignal<Filter>) -> impl IntoView {
    let words = success_texts();
    let goals = live::view(move || {
        let has_any = |id: Id| {
            all::<Success>().with(|all| all.iter().any(|success| success.goal_id == Some(id)))
        };
        all::<Goal>().with(|goals| {
            goals
                .iter()
                .filter(|goal| has_any(goal.id))
                .map(|goal| {
                    let value = goal.id.to_string();
                    let selected = filter.get_untracked() == Filter::Goal(goal.id);
                    view! { <option dir="auto" value=value selected=selected>{goal.draft.text.to_string()}</option> }
                })
                .collect_view()
        })
    });
    view! {
        <div class="field inline">
            <label for="filter">{words.filter}</label>
            <select
                id="filter"
                on:change=live::act(move |event| filter.set(Filter::read(&event_target_value(&event))))
                prop:value=live::text(move || filter.get().write())
            >
                <option value="">{words.filter_all}</option>
                <option value="none">{words.filter_no_goal}</option>
                {goals}
            </select>
        </div>
    }
}

/// The months in which something worked out.
#[component]
fn MonthField(month: RwSignal<Option<NaiveDate>>) -> impl IntoView {
    let months = live::memo(|| all::<Success>().with(|all| album::months(all)));
    let options = live::view(move || {
        let option = |first: NaiveDate| {
            view! { <option value=first.to_string()>{platform::write_date(first, DateStyle::Month)}</option> }
        };
        months.get().into_iter().map(option).collect_view()
    });
    view! {
        <div class="field inline">
            <label for="month">{success_texts().month}</label>
            <select
                id="month"
                on:change=live::act(move |event| month.set(date::parse(&event_target_value(&event))))
                prop:value=live::text(move || month.get().map(|it| it.to_string()).unwrap_or_default())
            >
                <option value="">{success_texts().month_all}</option>
                {options}
            </select>
        </div>
    }
}

#[component]
fn Weeks(chosen: Shown, shown: Memo<Vec<Success>>, weeks_shown: RwSignal<usize>) -> impl IntoView {
    let weeks = live::memo(move || shown.with(|shown| album::weeks(shown)));
    let visible = move || {
        let mut weeks = weeks.get();
        weeks.truncate(weeks_shown.get());
        weeks.into_iter().map(|week| week.monday).collect::<Vec<_>>()
    };
    // The newest week is open, and what somebody looks for.
    let is_open = move |monday| {
        chosen.is_narrowed() || weeks.with(|all| all.first().is_some_and(|it| it.monday == monday))
    };
    view! {
        <When when=move || weeks.with(Vec::is_empty)>
            <p class="soft">{success_texts().empty_filter}</p>
        </When>
        <For
            each=visible
            key=|monday| *monday
            children=move |monday| {
                let is_open = live::memo(move || is_open(monday));
                view! { <Week monday=monday shown=shown is_open=is_open/> }
            }
        />
        <When when=move || { weeks.with(Vec::len) > weeks_shown.get() }>
            <button
                type="button"
                class="quiet"
                on:click=live::act(move |_| weeks_shown.update(|weeks| *weeks += WEEKS_AT_FIRST))
            >
                {success_texts().more}
            </button>
        </When>
    }
}

#[component]
fn Week(
    monday: NaiveDate,
    shown: Memo<Vec<Success>>,
    /// Whether it is open where nobody opened or closed it.
    is_open: Memo<bool>,
) -> impl IntoView {
    let words = success_texts();
    let title = live::text(move || {
        let this_week = week_of(local().today().get());
        match (this_week - monday).num_days() {
            0 => words.week_now.to_owned(),
            7 => words.week_before.to_owned(),
            _ => {
                let sunday = monday.checked_add_days(chrono::Days::new(6)).unwrap_or(monday);
                let write = |date| platform::write_date(date, DateStyle::DayOfMonth);
                (words.week_of)(&write(monday), &write(sunday))
            }
        }
    });
    let of_week = live::memo(move || {
        shown
            .with(|all| all.iter().filter(|s| week_of(s.on) == monday).cloned().collect::<Vec<_>>())
    });
    let (own, all) = (RwSignal::new(None), RwSignal::new(false));
    let open = live::memo(move || own.get().unwrap_or_else(|| is_open.get()));
    let has_more = move || !all.get() && of_week.with(Vec::len) > FEW;
    let visible = move || {
        let mut visible = of_week.get();
        if has_more() {
            visible.truncate(OF_WEEK_AT_FIRST);
        }
        visible
    };
    view! {
        <section class="week">
            <h2>
                <button
                    type="button"
                    aria-expanded=live::text(move || open.get().to_string())
                    on:click=live::act(move |_| own.set(Some(!open.get_untracked())))
                >
                    {title}
                    <span class="soft small">{live::text(move || (words.count)(of_week.with(Vec::len)))}</span>
                </button>
            </h2>
            <When when=move || open.get()>
                <div class="stack">
                    {live::each(
                        visible,
                        |success| success.id,
                        |success| view! { <SuccessCard success=success/> },
                    )}
                </div>
                <When when=has_more>
                    <button type="button" class="plain" on:click=live::act(move |_| all.set(true))>
                        {words.more}
                    </button>
                </When>
            </When>
        </section>
    }
}
