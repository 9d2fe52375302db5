//! Colleagues: who they are, whether they have arrived, and inviting a new one.

use kurs_domain::people::{Department, Name, Role, Staff, StaffDraft};
use leptos::{prelude::*, task::spawn_local};

use super::state::admin_state;
use crate::{
    desk::{
        handover::{Created, Handover},
        invitation::NewInvitation,
        texts::{
            access::access_texts,
            administration::{administration_texts, invitation_texts},
        },
    },
    forms::{Form, FormView, TextField},
    staff::{
        calls,
        face::Face,
        send::send,
        session::problem_words,
        texts::{desk_texts, person_texts},
    },
    ui::{Choice, ChoiceOption, Confirm, Dialog, Glyph, Icon, announce},
};

/// What a colleague can be.
const ROLES: [Role; 3] = [Role::Caseworker, Role::Lead, Role::Administrator];

#[component]
pub(super) fn Colleagues() -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    let inviting = RwSignal::new(false);
    let rows = move || {
        let staff = admin.staff.get().unwrap_or_default();
        staff.into_iter().map(|colleague| view! { <Colleague colleague=colleague/> }).collect_view()
    };
    view! {
        <section class="card desk-part">
            <div class="desk-list-top">
                <h2>{texts.staff}</h2>
                <button type="button" class="chip" on:click=move |_| inviting.set(true)>
                    <Icon glyph=Glyph::Plus/>
                    {texts.invite}
                </button>
            </div>
            <ul class="desk-rows">{rows}</ul>
            <Dialog open=inviting title=texts.invite>
                <InviteForm open=inviting/>
            </Dialog>
        </section>
    }
}

#[component]
fn Colleague(colleague: Staff) -> impl IntoView {
    let admin = admin_state();
    let (texts, access) = (administration_texts(), access_texts());
    let (inviting, ending) = (RwSignal::new(false), RwSignal::new(false));
    let problem = RwSignal::new(None::<String>);
    let own = admin.session.person().is_some_and(|person| person.id == colleague.id);
    let role = (desk_texts().role)(colleague.role);
    let place = match &colleague.department {
        Some(department) => format!("{role} · {department}"),
        None => role.to_owned(),
    };
    let standing = match colleague.ended_at {
        Some(ended_at) => (access.access_ended_on)(&admin.session.date(ended_at)),
        None if colleague.arrived => texts.arrived.to_owned(),
        None => texts.not_arrived.to_owned(),
    };
    let (id, name) = (colleague.id, StoredValue::new(colleague.name.clone()));
    let end = move |()| {
        spawn_local(async move {
            let answer = calls::end_staff(id).await;
            admin.session.observe(&answer);
            match answer {
                Ok(()) => {
                    announce(name.with_value(|name| (access.access_ended)(name)));
                    admin.ask_staff();
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    view! {
        <li class="row desk-colleague">
            <Face name=colleague.name.clone()/>
            <span class="row-words">
                <b dir="auto">{colleague.name.clone()}</b>
                <small dir="auto">{place}</small>
                <small>{standing}</small>
                <small class="problem" role="status">{move || problem.get()}</small>
            </span>
            {(!own && colleague.ended_at.is_none()).then(|| view! {
                <button type="button" class="chip" on:click=move |_| inviting.set(true)>
                    {person_texts().new_invitation}
                    <span dir="auto" class="unseen">{colleague.name.clone()}</span>
                </button>
                <NewInvitation
                    open=inviting
                    person=colleague.id
                    name=colleague.name.clone()
                    colleague=true
                />
                <button type="button" class="chip" on:click=move |_| ending.set(true)>
                    {access.end_access}
                    <span dir="auto" class="unseen">{colleague.name.clone()}</span>
                </button>
                <Confirm
                    open=ending
                    title=(access.end_access_title)(&colleague.name)
                    text=(access.end_access_text)(&colleague.name)
                    yes=access.end_access_yes
                    on_yes=Callback::new(end)
                />
            })}
        </li>
    }
}

/// Asks for name, role and department, then shows the invitation.
#[component]
fn InviteForm(open: RwSignal<bool>) -> impl IntoView {
    let admin = admin_state();
    let (texts, invitation) = (administration_texts(), invitation_texts());
    let form = Form::new("new-colleague");
    let name = form.text::<Name>("colleague-name", "");
    let role = form.value("colleague-role", 0_usize);
    let department = form.text::<Option<Department>>("colleague-department", "");
    let made = RwSignal::new(None::<Created>);
    let invite = move |()| {
        let draft = form.read(|| {
            let role = ROLES[role.get_untracked()];
            Some(StaffDraft { name: name.read()?, role, department: department.read()? })
        });
        let Some(draft) = draft else { return };
        let id = form.id();
        let request = async move { calls::make_staff(id, &draft).await };
        send(admin.session, form, request, move |person| {
            form.begin_anew();
            made.set(Some(Created { name: person.name, invitation: person.invitation }));
        });
    };
    let done = move || {
        open.set(false);
        admin.ask_staff();
    };
    let roles = ROLES.map(|role| ChoiceOption::new((desk_texts().role)(role))).to_vec();
    let roles = StoredValue::new(roles);
    move || {
        match made.get() {
        Some(made) => view! { <Handover made=made on_done=done/> }.into_any(),
        None => view! {
            <FormView form=form save=invitation.make on_save=invite on_cancel=move |()| open.set(false)>
                <TextField field=name label=texts.name/>
                <Choice
                    name="colleague-role"
                    question=texts.role
                    options=roles.get_value()
                    chosen=Signal::derive(move || Some(role.get()))
                    on_choose=move |index| role.set(index)
                    chips=true
                />
                <TextField field=department label=texts.department/>
            </FormView>
        }
        .into_any(),
    }
    }
}
