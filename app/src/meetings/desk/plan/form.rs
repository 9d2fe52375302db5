//! Sends a plan. On a conflict with a colleague's change both are shown, and none is lost.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use kurs_domain::meetings::Plan;

use super::{
    fields::Fields,
    typed::{AGENDA, DATE, Form},
};
use crate::{
    forms::{FormView, discard_draft},
    meetings::desk::{
        calls, page::PlanView, stale, state::meetings, texts::planning::planning_texts,
    },
    staff::session::problem_words,
    ui::{announce, focus_on},
};

#[component]
pub(crate) fn PlanForm(
    form: Form,
    /// It is not planned yet.
    fresh: bool,
) -> impl IntoView {
    let meetings = meetings();
    let texts = planning_texts();
    // Somebody else planned it differently while it was being written here.
    let conflict = RwSignal::new(false);
    let (navigate, cancel) = (use_navigate(), use_navigate());
    let back = if fresh && form.inner.base().is_none() {
        format!("/desk/{}", form.person)
    } else {
        format!("/desk/meetings/{}", form.id)
    };
    let send = move || {
        meetings.meeting.value.with_untracked(|it| it.iter().for_each(|it| form.give_new_ids(it)));
        let Some(draft) = form.draft() else { return };
        form.inner.busy.set(true);
        let version = form.inner.base();
        let (navigate, drafts) = (navigate.clone(), form.inner.name());
        meetings.act(async move { calls::plan(form.id, &draft, version).await }, move |answer| {
            form.inner.busy.try_set(false);
            match answer {
                Ok(meeting) => {
                    let texts = planning_texts();
                    let to_inform = meeting.participants.iter().any(|it| it.knows_earlier);
                    announce(match (fresh, to_inform) {
                        (true, _) => texts.planned,
                        (false, true) => texts.plan_saved_inform,
                        (false, false) => texts.plan_saved,
                    });
                    meetings.ask_first_page();
                    discard_draft(&drafts);
                    if form.inner.is_there() {
                        form.inner.saved();
                        navigate(
                            &format!("/desk/meetings/{}", form.id),
                            NavigateOptions::default(),
                        );
                    }
                }
                Err(problem) if stale(&problem) => {
                    conflict.set(true);
                    meetings.show(Some(form.id));
                    meetings.load();
                    focus_on("plan-moved");
                }
                Err(problem) => {
                    let wrong = problem_words(&problem);
                    let beside = match problem.reason() {
                        "agenda_text_fixed" => AGENDA,
                        "time_past" => DATE,
                        _ => return drop(form.inner.problem.try_set(wrong)),
                    };
                    form.inner.check(beside, Some(&wrong));
                    focus_on(beside);
                }
            }
        });
    };
    let send = StoredValue::new_local(send);
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
                    form.inner.set_base(Some(version));
                    conflict.set(false);
                    send.with_value(|send| send());
                }
            />
        })
    };
    view! {
        <FormView
            form=form.inner
            save=if fresh { texts.plan_it } else { texts.save_plan }
            on_save=move |()| send.with_value(|send| send())
            on_cancel=move |()| cancel(&back, NavigateOptions::default())
            class="card wide-gap desk-form"
        >
            <Fields form=form fresh=fresh/>
            {both}
        </FormView>
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
