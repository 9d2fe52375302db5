//! Dialogs that create a young person, or a new invitation for an existing person.

use kurs_domain::{
    Id, NaiveDate,
    alphabet::search_key,
    invitations::Invitation,
    people::{Language, Name},
    young_people::{Label, YoungPersonDraft, YoungPersonRow},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    administration::state::admin_state,
    handover::{Created, Handover},
    texts::{access::access_texts, administration::invitation_texts},
};
use crate::{
    forms::{DateField, Form, FormView, TextField},
    platform::{self, browser::decomposed},
    staff::{
        calls,
        portfolio::portfolio,
        send::send,
        session::{problem_words, session},
    },
    ui::{Choice, ChoiceOption, Dialog, Glyph, Icon, texts::ui_texts},
};

/// Name and language, then the invitation.
#[component]
pub(super) fn NewYoungPerson(
    open: RwSignal<bool>,
    /// Called when the person was created.
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
    let session = session();
    let texts = invitation_texts();
    let form = Form::new("new-young-person");
    let name = form.text::<Name>("new-name", "");
    let label = form.text::<Option<Label>>("new-label", "");
    let language = form.value("new-language", 0_usize);
    // The same name is no mistake, but somebody has to tell them apart.
    let same = Memo::new(move |_| {
        let key = |text: &str| search_key(&decomposed(text.trim()));
        let typed = name.input.value.with(|typed| key(typed));
        let known = [portfolio().rows, admin_state().young_people];
        let has = |rows: &Option<Vec<YoungPersonRow>>| {
            rows.iter().flatten().any(|row| key(&row.name) == typed)
        };
        !typed.is_empty() && known.iter().any(|rows| rows.with(has))
    });
    let of_age = form.value("new-of-age", None::<NaiveDate>);
    let made = RwSignal::new(None::<Created>);
    let make = move |()| {
        let draft = form.read(|| {
            Some(YoungPersonDraft {
                name: name.read()?,
                label: label.read()?,
                language: if language.get_untracked() == 1 { Language::En } else { Language::Da },
                of_age_on: of_age.get_untracked(),
            })
        });
        let Some(draft) = draft else { return };
        let id = form.id();
        let request = async move { calls::make_young_person(id, &draft).await };
        send(session, form, request, move |person| {
            form.begin_anew();
            on_made.run(());
            made.set(Some(Created { name: person.name, invitation: person.invitation }));
        });
    };
    let languages = vec![ChoiceOption::new("Dansk"), ChoiceOption::new("English")];
    let languages = StoredValue::new(languages);
    move || {
        match made.get() {
        Some(made) => view! { <Handover made=made on_done=move || open.set(false)/> }.into_any(),
        None => view! {
            <FormView form=form save=texts.make on_save=make on_cancel=move |()| open.set(false)>
                <TextField field=name label=texts.name hint=texts.name_hint/>
                <div role="status">
                    <Show when=move || same.get()>
                        <p class="desk-plainly"><Icon glyph=Glyph::People/><span>{texts.same_name}</span></p>
                    </Show>
                </div>
                <TextField field=label label=texts.label hint=texts.label_hint/>
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
}

/// Creates a new invitation for somebody who lost their phone or whose code has expired.
#[component]
pub(super) fn NewInvitation(
    open: RwSignal<bool>,
    person: Id,
    name: String,
    /// The person is a colleague, not a young person.
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
    let session = session();
    let texts = invitation_texts();
    let problem = RwSignal::new(None::<String>);
    let lost = RwSignal::new(false);
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
                calls::invite_young_person(person, id, lost.get_untracked()).await
            };
            session.observe(&answer);
            sending.set(false);
            match answer {
                Ok(invitation) => made.set(Some(invitation)),
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    move || {
        match made.get() {
        Some(invitation) => {
            let made = Created { name: name.clone(), invitation: Some(invitation) };
            view! { <Handover made=made on_done=move || open.set(false)/> }.into_any()
        }
        None => view! {
            <div class="stack">
                <p>{if colleague { access_texts().again_colleague } else { texts.again }}</p>
                {(!colleague).then(|| view! {
                    <label class="desk-check">
                        <input
                            type="checkbox"
                            prop:checked=move || lost.get()
                            on:change=move |event| lost.set(event_target_checked(&event))
                        />
                        <span>{texts.close_phone}<small class="soft">{texts.close_phone_text}</small></span>
                    </label>
                })}
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
}
