//! One young person, as they let their caseworker see them: their own words verbatim, and nothing that can be
//! edited here.

use kurs_domain::young_people::{Label, YoungPerson};
use leptos::prelude::*;

use super::invitation::NewInvitation;
use crate::{
    celebrations::desk::{Cheering, Cheers},
    feedback::desk::SharedAnswers,
    forms::{Form, FormView, TextField},
    gatherings::desk::Gatherings,
    goals::desk::Goals,
    meetings::desk::MeetingRows,
    outreach::{
        desk::{Contacts, ReachOutCard},
        texts::outreach_texts,
    },
    platform,
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
    let (cheering, recording) = (Cheering::new(), RwSignal::new(false));
    let body = move || {
        let person = person.get()?;
        let name = person.name.clone();
        Some(view! {
            <p class="desk-seen">
                <Icon glyph=Glyph::Eye/>
                {(person_texts().transparency)(&name)}
            </p>
            <Head person=person.clone() recording=recording/>
            <Contacts person=person.clone() recording=recording/>
            <ReachOutCard person=person.clone() recording=recording/>
            {(!person.arrived).then(|| view! { <NotArrived person=person.clone()/> })}
            <div class="desk-two desk-sections">
                <MeetingRows person=person.clone()/>
                {person.arrived.then(|| view! {
                    <Goals name=name.clone()/>
                    <SharedAnswers person=person.clone()/>
                    <Successes person=person.clone() cheering=cheering/>
                    <Gatherings person=person.clone()/>
                    <Cheers person=person.clone() cheering=cheering/>
                })}
                <Suggestions person=person.clone()/>
                <Praises person=person/>
            </div>
        })
    };
    view! { <div class="desk-person">{body}</div> }
}

/// That they have not signed in yet, and whether their code still works.
#[component]
fn NotArrived(person: YoungPerson) -> impl IntoView {
    let texts = person_texts();
    let until = person.code_expires_at.filter(|until| *until > platform::now());
    let code = until.map_or_else(
        || texts.code_expired.to_owned(),
        |until| (texts.code_until)(&session().date(until)),
    );
    view! {
        <section class="card desk-part">
            <h2>{(texts.not_arrived)(&person.name)}</h2>
            <p>{code}</p>
        </section>
    }
}

/// Name, since when assigned, and how they want to be reached.
#[component]
fn Head(
    person: YoungPerson,
    /// Whether the dialog is open in which a contact is recorded.
    recording: RwSignal<bool>,
) -> impl IntoView {
    let portfolio = portfolio();
    let starred = Memo::new(move |_| {
        portfolio.overview.value.with(|o| o.as_ref().is_some_and(|o| o.starred))
    });
    let id = person.id;
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
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || starred.get().to_string()
                    title=(texts.star_hint)(&person.name)
                    on:click=move |_| portfolio.star(id, !starred.get_untracked())
                >
                    <Icon glyph=Glyph::Star/>
                    {texts.star}
                </button>
                <button type="button" class="chip" on:click=move |_| recording.set(true)>
                    <Icon glyph=Glyph::Chat/>
                    {outreach_texts().record}
                </button>
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
