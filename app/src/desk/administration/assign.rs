//! Assigning a caseworker and ending an assignment. Both need a reason, in words that the young person can
//! read.

use kurs_domain::{
    Id,
    assignments::{Assignment, AssignmentDraft, Reason, is_current},
    people::{Role, Staff},
    text::TextProblem,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::{admin_state, assignments::Assignments};
use crate::{
    desk::texts::administration::administration_texts,
    platform,
    staff::{calls, session::problem_words, texts::desk_texts},
    ui::{TextField, announce, text_problem, texts::ui_texts},
};

/// The maximum length of a reason in characters.
const MAX_REASON: usize = 500;

/// The reason in `text`, or the text of what is wrong with it.
fn reason(text: &str) -> Result<Reason, String> {
    Reason::new(text).map_err(|wrong| match wrong {
        TextProblem::Empty => (desk_texts().problem)("reason_missing").to_owned(),
        wrong => text_problem(wrong).to_owned(),
    })
}

/// Assigns a caseworker from now on.
#[component]
pub(super) fn AssignForm(name: String, assignments: Assignments) -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    let (chosen, why, asked) =
        (RwSignal::new(None::<Id>), RwSignal::new(String::new()), RwSignal::new(false));
    let (problem, why_problem) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let sending = RwSignal::new(false);
    let id = StoredValue::new(platform::new_id());
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
    let assign = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(caseworker_id) = chosen.get_untracked() else {
            return problem.set(Some((desk_texts().problem)("choice_missing").to_owned()));
        };
        let why_words = match reason(&why.get_untracked()) {
            Ok(why) => why,
            Err(wrong) => return why_problem.set(Some(wrong)),
        };
        if sending.get_untracked() {
            return;
        }
        let draft = AssignmentDraft {
            caseworker_id,
            since: platform::now(),
            until: None,
            why: why_words,
            why_ends: None,
            asked_for_by_young_person: asked.get_untracked(),
        };
        sending.set(true);
        spawn_local(async move {
            let answer = calls::assign(assignments.person, id.get_value(), &draft).await;
            admin.session.observe(&answer);
            sending.set(false);
            match answer {
                Ok(assignment) => {
                    announce((texts.assigned)(&assignment.caseworker.name));
                    assignments.take(assignment);
                    id.set_value(platform::new_id());
                    chosen.set(None);
                    why.set(String::new());
                    asked.set(false);
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    let options = move || {
        let option = |one: Staff| {
            let selected = move || chosen.get() == Some(one.id);
            view! { <option dir="auto" value=one.id.to_string() selected=selected>{one.name}</option> }
        };
        can_be_chosen.get().into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        chosen.set(Id::parse(&event_target_value(&event)).ok());
        problem.set(None);
    };
    let name = StoredValue::new(name);
    let form = move || {
        view! {
            <form class="stack" on:submit=assign>
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
                <TextField
                    id="assign-why"
                    label=name.with_value(|name| (texts.why_assign)(name))
                    value=why
                    max=MAX_REASON
                    lines=2
                    problem=why_problem
                    on_change=move |()| why_problem.set(None)
                />
                <label class="desk-check">
                    <input
                        type="checkbox"
                        prop:checked=move || asked.get()
                        on:change=move |event| asked.set(event_target_checked(&event))
                    />
                    <span>{name.with_value(|name| (texts.young_person_asked)(name))}</span>
                </label>
                <div class="desk-send">
                    <button type="submit" class="primary" disabled=move || sending.get()>
                        {texts.assign}
                    </button>
                </div>
            </form>
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
                    form().into_any()
                }
            }}
        </section>
    }
}

/// Ends an assignment now.
#[component]
pub(super) fn EndForm(
    open: RwSignal<bool>,
    item: Assignment,
    name: String,
    assignments: Assignments,
) -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    let (why, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let sending = RwSignal::new(false);
    let end = move |event: SubmitEvent| {
        event.prevent_default();
        let why = match reason(&why.get_untracked()) {
            Ok(why) => why,
            Err(wrong) => return problem.set(Some(wrong)),
        };
        // A reason is not edited here: it is sent as it was read.
        let Ok(decided) = Reason::new(&item.why) else { return };
        if sending.get_untracked() {
            return;
        }
        let draft = AssignmentDraft {
            caseworker_id: item.caseworker.id,
            since: item.since,
            // With a clock that is slow it would end before it began.
            until: Some(platform::now().max(item.since)),
            why: decided,
            why_ends: Some(why),
            asked_for_by_young_person: item.asked_for_by_young_person,
        };
        sending.set(true);
        spawn_local(async move {
            let answer = calls::assign(assignments.person, item.id, &draft).await;
            admin.session.observe(&answer);
            sending.set(false);
            match answer {
                Ok(assignment) => {
                    announce((texts.ended)(&assignment.caseworker.name));
                    open.set(false);
                    assignments.take(assignment);
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=end>
            <TextField
                id="end-why"
                label=(texts.why_end)(&name)
                value=why
                max=MAX_REASON
                lines=2
                problem=problem
                on_change=move |()| problem.set(None)
            />
            <button type="submit" class="primary" disabled=move || sending.get()>
                {texts.end_now}
            </button>
            <button type="button" class="plain" on:click=move |_| open.set(false)>
                {ui_texts().cancel}
            </button>
        </form>
    }
}
