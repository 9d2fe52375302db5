//! One young person, as they let their caseworker see them: their own words verbatim, and nothing that can be
//! edited here.

use kurs_domain::young_people::{Label, ReachOut, YoungPerson};
use leptos::prelude::*;

use super::invitation::NewInvitation;
use crate::{
    celebrations::desk::{Cheering, Cheers},
    forms::{Form, FormView, TextField},
    gatherings::desk::Gatherings,
    goals::desk::Goals,
    meetings::desk::MeetingRows,
    praises::desk::Praises,
    staff::{
        calls, face::Face, portfolio::portfolio, send::send, session::session, texts::person_texts,
    },
    successes::desk::Successes,
    suggestions::desk::Suggestions,
    ui::{Dialog, Glyph, Icon, PageHeading, announce},
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
            <div class="desk-two desk-sections">
                <MeetingRows person=person.clone()/>
                <Goals name=name.clone()/>
                <Successes person=person.clone() cheering=cheering/>
                <Gatherings person=person.clone()/>
                <Cheers person=person.clone() cheering=cheering/>
                <Suggestions person=person.clone()/>
                <Praises person=person/>
            </div>
        })
    };
    view! { <div class="desk-person">{body}</div> }
}

/// Name, since when assigned, and how they want to be reached.
#[component]
fn Head(person: YoungPerson) -> impl IntoView {
    let texts = person_texts();
    let (inviting, labelling) = (RwSignal::new(false), RwSignal::new(false));
    let labelled = StoredValue::new(person.clone());
    let since = (texts.assigned_since)(&session().date(person.assigned_since));
    view! {
        <header class="desk-head">
            <Face name=person.name.clone()/>
            <div>
                <PageHeading text=person.name.clone()/>
                <p class="soft">
                    {person.label.clone().map(|label| view! { <bdi class="desk-tag">{label}</bdi>" " })}
                    {since}
                    {person.reach_by.map(|by| view! { " · "{(texts.prefers)(by)} })}
                </p>
            </div>
            <div class="chips">
                <button type="button" class="chip" on:click=move |_| labelling.set(true)>
                    <Icon glyph=Glyph::Pen/>
                    {texts.label}
                </button>
                <button type="button" class="chip" on:click=move |_| inviting.set(true)>
                    <Icon glyph=Glyph::Phone/>
                    {texts.new_invitation}
                </button>
            </div>
        </header>
        <NewInvitation open=inviting person=person.id name=person.name/>
        <Dialog open=labelling title=texts.label>
            <LabelForm open=labelling person=labelled.get_value()/>
        </Dialog>
    }
}

/// What is written beside the name, to tell two of the same name apart.
#[component]
fn LabelForm(open: RwSignal<bool>, person: YoungPerson) -> impl IntoView {
    let portfolio = portfolio();
    let texts = person_texts();
    let form = Form::new(format!("label-{}", person.id));
    let label = form.text::<Option<Label>>("label", person.label.unwrap_or_default());
    let save = move |()| {
        let Some(label) = form.read(|| label.read()) else { return };
        let request = calls::put_label(person.id, label);
        send(portfolio.session, form, request, move |_| {
            form.saved();
            open.set(false);
            announce(texts.label_saved);
            portfolio.load();
        });
    };
    view! {
        <FormView form=form save=texts.label_save on_save=save on_cancel=move |()| open.set(false)>
            <TextField field=label label=texts.label hint=(texts.label_hint)(&person.name)/>
        </FormView>
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
