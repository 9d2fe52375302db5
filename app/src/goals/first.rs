//! The first goal, in the welcome: what one would like to achieve, and nothing else.

use leptos::prelude::*;

use super::{
    form::{GoalForm, NEW},
    pictogram::GoalPhrases,
    texts::goal_texts,
};
use crate::{
    forms::{FormView, TextField},
    identity::texts::identity_texts,
    sharing::{ShareLine, Shared},
    ui::{PageHeading, live},
};

/// Asks for the first goal.
#[component]
pub fn FirstGoal(
    /// Leaves the welcome. What is written and not saved stays as the draft of a new goal.
    on_finish: Callback<()>,
) -> impl IntoView {
    let form = GoalForm::new(NEW);
    let save = move |()| {
        if form.save(form.form.id()) {
            on_finish.run(());
        }
    };
    view! {
        <header class="page-top">
            <PageHeading text=identity_texts().goal_title/>
            <p class="soft">{identity_texts().goal_text}</p>
        </header>
        <FormView form=form.form save=goal_texts().keep on_save=save step=true class="wide-gap">
            <TextField field=form.text label=identity_texts().goal rows=2/>
            <GoalPhrases form=form/>
            <ShareLine name="goal-share" what=Shared::Goal question=goal_texts().share value=form.shared_with/>
            <p class="beside" aria-live="polite">
                <span class="problem">{form.form.problem_of("goal-share-2")}</span>
            </p>
        </FormView>
        <button type="button" class="plain" on:click=live::act(move |_| on_finish.run(()))>
            {identity_texts().skip}
        </button>
    }
}
