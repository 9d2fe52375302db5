//! The access log: every look of the municipality, by day, in plain words.

use kurs_domain::{
    NaiveDate,
    access::{AccessEntry, Looked},
};
use leptos::prelude::*;

use super::texts::me_texts;
use crate::{
    outreach::seen::SeenContacts,
    platform::{self, DateStyle},
    sync::{local, look_up_access_log},
    ui::{Skeleton, live},
};

/// How many days are shown before "show more".
const DAYS_AT_FIRST: usize = 3;

/// The entries by day, newest first as they are.
fn by_day(entries: Vec<AccessEntry>) -> Vec<(NaiveDate, Vec<AccessEntry>)> {
    let mut days: Vec<(NaiveDate, Vec<AccessEntry>)> = Vec::new();
    for entry in entries {
        match days.iter_mut().find(|(day, _)| *day == entry.day) {
            Some((_, entries)) => entries.push(entry),
            None => days.push((entry.day, vec![entry])),
        }
    }
    days
}

#[component]
pub fn WhoLooked() -> impl IntoView {
    look_up_access_log();
    let words = me_texts();
    let shown = RwSignal::new(DAYS_AT_FIRST);
    let days = live::view(move || {
        let Some(entries) = local().access_log().get() else {
            return view! { <Skeleton cards=1/> }.into_any();
        };
        if entries.is_empty() {
            return view! { <p class="soft">{words.looked_none}</p> }.into_any();
        }
        let days = by_day(entries);
        let more = days.len() > shown.get();
        let days = days.into_iter().take(shown.get());
        view! {
            {days.map(|(day, entries)| view! { <Day day=day entries=entries/> }).collect_view()}
            {more
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="plain"
                            on:click=live::act(move |_| shown.update(|days| *days += 7))
                        >
                            {words.looked_more}
                        </button>
                    }
                })}
        }
        .into_any()
    });
    let label = live::view(move || {
        let label = local().me().get()?.label?;
        Some(view! { <p>{(words.label)(&label)}</p> })
    });
    view! {
        <section class="card stack">
            <p class="soft">{words.looked_text}</p>
            {label}
            <SeenContacts/>
            {days}
        </section>
    }
}

#[component]
fn Day(day: NaiveDate, mut entries: Vec<AccessEntry>) -> impl IntoView {
    let words = me_texts();
    // That a name stood on a list says least.
    entries.sort_by_key(|entry| entry.what == Looked::List);
    let one = |entry: AccessEntry| {
        let facts = if entry.what == Looked::List {
            vec![(words.role)(entry.role).to_owned()]
        } else {
            vec![
                (words.role)(entry.role).to_owned(),
                (words.times)(entry.count),
                (words.at)(&platform::write_time(entry.at, &local().zone())),
            ]
        };
        view! {
            <li>
                {(words.looked_at)(&entry.by, entry.what, entry.about.as_deref().unwrap_or_default())}
                <small class="soft">{facts.join(" · ")}</small>
            </li>
        }
    };
    view! {
        <div>
            <h2 class="day-heading">{platform::write_date(day, DateStyle::Day)}</h2>
            <ul class="looks">{entries.into_iter().map(one).collect_view()}</ul>
        </div>
    }
}
