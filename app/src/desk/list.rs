//! "Mine unge": everyone assigned, what is new about each since the last read, and who may be glad of a
//! hello.

use kurs_domain::{
    Id, Timestamp,
    alphabet::search_key,
    young_people::{SharedRow, YoungPersonRow},
};
use leptos::{ev::KeyboardEvent, prelude::*};
use leptos_router::components::A;
use wasm_bindgen::JsCast;

use super::{
    filter::{Filter, Filters},
    invitation::NewYoungPerson,
    texts::list_texts,
};
use crate::{
    platform::{self, browser::decomposed},
    staff::{
        face::Face, order::sparkline, portfolio::portfolio, session::session, texts::person_texts,
    },
    ui::{Glyph, Icon, Notice, PageHeading, Skeleton},
};

/// Above this number of young people there is a search field.
const MANY: usize = 8;

/// The left pane.
#[component]
pub(super) fn List(
    /// Whether somebody's page is open beside it.
    somebody: Signal<bool>,
) -> impl IntoView {
    let portfolio = portfolio();
    let list = list_texts();
    let (sought, making) = (RwSignal::new(String::new()), RwSignal::new(false));
    let filter = RwSignal::new(Filter::All);
    let soon = super::filter::soon();
    let many =
        Memo::new(move |_| portfolio.rows.with(|rows| rows.as_ref().map_or(0, Vec::len)) > MANY);
    let found = Memo::new(move |_| {
        let sought = search_key(&decomposed(&sought.get()));
        let (filter, soon) = (filter.get(), soon.get());
        portfolio.rows.get().map(|mut rows| {
            let has = |text: &str| search_key(&decomposed(text)).contains(&sought);
            rows.retain(|row| {
                filter.admits(row, &soon)
                    && (has(&row.name) || row.label.as_deref().is_some_and(has))
            });
            rows
        })
    });
    let open_only = StoredValue::new_local(open_only(move || {
        found.with_untracked(|rows| rows.iter().flatten().map(|row| row.id).collect())
    }));
    // One h1 per page: the person's name, if somebody is open.
    let heading = move || {
        if somebody.get() {
            view! { <h2 class="desk-list-title">{list.title}</h2> }.into_any()
        } else {
            view! { <PageHeading text=list.title.to_owned()/> }.into_any()
        }
    };
    view! {
        <nav
            id=move || (!somebody.get()).then_some("main")
            class="desk-list"
            aria-label=list.title
        >
            <div class="desk-list-top">
                {heading}
                <button type="button" class="chip" on:click=move |_| making.set(true)>
                    <Icon glyph=Glyph::Plus/>
                    {list.new}
                </button>
            </div>
            <Show when=move || many.get()>
                <label class="desk-search">
                    <Icon glyph=Glyph::Search/>
                    <input
                        dir="auto" type="search"
                        autocomplete="off"
                        placeholder=list.search
                        aria-label=list.search
                        prop:value=move || sought.get()
                        on:input=move |event| sought.set(event_target_value(&event))
                        on:keydown=move |event| open_only.with_value(|open| open(&event))
                    />
                </label>
                <Filters filter=filter soon=soon/>
            </Show>
            {move || match found.get() {
                None => view! { <Skeleton cards=5/> }.into_any(),
                Some(rows) if !rows.is_empty() => {
                    let whole = sought.with(String::is_empty) && filter.get() == Filter::All;
                    let (here, to_come): (Vec<_>, Vec<_>) =
                        rows.into_iter().partition(|row| row.arrived || !whole);
                    let rows = |rows: Vec<YoungPersonRow>| view! {
                        <ul class="desk-rows" on:keydown=step>
                            {rows.into_iter().map(|row| view! { <Row row=row/> }).collect_view()}
                        </ul>
                    };
                    let folded = (!to_come.is_empty()).then(|| view! {
                        <details class="desk-folded" open=!many.get()>
                            <summary>{(list.to_come)(i64::try_from(to_come.len()).unwrap_or(i64::MAX))}</summary>
                            {rows(to_come)}
                        </details>
                    });
                    view! { {rows(here)} {folded} }.into_any()
                }
                Some(_) if filter.get() != Filter::All => {
                    view! { <p class="soft" role="status">{list.none_filtered}</p> }.into_any()
                }
                Some(_) if sought.with(String::is_empty) => {
                    view! { <Notice glyph=Glyph::People title=list.empty_title text=list.empty/> }
                        .into_any()
                }
                Some(_) => {
                    view! { <p class="soft" role="status">{(list.none_found)(sought.get().trim())}</p> }
                        .into_any()
                }
            }}
            <NewYoungPerson open=making on_made=move || portfolio.list(false)/>
        </nav>
    }
}

#[component]
fn Row(row: YoungPersonRow) -> impl IntoView {
    let portfolio = portfolio();
    let starred = row.shared.as_ref().is_some_and(|shared| shared.starred);
    let here = move || (portfolio.overview.open.get() == Some(row.id)).then_some("page");
    let news = match news(&row) {
        News::Recent(line) => view! { <small class="news"><span>{line}</span></small> }.into_any(),
        News::Status(words) => view! { <small>{words}</small> }.into_any(),
        News::Quiet => ().into_any(),
    };
    let line = row.shared.as_ref().filter(|shared| shared.anything).map(|shared| {
        let total = (list_texts().marks)(shared.marks.iter().sum());
        view! {
            <svg class="sparkline" viewBox="0 0 76 26" role="img" aria-label=total>
                <path d=sparkline(&shared.marks, 76.0, 26.0)></path>
            </svg>
        }
    });
    view! {
        <li>
            <A
                href=format!("/desk/{}", row.id)
                attr:id=format!("row-{}", row.id)
                attr:class="row"
                attr:aria-current=here
            >
                <span class:starred=starred><Face name=row.name.clone()/></span>
                <span class="row-words">
                    <Named name=row.name label=row.label/>
                    {starred.then(|| view! { <span class="unseen">{person_texts().star}</span> })}
                    {news}
                </span>
                {line}
            </A>
        </li>
    }
}

/// Opens the only young person that is found, at Enter.
pub(super) fn open_only(found: impl Fn() -> Vec<Id>) -> impl Fn(&KeyboardEvent) {
    let navigate = leptos_router::hooks::use_navigate();
    move |event| {
        if event.key() == "Enter"
            && let [only] = found()[..]
        {
            event.prevent_default();
            navigate(&format!("/desk/{only}"), leptos_router::NavigateOptions::default());
        }
    }
}

/// A young person's name, with the label beside it.
#[component]
pub(super) fn Named(name: String, label: Option<String>) -> impl IntoView {
    view! {
        <span>
            <b dir="auto">{name}</b>
            {label.map(|label| view! { " "<bdi class="soft">{label}</bdi> })}
        </span>
    }
}

/// What a row says beside the name.
enum News {
    /// Changes since the last read, or a silence that asks for a hello.
    Recent(String),
    /// A state, such as not arrived yet.
    Status(String),
    Quiet,
}

fn news(row: &YoungPersonRow) -> News {
    let list = list_texts();
    let Some(shared) = &row.shared else { return News::Quiet };
    let quiet = shared.reach_out.map(|silence| (list.quiet)(silence.quiet_days, silence.by));
    let changed = changes(shared);
    let changed = (!changed.is_empty()).then(|| changed.join(" · "));
    // What was new to the caseworker may be old: then the silence says more.
    if let Some(line) = quiet.or(changed) {
        News::Recent(line)
    } else if shared.anything {
        News::Quiet
    } else if row.arrived {
        News::Status(list.shares_nothing.to_owned())
    } else {
        News::Status(not_arrived(row.code_expires_at))
    }
}

/// That somebody has not signed in, and whether their code still works.
pub(super) fn not_arrived(code_expires_at: Option<Timestamp>) -> String {
    let list = list_texts();
    let until = code_expires_at.filter(|until| *until > platform::now());
    until.map_or_else(
        || list.not_arrived_expired.to_owned(),
        |until| (list.not_arrived)(&session().date(until)),
    )
}

fn changes(shared: &SharedRow) -> Vec<String> {
    let list = list_texts();
    let changed = &shared.changed;
    [
        (changed.answers, list.new_answers),
        (changed.successes, list.new_successes),
        (changed.goals, list.new_goals),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    // A line breaks between two changes, not within one.
    .map(|(count, say)| say(count).replace(' ', "\u{a0}"))
    .collect()
}

/// Arrow keys move between rows, as Tab does.
fn step(event: KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let row = document().active_element().and_then(|at| at.closest("li").ok().flatten());
    let there = row.and_then(|row| {
        if down { row.next_element_sibling() } else { row.previous_element_sibling() }
    });
    let link = there
        .and_then(|row| row.query_selector("a").ok().flatten())
        .and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(link) = link {
        event.prevent_default();
        // Only fails where nothing can be focused.
        let _ = link.focus();
    }
}
