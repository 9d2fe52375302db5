//! The first goal, in three steps of the welcome: what, the first small step, how sure.

use leptos::prelude::*;

use crate::{
    goals::{ConfidencePart, GoalForm, RepeatPart, drafts, page::put, texts::goal_texts},
    identity::texts::identity_texts,
    platform,
    sharing::{SharePicker, Shared},
    sync::local,
    ui::{PageHeading, TextField, focus_on, live},
};

/// One of the three steps.
#[component]
pub fn FirstGoal(
    /// Which step of the welcome: 3, 4 or 5.
    step: usize,
    /// Goes to another step.
    go: Callback<usize>,
    /// Leaves the welcome.
    on_finish: Callback<()>,
) -> impl IntoView {
    let form = drafts::open(None, None, local().today().get_untracked());
    let problem = RwSignal::new(String::new());
    let next = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // Each step asks for its own fields only; the others are looked at when they come.
        let wrong = form.read().err();
        match (step, wrong) {
            (3, Some(field @ "goal-text")) => focus_on(field),
            (4, Some(field)) if field != "goal-share-2" => focus_on(field),
            (3 | 4, _) => go.run(step + 1),
            _ => match put(platform::new_id(), form) {
                Ok(()) => {
                    drafts::close(None);
                    on_finish.run(());
                }
                Err(why) => problem.set(why.to_owned()),
            },
        }
    };
    let (title, text) = match step {
        3 => (identity_texts().goal_title, identity_texts().goal_text),
        4 => (identity_texts().step_title, identity_texts().step_text),
        _ => (identity_texts().sure_title, identity_texts().sure_text),
    };
    let fields = match step {
        3 => view! { <What form=form/> }.into_any(),
        4 => view! { <FirstStep form=form/> }.into_any(),
        _ => view! { <HowSure form=form go=go/> }.into_any(),
    };
    view! {
        <form class="stack wide-gap" on:submit=live::act(next) novalidate>
            <header class="page-top">
                <PageHeading text=title/>
                <p class="soft">{text}</p>
            </header>
            {fields}
            <p class="problem" role="alert">{problem}</p>
            <div class="stack">
                <button type="submit" class="primary">
                    {if step < 5 { identity_texts().next } else { identity_texts().done }}
                </button>
                <button type="button" class="plain" on:click=live::act(move |_| on_finish.run(()))>
                    {identity_texts().skip}
                </button>
            </div>
        </form>
    }
}

#[component]
fn What(form: GoalForm) -> impl IntoView {
    view! {
        <TextField
            id="goal-text"
            label=identity_texts().goal
            value=form.text
            max=280
            lines=2
            unbroken=true
            problem=form.problem("goal-text")
        />
        <details class="fold">
            <summary>{identity_texts().examples}</summary>
            <p class="soft small">{identity_texts().examples_text}</p>
            // Plain text on purpose: an example can be read, but not adopted by a tap.
            <ul class="examples">
                {identity_texts()
                    .example_goals
                    .iter()
                    .map(|(picture, text)| {
                        view! {
                            <li>
                                <span class="pict" aria-hidden="true">{*picture}</span>
                                {*text}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </details>
    }
}

#[component]
fn FirstStep(form: GoalForm) -> impl IntoView {
    view! {
        <blockquote dir="auto">{form.text.get_untracked()}</blockquote>
        <TextField
            id="goal-step"
            label=identity_texts().first_step
            value=form.first_step
            max=280
            optional=true
            problem=form.problem("goal-step")
        />
        <RepeatPart form=form/>
    }
}

#[component]
fn HowSure(form: GoalForm, go: Callback<usize>) -> impl IntoView {
    let smaller = move |()| {
        go.run(4);
        focus_on("goal-step");
    };
    view! {
        <ConfidencePart form=form to_first_step=smaller/>
        <div>
            <SharePicker name="goal-share" what=Shared::Goal question=goal_texts().share value=form.shared_with/>
            <p class="soft small">{goal_texts().share_text}</p>
            <p class="beside" aria-live="polite">
                <span class="problem">{form.problem("goal-share-2")}</span>
            </p>
        </div>
    }
}
