//! Sends a plan. On a conflict with a colleague's change both are shown, and none is lost.

use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use kurs_domain::meetings::Plan;

use super::{fields::Fields, typed::Form};
use crate::{
    meetings::desk::{
        calls, drafts, page::PlanView, stale, state::meetings, texts::planning::planning_texts,
    },
    staff::{send::Send, session::problem_words},
    ui::{announce, focus_on},
};

#[component]
pub(crate) fn PlanForm(
    form: Form,
    /// The name of its draft.
    name: String,
    /// The meeting is not planned yet.
    fresh: bool,
) -> impl IntoView {
    let meetings = meetings();
    let texts = planning_texts();
    let (sending, arrived) = (RwSignal::new(false), RwSignal::new(false));
    // A colleague changed the plan while it was being edited here.
    let conflict = RwSignal::new(false);
    let navigate = use_navigate();
    let name = StoredValue::new(name);
    let send = move || {
        if sending.get_untracked() {
            return;
        }
        meetings.meeting.with_untracked(|it| it.iter().for_each(|it| form.give_new_ids(it)));
        let Some(draft) = form.draft() else {
            focus_on_first_problem();
            return;
        };
        sending.set(true);
        form.problems.whole.set(None);
        let version = form.version.get_untracked();
        let navigate = navigate.clone();
        meetings.act(async move { calls::plan(form.id, &draft, version).await }, move |answer| {
            sending.set(false);
            match answer {
                Ok(_) => {
                    name.with_value(|name| drafts::store::<()>(name, None));
                    announce(planning_texts().planned);
                    meetings.ask_awaiting();
                    navigate(&format!("/desk/meetings/{}", form.id), NavigateOptions::default());
                }
                Err(problem) if stale(&problem) => {
                    conflict.set(true);
                    meetings.show(Some(form.id));
                    meetings.load();
                    focus_on("plan-moved");
                }
                Err(problem) => {
                    let wrong = Some(problem_words(&problem));
                    let beside = match problem.reason() {
                        "agenda_text_fixed" => form.problems.agenda,
                        "time_past" => form.problems.when,
                        _ => form.problems.whole,
                    };
                    beside.set(wrong);
                    focus_on_first_problem();
                }
            }
        });
    };
    let send = StoredValue::new_local(send);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send.with_value(|send| send());
    };
    let theirs = meetings.part(|it| it.plan.clone().map(|plan| (plan, it.version)));
    let both = move || {
        let (plan, version) = theirs.get().filter(|_| conflict.get())?;
        Some(view! {
            <Conflict
                plan=plan.clone()
                on_theirs=move || {
                    form.fill_with(&plan.draft, version);
                    conflict.set(false);
                    focus_on("plan-title");
                }
                on_mine=move || {
                    form.version.set(Some(version));
                    conflict.set(false);
                    send.with_value(|send| send());
                }
            />
        })
    };
    view! {
        <form class="card stack wide-gap desk-form" on:submit=submit novalidate>
            <Fields form=form fresh=fresh/>
            {both}
            <p class="problem" role="alert">{move || form.problems.whole.get()}</p>
            <Send
                label=if fresh { texts.plan_it } else { texts.save_plan }
                sending=sending
                sent=arrived
                said=String::new()
            />
        </form>
    }
}

/// The colleague's plan, and the choice between the two.
#[component]
fn Conflict(
    plan: Plan,
    #[prop(into)] on_theirs: Callback<()>,
    #[prop(into)] on_mine: Callback<()>,
) -> impl IntoView {
    let texts = planning_texts();
    let by = plan.by.name.clone();
    view! {
        <section class="desk-moved" id="plan-moved" tabindex="-1" aria-labelledby="plan-moved-title">
            <h2 id="plan-moved-title">{(texts.moved)(&by)}</h2>
            <p>{texts.moved_text}</p>
            <PlanView plan=plan/>
            <div class="chips">
                <button type="button" class="chip" on:click=move |_| on_mine.run(())>
                    {texts.keep_mine}
                </button>
                <button type="button" class="chip" on:click=move |_| on_theirs.run(())>
                    {texts.take_theirs}
                </button>
            </div>
        </section>
    }
}

/// Focuses the first field with a problem.
fn focus_on_first_problem() {
    request_animation_frame(|| {
        let wrong = document().query_selector(".desk-form [aria-invalid=true]").ok().flatten();
        if let Some(id) = wrong.map(|element| element.id()).filter(|id| !id.is_empty()) {
            focus_on(id);
        }
    });
}
