//! One gathering: planned anew, or as it stands.

use kurs_domain::{
    Id,
    gatherings::{Gathering, GatheringDraft},
    goals::Goal,
    record::Edit,
    successes::Success,
};
use leptos::prelude::*;

use super::{form::GatheringForm, guests::Guests, list::when_and_where, texts::gathering_texts};
use crate::{
    celebrations::texts::celebration_texts,
    forms::discard_drafts_about,
    platform::address,
    successes::SentState,
    sync::{all, dispatch, local},
    ui::{Confirm, Glyph, Icon, Notice, PageHeading, When, announce, focus_on, live},
};

/// What a success is called, to begin with.
fn named(success: Id) -> String {
    let found =
        all::<Success>().with_untracked(|all| all.iter().find(|s| s.id == success).cloned());
    let Some(found) = found else { return String::new() };
    let goal = all::<Goal>().with_untracked(|all| {
        all.iter()
            .find(|goal| Some(goal.id) == found.goal_id)
            .map(|goal| goal.draft.text.to_string())
    });
    let words = goal.or(found.words.map(|words| words.to_string())).unwrap_or_default();
    words.chars().take(100).collect()
}

/// A gathering that is planned anew, of its own accord or for a success.
#[component]
pub fn PlanPage() -> impl IntoView {
    let words = gathering_texts();
    let success = address::query("success").and_then(|id| Id::parse(&id).ok());
    let goal = address::query("goal").and_then(|id| Id::parse(&id).ok()).and_then(|id| {
        let text =
            |all: &Vec<Goal>| all.iter().find(|g| g.id == id).map(|g| g.draft.text.to_string());
        all::<Goal>().with_untracked(text)
    });
    view! {
        <header class="page-top">
            <PageHeading text=words.plan/>
            <p class="soft">{words.gatherings_text}</p>
        </header>
        <GatheringForm
            before=None
            success_id=success
            title=success.map(named).or(goal).unwrap_or_default()
            on_saved=|id| address::replace(&format!("/gatherings/{id}"))
        />
    }
}

/// A gathering as it stands.
#[component]
pub fn GatheringPage() -> impl IntoView {
    let path = address::path_now();
    let id = path.rsplit('/').next().and_then(|id| Id::parse(id).ok());
    let found = live::memo(move || {
        all::<Gathering>().with(|all| all.iter().find(|it| Some(it.id) == id).cloned())
    });
    let editing = RwSignal::new(false);
    let is_there = live::memo(move || found.with(Option::is_some));
    live::view(move || {
        if !is_there.get() {
            return view! {
                <Notice
                    page=true
                    glyph=Glyph::Calendar
                    title=gathering_texts().gone
                    text=gathering_texts().gone_text
                >
                    <a class="primary" href="/gatherings">{celebration_texts().gatherings}</a>
                </Notice>
            }
            .into_any();
        }
        if editing.get() {
            let before = found.get_untracked();
            let done = move |_| {
                editing.set(false);
                focus_on("page-heading");
            };
            return view! {
                <header class="page-top"><PageHeading text=gathering_texts().change/></header>
                <GatheringForm before=before success_id=None title=String::new() on_saved=done/>
            }
            .into_any();
        }
        view! { <Standing found=found editing=editing/> }.into_any()
    })
}

#[component]
fn Standing(found: Memo<Option<Gathering>>, editing: RwSignal<bool>) -> impl IntoView {
    let words = gathering_texts();
    let letting_go = RwSignal::new(false);
    let cancelling = RwSignal::new(false);
    let Some(first) = found.get_untracked() else { return ().into_any() };
    let id = first.id;
    let put_cancelled = move |cancelled: bool| {
        if let Some(now) = found.get_untracked() {
            let plan = GatheringDraft { cancelled, ..now.plan };
            // No rule stands against calling it off.
            let _ = dispatch(Edit::Put { id, draft: plan });
            announce(if cancelled { words.cancelled } else { words.kept });
        }
    };
    let cancelled =
        live::memo(move || found.with(|it| it.as_ref().is_some_and(|it| it.plan.cancelled)));
    let title = live::memo(move || {
        found.with(|it| it.as_ref().map(|it| it.plan.title.to_string()).unwrap_or_default())
    });
    let facts = live::view(move || {
        let it = found.get()?;
        let about = it.plan.words.as_ref().map(ToString::to_string);
        Some(view! {
            <p class="soft">{when_and_where(&it)} " " <SentState id=id/></p>
            {it.plan.cancelled.then(|| view! { <p class="strong">{words.cancelled}</p> })}
            {about.map(|about| view! { <p dir="auto" class="own">{about}</p> })}
        })
    });
    let answers = live::view(move || {
        let it = found.get()?;
        let team =
            local().me().with(|me| me.as_ref().map(|me| me.team.clone()).unwrap_or_default());
        let of_team = it.plan.team.iter().filter_map(|id| {
            let said = it.answers.iter().find(|said| said.id == *id);
            let named =
                team.iter().find(|person| person.id == *id).map(|person| person.name.clone());
            let name = said.map(|said| said.name.clone()).or(named)?;
            Some((name, said.map(|said| said.answer.clone())))
        });
        let guests = it.guests.iter().map(|guest| (guest.name.to_string(), guest.answer.clone()));
        let all: Vec<_> = of_team.chain(guests).collect();
        let one = |(name, answer): (String, Option<kurs_domain::gatherings::GatheringAnswer>)| {
            let says = answer.as_ref().map_or(words.no_answer, |said| (words.answer)(said.coming));
            let own = answer.and_then(|said| said.words).map(|own| own.to_string());
            view! {
                <li>
                    <span class="face"><Icon glyph=Glyph::Person/></span>
                    <span>
                        <span dir="auto" class="strong">{name}</span> " " {says}
                        {own.map(|own| view! { <small dir="auto" class="own">{own}</small> })}
                    </span>
                </li>
            }
        };
        (!all.is_empty()).then(|| {
            view! {
                <section class="card stack">
                    <h2>{words.coming}</h2>
                    <ul class="people">{all.into_iter().map(one).collect_view()}</ul>
                </section>
            }
        })
    });
    let chip =
        move |glyph: Glyph, text: &'static str, act: fn(RwSignal<bool>), on: RwSignal<bool>| {
            view! {
                <button type="button" class="chip" on:click=live::act(move |_| act(on))>
                    <Icon glyph=glyph/>
                    {text}
                </button>
            }
        };
    let set: fn(RwSignal<bool>) = |on| on.set(true);
    view! {
        <header class="page-top"><PageHeading text=title/></header>
        <div class="stack wide-gap">
            <section class="card stack">
                {facts}
                <div class="chips">
                    {chip(Glyph::Pen, words.change, set, editing)}
                    <When when=move || !cancelled.get()>{chip(Glyph::Moon, words.cancel, set, cancelling)}</When>
                    <When when=move || cancelled.get()>
                        <button type="button" class="chip" on:click=live::act(move |_| put_cancelled(false))>
                            <Icon glyph=Glyph::Sun/>
                            {words.uncancel}
                        </button>
                    </When>
                    {chip(Glyph::Bin, words.gathering_delete, set, letting_go)}
                </div>
            </section>
            {answers}
            <When when=move || !cancelled.get()><Guests gathering=found/></When>
            <a class="plain" href="/gatherings">{celebration_texts().gatherings}</a>
        </div>
        <Confirm
            open=cancelling
            title=words.cancel
            text=words.cancel_text
            yes=words.cancel
            on_yes=Callback::new(move |()| put_cancelled(true))
        />
        <Confirm
            open=letting_go
            title=words.gathering_delete
            text=words.gathering_delete_text
            yes=words.gathering_delete
            on_yes=Callback::new(move |()| {
                // Letting go is always allowed.
                let _ = dispatch(Edit::<GatheringDraft>::Delete { id });
                discard_drafts_about(id);
                address::replace("/gatherings");
            })
        />
    }
    .into_any()
}
