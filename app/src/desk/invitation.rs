//! Making a young person, and a fresh invitation for somebody who is here already.

use kurs_domain::{
    Id, NaiveDate,
    invitations::Invitation,
    people::{Language, Name},
    young_people::YoungPersonDraft,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    handover::{Handover, Made},
    texts::{access::access_texts, administration::invitation_texts},
};
use crate::{
    forms::{DateField, Form, FormView, TextField},
    platform,
    staff::{
        calls,
        send::send,
        sitting::{problem_words, sitting},
    },
    ui::{Choice, ChoiceOption, Dialog, texts::ui_texts},
};

/// Name and language, then the invitation.
#[component]
pub(super) fn NewYoungPerson(
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Done when somebody was made.
    #[prop(into)]
    on_made: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=invitation_texts().new_title>
            <NewYoungPersonForm open=open on_made=on_made/>
        </Dialog>
    }
}

#[component]
fn NewYoungPersonForm(open: RwSignal<bool>, on_made: Callback<()>) -> impl IntoView {
    let sitting = sitting();
    let texts = invitation_texts();
    let form = Form::new("new-young-person");
    let name = form.text::<Name>("new-name", "");
    let language = form.value("new-language", 0_usize);
    let of_age = form.value("new-of-age", None::<NaiveDate>);
    let made = RwSignal::new(None::<Made>);
    let make = move |()| {
        let draft = form.read(|| {
            Some(YoungPersonDraft {
                name: name.read()?,
                language: if language.get_untracked() == 1 { Language::En } else { Language::Da },
                of_age_on: of_age.get_untracked(),
            })
        });
        let Some(draft) = draft else { return };
        let id = form.id();
        let request = async move { calls::make_young_person(id, &draft).await };
        send(sitting, form, request, move |person| {
            form.begin_anew();
            on_made.run(());
            made.set(Some(Made { name: person.name, invitation: person.invitation }));
        });
    };
    let languages = vec![ChoiceOption::new("Dansk"), ChoiceOption::new("English")];
    let languages = StoredValue::new(languages);
    move || match made.get() {
        Some(made) => view! { <Handover made=made on_done=move || open.set(false)/> }.into_any(),
        None => view! {
            <FormView form=form save=texts.make on_save=make on_cancel=move |()| open.set(false)>
                <TextField field=name label=texts.name hint=texts.name_hint/>
                <Choice
                    name="new-language"
                    question=texts.language
                    options=languages.get_value()
                    chosen=Signal::derive(move || Some(language.get()))
                    on_choose=move |index| language.set(index)
                    chips=true
                />
                <DateField
                    id="new-of-age"
                    label=texts.of_age
                    hint=texts.of_age_hint
                    optional=true
                    value=of_age
                    problem=form.problem_of("new-of-age")
                />
            </FormView>
        }
        .into_any(),
    }
}

/// A fresh invitation for a young person whose phone is gone, or whose code is old.
#[component]
pub(super) fn NewInvitation(
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Whom it is for.
    person: Id,
    /// What they are called.
    name: String,
    /// It is for a colleague, not for a young person.
    #[prop(optional)]
    colleague: bool,
) -> impl IntoView {
    let title = (invitation_texts().again_title)(&name);
    let name = StoredValue::new(name);
    view! {
        <Dialog open=open title=title>
            <NewInvitationBody open=open person=person name=name.get_value() colleague=colleague/>
        </Dialog>
    }
}

#[component]
fn NewInvitationBody(
    open: RwSignal<bool>,
    person: Id,
    name: String,
    colleague: bool,
) -> impl IntoView {
    let sitting = sitting();
    let texts = invitation_texts();
    let problem = RwSignal::new(None::<String>);
    let (made, sending) = (RwSignal::new(None::<Invitation>), RwSignal::new(false));
    let id = platform::new_id();
    let make = move |_| {
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        spawn_local(async move {
            let answer = if colleague {
                calls::invite_staff(person, id).await
            } else {
                calls::invite_young_person(person, id).await
            };
            sitting.hear(&answer);
            sending.set(false);
            match answer {
                Ok(invitation) => made.set(Some(invitation)),
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    move || match made.get() {
        Some(invitation) => {
            let made = Made { name: name.clone(), invitation: Some(invitation) };
            view! { <Handover made=made on_done=move || open.set(false)/> }.into_any()
        }
        None => view! {
            <div class="stack">
                <p>{if colleague { access_texts().again_colleague } else { texts.again }}</p>
                <p class="problem" role="status">{move || problem.get()}</p>
                <button type="button" class="primary" on:click=make disabled=move || sending.get()>
                    {texts.again_make}
                </button>
                <button type="button" class="plain" on:click=move |_| open.set(false)>
                    {ui_texts().cancel}
                </button>
            </div>
        }
        .into_any(),
    }
}
