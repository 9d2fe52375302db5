//! The room: a view of one meeting for a projector or a tablet. The young person's contributions fill the
//! screen, one at a time; then come the agenda and the decisions as they are written.

mod actions;
mod agenda;
mod decision;
mod decisions;
mod notes;
mod reactions;
mod slides;
mod standing;
mod writing;

use std::time::Duration;

use kurs_domain::meetings::{Meeting, MeetingState, OpenEndKind};
use leptos::prelude::*;
use leptos_router::components::A;

use self::{
    decisions::Decisions,
    reactions::{Breaks, Reactions},
    slides::Slides,
};
use super::{
    calls, open::OpenMeeting, state::meetings, texts::room::room_texts, times, unsaved::Unsaved,
};
use crate::{
    platform,
    ui::{Glyph, Icon, PageHeading, announce},
};

#[component]
pub(crate) fn RoomPage() -> impl IntoView {
    view! { <main id="main" class="room"><OpenMeeting then=|| view! { <Room/> }.into_any()/></main> }
}

/// What fills the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Words,
    Decisions,
}

#[component]
fn Room() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let name = meetings.name();
    // A link to a decision opens the decisions.
    let hash = leptos_router::hooks::use_location().hash.get_untracked();
    let to_decision = hash.contains("decision-");
    let side = RwSignal::new(if to_decision { Side::Decisions } else { Side::Words });
    let held = meetings.part(|it| it.state == MeetingState::Held);
    let over = meetings.part(|it| Some(it.state).filter(|_| !it.is_open()));
    let tab = move |one: Side, text: Signal<String>| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (side.get() == one).to_string()
                on:click=move |_| side.set(one)
            >
                {move || text.get()}
            </button>
        }
    };
    view! {
        <Top/>
        <Breaks/>
        {move || over.get().map(|state| view! {
            <p class="room-note" role="status">{(texts.is_over)(state)}</p>
        })}
        <Unsaved/>
        <Begin/>
        <div class="room-sides" role="group" aria-label=texts.what_is_shown>
            {tab(Side::Words, Signal::derive(move || (texts.words_of)(&name.get())))}
            {tab(Side::Decisions, Signal::derive(move || texts.agenda_and_decisions.to_owned()))}
        </div>
        <Show when=move || held.get()><Reactions/></Show>
        <div class="room-main">
            {move || match side.get() {
                Side::Words => view! { <Slides/> }.into_any(),
                Side::Decisions => view! { <Decisions/> }.into_any(),
            }}
        </div>
    }
}

/// The name of the meeting, the way out, and full screen.
#[component]
fn Top() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let title = meetings.part(|it| it.plan.as_ref().map(|plan| plan.draft.title.to_string()));
    let heading = Signal::derive(move || title.get().unwrap_or_default());
    let held = meetings.part(|it| it.state == MeetingState::Held);
    let way = meetings.id().map(|id| format!("/desk/meetings/{id}")).unwrap_or_default();
    let closing = format!("{way}#closing");
    let whole_screen = |_| {
        let document = document();
        if document.fullscreen_element().is_some() {
            document.exit_fullscreen();
        } else if let Some(root) = document.document_element() {
            // A browser without full screen shows the page as it is.
            let _ = root.request_fullscreen();
        }
    };
    view! {
        <header class="room-top">
            <A href=way attr:class="desk-back desk-back-always">
                <Icon glyph=Glyph::Back/>
                {texts.leave}
            </A>
            <PageHeading text=heading/>
            <button type="button" class="chip" on:click=whole_screen>{texts.whole_screen}</button>
            <Show when=move || held.get()>
                <A href=closing.clone() attr:class="chip">
                    <Icon glyph=Glyph::Check/>
                    {texts.to_closing}
                </A>
            </Show>
        </header>
    }
}

/// Begins the meeting.
#[component]
fn Begin() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let planned = meetings.part(|it| it.state == MeetingState::Planned);
    let name = meetings.name();
    let from = meetings.part(Meeting::may_be_held_from);
    let moved_forward = meetings
        .part(|it| it.plan.as_ref().is_some_and(|plan| plan.begins_from != plan.draft.starts_at));
    let problem = RwSignal::new(None::<String>);
    // Ticks, because the button appears when the meeting is near.
    let now = RwSignal::new(platform::now());
    let tick = set_interval_with_handle(move || now.set(platform::now()), Duration::from_secs(15));
    on_cleanup(move || {
        if let Ok(tick) = tick {
            tick.clear();
        }
    });
    let waits = Memo::new(move |_| from.get().filter(|from| now.get() < *from));
    let wait = move || {
        let when = times::moment(waits.get()?);
        let (name, texts) = (name.get(), room_texts());
        Some(if moved_forward.get() {
            (texts.moved_forward)(&name, &when)
        } else {
            (texts.before_time)(&when)
        })
    };
    let begin = move |_| {
        let Some(id) = meetings.id() else { return };
        meetings.try_act(problem, async move { calls::hold(id).await }, || {
            announce(room_texts().begun);
        });
    };
    view! {
        <Show when=move || planned.get()>
            <section class="room-begin">
                <p>{move || (texts.before)(&name.get())}</p>
                <Show
                    when=move || waits.get().is_none()
                    fallback=move || view! { <p class="soft" role="status">{wait}</p> }
                >
                    <button type="button" class="primary" on:click=begin>{texts.begin}</button>
                </Show>
                <p class="problem" role="alert">{move || problem.get()}</p>
            </section>
        </Show>
    }
}

/// The element id of a decision.
fn decision_id(id: kurs_domain::Id) -> String {
    crate::meetings::desk::awaiting::part_id(OpenEndKind::Decision, id)
}
