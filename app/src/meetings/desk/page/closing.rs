//! Closing a meeting: what still waits for an answer, each with a link to it; then the summary, in plain
//! words.

use kurs_domain::{
    isolate,
    meetings::{Meeting, OpenEnd, OpenEndKind, plan::SummaryWords},
};
use leptos::prelude::*;
use leptos_router::components::A;

use super::said::spoken;
use crate::{
    forms::{Form, FormView, TextField, discard_draft},
    meetings::desk::{
        attendance::Attendance,
        awaiting::link_to,
        calls,
        drafts::unsaved,
        plainly::Plainly,
        state::{meetings, name_of},
        texts::meeting_desk_texts,
        times,
    },
    platform::api::ApiError,
    staff::session::problem_words,
    ui::{Confirm, Glyph, Icon, announce, focus_on},
};

/// The length in characters of the excerpts by which what waits is recognised.
const EXCERPT: usize = 60;

/// The section of the page, while the meeting is held.
#[component]
pub(crate) fn Closing() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let Some(meeting) = meetings.id() else { return ().into_any() };
    let ends = meetings.part(Meeting::open_ends);
    let form = Form::new(format!("closing-{meeting}"));
    let summary = form.text::<SummaryWords>("summary-text", "");
    let refused = RwSignal::new(None::<usize>);
    let asking = RwSignal::new(false);
    let send = move || {
        let Some(words) = form.read(|| summary.read()) else { return };
        form.busy.set(true);
        let drafts = form.name();
        refused.set(None);
        meetings.act(async move { calls::close(meeting, &words).await }, move |answer| {
            form.busy.try_set(false);
            match answer {
                Ok(_) => {
                    discard_draft(&drafts);
                    form.saved();
                    announce(meeting_desk_texts().closed);
                    meetings.ask_first_page();
                    focus_on("page-heading");
                }
                Err(ApiError::Problem(wrong)) if wrong.code == "open_ends" => {
                    refused.set(Some(wrong.fields.len()));
                    // Something may have come in that this page has not loaded yet.
                    meetings.load();
                    focus_on("open-ends");
                }
                Err(wrong) => drop(form.problem.try_set(problem_words(&wrong))),
            }
        });
    };
    let in_room = RwSignal::new(false);
    let ask = move |()| match form.read(|| summary.read()) {
        Some(_)
            if meetings
                .meeting
                .value
                .with_untracked(|it| it.as_ref().is_some_and(|it| !unsaved(it).is_empty())) =>
        {
            in_room.set(true);
            focus_on("unsaved-in-room");
        }
        Some(_) if ends.with_untracked(Vec::is_empty) => asking.set(true),
        // It is refused, and nothing needs to be confirmed.
        Some(_) => send(),
        None => {}
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
            <Attendance/>
            <FormView form=form save=texts.close_it on_save=ask>
                <TextField field=summary label=texts.summary_label hint=texts.summary_hint rows=5/>
                <Plainly text=summary.input.value/>
                <Show when=move || in_room.get()>
                    <p class="problem" role="alert">
                        {texts.unsaved_in_room} " "
                        <A href=format!("/desk/meetings/{meeting}/room") attr:id="unsaved-in-room">
                            {texts.to_room}
                        </A>
                    </p>
                </Show>
            </FormView>
            <Confirm
                open=asking
                title=texts.close_title
                text=(texts.close_text)(&meetings.name().get_untracked())
                yes=texts.close_it
                on_yes=Callback::new(move |()| send())
            />
        </section>
    }
    .into_any()
}

/// An excerpt of what `end` is about.
fn own_words(meeting: &Meeting, end: OpenEnd) -> Option<String> {
    let texts = meeting_desk_texts();
    let said = match end.kind {
        OpenEndKind::Contribution => {
            let draft = meeting.contribution(end.id)?.draft.as_ref()?;
            let kind = (texts.contribution)(draft.kind);
            spoken(draft).map_or_else(|| kind.to_owned(), |said| format!("{kind}: {said}"))
        }
        OpenEndKind::Decision => meeting.decision(end.id)?.draft.text.to_string(),
        OpenEndKind::Suggestion => {
            let found = meeting.suggestions.iter().find(|it| it.id == end.id)?;
            found.draft.name.as_ref()?.to_string()
        }
        OpenEndKind::Request | OpenEndKind::Break => return None,
    };
    Some(excerpt(&said))
}

/// The first words of `text`, with an ellipsis if there are more.
fn excerpt(text: &str) -> String {
    let line = text.replace('\n', " ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}

/// Who waits for an answer to `end`: its author, or else the young person. Nobody for a decision.
fn who(meeting: &Meeting, end: OpenEnd) -> Option<String> {
    match end.kind {
        OpenEndKind::Decision => None,
        OpenEndKind::Contribution => Some(meeting.contribution(end.id)?.by.name.clone()),
        _ => Some(name_of(meeting)),
    }
}

/// One thing that waits.
#[component]
fn End(end: OpenEnd) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let to = meetings.id().map(|id| link_to(id, end.kind, end.id)).unwrap_or_default();
    // On this page the browser follows the fragment; to the room the router navigates.
    let in_room = matches!(end.kind, OpenEndKind::Break | OpenEndKind::Decision);
    let part = to.split_once('#').map(|(_, part)| part.to_owned()).unwrap_or_default();
    let what =
        meetings.meeting.value.with_untracked(|it| it.as_ref().and_then(|it| own_words(it, end)));
    let who = meetings.meeting.value.with_untracked(|it| it.as_ref().and_then(|it| who(it, end)));
    let inside = move || {
        let (waits, since) = ((texts.waits)(end.kind), (texts.since)(&times::since(end.since)));
        let waits =
            who.as_ref().map_or_else(|| waits.to_owned(), |who| isolate!(who; "{who} {waits}"));
        view! {
            <span class="row-words">
                <b dir="auto">{what.clone().unwrap_or_else(|| waits.clone())}</b>
                <small>{what.is_some().then(|| format!("{waits} · "))} {since}</small>
            </span>
            <Icon glyph=Glyph::Chevron/>
        }
    };
    if in_room {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_excerpt_is_cut_between_characters() {
        for (text, expected) in [
            ("Fri om\nfredagen".to_owned(), "Fri om fredagen".to_owned()),
            ("å".repeat(60), "å".repeat(60)),
            ("å".repeat(61), format!("{} …", "å".repeat(60))),
        ] {
            assert_eq!(excerpt(&text), expected);
        }
    }
}
