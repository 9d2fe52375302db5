//! Who is and was assigned to one young person, since when and why. The young person can read all of it, and
//! can see that the administrator read it.

use kurs_domain::{
    Id,
    assignments::{Assignment, AssignmentChangeKind, has_ended, is_current},
};
use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_params_map};

use super::{
    assign::AssignForm,
    end::{EndForm, HandOverForm},
    state::{Assignments, admin_state},
};
use crate::{
    desk::{
        invitation::NewInvitation, signed_out::NotFoundPage,
        texts::administration::administration_texts,
    },
    platform,
    staff::{refused::Refusal, session::session, texts::person_texts},
    ui::{Dialog, Glyph, Icon, PageHeading, Skeleton, focus_on},
};

#[component]
pub(crate) fn YoungPersonAssignments() -> impl IntoView {
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        params.with(|params| params.get("id")).and_then(|id| Id::parse(&id).ok())
    });
    move || match asked.get() {
        Some(person) => view! { <AssignmentsPage person=person/> }.into_any(),
        None => view! { <NotFoundPage/> }.into_any(),
    }
}

#[component]
fn AssignmentsPage(person: Id) -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    let assignments = Assignments::new(person);
    assignments.ask();
    let name = Memo::new(move |_| {
        admin.young_people.with(|rows| {
            rows.iter().flatten().find(|row| row.id == person).map(|row| row.name.clone())
        })
    });
    let retry = move || {
        if admin.staff.with_untracked(Option::is_none) {
            admin.ask();
        }
        assignments.ask();
    };
    let loaded = Memo::new(move |_| assignments.items.with(Option::is_some));
    Effect::new(move |_| {
        if loaded.get() {
            focus_on("page-heading");
        }
    });
    view! {
        <main id="main" class="desk-page desk-narrow">
            <A href="/desk" attr:class="desk-back desk-back-always">
                <Icon glyph=Glyph::Back/>
                {texts.back}
            </A>
            {move || match (name.get(), loaded.get(), assignments.refused.get()) {
                (Some(name), true, _) => {
                    view! { <AssignmentList name=name assignments=assignments/> }.into_any()
                }
                (_, _, Some(refused)) => {
                    view! { <Refusal refused=refused on_retry=retry/> }
                        .into_any()
                }
                _ => view! { <Skeleton cards=3/> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn AssignmentList(name: String, assignments: Assignments) -> impl IntoView {
    let texts = administration_texts();
    let inviting = RwSignal::new(false);
    let of_period = move |current: bool, name: &str| {
        let now = platform::now();
        let items = assignments.items.get().unwrap_or_default();
        items
            .into_iter()
            .filter(|item| is_current(item.since, item.until, now) == current)
            .map(|item| {
                view! {
                    <AssignmentItem item=item name=name.to_owned() assignments=assignments/>
                }
            })
            .collect::<Vec<_>>()
    };
    let name = StoredValue::new(name);
    let now = move || {
        let items = name.with_value(|name| of_period(true, name));
        if items.is_empty() {
            let nobody = name.with_value(|name| (texts.nobody)(name));
            return view! { <p class="soft">{nobody}</p> }.into_any();
        }
        view! { <ul class="desk-assigned">{items}</ul> }.into_any()
    };
    let before = move || {
        let items = name.with_value(|name| of_period(false, name));
        (!items.is_empty()).then(|| {
            view! {
                <section class="card desk-part">
                    <h2>{texts.before}</h2>
                    <ul class="desk-assigned">{items}</ul>
                </section>
            }
        })
    };
    view! {
        <div class="desk-list-top">
            <PageHeading text=name.get_value()/>
            <button type="button" class="chip" on:click=move |_| inviting.set(true)>
                {person_texts().new_invitation}
            </button>
        </div>
        <NewInvitation open=inviting person=assignments.person name=name.get_value()/>
        <p class="soft desk-intro">{name.with_value(|name| (texts.assignments_intro)(name))}</p>
        <section class="card desk-part">
            <h2>{texts.now}</h2>
            {now}
        </section>
        <AssignForm name=name.get_value() assignments=assignments/>
        {before}
    }
}

#[component]
fn AssignmentItem(item: Assignment, name: String, assignments: Assignments) -> impl IntoView {
    let texts = administration_texts();
    let session = session();
    let ending = RwSignal::new(false);
    let since = session.date(item.since);
    let ended = item.until.filter(|until| has_ended(item.since, *until, platform::now()));
    let period = match ended {
        Some(until) => (texts.from_until)(&since, &session.date(until)),
        None => (texts.since)(&since),
    };
    let is_assigned_again = assignments.items.with_untracked(|items| {
        items.iter().flatten().any(|other| {
            other.caseworker.id == item.caseworker.id
                && is_current(other.since, other.until, platform::now())
        })
    });
    let (does, title) = match ended {
        None => (texts.end, (texts.end_named)(&item.caseworker.name)),
        Some(_) => (texts.hand_over, (texts.hand_over_named)(&item.caseworker.name)),
    };
    let end = (ended.is_none() || !is_assigned_again).then(|| {
        let (item, name) = (StoredValue::new(item.clone()), StoredValue::new(name.clone()));
        let form = move || {
            let (item, name) = (item.get_value(), name.get_value());
            if ended.is_none() {
                view! { <EndForm open=ending item=item name=name assignments=assignments/> }
                    .into_any()
            } else {
                let person = assignments.person;
                view! { <HandOverForm open=ending item=item name=name person=person/> }.into_any()
            }
        };
        view! {
            <button type="button" class="chip" on:click=move |_| ending.set(true)>
                {does}
                <span dir="auto" class="unseen">{item.with_value(|item| item.caseworker.name.clone())}</span>
            </button>
            <Dialog open=ending title=title>{form()}</Dialog>
        }
    });
    let changes = item
        .changes
        .iter()
        .filter(|change| change.what != AssignmentChangeKind::Begun)
        .map(|change| {
            let until = change.until.map(|until| session.date(until));
            let what = (texts.changed)(change.what, &change.by, until.as_deref());
            view! {
                <p class="soft desk-notes"><span>{what}</span></p>
                {change.why.clone().map(|why| view! { <p dir="auto" class="desk-why">{why}</p> })}
            }
        });
    let changes = changes.collect_view();
    view! {
        <li>
            <div>
                <p><b dir="auto">{item.caseworker.name}</b> " " <span class="soft">{period}</span></p>
                <p dir="auto" class="desk-why">{item.why}</p>
                <p class="soft desk-notes">
                    <span>{(texts.decided_by)(&item.decided_by)}</span>
                    {item.asked_for_by_young_person.then(|| view! {
                        <span class="desk-tag"><Icon glyph=Glyph::Chat/>{(texts.asked_for)(&name)}</span>
                    })}
                </p>
                {changes}
            </div>
            {end}
        </li>
    }
}
