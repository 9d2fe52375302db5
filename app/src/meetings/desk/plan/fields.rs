//! The fields of a plan.

use kurs_domain::meetings::{
    PlaceKind,
    plan::{MeetingKind, MeetingTemplate},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    typed::{AGENDA, Form, MINUTES, PLACE},
    when::When,
};
use crate::{
    forms::TextField,
    meetings::desk::{
        agenda::AgendaFields, calls, minutes::MinutesField, plainly::Plainly, state::meetings,
        texts::planning::planning_texts,
    },
    ui::{Choice, ChoiceOption},
};

#[component]
pub(crate) fn Fields(
    form: Form,
    /// The meeting is not planned yet, so that a template fills the form.
    fresh: bool,
) -> impl IntoView {
    let texts = planning_texts();
    let places = PlaceKind::ALL.map(|kind| ChoiceOption::new((texts.place)(kind))).to_vec();
    view! {
        <Kind form=form fresh=fresh/>
        <TextField field=form.title label=texts.title/>
        <TextField field=form.purpose label=texts.purpose hint=texts.purpose_hint rows=3/>
        <Plainly text=form.purpose.input.value/>
        <When form=form/>
        <MinutesField id=MINUTES value=form.minutes problem=form.inner.problem_of(MINUTES)/>
        <Choice
            name="plan-place"
            question=texts.where_at
            options=places
            chosen=Signal::derive(move || {
                let place = form.place.get();
                PlaceKind::ALL.iter().position(|kind| Some(*kind) == place)
            })
            on_choose=move |index: usize| {
                form.place.set(Some(PlaceKind::ALL[index]));
                form.inner.check(PLACE, None);
            }
            chips=true
        />
        <p class="beside" aria-live="polite">
            <span class="problem">{form.inner.problem_of(PLACE)}</span>
        </p>
        <TextField field=form.details label=texts.place_details hint=texts.place_details_hint/>
        <AgendaFields points=form.agenda name="plan-point" problem=form.inner.problem_of(AGENDA)/>
    }
}

/// The kind of meeting, whose template fills the form.
#[component]
fn Kind(form: Form, fresh: bool) -> impl IntoView {
    let session = meetings().session;
    let texts = planning_texts();
    let templates = StoredValue::new(Vec::<MeetingTemplate>::new());
    let find = move |kind: MeetingKind| {
        templates.with_value(|all| all.iter().find(|it| it.kind == kind).map(|it| it.draft.clone()))
    };
    if fresh {
        spawn_local(async move {
            let answer = calls::templates().await;
            session.observe(&answer);
            if let Ok(all) = answer
                && templates.try_set_value(all).is_none()
                && let Some(template) = find(form.kind.get_untracked())
            {
                form.begin_with(&template, None);
            }
        });
    }
    let choose = move |index: usize| {
        let (before, kind) = (form.kind.get_untracked(), MeetingKind::ALL[index]);
        form.kind.set(kind);
        if fresh && let Some(template) = find(kind) {
            form.begin_with(&template, find(before).as_ref());
        }
    };
    let kinds = MeetingKind::ALL.map(|kind| ChoiceOption::new((texts.kind)(kind))).to_vec();
    view! {
        <Choice
            name="plan-kind"
            question=texts.which_kind
            options=kinds
            chosen=Signal::derive(move || {
                MeetingKind::ALL.iter().position(|kind| *kind == form.kind.get())
            })
            on_choose=choose
            chips=true
        />
    }
}
