//! Which rows of the list are shown.

use std::collections::HashSet;

use kurs_domain::{Id, timestamp::DAY_MS, young_people::YoungPersonRow};
use leptos::prelude::*;

use super::texts::list_texts;
use crate::{
    meetings::desk::meetings,
    platform,
    staff::{
        order::{has_news, is_quiet},
        portfolio::portfolio,
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    All,
    News,
    Quiet,
    /// A meeting within a week.
    Soon,
    Starred,
}

impl Filter {
    const ALL: [Self; 5] = [Self::All, Self::News, Self::Quiet, Self::Soon, Self::Starred];

    pub(super) fn admits(self, row: &YoungPersonRow, soon: &HashSet<Id>) -> bool {
        match self {
            Self::All => true,
            Self::News => has_news(row),
            Self::Quiet => is_quiet(row),
            Self::Soon => soon.contains(&row.id),
            Self::Starred => row.shared.as_ref().is_some_and(|shared| shared.starred),
        }
    }

    fn name(self) -> &'static str {
        let list = list_texts();
        match self {
            Self::All => list.all,
            Self::News => list.news,
            Self::Quiet => list.quiet_ones,
            Self::Soon => list.soon,
            Self::Starred => list.starred,
        }
    }
}

/// The young people with a meeting within a week, or one that should have been.
pub(super) fn soon() -> Memo<HashSet<Id>> {
    let meetings = meetings();
    Memo::new(move |_| {
        let until = platform::now().plus_millis(7 * DAY_MS);
        meetings.schedule.with(|schedule| {
            let all = schedule.iter().flat_map(|it| &it.appointments);
            all.filter(|it| it.starts_at < until).map(|it| it.young_person_id).collect()
        })
    })
}

/// The filters that would show somebody, each with how many.
#[component]
pub(super) fn Filters(filter: RwSignal<Filter>, soon: Memo<HashSet<Id>>) -> impl IntoView {
    let rows = portfolio().rows;
    let one = move |this: Filter| {
        let count = Memo::new(move |_| {
            let soon = soon.get();
            rows.with(|rows| rows.iter().flatten().filter(|row| this.admits(row, &soon)).count())
        });
        let shown = move || this == Filter::All || count.get() > 0 || filter.get() == this;
        view! {
            <Show when=shown>
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || (filter.get() == this).to_string()
                    on:click=move |_| filter.set(this)
                >
                    {this.name()}
                    {(this != Filter::All).then(|| view! { <small>{count}</small> })}
                </button>
            </Show>
        }
    };
    view! {
        <div class="chips desk-filters" role="group" aria-label=list_texts().filters>
            {Filter::ALL.map(one).collect_view()}
        </div>
    }
}
