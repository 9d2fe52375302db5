//! Ending an assignment, for a reason in words that the young person can read: what hangs on it is shown first,
//! and can be handed over.

use kurs_domain::{
    Id,
    assignments::{Assignment, AssignmentDraft, Reason},
    meetings::{
        Because,
        handover::{Handover, HandoverDraft},
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::state::{Assignments, admin_state};
use crate::{
    desk::texts::administration::ending_texts,
    forms::{Form, FormView, TextField},
    platform,
    staff::{calls, send::send, session::problem_words},
    ui::{Glyph, Icon, Skeleton, announce, texts::ui_texts},
};

/// Ends an assignment now.
#[component]
pub(super) fn EndForm(
    open: RwSignal<bool>,
    item: Assignment,
    name: String,
    assignments: Assignments,
) -> impl IntoView {
    let admin = admin_state();
    let texts = ending_texts();
    let form = Form::new(format!("end-{}", item.id));
    let why = form.text::<Reason>("end-why", "");
    let to = form.value("end-to", None::<Id>);
    let label = (texts.why_end)(&name);
    let (person, id) = (assignments.person, item.id);
    // Without an answer it can be ended all the same.
    let (handover, _) = ask(person, id);
    let caseworker = item.caseworker.name.clone();
    let ended_at = StoredValue::new(None);
    let end = move |()| {
        let Some(why) = form.read(|| why.read()) else { return };
        // What was decided stands: it is sent as it came.
        let Ok(decided) = Reason::new(&item.why) else { return };
        let to = to.get_untracked().zip(Because::new(&why).ok());
        // The same when it is sent again; with a clock that is slow it would end before it began.
        let until = ended_at.get_value().unwrap_or_else(|| platform::now().max(item.since));
        ended_at.set_value(Some(until));
        let draft = AssignmentDraft {
            caseworker_id: item.caseworker.id,
            since: item.since,
            until: Some(until),
            why: decided,
            why_ends: Some(why),
            asked_for_by_young_person: item.asked_for_by_young_person,
        };
        let request = async move {
            let ended = calls::assign(person, id, &draft).await?;
            if let Some((to, because)) = to {
                calls::hand_over(person, id, &HandoverDraft { to, because }).await?;
            }
            Ok(ended)
        };
        send(admin.session, form, request, move |assignment| {
            form.saved();
            announce((texts.ended)(&assignment.caseworker.name));
            open.set(false);
            assignments.take(assignment);
        });
    };
    view! {
        <FormView form=form save=texts.end_now on_save=end on_cancel=move |()| open.set(false)>
            {move || hanging(handover.get(), &caseworker, &name, (to, true))}
            <TextField field=why label=label rows=2/>
        </FormView>
    }
}

/// Hands over what is left of an assignment that has ended.
#[component]
pub(super) fn HandOverForm(
    open: RwSignal<bool>,
    item: Assignment,
    name: String,
    person: Id,
) -> impl IntoView {
    let admin = admin_state();
    let texts = ending_texts();
    let form = Form::new(format!("hand-over-{}", item.id));
    let why = form.text::<Because>("hand-over-why", "");
    let to = form.value("hand-over-to", None::<Id>);
    let label = StoredValue::new((texts.why_hand_over)(&name));
    let (left, problem) = ask(person, item.id);
    let caseworker = item.caseworker.name;
    let save = move |()| {
        let Some(because) = form.read(|| why.read()) else { return };
        let Some(to) = to.get_untracked() else {
            return form.problem.set(texts.no_one_chosen.to_owned());
        };
        let draft = HandoverDraft { to, because };
        let request = async move { calls::hand_over(person, item.id, &draft).await };
        send(admin.session, form, request, move |()| {
            form.saved();
            announce(texts.handed_over);
            open.set(false);
        });
    };
    let can_be = move || left.get().is_some_and(|it| it.meetings > 0 && !it.others.is_empty());
    view! {
        {move || match problem.get() {
            Some(problem) => view! { <p class="problem" role="alert">{problem}</p> }.into_any(),
            None => hanging(left.get(), &caseworker, &name, (to, false)),
        }}
        <Show when=can_be>
            <FormView
                form=form
                save=texts.hand_over
                on_save=save
                on_cancel=move |()| open.set(false)
            >
                <TextField field=why label=label.get_value() rows=2/>
            </FormView>
        </Show>
        <Show when=move || !can_be()>
            <button type="button" class="plain" on:click=move |_| open.set(false)>{ui_texts().close}</button>
        </Show>
    }
}

/// What hangs on the assignment `id`, nothing until it is read, and why it can't be read.
fn ask(person: Id, id: Id) -> (RwSignal<Option<Handover>>, RwSignal<Option<String>>) {
    let admin = admin_state();
    let (handover, problem) = (RwSignal::new(None), RwSignal::new(None));
    spawn_local(async move {
        let answer = calls::handover(person, id).await;
        admin.session.observe(&answer);
        match answer {
            Ok(answer) => drop(handover.try_set(Some(answer))),
            Err(wrong) => drop(problem.try_set(Some(problem_words(&wrong)))),
        }
    });
    (handover, problem)
}

fn hanging(
    handover: Option<Handover>,
    caseworker: &str,
    name: &str,
    // Whether it can be nobody.
    (to, optional): (RwSignal<Option<Id>>, bool),
) -> AnyView {
    match handover {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some(it) => view! {
            <Hanging
                handover=it
                caseworker=caseworker.to_owned()
                name=name.to_owned()
                to=to
                optional=optional
            />
        }
        .into_any(),
    }
}

/// What hangs on the assignment, and who takes over.
#[component]
fn Hanging(
    handover: Handover,
    caseworker: String,
    /// The young person's name.
    name: String,
    to: RwSignal<Option<Id>>,
    /// Nobody may take over.
    optional: bool,
) -> impl IntoView {
    let (texts, promised) = (ending_texts(), caseworker.clone());
    let Handover { meetings, waiting, commitments, others } = handover;
    let lines = [
        (meetings > 0).then(|| (texts.meetings)(&caseworker, meetings.into())),
        (waiting > 0).then(|| (texts.waiting)(waiting.into())),
        (commitments > 0).then(|| (texts.commitments)(&caseworker, commitments.into())),
    ];
    let lines: Vec<_> = lines.into_iter().flatten().map(|it| view! { <li>{it}</li> }).collect();
    let who = if others.is_empty() {
        view! {
            <p class="desk-plainly">
                <Icon glyph=Glyph::People/>
                <span>{(texts.nobody_left)(&name)}</span>
            </p>
        }
        .into_any()
    } else if meetings == 0 {
        let names: Vec<_> = others.iter().map(|it| it.name.as_str()).collect();
        view! { <p>{(texts.left)(&names.join(", "))}</p> }.into_any()
    } else {
        let option = |one: kurs_domain::people::PersonRef| {
            let selected = move || to.get() == Some(one.id);
            view! { <option dir="auto" value=one.id.to_string() selected=selected>{one.name}</option> }
        };
        view! {
            <div class="field">
                <label for="end-to">{(texts.take_over)(&caseworker)}</label>
                <select
                    id="end-to"
                    on:change=move |event| to.set(Id::parse(&event_target_value(&event)).ok())
                >
                    <option value="" selected=move || to.get().is_none()>
                        {if optional { texts.no_one } else { texts.no_one_chosen }}
                    </option>
                    {others.into_iter().map(option).collect_view()}
                </select>
            </div>
        }
        .into_any()
    };
    let nothing = lines.is_empty().then(|| view! { <p>{texts.nothing}</p> });
    view! {
        {nothing}
        {(!lines.is_empty()).then(|| view! { <ul class="desk-hanging">{lines}</ul> })}
        {(commitments > 0).then(|| view! { <p class="soft">{(texts.promises)(&promised)}</p> })}
        {who}
    }
}
