//! Everybody's name, who is assigned to them, and the way to their assignments. Those without anybody come first.

use kurs_domain::{alphabet::search_key, young_people::YoungPersonRow};
use leptos::prelude::*;
use leptos_router::components::A;

use super::state::admin_state;
use crate::{
    desk::{
        invitation::NewYoungPerson,
        list::{Named, not_arrived, open_only},
        texts::{administration::administration_texts, list_texts},
    },
    platform::browser::decomposed,
    staff::face::Face,
    ui::{Glyph, Icon},
};

/// Those of `rows` whose name or whose caseworker's name has `sought` in it, those without anybody first.
fn found(rows: Vec<YoungPersonRow>, sought: &str, key: fn(&str) -> String) -> Vec<YoungPersonRow> {
    let sought = key(sought);
    let has = |text: &str| key(text).contains(&sought);
    let mut rows: Vec<_> = rows
        .into_iter()
        .filter(|row| {
            let label = row.label.as_deref().is_some_and(has);
            has(&row.name) || label || row.team.iter().any(|name| has(name))
        })
        .collect();
    rows.sort_by_key(|row| !row.team.is_empty());
    rows
}

#[component]
pub(super) fn YoungPeople() -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    let (making, sought) = (RwSignal::new(false), RwSignal::new(String::new()));
    let open_only = StoredValue::new_local(open_only(move || {
        let rows = admin.young_people.get_untracked().unwrap_or_default();
        let rows = found(rows, &sought.get_untracked(), |text| search_key(&decomposed(text)));
        rows.into_iter().map(|row| row.id).collect()
    }));
    let rows = move || {
        let rows = admin.young_people.get().unwrap_or_default();
        if rows.is_empty() {
            return view! { <p class="soft">{texts.no_young_people}</p> }.into_any();
        }
        let rows = found(rows, &sought.get(), |text| search_key(&decomposed(text)));
        if rows.is_empty() {
            let none = (texts.none_found)(sought.get().trim());
            return view! { <p class="soft" role="status">{none}</p> }.into_any();
        }
        let rows = rows.into_iter().map(|row| view! { <Row row=row/> }).collect_view();
        view! { <ul class="desk-rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="card desk-part">
            <div class="desk-list-top">
                <h2>{texts.young_people}</h2>
                <button type="button" class="chip" on:click=move |_| making.set(true)>
                    <Icon glyph=Glyph::Plus/>
                    {list_texts().new}
                </button>
            </div>
            <label class="desk-search">
                <Icon glyph=Glyph::Search/>
                <input
                    dir="auto" type="search"
                    autocomplete="off"
                    placeholder=list_texts().search
                    aria-label=texts.search
                    prop:value=move || sought.get()
                    on:input=move |event| sought.set(event_target_value(&event))
                    on:keydown=move |event| open_only.with_value(|open| open(&event))
                />
            </label>
            {rows}
            <NewYoungPerson open=making on_made=move || admin.ask_young_people()/>
        </section>
    }
}

#[component]
fn Row(row: YoungPersonRow) -> impl IntoView {
    let texts = administration_texts();
    let team = if row.team.is_empty() {
        view! { <small class="news"><span>{texts.no_team}</span></small> }.into_any()
    } else {
        view! { <small dir="auto">{row.team.join(", ")}</small> }.into_any()
    };
    view! {
        <li>
            <A href=format!("/desk/{}", row.id) attr:id=format!("row-{}", row.id) attr:class="row">
                <Face name=row.name.clone()/>
                <span class="row-words">
                    <Named name=row.name label=row.label/>
                    {team}
                    {(!row.arrived).then(|| view! { <small>{not_arrived(row.code_expires_at)}</small> })}
                </span>
                <Icon glyph=Glyph::Chevron/>
            </A>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use kurs_domain::{Id, Timestamp};

    use super::*;

    #[test]
    fn those_without_anybody_come_first_and_a_caseworker_finds_their_young_people() {
        let row = |name: &str, team: &[&str]| YoungPersonRow {
            id: Id::new(Timestamp::from_millis(0), [0; 10]),
            name: name.to_owned(),
            label: None,
            shared: None,
            arrived: true,
            code_expires_at: None,
            team: team.iter().map(ToString::to_string).collect(),
        };
        let all =
            || vec![row("Amina", &["Mette", "Peter"]), row("Emma", &[]), row("Åse", &["Peter"])];
        for (sought, expected) in [
            ("", vec!["Emma", "Amina", "Åse"]),
            ("peter", vec!["Amina", "Åse"]),
            ("em", vec!["Emma"]),
            ("x", vec![]),
        ] {
            let names: Vec<_> =
                found(all(), sought, str::to_lowercase).into_iter().map(|row| row.name).collect();
            assert_eq!(names, expected, "{sought}");
        }
    }
}
