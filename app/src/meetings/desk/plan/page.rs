//! The pages with the form: for a new meeting, a requested one, and one that is planned already.

use kurs_domain::{Id, meetings::Meeting};
use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_params_map};

use super::{form::PlanForm, typed::Form};
use crate::{
    meetings::desk::{
        open::OpenMeeting,
        state::{meetings, name_of},
        texts::{meeting_desk_texts, planning::planning_texts},
    },
    staff::{drafts, portfolio::portfolio, refused::DeadEnd, texts::desk_texts},
    ui::{Glyph, Icon, PageHeading, focus_on, texts::ui_texts},
};

/// A meeting that nobody has planned or requested yet.
#[component]
pub(crate) fn NewPlanPage() -> impl IntoView {
    let portfolio = portfolio();
    let texts = planning_texts();
    let params = use_params_map();
    let person =
        params.with_untracked(|params| params.get("id")).and_then(|id| Id::parse(&id).ok());
    let Some(person) = person else {
        return view! {
            <main id="main" class="desk-page"><DeadEnd text=desk_texts().not_found/></main>
        }
        .into_any();
    };
    let called = Memo::new(move |_| {
        portfolio.rows.with(|rows| {
            rows.iter().flatten().find(|row| row.id == person).map(|row| row.name.clone())
        })
    });
    drafts::are_about(person, [person]);
    let form = Form::new(&format!("plan-for-{person}"), person, None);
    focus_on("page-heading");
    let heading = Signal::derive(move || match called.get() {
        Some(name) => (texts.plan_with)(&name),
        None => meeting_desk_texts().plan_one.to_owned(),
    });
    view! {
        <main id="main" class="desk-page desk-narrow">
            <Back to=format!("/desk/{person}") text=Signal::derive(move || called.get().unwrap_or_default())/>
            <PageHeading text=heading/>
            <p class="soft desk-intro">{move || called.get().map(|name| (texts.plan_intro)(&name))}</p>
            <PlanForm form=form fresh=true/>
        </main>
    }
    .into_any()
}

/// A meeting that was requested or is planned already.
#[component]
pub(crate) fn ChangePlanPage() -> impl IntoView {
    view! { <main id="main" class="desk-page desk-narrow"><OpenMeeting then=change/></main> }
}

/// Updates of the meeting must not change the form while somebody types: it is of the meeting as it was opened.
fn change() -> AnyView {
    let meeting = meetings().meeting.value.get_untracked();
    meeting.map(|meeting| view! { <Change meeting=meeting/> }).into_any()
}

#[component]
fn Change(meeting: Meeting) -> impl IntoView {
    let texts = planning_texts();
    let name = name_of(&meeting);
    let fresh = meeting.plan.is_none();
    let form = Form::new(
        &format!("plan-{}", meeting.id),
        meeting.young_person_id,
        Some((meeting.id, meeting.plan.as_ref(), meeting.version)),
    );
    let heading = if fresh { (texts.plan_with)(&name) } else { texts.change_plan.to_owned() };
    view! {
        <Back to=format!("/desk/meetings/{}", meeting.id) text=ui_texts().back.to_owned()/>
        <PageHeading text=heading/>
        {meeting.request.map(|request| view! {
            <section class="card desk-part desk-request">
                <h2>{(meeting_desk_texts().wants_to_talk)(&name)}</h2>
                <blockquote dir="auto">{request.words.into_string()}</blockquote>
            </section>
        })}
        <p class="soft desk-intro">{(texts.plan_intro)(&name)}</p>
        <PlanForm form=form fresh=fresh/>
    }
}

#[component]
fn Back(to: String, #[prop(into)] text: Signal<String>) -> impl IntoView {
    view! {
        <A href=to attr:class="desk-back desk-back-always">
            <Icon glyph=Glyph::Back/>
            <bdi>{move || text.get()}</bdi>
        </A>
    }
}
