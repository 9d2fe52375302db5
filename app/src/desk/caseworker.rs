//! The caseworker's desk: the list at the left, one young person at the right; on a narrow screen one of the
//! two, with a way back.

use kurs_domain::Id;
use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_params_map};

use super::{list::List, person::PersonPage, texts::list_texts};
use crate::{
    meetings::desk::{AwaitingList, ScheduleList},
    push::desk::DeskPushes,
    staff::{
        portfolio::portfolio,
        refused::{Refusal, Refused},
        texts::person_texts,
    },
    ui::{Glyph, Icon, Notice, Skeleton},
};

/// What the right pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Nobody,
    Fetching,
    Person(Id),
    Refused(Refused),
}

#[component]
pub(super) fn CaseworkerPage() -> impl IntoView {
    let portfolio = portfolio();
    let params = use_params_map();
    let asked =
        Memo::new(move |_| params.with(|params| params.get("id")).filter(|id| !id.is_empty()));
    Effect::new(move |_| match asked.get().map(|id| Id::parse(&id)) {
        None => portfolio.show(None),
        Some(Ok(id)) => portfolio.show(Some(id)),
        Some(Err(_)) => {
            portfolio.show(None);
            portfolio.overview.refused.set(Some(Refused::NotMine));
        }
    });
    // After leaving the page, live updates must not read the young person again.
    on_cleanup(move || portfolio.show(None));
    let pane = Memo::new(move |_| {
        let shown =
            portfolio.overview.value.with(|overview| overview.as_ref().map(|o| o.person.id));
        match (asked.with(Option::is_some), shown, portfolio.overview.refused.get()) {
            (false, ..) => Pane::Nobody,
            (_, Some(id), _) if portfolio.overview.open.get() == Some(id) => Pane::Person(id),
            (_, _, Some(refused)) => Pane::Refused(refused),
            _ => Pane::Fetching,
        }
    });
    let somebody = Signal::derive(move || asked.with(Option::is_some));
    view! {
        <main class="desk" class:desk-somebody=somebody>
            <Show when=move || !somebody.get()>
                <a class="skip" href="#pane" rel="external">{list_texts().skip_to_pane}</a>
            </Show>
            <List somebody=somebody/>
            <section
                id=move || somebody.get().then_some("main")
                class="desk-main"
                aria-label=person_texts().pane
            >
                <span id="pane" tabindex="-1"></span>
                <Show when=move || somebody.get()>
                    <A href="/desk" attr:class="desk-back">
                        <Icon glyph=Glyph::Back/>
                        {person_texts().back}
                    </A>
                </Show>
                {move || match pane.get() {
                    Pane::Nobody => {
                        let list = list_texts();
                        view! {
                            <ScheduleList/>
                            <AwaitingList/>
                            <DeskPushes/>
                            <Notice glyph=Glyph::People title=list.choose_title text=list.choose/>
                        }
                        .into_any()
                    }
                    Pane::Fetching => view! { <Skeleton cards=4/> }.into_any(),
                    Pane::Person(_) => view! { <PersonPage/> }.into_any(),
                    Pane::Refused(refused) => {
                        view! {
                            <Refusal
                                refused=refused
                                left=portfolio.overview.left()
                                on_retry=move || portfolio.load()
                            />
                        }
                        .into_any()
                    }
                }}
            </section>
        </main>
    }
}
