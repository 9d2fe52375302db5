//! What worked out, in the young person's own words, newest day first.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use kurs_domain::{
    goals::ZeroToTen,
    successes::{SharedSuccess, SuccessWords},
    young_people::YoungPerson,
};
use leptos::prelude::*;

use crate::{
    celebrations::desk::{Cheering, CheersFor},
    platform::{self, DateStyle},
    staff::{portfolio::portfolio, texts::person_texts},
};

/// So many days are shown until more are asked for.
const DAYS_AT_ONCE: usize = 10;

/// Shared successes by day.
#[component]
pub(crate) fn Successes(
    /// Whose they are.
    person: YoungPerson,
    /// What is being cheered for.
    cheering: Cheering,
) -> impl IntoView {
    let mine = portfolio();
    let texts = person_texts();
    let successes = Memo::new(move |_| {
        mine.overview.value.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.successes.clone()))
    });
    let goals = Memo::new(move |_| {
        mine.overview.value.with(|overview| {
            let goals = overview.iter().flat_map(|overview| &overview.goals);
            goals.map(|goal| (goal.id, goal.text.to_string())).collect::<HashMap<_, _>>()
        })
    });
    let shown = RwSignal::new(DAYS_AT_ONCE);
    let YoungPerson { name, today, cheers_wished, .. } = person;
    let body = move || {
        let days = by_day(successes.get());
        if days.is_empty() {
            return view! { <p class="soft">{(texts.no_successes)(&name)}</p> }.into_any();
        }
        let more = days.len() > shown.get();
        let days = days
            .into_iter()
            .take(shown.get())
            .map(|(day, of_day)| {
                let items = of_day
                    .into_iter()
                    .map(|success| {
                        let goal = goals
                            .with(|goals| success.goal_id.and_then(|id| goals.get(&id).cloned()));
                        let fresh = mine.is_new(success.id);
                        view! {
                            <SuccessItem
                                success=success
                                goal=goal
                                fresh=fresh
                                cheering=cheering
                                wished=cheers_wished
                            />
                        }
                    })
                    .collect_view();
                view! { <h3>{day_words(day, today)}</h3> <ul class="desk-successes">{items}</ul> }
            })
            .collect_view();
        view! {
            {days}
            {more.then(|| view! {
                <button
                    type="button"
                    class="chip"
                    on:click=move |_| shown.update(|shown| *shown += 2 * DAYS_AT_ONCE)
                >
                    {texts.show_more}
                </button>
            })}
        }
        .into_any()
    };
    view! {
        <section class="card desk-part desk-worked">
            <h2>{texts.successes} " " <small class="soft">{texts.last_90_days}</small></h2>
            {body}
        </section>
    }
}

/// A success: own words first; where there are none, the goal's words speak.
#[component]
fn SuccessItem(
    success: SharedSuccess,
    /// The words of its goal, where that is shared.
    goal: Option<String>,
    /// It is new since the last visit, or came in while the page was open.
    fresh: bool,
    /// What is being cheered for.
    cheering: Cheering,
    /// Whether cheers are wished for.
    wished: bool,
) -> impl IntoView {
    let texts = person_texts();
    let (own, below) = match (success.words.map(SuccessWords::into_string), goal) {
        (Some(own), goal) => (view! { <blockquote dir="auto">{own}</blockquote> }.into_any(), goal),
        (None, Some(goal)) => {
            (view! { <p dir="auto" class="desk-own-words">{goal}</p> }.into_any(), None)
        }
        (None, None) => (view! { <p>{texts.a_success}</p> }.into_any(), None),
    };
    let feeling = success.feeling.map(ZeroToTen::get).map(|value| {
        let (picture, word) = (texts.feeling)(value);
        view! {
            <span class="desk-feeling">
                <span class="pict" aria-hidden="true">{picture}</span>
                {word} " · " {(texts.of_ten)(value)}
            </span>
        }
    });
    let notes = below.is_some() || feeling.is_some() || fresh;
    view! {
        <li class:fresh=fresh>
            {own}
            {(!success.file_ids.is_empty()).then(|| view! {
                <div class="desk-pictures">
                    {success.file_ids.iter().map(|id| {
                        let source = format!("/api/v1/files/{id}");
                        view! { <img src=source alt=texts.picture loading="lazy"/> }
                    }).collect_view()}
                </div>
            })}
            {notes.then(|| view! {
                <p class="soft desk-notes">
                    {fresh.then(|| view! { <span class="desk-tag desk-new">{texts.fresh}</span> })}
                    {below.map(|goal| view! { <span dir="auto">{goal}</span> })}
                    {feeling}
                </p>
            })}
            <CheersFor success=success.id cheering=cheering wished=wished/>
        </li>
    }
}

fn day_words(day: NaiveDate, today: NaiveDate) -> String {
    let texts = person_texts();
    if day == today {
        texts.today.to_owned()
    } else if today.checked_sub_days(Days::new(1)) == Some(day) {
        texts.yesterday.to_owned()
    } else {
        platform::write_date(day, DateStyle::Day)
    }
}

/// The days, newest first, each with its successes, the latest first.
fn by_day(mut successes: Vec<SharedSuccess>) -> Vec<(NaiveDate, Vec<SharedSuccess>)> {
    successes.sort_by_key(|success| std::cmp::Reverse((success.on, success.at, success.id)));
    let mut days: Vec<(NaiveDate, Vec<SharedSuccess>)> = Vec::new();
    for success in successes {
        match days.last_mut() {
            Some((day, of_day)) if *day == success.on => of_day.push(success),
            _ => days.push((success.on, vec![success])),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use kurs_domain::{Id, Timestamp};

    use super::*;

    fn success(on: &str, minute: i64) -> SharedSuccess {
        let at = Timestamp::from_millis(minute * 60_000);
        SharedSuccess {
            id: Id::new(at, [0; 10]),
            goal_id: None,
            on: on.parse().unwrap(),
            at,
            words: None,
            feeling: None,
            file_ids: Vec::new(),
        }
    }

    #[test]
    fn newest_day_first_and_within_it_the_latest() {
        let days = by_day(vec![
            success("2026-11-20", 1),
            success("2026-11-22", 9),
            success("2026-11-20", 3),
            success("2026-11-22", 7),
        ]);
        let told: Vec<_> = days
            .iter()
            .map(|(day, of_day)| {
                (day.to_string(), of_day.iter().map(|s| s.at.millis() / 60_000).collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(told, [("2026-11-22".into(), vec![9, 7]), ("2026-11-20".into(), vec![3, 1])]);
    }
}
