//! Decisions: final, being written or dropped, with their earlier wordings.

use kurs_domain::{
    Id, Timestamp,
    meetings::{
        By, Decision, DecisionDraft, OpenEndKind, commitments::Fulfilment, decisions::View,
    },
};
use leptos::prelude::*;
use leptos_router::components::A;

use super::Corrections;
use crate::{
    meetings::desk::{awaiting::part_id, calls, state::meetings, texts::meeting_desk_texts, times},
    platform::{self, DateStyle},
};

/// The text of a decision: what, why, who does what by when, and what is done of it.
#[component]
pub(crate) fn Wording(
    draft: DecisionDraft,
    #[prop(optional)] done: Vec<Fulfilment>,
    /// Whether it is final, so that its actions can be marked as done.
    #[prop(optional)]
    fixed: bool,
) -> impl IntoView {
    let texts = meeting_desk_texts();
    let actions = draft.actions.into_iter().map(|action| {
        let by = platform::write_date(action.by, DateStyle::Day);
        let done = done.iter().find(|it| it.of == action.id);
        let done = done.map(|it| (texts.fulfilled)(&times::since(it.at)));
        let (id, is_done) = (action.id, done.is_some());
        view! {
            <li>
                {(texts.action)(&action.who, &action.text, &by)}
                {done.map(|done| view! { " "<span class="desk-tag">{done}</span> })}
                {fixed.then(|| view! { <Fulfil id=id done=is_done/> })}
            </li>
        }
    });
    view! {
        <p dir="auto" class="desk-own-words">{draft.text.into_string()}</p>
        {draft.why.map(|why| view! {
            <p dir="auto" class="desk-why"><b>{texts.why}</b>": "{why.into_string()}</p>
        })}
        <ul class="desk-actions">{actions.collect_view()}</ul>
    }
}

/// Marks an action as done, or as not done after all.
#[component]
fn Fulfil(id: Id, done: bool) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let problem = RwSignal::new(None::<String>);
    let turn = move |_| {
        let Some(meeting) = meetings.id() else { return };
        let work = async move { calls::fulfil(meeting, id, !done).await };
        meetings.try_act(problem, work, move || meetings.ask_first_page());
    };
    view! {
        " "
        <button type="button" class="plain small" on:click=turn>
            {if done { texts.reopen } else { texts.fulfil }}
        </button>
        <span class="problem" role="alert">{move || problem.get()}</span>
    }
}

/// How the young person sees it.
fn seen(view: &View) -> AnyView {
    let name = meetings().name().get();
    let more = view.view.words.as_ref().map(ToString::to_string);
    view! {
        <p>{(meeting_desk_texts().sees_it)(&name, view.view.kind)}</p>
        {more.map(|more| view! { <blockquote dir="auto">{more}</blockquote> })}
    }
    .into_any()
}

fn written(by: &By, at: Timestamp) -> String {
    (meeting_desk_texts().wording_by)(&by.name, &times::since(at))
}

/// Its earlier wordings, folded, each with how the young person saw it.
#[component]
pub(crate) fn Earlier(decision: Decision) -> impl IntoView {
    let Decision { earlier, views, .. } = decision;
    let count = i64::try_from(earlier.len()).unwrap_or_default();
    let items = earlier.into_iter().rev().map(|it| {
        let views: Vec<_> = views.iter().filter(|view| view.of == it.number).map(seen).collect();
        view! {
            <li>
                <p class="soft">{written(&it.by, it.at)}</p>
                <Wording draft=it.draft/>
                {views}
            </li>
        }
    });
    let items = items.collect_view();
    (count > 0).then(|| {
        view! {
            <details class="fold">
                <summary>{(meeting_desk_texts().wordings_earlier)(count)}</summary>
                <ul class="desk-suggestions">{items}</ul>
            </details>
        }
    })
}

/// All decisions.
#[component]
pub(crate) fn Decided() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let decisions = meetings.part(|it| (it.decisions.clone(), it.fulfilments.clone()));
    move || {
        let (decisions, done) = decisions.get();
        let room = meetings.id().map(|id| format!("/desk/meetings/{id}/room")).unwrap_or_default();
        let item = |it: Decision| {
            let open = it.require_open().is_ok();
            let link = format!("{room}#{}", part_id(OpenEndKind::Decision, it.id));
            let state = match &it.dropped {
                Some(dropped) => (texts.dropped_by)(&dropped.by.name, &times::since(dropped.at)),
                None if open => texts.not_final.to_owned(),
                None => texts.is_final.to_owned(),
            };
            view! {
                <li>
                    <Wording draft=it.draft.clone() done=done.clone() fixed=it.final_at.is_some()/>
                    {it.view().map(seen)}
                    <p class="soft desk-notes">
                        <span class="desk-tag">{state}</span>
                        {written(&it.by, it.worded_at)}
                        {open.then(|| view! { <A href=link>{texts.to_decision}</A> })}
                    </p>
                    <Corrections about=Some(it.id) open=Signal::stored(it.final_at.is_some())/>
                    <Earlier decision=it/>
                </li>
            }
        };
        (!decisions.is_empty()).then(|| {
            view! {
                <section class="card desk-part">
                    <h2>{texts.decisions}</h2>
                    <ul class="desk-suggestions">{decisions.into_iter().map(item).collect_view()}</ul>
                </section>
            }
        })
    }
}
