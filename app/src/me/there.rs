//! All assignments, past ones included: who decided each and why, and how it ended.

use kurs_domain::{
    Timestamp,
    assignments::{Assignment, has_ended},
};
use leptos::{prelude::*, task::spawn_local};

use super::texts::me_texts;
use crate::{
    platform::{self, DateStyle, api},
    sync::local,
    ui::{Skeleton, live, texts::ui_texts},
};

/// The assignments. They are read when this is shown, because nothing else in the app needs them.
#[component]
pub fn WhoWasThere() -> impl IntoView {
    let (again, words) = (ui_texts().try_again, me_texts());
    let history = RwSignal::new(None::<Option<Vec<Assignment>>>);
    let ask = move || {
        spawn_local(async move {
            let mut all = api::get_all::<Assignment>("/assignments").await.ok();
            if let Some(all) = &mut all {
                all.sort_by_key(|one| std::cmp::Reverse((one.since, one.id)));
            }
            // The signal is disposed of when the page was left meanwhile.
            history.try_set(Some(all));
        });
    };
    ask();
    let list = live::view(move || match history.get() {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some(None) => view! {
            <p class="soft">{words.there_away}</p>
            <button type="button" class="chip" on:click=live::act(move |_| ask())>{again}</button>
        }
        .into_any(),
        Some(Some(all)) if all.is_empty() => {
            view! { <p class="soft">{words.there_none}</p> }.into_any()
        }
        Some(Some(all)) => {
            let all = all.into_iter().map(|one| view! { <One one=one/> }).collect_view();
            view! { <ul class="looks">{all}</ul> }.into_any()
        }
    });
    view! {
        <section class="card stack">
            <h2>{words.there}</h2>
            <p class="soft">{words.there_text}</p>
            {list}
        </section>
    }
}

fn date(at: Timestamp) -> String {
    platform::write_date(local().day_at(at), DateStyle::Full)
}

#[component]
fn One(one: Assignment) -> impl IntoView {
    let words = me_texts();
    let (since, now) = (date(one.since), platform::now());
    let until = one.until.filter(|until| has_ended(one.since, *until, now));
    let period = match until {
        Some(until) if until <= one.since => words.there_called_off.to_owned(),
        Some(until) => (words.there_until)(&since, &date(until)),
        None if one.since > now => (words.there_from)(&since),
        None => (words.there_since)(&since),
    };
    let asked = one.asked_for_by_young_person.then(|| {
        view! {
            <small class="soft">{words.there_asked}</small>
        }
    });
    let changes = one.changes.into_iter().map(|change| {
        let until = change.until.map(date);
        let what = (words.there_changed)(change.what, &change.by, until.as_deref());
        view! {
            {change.why.map(|why| view! { <span dir="auto">{why}</span> })}
            <small class="soft">{what}</small>
        }
    });
    view! {
        <li class="there">
            <span><b dir="auto">{one.caseworker.name}</b> " " <span class="soft">{period}</span></span>
            {asked}
            {changes.collect_view()}
        </li>
    }
}
