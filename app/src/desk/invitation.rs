//! Dialogs that create a young person, or a new invitation for an existing person.

use kurs_domain::{
    Id, date,
    invitations::Invitation,
    people::{Language, Name},
    young_people::YoungPersonDraft,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::{
    handover::{Created, Handover},
    texts::{access::access_texts, administration::invitation_texts},
};
use crate::{
    platform,
    staff::{
        calls,
        session::{problem_words, session},
    },
    ui::{Choice, ChoiceOption, Dialog, TextField, text_problem, texts::ui_texts},
};

/// The maximum length of a name in characters.
pub(super) const MAX_NAME: usize = 60;

/// Asks for name and language, then shows the invitation.
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
    let (name, language) = (RwSignal::new(String::new()), RwSignal::new(0));
    let of_age = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let (made, sending) = (RwSignal::new(None::<Created>), RwSignal::new(false));
    let id = platform::new_id();
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        let draft = match Name::new(&name.get_untracked()) {
            Ok(name) => YoungPersonDraft {
                name,
                language: if language.get_untracked() == 1 { Language::En } else { Language::Da },
                of_age_on: date::parse(&of_age.get_untracked()),
            },
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        };
        sending.set(true);
        spawn_local(async move {
            let answer = calls::make_young_person(id, &draft).await;
            session.observe(&answer);
            sending.set(false);
            match answer {
                Ok(person) => {
                    on_made.run(());
                    made.set(Some(Created { name: person.name, invitation: person.invitation }));
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    let languages = vec![ChoiceOption::new("Dansk"), ChoiceOption::new("English")];
    let languages = StoredValue::new(languages);
    move || match made.get() {
        Some(made) => view! { <Handover made=made on_done=move || open.set(false)/> }.into_any(),
        None => view! {
            <form class="stack" on:submit=make>
                <TextField
                    id="new-name"
                    label=texts.name
                    hint=texts.name_hint
                    value=name
                    max=MAX_NAME
                    problem=problem
                    on_change=move |()| problem.set(None)
                />
                <Choice
                    name="new-language"
                    question=texts.language
                    options=languages.get_value()
                    chosen=Signal::derive(move || Some(language.get()))
                    on_choose=move |index| language.set(index)
                    chips=true
                />
                <label class="field">
                    <span>
                        {texts.of_age} " " <small class="soft">"("{ui_texts().optional}")"</small>
                    </span>
                    <small class="hint">{texts.of_age_hint}</small>
                    <input
                        type="date"
                        prop:value=move || of_age.get()
                        on:input=move |event| of_age.set(event_target_value(&event))
                    />
                </label>
                <button type="submit" class="primary" disabled=move || sending.get()>
                    {texts.make}
                </button>
                <button type="button" class="plain" on:click=move |_| open.set(false)>
                    {ui_texts().cancel}
                </button>
            </form>
        }
        .into_any(),
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
            session.observe(&answer);
            sending.set(false);
            match answer {
                Ok(invitation) => made.set(Some(invitation)),
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    move || match made.get() {
        Some(invitation) => {
            let made = Created { name: name.clone(), invitation: Some(invitation) };
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
