//! The head of a meeting: its name, when and where, what it is about, and the young person's wishes for it.

use kurs_domain::meetings::{MeetingState, Plan, TakingPart};
use leptos::prelude::*;
use leptos_router::components::A;

use super::{ending::CallOff, paper::Paper};
use crate::{
    meetings::desk::{
        state::meetings,
        texts::{meeting_desk_texts, planning::planning_texts},
        times,
    },
    platform,
    ui::{Glyph, Icon, PageHeading},
};

/// The way back, the name, when and where, and the actions.
#[component]
pub(crate) fn Head() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let name = meetings.name();
    let person = meetings.part(|it| Some(it.young_person_id));
    let id = meetings.part(|it| Some(it.id));
    let title = meetings.part(|it| it.plan.as_ref().map(|plan| plan.draft.title.to_string()));
    let heading =
        Signal::derive(move || title.get().unwrap_or_else(|| (texts.wants_to_talk)(&name.get())));
    let when = meetings.part(|it| it.plan.as_ref().map(|plan| plan.draft.starts_at));
    let place = meetings.part(|it| it.plan.as_ref().map(|plan| plan.draft.place.clone()));
    let minutes = meetings.part(|it| it.plan.as_ref().map(|plan| plan.draft.duration_minutes));
    let state = meetings.part(|it| Some(it.state));
    let goes_on = meetings.part(|it| it.goes_on(platform::now()));
    let calling_off = RwSignal::new(false);
    let way = move |end: &str| {
        id.get().map(|id| format!("/desk/meetings/{id}/{end}")).unwrap_or_default()
    };
    view! {
        <A
            href=move || person.get().map(|id| format!("/desk/{id}")).unwrap_or_default()
            attr:class="desk-back desk-back-always"
        >
            <Icon glyph=Glyph::Back/>
            <bdi>{move || name.get()}</bdi>
        </A>
        <header class="desk-meeting-head">
            <PageHeading text=heading/>
            <p class="desk-notes">
                {move || when.get().map(|at| view! {
                    <span class="desk-moment"><Icon glyph=Glyph::Calendar/>{times::moment(at)}</span>
                })}
                {move || minutes.get().map(|minutes| (texts.so_many_minutes)(minutes.into()))}
                {move || place.get().map(|place| view! {
                    <span>
                        {(planning_texts().place)(place.kind)}
                        {place.details.map(|details| view! { ": "<bdi>{details.into_string()}</bdi> })}
                    </span>
                })}
                {move || state.get().map(|state| view! {
                    <span class="desk-tag">{(texts.state)(state, goes_on.get())}</span>
                })}
            </p>
            <div class="chips">
                <Show when=move || matches!(state.get(), Some(MeetingState::Planned | MeetingState::Held))>
                    <A href=way("room") attr:class="primary desk-to-room">
                        <Icon glyph=Glyph::Door/>
                        {texts.to_room}
                    </A>
                    <A href=way("plan") attr:class="chip">
                        <Icon glyph=Glyph::Pen/>
                        {planning_texts().change_plan}
                    </A>
                </Show>
                <Show when=move || state.get() == Some(MeetingState::Planned)>
                    <button type="button" class="chip" on:click=move |_| calling_off.set(true)>
                        {texts.call_off}
                    </button>
                </Show>
            </div>
            <Show when=move || state.get() == Some(MeetingState::Closed)>
                <div class="chips">
                    {move || id.get().map(|id| view! { <Paper meeting=id/> })}
                    <A
                        href=move || person.get().map(|id| format!("/desk/{id}/plan")).unwrap_or_default()
                        attr:class="chip"
                    >
                        <Icon glyph=Glyph::Plus/>
                        {texts.plan_next}
                    </A>
                </div>
            </Show>
            <p class="desk-seen">
                <Icon glyph=Glyph::Eye/>
                {move || (texts.all_is_seen)(&name.get())}
            </p>
        </header>
        <CallOff open=calling_off/>
    }
}

#[component]
pub(crate) fn Planned() -> impl IntoView {
    let plan = meetings().part(|it| it.plan.clone());
    move || {
        plan.get().map(|plan| {
            view! {
                <section class="card desk-part">
                    <h2>{meeting_desk_texts().about}</h2>
                    <p dir="auto" class="desk-why">{plan.draft.purpose.to_string()}</p>
                    <AgendaView plan=plan/>
                </section>
            }
        })
    }
}

/// A whole plan, to be shown beside another.
#[component]
pub(crate) fn PlanView(plan: Plan) -> impl IntoView {
    let texts = meeting_desk_texts();
    let draft = plan.draft.clone();
    let place = (planning_texts().place)(draft.place.kind);
    let place = draft.place.details.map_or(place.to_owned(), |more| format!("{place}: {more}"));
    let minutes = (texts.so_many_minutes)(draft.duration_minutes.into());
    view! {
        <p dir="auto" class="desk-own-words">{draft.title.into_string()}</p>
        <p dir="auto" class="desk-why">{draft.purpose.into_string()}</p>
        <p class="soft">{times::moment(draft.starts_at)} " · " {minutes} " · " {place}</p>
        <AgendaView plan=plan/>
    }
}

#[component]
fn AgendaView(plan: Plan) -> impl IntoView {
    let points = plan.draft.agenda;
    (!points.is_empty()).then(|| {
        let points = points.into_iter();
        let points = points
            .map(|point| view! { <li dir="auto">{point.text.into_string()}</li> })
            .collect_view();
        view! {
            <h3>{planning_texts().agenda}</h3>
            <ol class="desk-points">{points}</ol>
        }
    })
}

/// How the young person wants it to be.
#[component]
pub(crate) fn WishesView() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let name = meetings.name();
    let wishes = meetings.part(|it| it.wishes);
    let body = move || {
        let wishes = wishes.get();
        let line = |what: &'static str, said: String| {
            view! { <div><dt>{what}</dt><dd dir="auto">{said}</dd></div> }
        };
        let taking_part = |part: TakingPart| (texts.taking_part)(part).to_owned();
        let part_of_day = |part| (texts.best_time_of_day)(part).to_owned();
        let place = |kind| (planning_texts().place)(kind).to_owned();
        let lines = (
            wishes.taking_part.map(|part| line(texts.takes_part, taking_part(part))),
            wishes.place.map(|kind| line(planning_texts().where_at, place(kind))),
            wishes.best_time.map(|part| line(texts.best_time, part_of_day(part))),
            wishes.advocate_told_at.map(|at| line(texts.advocate_told, times::since(at))),
            wishes.prepared_at.map(|at| line(texts.prepared, times::since(at))),
        );
        let said = wishes != kurs_domain::meetings::Wishes::default();
        if said {
            view! { <dl class="desk-more">{lines}</dl> }.into_any()
        } else {
            view! { <p class="soft">{(texts.no_wishes)(&name.get())}</p> }.into_any()
        }
    };
    view! {
        <section class="card desk-part">
            <h2>{move || (texts.wishes)(&name.get())}</h2>
            {body}
        </section>
    }
}
