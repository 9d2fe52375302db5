//! Closing a meeting: what still waits, each with the way to it; then what it came to, in plain
//! words.

use kurs_domain::meetings::{OpenEnd, OpenEndKind, plan::SummaryWords};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::components::A;

use super::super::{awaiting::way, calls, drafts, kept::meetings, plainly::Plainly, times};
use crate::{
    api::ApiError,
    desk::sitting::problem_words,
    ui::{Glyph, Icon, TextField, announce, focus_on, text_problem},
    words::words,
};

/// The part of the page, while the meeting is held.
#[component]
pub(super) fn Closing() -> impl IntoView {
    let meetings = meetings();
    let texts = &words().desk.meetings;
    let Some(meeting) = meetings.id() else { return ().into_any() };
    let ends = meetings.part(kurs_domain::meetings::Meeting::open_ends);
    let summary = drafts::field("summary", meeting, String::new());
    let problem = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<usize>);
    let sending = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let words_of_it = match SummaryWords::new(&summary.get_untracked()) {
            Ok(words) => words.into_string(),
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        };
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        refused.set(None);
        meetings.act(async move { calls::close(meeting, &words_of_it).await }, move |answer| {
            sending.set(false);
            match answer {
                Ok(()) => {
                    summary.set(String::new());
                    announce(words().desk.meetings.closed);
                    meetings.ask_awaiting();
                    focus_on("page-heading");
                }
                Err(ApiError::Problem(wrong)) if wrong.code == "open_ends" => {
                    refused.set(Some(wrong.fields.len()));
                    // Something may have come in that this page has not heard of yet.
                    meetings.look();
                    focus_on("open-ends");
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    let waiting = move || {
        let ends = ends.get();
        (!ends.is_empty()).then(|| {
            let rows = ends.into_iter().map(|end| view! { <li><End end=end/></li> }).collect_view();
            view! {
                <p>{texts.cannot_close_yet}</p>
                <ul class="desk-rows">{rows}</ul>
            }
        })
    };
    let none = Memo::new(move |_| ends.with(Vec::is_empty));
    view! {
        <section class="card desk-part" id="closing" tabindex="-1">
            <h2>{texts.closing}</h2>
            <div id="open-ends" tabindex="-1" class="desk-open-ends">
                <p class="problem" role="alert">
                    {move || refused.get().filter(|_| !none.get()).map(|count| {
                        (texts.refused_to_close)(i64::try_from(count).unwrap_or_default())
                    })}
                </p>
                {waiting}
                <Show when=move || none.get()>
                    <p class="desk-notes"><Icon glyph=Glyph::Check/>{texts.all_answered}</p>
                </Show>
            </div>
            <form class="stack" on:submit=send>
                <TextField
                    id="summary-text"
                    label=texts.summary_label
                    hint=texts.summary_hint
                    value=summary
                    max=3000
                    lines=5
                    problem=problem
                    on_change=move |()| problem.set(None)
                />
                <Plainly text=summary/>
                <div class="desk-send">
                    <button type="submit" class="primary" disabled=move || sending.get()>
                        {texts.close_it}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// One thing that waits.
#[component]
fn End(end: OpenEnd) -> impl IntoView {
    let meetings = meetings();
    let texts = &words().desk.meetings;
    let to = meetings.id().map(|id| way(id, end.kind, end.id)).unwrap_or_default();
    // On this very page the browser's own way to a part does; in the room the router's.
    let elsewhere = matches!(end.kind, OpenEndKind::Break | OpenEndKind::Decision);
    let part = to.split_once('#').map(|(_, part)| part.to_owned()).unwrap_or_default();
    let inside = move || {
        view! {
            <span class="row-words">
                <b>{(texts.waits)(end.kind)}</b>
                <small>{(texts.since)(&times::since(end.since))}</small>
            </span>
            <Icon glyph=Glyph::Chevron/>
        }
    };
    if elsewhere {
        view! { <A href=to attr:class="row desk-meeting-row">{inside()}</A> }.into_any()
    } else {
        view! {
            <a
                href=format!("#{part}")
                rel="external"
                class="row desk-meeting-row"
                on:click=move |event| {
                    event.prevent_default();
                    focus_on(part.clone());
                }
            >
                {inside()}
            </a>
        }
        .into_any()
    }
}
