//! Assigning a caseworker, for a reason in words that the young person can read.

use kurs_domain::{
    Id,
    assignments::{AssignmentDraft, Reason, is_current},
    people::{Role, Staff},
};
use leptos::prelude::*;

use super::state::{Assignments, admin_state};
use crate::{
    desk::texts::administration::administration_texts,
    forms::{Form, FormView, TextField},
    platform,
    staff::{calls, send::send, texts::desk_texts},
    ui::announce,
};

/// Assigns a caseworker from now on.
#[component]
pub(super) fn AssignForm(name: String, assignments: Assignments) -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    let form = Form::new(format!("assign-{}", assignments.person));
    let chosen = form.value("assign-whom", None::<Id>);
    let why = form.text::<Reason>("assign-why", "");
    let asked = form.value("assign-asked", false);
    let can_be_chosen = Memo::new(move |_| {
        let now = platform::now();
        let assigned = |person: Id| {
            assignments.items.with(|items| {
                items.iter().flatten().any(|item| {
                    item.caseworker.id == person && is_current(item.since, item.until, now)
                })
            })
        };
        let staff = admin.staff.get().unwrap_or_default();
        let free = |one: &Staff| {
            one.role == Role::Caseworker && one.ended_at.is_none() && !assigned(one.id)
        };
        staff.into_iter().filter(free).collect::<Vec<_>>()
    });
    let assign = move |()| {
        let draft = form.read(|| {
            // Somebody who was chosen before may not be free any more.
            let chosen = chosen.get_untracked();
            let chosen = chosen
                .filter(|id| can_be_chosen.with_untracked(|all| all.iter().any(|it| it.id == *id)));
            let nobody = chosen.is_none();
            form.check("assign-whom", nobody.then(|| (desk_texts().problem)("choice_missing")));
            Some(AssignmentDraft {
                caseworker_id: chosen?,
                since: platform::now(),
                until: None,
                why: why.read()?,
                why_ends: None,
                asked_for_by_young_person: asked.get_untracked(),
            })
        });
        let Some(draft) = draft else { return };
        let (person, id) = (assignments.person, form.id());
        let request = async move { calls::assign(person, id, &draft).await };
        send(admin.session, form, request, move |assignment| {
            announce((texts.assigned)(&assignment.caseworker.name));
            assignments.take(assignment);
            form.begin_anew();
        });
    };
    let options = move || {
        let option = |one: Staff| {
            let selected = move || chosen.get() == Some(one.id);
            view! { <option dir="auto" value=one.id.to_string() selected=selected>{one.name}</option> }
        };
        can_be_chosen.get().into_iter().map(option).collect_view()
    };
    let problem = form.problem_of("assign-whom");
    let choose = move |event| {
        chosen.set(Id::parse(&event_target_value(&event)).ok());
        problem.set(None);
    };
    let name = StoredValue::new(name);
    let fields = move || {
        view! {
            <FormView form=form save=texts.assign on_save=assign>
                <div class="field">
                    <label for="assign-whom">{texts.caseworker}</label>
                    <select id="assign-whom" on:change=choose aria-describedby="assign-problem">
                        <option value="" selected=move || chosen.get().is_none()>
                            {texts.choose_caseworker}
                        </option>
                        {options}
                    </select>
                    <p class="beside" id="assign-problem" aria-live="polite">
                        <span class="problem">{move || problem.get()}</span>
                    </p>
                </div>
                <TextField field=why label=name.with_value(|name| (texts.why_assign)(name)) rows=2/>
                <label class="desk-check">
                    <input
                        type="checkbox"
                        prop:checked=move || asked.get()
                        on:change=move |event| asked.set(event_target_checked(&event))
                    />
                    <span>{name.with_value(|name| (texts.young_person_asked)(name))}</span>
                </label>
            </FormView>
        }
    };
    let nobody = Memo::new(move |_| can_be_chosen.with(Vec::is_empty));
    view! {
        <section class="card desk-part">
            <h2>{texts.assign_title}</h2>
            {move || {
                if nobody.get() {
                    view! { <p class="soft">{texts.no_caseworkers}</p> }.into_any()
                } else {
                    fields().into_any()
                }
            }}
        </section>
    }
}
