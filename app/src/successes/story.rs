//! One's own story: successes in one's own words, with their pictures, and the kind words one was
//! given, month by month, to keep on paper or as a file.

use kurs_domain::{
    Id, NaiveDate, date, day::month_of, goals::Goal, isolate, recognitions::Recognition,
    successes::Success, text::Line,
};
use leptos::prelude::*;

use crate::{
    celebrations::{given::Said, texts::celebration_texts},
    forms::{Form, TextField},
    platform::{self, DateStyle, browser::call},
    successes::texts::success_texts,
    sync::{all, local, pictures},
    ui::{Glyph, Icon, PageHeading, Switch, live},
};

/// One thing of a story.
#[derive(Clone, PartialEq)]
enum Part {
    Success(Success),
    Given(Recognition),
}

/// What a story includes: its first and last month, and which of successes, kind words and
/// pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chosen {
    from: NaiveDate,
    until: NaiveDate,
    with: [bool; 3],
}

/// The parts of a story by month, oldest first. What was not all right is no part of it.
fn by_month(
    successes: &[Success],
    given: &[Recognition],
    day: impl Fn(&Recognition) -> NaiveDate,
    chosen: Chosen,
) -> Vec<(NaiveDate, Vec<Part>)> {
    let successes = successes
        .iter()
        .filter(|_| chosen.with[0])
        .map(|it| (it.on, it.at, Part::Success(it.clone())));
    let given = given
        .iter()
        .filter(|it| chosen.with[1] && !it.reported)
        .map(|it| (day(it), it.at, Part::Given(it.clone())));
    let mut all: Vec<_> = successes.chain(given).collect();
    all.retain(|(on, ..)| (chosen.from..=chosen.until).contains(&month_of(*on)));
    all.sort_by_key(|(on, at, _)| (*on, *at));
    let mut months: Vec<(NaiveDate, Vec<Part>)> = Vec::new();
    for (on, _, part) in all {
        match months.last_mut() {
            Some((month, parts)) if *month == month_of(on) => parts.push(part),
            _ => months.push((month_of(on), vec![part])),
        }
    }
    months
}

/// Every month there is something of, oldest first.
fn months() -> Vec<NaiveDate> {
    let local = local();
    let mut months =
        all::<Success>().with(|all| all.iter().map(|s| month_of(s.on)).collect::<Vec<_>>());
    months.extend(
        all::<Recognition>()
            .with(|all| all.iter().map(|it| month_of(local.day_at(it.at))).collect::<Vec<_>>()),
    );
    months.push(month_of(local.today().get()));
    months.sort_unstable();
    months.dedup();
    months
}

#[component]
fn MonthField(id: &'static str, label: &'static str, value: RwSignal<NaiveDate>) -> impl IntoView {
    let options = untrack(months).into_iter().map(|month| {
        let selected = value.get_untracked() == month;
        let shown = platform::write_date(month, DateStyle::Month);
        view! { <option value=month.to_string() selected=selected>{shown}</option> }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                on:change=live::act(move |event| {
                    if let Some(month) = date::parse(&event_target_value(&event)) {
                        value.set(month);
                    }
                })
            >
                {options.collect_view()}
            </select>
        </div>
    }
}

/// One's own story.
#[component]
pub fn StoryPage() -> impl IntoView {
    let local = local();
    let texts = celebration_texts();
    let form = Form::new("story");
    let title = form.text::<Option<Line<80>>>("story-title", texts.story_first).input;
    let known = untrack(months);
    let from = RwSignal::new(known.first().copied().unwrap_or_default());
    let until = RwSignal::new(known.last().copied().unwrap_or_default());
    let with = RwSignal::new([true; 3]);
    let story = live::memo(move || {
        let chosen = Chosen { from: from.get(), until: until.get(), with: with.get() };
        let day = |it: &Recognition| local.day_at(it.at);
        all::<Success>().with(|successes| {
            all::<Recognition>().with(|given| by_month(successes, given, day, chosen))
        })
    });
    let month = move |(month, parts): (NaiveDate, Vec<Part>)| {
        let pictures = with.get_untracked()[2];
        view! {
            <section>
                <h3 class="month">{platform::write_date(month, DateStyle::Month)}</h3>
                <div class="stack">
                    {parts.into_iter().map(|part| view! { <One part=part pictures=pictures/> }).collect_view()}
                </div>
            </section>
        }
    };
    let months = live::view(move || {
        let story = story.get();
        with.track();
        if story.is_empty() {
            return view! { <p class="soft">{texts.story_empty}</p> }.into_any();
        }
        story.into_iter().map(month).collect_view().into_any()
    });
    let switches = texts.story_with.into_iter().enumerate().map(|(n, label)| {
        view! {
            <Switch
                label=label
                is=live::signal(move || with.get()[n])
                on_change=move |is| with.update(|with| with[n] = is)
            />
        }
    });
    view! {
        <header class="page-top unprinted">
            <PageHeading text=texts.story/>
            <p class="soft">{texts.story_text}</p>
        </header>
        <section class="card stack unprinted">
            <TextField field=title label=texts.story_title hint=texts.story_title_hint/>
            <div class="stack">
                <MonthField id="story-from" label=texts.story_from value=from/>
                <MonthField id="story-until" label=texts.story_until value=until/>
            </div>
            {switches.collect_view()}
            <button
                type="button"
                class="primary"
                on:click=live::act(|_| {
                    call(&window(), "print", &[]);
                })
            >
                <Icon glyph=Glyph::Picture/>
                {texts.story_print}
            </button>
            <p class="hint">{texts.story_print_hint}</p>
            <a class="plain" href="/successes">{success_texts().title}</a>
        </section>
        <article class="story">
            <h2>{live::text(move || title.value.get())}</h2>
            {months}
        </article>
    }
}

#[component]
fn One(part: Part, pictures: bool) -> impl IntoView {
    let success = match part {
        Part::Given(given) => {
            return view! { <article class="card stack given"><Said given=given/></article> }
                .into_any();
        }
        Part::Success(success) => success,
    };
    let goal = all::<Goal>().with_untracked(|all| {
        let goal = all.iter().find(|goal| Some(goal.id) == success.goal_id);
        goal.map(|goal| goal.draft.text.to_string())
    });
    let own = success.words.map(|words| words.to_string());
    let both = own.is_some();
    let day = platform::write_date(success.on, DateStyle::DayOfMonth);
    let line = if both {
        goal.clone().map_or(day.clone(), |goal| isolate!(goal; "{goal} · {day}"))
    } else {
        day
    };
    let title = own.or(goal).unwrap_or_else(|| success_texts().noticed.to_owned());
    let picture = |id: Id| {
        let source = pictures::source(id);
        view! { <img src=live::text(move || source.get()) alt=success_texts().picture_of/> }
    };
    let shown = pictures.then(|| success.file_ids.into_iter().map(picture).collect_view());
    view! {
        <article class="card">
            <p dir="auto" class="own">{title}</p>
            <div class="pictures">{shown}</div>
            <p class="soft small">{line}</p>
        </article>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use kurs_domain::{Timestamp, sharing::SharedWith, successes::SuccessDraft};

    use super::*;

    fn success(on: &str) -> Success {
        let at = Timestamp::from_millis(0);
        let draft: SuccessDraft =
            serde_json::from_str(&format!(r#"{{"on":"{on}","at":"{at}"}}"#)).unwrap();
        Success::new(Id::new(at, [0; 10]), draft, SharedWith::OnlyMe, at)
    }

    fn given(reported: bool) -> Recognition {
        let id = Id::new(Timestamp::from_millis(0), [0; 10]);
        let json = format!(
            r#"{{"id":"{id}","from":{{"kind":"team","name":"Mette","id":"{id}"}},"text":"Godt gået",
            "card":null,"success_id":null,"at":"2026-10-31T12:00:00.000Z","seen_at":null,
            "shared_with":"only_me","reported":{reported},"version":1}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_story_goes_forward_and_holds_nothing_that_hurt() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let successes = [success("2026-11-22"), success("2026-11-02"), success("2026-09-30")];
        let words = [given(false), given(true)];
        let count = |from: &str, with: [bool; 3]| {
            let chosen = Chosen { from: date(from), until: date("2026-11-01"), with };
            by_month(&successes, &words, |_| date("2026-10-31"), chosen)
                .into_iter()
                .map(|(month, parts)| (month.to_string(), parts.len()))
                .collect::<Vec<_>>()
        };
        let of = |month: &str, parts: usize| (month.to_owned(), parts);
        let [september, october, november] =
            [of("2026-09-01", 1), of("2026-10-01", 1), of("2026-11-01", 2)];
        assert_eq!(count("2026-09-01", [true; 3]), [september, october.clone(), november.clone()]);
        assert_eq!(count("2026-10-01", [true, false, true]), [november]);
        assert_eq!(count("2026-10-01", [false, true, true]), [october]);
    }
}
