//! One young person, as they let their caseworker see them: their own words verbatim, and nothing that can be
//! edited here.

use kurs_domain::young_people::{ReachOut, YoungPerson};
use leptos::prelude::*;

use super::invitation::NewInvitation;
use crate::{
    celebrations::desk::{Cheering, Cheers},
    gatherings::desk::Gatherings,
    goals::desk::Goals,
    meetings::desk::MeetingRows,
    praises::desk::Praises,
    staff::{face::Face, portfolio::portfolio, session::session, texts::person_texts},
    successes::desk::Successes,
    suggestions::desk::Suggestions,
    ui::{Glyph, Icon, PageHeading},
};

/// The right pane, when somebody is open.
#[component]
pub(crate) fn PersonPage() -> impl IntoView {
    let portfolio = portfolio();
    let person =
        Memo::new(move |_| portfolio.overview.value.with(|o| o.as_ref().map(|o| o.person.clone())));
    let reach_out =
        Memo::new(move |_| portfolio.overview.value.with(|o| o.as_ref().and_then(|o| o.reach_out)));
    let cheering = Cheering::new();
    let body = move || {
        let person = person.get()?;
        let name = person.name.clone();
        Some(view! {
            <p class="desk-seen">
                <Icon glyph=Glyph::Eye/>
                {(person_texts().transparency)(&name)}
            </p>
            <Head person=person.clone()/>
            {
                let name = name.clone();
                move || reach_out.get().map(|reach_out| view! {
                    <ReachOutCard name=name.clone() reach_out=reach_out/>
                })
            }
            <div class="desk-two">
                <MeetingRows person=person.clone()/>
                <Goals name=name.clone()/>
                <Successes person=person.clone() cheering=cheering/>
                <div class="desk-column">
                    <Gatherings person=person.clone()/>
                    <Cheers person=person.clone() cheering=cheering/>
                    <Suggestions person=person.clone()/>
                    <Praises person=person/>
                </div>
            </div>
        })
    };
    view! { <div class="desk-person">{body}</div> }
}

/// Name, since when assigned, and how they want to be reached.
#[component]
fn Head(person: YoungPerson) -> impl IntoView {
    let texts = person_texts();
    let inviting = RwSignal::new(false);
    let since = (texts.assigned_since)(&session().date(person.assigned_since));
    view! {
        <header class="desk-head">
            <Face name=person.name.clone()/>
            <div>
                <PageHeading text=person.name.clone()/>
                <p class="soft">
                    {since}
                    {person.reach_by.map(|by| view! { " · "{(texts.prefers)(by)} })}
                </p>
            </div>
            <button type="button" class="chip" on:click=move |_| inviting.set(true)>
                <Icon glyph=Glyph::Phone/>
                {texts.new_invitation}
            </button>
        </header>
        <NewInvitation open=inviting person=person.id name=person.name/>
    }
}

/// A long silence, as an invitation to say hello.
#[component]
fn ReachOutCard(name: String, reach_out: ReachOut) -> impl IntoView {
    let texts = person_texts();
    view! {
        <section class="card desk-reach">
            <span class="desk-reach-picture"><Icon glyph=Glyph::Chat/></span>
            <div>
                <h2>{(texts.reach_out_title)(&name)}</h2>
                <p>{(texts.reach_out)(&name, reach_out.quiet_days)}</p>
                <p><b>{(texts.reach_out_by)(&name, reach_out.by)}</b></p>
            </div>
        </section>
    }
}
