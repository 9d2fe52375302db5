//! Everything that happened, in order, as the young person sees it too.

use kurs_domain::meetings::{PlaceKind, Trace, Traced};
use leptos::prelude::*;
use serde::de::DeserializeOwned;

use crate::meetings::desk::{
    state::meetings,
    texts::{meeting_desk_texts, planning::planning_texts, trail::trail_texts},
    times,
};

/// The trail, folded.
#[component]
pub(crate) fn Trail() -> impl IntoView {
    let meetings = meetings();
    let trail = meetings.part(|it| it.trail.clone());
    let open = RwSignal::new(false);
    let list = move || {
        open.get().then(|| {
            let items = trail.get().into_iter().rev().map(|one| view! { <Item one=one/> });
            view! { <ol class="desk-trail">{items.collect_view()}</ol> }
        })
    };
    view! {
        <details class="fold" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{trail_texts().trail}</summary>
            {list}
        </details>
    }
}

#[component]
fn Item(one: Trace) -> impl IntoView {
    let texts = meeting_desk_texts();
    let written = |text: String| match one.what {
        Traced::TimeChanged => {
            let read = chrono::DateTime::parse_from_rfc3339(&text);
            read.map_or(text, |at| times::moment(at.to_utc().into()))
        }
        Traced::PlaceChanged => place_words(&text),
        Traced::KindChanged => {
            read(&text).map_or(text, |kind| (planning_texts().kind)(kind).to_owned())
        }
        Traced::DurationChanged => {
            text.parse().map_or(text, |minutes| (texts.so_many_minutes)(minutes))
        }
        Traced::RolesChanged => role_words(&text),
        _ => text,
    };
    let change = match (one.before.clone(), one.after.clone()) {
        (Some(before), Some(after)) => {
            Some((trail_texts().from_to)(&written(before), &written(after)))
        }
        (None, Some(after)) => Some(written(after)),
        (Some(before), None) => Some(written(before)),
        (None, None) => None,
    };
    let of_participant = [
        Traced::RolesChanged,
        Traced::Informed,
        Traced::InformedRemoved,
        Traced::Attended,
        Traced::AttendanceRemoved,
    ];
    let whose = of_participant
        .contains(&one.what)
        .then(|| {
            meetings()
                .meeting
                .value
                .with_untracked(|it| it.as_ref()?.name_of(one.about?).map(str::to_owned))
        })
        .flatten();
    view! {
        <li>
            <p><b dir="auto">{one.by.name}</b>" "{(trail_texts().traced)(one.what)}{whose.map(|name| view! { ": "<bdi>{name}</bdi> })}</p>
            {change.map(|change| view! { <p dir="auto" class="desk-why">{change}</p> })}
            <p class="soft">{times::moment(one.at)}</p>
        </li>
    }
}

/// Parses an enum value as the API writes it.
fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}

/// Roles as the trail stores them ("leads, writes") in the current language.
fn role_words(text: &str) -> String {
    let texts = meeting_desk_texts();
    let named: Vec<_> = text.split(", ").filter_map(read).map(|role| (texts.role)(role)).collect();
    if named.is_empty() { trail_texts().no_role.to_owned() } else { named.join(", ") }
}

/// A place as the trail stores it ("home: Dalum") in the current language.
fn place_words(text: &str) -> String {
    let (kind, more) =
        text.split_once(": ").map_or((text, None), |(kind, more)| (kind, Some(more)));
    let kind = read::<PlaceKind>(kind).map_or(kind, |kind| (planning_texts().place)(kind));
    more.map_or_else(|| kind.to_owned(), |more| format!("{kind}: {more}"))
}
