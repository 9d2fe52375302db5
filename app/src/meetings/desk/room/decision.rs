//! One decision: what, why, who does what by when; with how the young person sees it, what they say they did
//! not mean, and how their view was sought.

use kurs_domain::{
    Id,
    meetings::{Decision, MeetingState, contributions::Prompt, decisions::DecisionText},
};
use leptos::prelude::*;

use super::{
    actions::ActionFields,
    decision_id,
    standing::Standing,
    writing::{Stage, Writing},
};
use crate::{
    forms::{Input, TextField},
    meetings::desk::{
        calls,
        page::{ContributionCard, Earlier, Wording},
        state::meetings,
        texts::{planning::planning_texts, room::room_texts},
    },
    ui::{Confirm, Glyph, Icon, focus_on},
};

/// A decision, being written or final.
#[component]
pub(crate) fn DecisionCard(
    id: Id,
    /// The current item of the agenda.
    present: Memo<Option<Id>>,
    /// Decisions begun in this tab.
    begun: RwSignal<Vec<Id>>,
) -> impl IntoView {
    let meetings = meetings();
    let held = meetings.part(|it| it.state == MeetingState::Held);
    let fixed = meetings.part(move |it| it.decision(id).is_some_and(|it| it.final_at.is_some()));
    let stands = meetings.part(move |it| it.decision(id).is_some_and(|it| it.dropped.is_none()));
    let writes = Memo::new(move |_| held.get() && !fixed.get());
    let point =
        meetings.part(move |it| it.heading(it.decision(id)?.draft.about?, None).map(str::to_owned));
    let decision = meetings.part(move |it| it.decision(id).cloned());
    let unsaved = RwSignal::new(None);
    let label = meetings.part(move |it| it.decision(id).map(|it| it.draft.text.to_string()));
    view! {
        <article
            class="card room-decision"
            id=decision_id(id)
            tabindex="-1"
            aria-label=move || label.get().unwrap_or_else(|| room_texts().new_decision.to_owned())
        >
            {move || point.get().map(|point| view! { <p class="soft">{point}</p> })}
            {move || {
                if writes.get() {
                    view! { <Editor id=id about=present.get_untracked() begun=begun unsaved=unsaved/> }.into_any()
                } else {
                    view! { <Worded id=id/> }.into_any()
                }
            }}
            {move || decision.get().map(|decision| view! { <Earlier decision=decision/> })}
            <NotMeant id=id/>
            <Show when=move || stands.get()><Standing id=id unsaved=unsaved/></Show>
        </article>
    }
}

#[component]
fn Editor(
    id: Id,
    about: Option<Id>,
    begun: RwSignal<Vec<Id>>,
    /// The field with a change that the server does not have.
    unsaved: RwSignal<Option<String>>,
) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let Some(meeting) = meetings.id() else { return ().into_any() };
    let writing = Writing::new(meetings, meeting, id, about);
    let (text, why) = writing
        .now
        .with_untracked(|now| (RwSignal::new(now.text.clone()), RwSignal::new(now.why.clone())));
    let text_field = Input::bare::<DecisionText>(format!("decision-text-{id}"), text);
    let why_field = Input::bare::<DecisionText>(format!("decision-why-{id}"), why);
    Effect::new(move |_| {
        unsaved.set(match writing.stage.get() {
            Stage::Sent => None,
            Stage::Nothing if !writing.is_changed() => None,
            Stage::Incomplete => writing
                .now
                .with_untracked(|now| now.incomplete().map(|it| format!("action-{}", it.key))),
            _ => Some(format!("decision-text-{id}")),
        });
    });
    on_cleanup(move || {
        unsaved.try_set(None);
    });
    // Two-way binding: whichever of the two fields and the draft changes, the other follows.
    Effect::new(move |_| {
        let (said, because) = writing.now.with(|now| (now.text.clone(), now.why.clone()));
        if text.with_untracked(|text| *text != said) {
            text.set(said);
        }
        if why.with_untracked(|why| *why != because) {
            why.set(because);
        }
    });
    Effect::new(move |before: Option<()>| {
        let (text, why) = (text.get(), why.get());
        let differs = writing.now.with_untracked(|now| now.text != text || now.why != why);
        if before.is_some() && differs {
            writing.now.update(|now| (now.text, now.why) = (text, why));
        }
    });
    let theirs = meetings.part(move |it| it.decision(id).cloned());
    let conflict = move || {
        let theirs = theirs.get()?;
        (writing.stage.get() == Stage::Conflict)
            .then(|| view! { <Conflict theirs=theirs writing=writing/> })
    };
    let can_go = meetings.part(move |it| it.decision(id).is_none_or(|it| it.final_at.is_none()));
    let viewed = meetings.part(move |it| {
        it.decision(id).is_some_and(|it| it.dropped.is_none() && !it.views.is_empty())
    });
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let remove = move || {
        writing.forget();
        begun.update(|ids| ids.retain(|it| *it != id));
        focus_on("decide");
        if theirs.with_untracked(|it| it.as_ref().is_none_or(|it| it.dropped.is_some())) {
            return;
        }
        leptos::task::spawn_local(async move {
            let answer = calls::drop_decision(meeting, id).await;
            meetings.session.observe(&answer);
            match answer {
                Ok(()) => {
                    meetings.load();
                    meetings.ask_first_page();
                }
                Err(wrong) => problem.set(Some(crate::staff::session::problem_words(&wrong))),
            }
        });
    };
    view! {
        <TextField field=text_field label=texts.what rows=2/>
        <TextField field=why_field label=texts.why rows=2/>
        <ActionFields writing=writing id=id/>
        <div class="room-stage">
            <button
                type="button"
                class="chip strong"
                aria-disabled=move || (!writing.stage.with(Stage::has_changes)).then_some("true")
                on:click=move |_| writing.save()
            >
                {texts.save}
            </button>
            <StageLine writing=writing/>
            <Show when=move || can_go.get()>
                <button
                    type="button"
                    class="plain small"
                    on:click=move |_| if viewed.get_untracked() { asking.set(true) } else { remove() }
                >
                    {texts.remove_decision}
                </button>
            </Show>
            <Confirm
                open=asking
                title=texts.remove_title
                text=texts.remove_text
                yes=texts.remove_decision
                on_yes=Callback::new(move |()| remove())
            />
        </div>
        <p class="problem" role="alert">{move || problem.get()}</p>
        {conflict}
    }
    .into_any()
}

/// The state of saving, as text.
#[component]
fn StageLine(writing: Writing) -> impl IntoView {
    let texts = room_texts();
    let line = move || {
        let (glyph, words) = match writing.stage.get() {
            Stage::Sent => (Glyph::Check, texts.sent.to_owned()),
            Stage::Incomplete => (Glyph::Pen, texts.action_unsaved.to_owned()),
            Stage::Nothing => (Glyph::Pen, texts.nothing_yet.to_owned()),
            Stage::Writing => (Glyph::Pen, texts.writing.to_owned()),
            Stage::Sending => (Glyph::Cloud, texts.sending.to_owned()),
            Stage::Unsent => (Glyph::Cloud, texts.unsent.to_owned()),
            Stage::Conflict => (Glyph::People, texts.moved_short.to_owned()),
            Stage::Refused(why) => (Glyph::Chat, why),
        };
        view! { <Icon glyph=glyph/> {words} }
    };
    view! { <p class="soft desk-notes room-sent" role="status">{line}</p> }
}

/// A colleague's version, and the choice between the two.
#[component]
fn Conflict(theirs: Decision, writing: Writing) -> impl IntoView {
    let by = theirs.by.name.clone();
    let theirs = StoredValue::new(theirs);
    view! {
        <section class="desk-moved">
            <h3>{(planning_texts().moved)(&by)}</h3>
            <p>{planning_texts().moved_text}</p>
            <Wording draft=theirs.with_value(|it| it.draft.clone())/>
            <div class="chips">
                <button
                    type="button"
                    class="chip"
                    on:click=move |_| theirs.with_value(|theirs| writing.overwrite(theirs))
                >
                    {planning_texts().keep_mine}
                </button>
                <button
                    type="button"
                    class="chip"
                    on:click=move |_| theirs.with_value(|theirs| writing.apply(theirs))
                >
                    {planning_texts().take_theirs}
                </button>
            </div>
        </section>
    }
}

/// A decision that can't be edited any more.
#[component]
fn Worded(id: Id) -> impl IntoView {
    let worded = meetings().part(move |it| {
        let decision = it.decision(id)?;
        let fixed = decision.final_at.is_some();
        Some((decision.draft.clone(), it.fulfilments.clone(), fixed))
    });
    move || {
        worded
            .get()
            .map(|(draft, done, fixed)| view! { <Wording draft=draft done=done fixed=fixed/> })
    }
}

/// "That is not what I meant", as soon as it is said, beside what it is about.
#[component]
fn NotMeant(id: Id) -> impl IntoView {
    let meetings = meetings();
    let ids = meetings.part(move |it| {
        let said = it
            .contributions
            .iter()
            .filter(|it| it.draft.as_ref().is_some_and(|draft| draft.about == Some(id)));
        said.map(|it| it.id).collect::<Vec<_>>()
    });
    let not_meant = meetings.part(move |it| {
        it.contributions.iter().any(|it| {
            it.waits()
                && it.draft.as_ref().is_some_and(|draft| {
                    draft.about == Some(id) && draft.prompt == Some(Prompt::NotWhatIMeant)
                })
        })
    });
    let name = meetings.name();
    view! {
        <div role="alert">
            <Show when=move || not_meant.get()>
                <p class="room-not-meant">
                    <Icon glyph=Glyph::Chat/>
                    {move || (room_texts().not_meant)(&name.get())}
                </p>
            </Show>
        </div>
        <For each=move || ids.get() key=|id| *id let:id>
            <ContributionCard id=id/>
        </For>
    }
}
