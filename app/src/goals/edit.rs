//! Writing a goal: a new one, or one to change.

use kurs_domain::{Id, goals::Goal, suggestions::Suggestion};
use leptos::prelude::*;

use super::{
    confidence::ConfidencePart,
    form::{GoalForm, NEW, form_of, next_day},
    page::of_address,
    pictogram::{GoalPhrases, PictogramPicker},
    reminder::ReminderPart,
    repeat::{PartOfDayPart, RepeatPart},
    texts::goal_texts,
};
use crate::{
    forms::{FormView, TextField, has_draft},
    platform::address,
    sharing::{ShareLine, Shared},
    suggestions,
    sync::{all, local},
    ui::{PageHeading, focus_on, live},
};

/// A new goal, of one's own accord or in answer to a suggestion.
#[component]
pub fn NewGoalPage() -> impl IntoView {
    let asked = address::query("suggestion").and_then(|id| Id::parse(&id).ok());
    let suggestion =
        all::<Suggestion>().with_untracked(|all| all.iter().find(|s| Some(s.id) == asked).cloned());
    // An answer to a suggestion has drafts of its own.
    let answered = suggestion.as_ref().map(|suggestion| suggestion.id);
    let drafts = answered.map_or(NEW.to_owned(), form_of);
    // What was begun is seen again.
    let begun = has_draft(&drafts);
    let form = GoalForm::new(&drafts);
    let save = move |()| {
        let id = form.form.id();
        if !form.save(id) {
            return;
        }
        if let Some(suggestion) = answered {
            suggestions::adopt(suggestion, id);
        }
        // Where it is not for today, its own page is where it can be seen.
        let repeat = super::form::find(id).map(|goal| goal.draft.repeat);
        let later = repeat.and_then(|repeat| next_day(&repeat, local().today().get_untracked()));
        address::replace(&later.map_or("/".to_owned(), |_| format!("/goals/{id}")));
    };
    view! {
        <header class="page-top"><PageHeading text=goal_texts().new_title/></header>
        {suggestion.map(|suggestion| view! { <Quoted suggestion=suggestion/> })}
        <GoalFields form=form save=goal_texts().keep on_save=save on_cancel=|()| address::go("/") fold=true begun=begun/>
    }
}

#[component]
fn Quoted(suggestion: Suggestion) -> impl IntoView {
    let words = goal_texts();
    view! {
        <section class="card stack">
            <p class="soft">{(words.suggested)(&suggestion.by.name)}</p>
            <blockquote dir="auto">{suggestion.text}</blockquote>
            <p class="soft">{words.own_words}</p>
        </section>
    }
}

/// A goal to change.
#[component]
pub fn ChangeGoalPage() -> impl IntoView {
    of_address(|goal: Goal| {
        let (id, form) = (goal.id, GoalForm::of(&goal));
        let back = move || address::replace(&format!("/goals/{id}"));
        let save = move |()| {
            if form.save(id) {
                back();
            }
        };
        view! {
            <header class="page-top"><PageHeading text=goal_texts().change_title/></header>
            <GoalFields
                form=form
                save=goal_texts().keep_changes
                on_save=save
                on_cancel=move |()| back()
                fold=false
                begun=false
            />
        }
        .into_any()
    })
}

#[component]
fn GoalFields(
    form: GoalForm,
    save: &'static str,
    #[prop(into)] on_save: Callback<()>,
    #[prop(into)] on_cancel: Callback<()>,
    /// All but the text is folded away: nothing of it must be answered.
    fold: bool,
    /// What is folded away is shown all the same.
    begun: bool,
) -> impl IntoView {
    let words = goal_texts();
    let open = RwSignal::new(begun);
    let save_all = move |()| {
        on_save.run(());
        // What is wrong may be among what is folded away.
        if form.form.problem.with_untracked(|wrong| !wrong.is_empty()) {
            open.set(true);
        }
    };
    let more = move || {
        view! {
            <div class="stack wide-gap">
                <TextField field=form.first_step label=words.first_step hint=words.first_step_hint/>
                <RepeatPart form=form/>
                <PartOfDayPart form=form/>
                <TextField field=form.why label=words.why hint=words.why_hint rows=2/>
                <PictogramPicker value=form.pictogram/>
                <ReminderPart form=form/>
                <ConfidencePart form=form to_first_step=|()| focus_on("goal-step")/>
            </div>
        }
    };
    let more = if fold {
        view! {
            <details class="fold" prop:open=live::flag(move || open.get())>
                <summary>{words.more}</summary>
                {more()}
            </details>
        }
        .into_any()
    } else {
        more().into_any()
    };
    view! {
        <FormView form=form.form save=save on_save=save_all on_cancel=on_cancel class="wide-gap">
            <TextField field=form.text label=words.text hint=words.text_hint rows=2/>
            {fold.then(|| view! { <GoalPhrases form=form/> })}
            {more}
            <ShareLine name="goal-share" what=Shared::Goal question=words.share value=form.shared_with/>
            <p class="beside" aria-live="polite">
                <span class="problem">{form.form.problem_of("goal-share-2")}</span>
            </p>
        </FormView>
    }
}
