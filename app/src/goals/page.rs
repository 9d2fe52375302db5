//! The page of one goal: a new one, or one to change.

use kurs_domain::{Id, goals::Goal, record::Edit, suggestions::Suggestion};
use leptos::prelude::*;

use super::{
    confidence::ConfidencePart,
    earlier::EarlierDay,
    form::{GoalForm, drafts},
    pictogram::PictogramPicker,
    reminder::ReminderPart,
    repeat::{PartOfDayPart, RepeatPart},
    standing::Standing,
    texts::goal_texts,
};
use crate::{
    platform::{self, address},
    sharing::{SharePicker, Shared},
    suggestions,
    sync::{all, dispatch_on, local},
    ui::{Glyph, Icon, Notice, PageHeading, TextField, announce, focus_on, live, texts::ui_texts},
};

/// A new goal, of one's own accord or in answer to a suggestion.
#[component]
pub fn NewGoalPage() -> impl IntoView {
    let local = local();
    let asked = address::query("suggestion");
    let asked = asked.and_then(|id| Id::parse(&id).ok());
    let suggestion =
        all::<Suggestion>().with_untracked(|all| all.iter().find(|s| Some(s.id) == asked).cloned());
    // An answer to a suggestion is written on a sheet of its own.
    let sheet = suggestion.as_ref().map(|suggestion| suggestion.id);
    let form = drafts::open(sheet, None, local.today().get_untracked());
    let keeping = suggestion.clone();
    let keep = move |form: GoalForm| {
        let id = platform::new_id();
        put(id, form)?;
        drafts::close(sheet);
        if let Some(suggestion) = &keeping {
            suggestions::adopt(suggestion.id, id);
        }
        Ok(())
    };
    view! {
        <header class="page-top"><PageHeading text=goal_texts().new_title/></header>
        <div class="stack wide-gap">
            {suggestion.map(|suggestion| view! { <Quoted suggestion=suggestion/> })}
            <GoalFields form=form keep_text=goal_texts().keep on_keep=keep/>
        </div>
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
    let path = address::path_now();
    let id = path.rsplit('/').next().and_then(|id| Id::parse(id).ok());
    let goal = all::<Goal>().with_untracked(|all| all.iter().find(|g| Some(g.id) == id).cloned());
    if let Some(goal) = goal {
        return view! { <ChangeGoal goal=goal/> }.into_any();
    }
    view! {
        <Notice page=true glyph=Glyph::Search title=goal_texts().gone_title text=goal_texts().gone_text>
            <a class="primary" href="/">{ui_texts().to_today}</a>
        </Notice>
    }
    .into_any()
}

#[component]
fn ChangeGoal(goal: Goal) -> impl IntoView {
    let id = goal.id;
    let form = drafts::open(Some(id), Some(&goal), local().today().get_untracked());
    let keep = move |form: GoalForm| {
        put(id, form)?;
        drafts::close(Some(id));
        Ok(())
    };
    view! {
        <header class="page-top"><PageHeading text=goal_texts().change_title/></header>
        <div class="stack wide-gap">
            <Standing id=id/>
            <EarlierDay goal=goal/>
            <GoalFields form=form keep_text=goal_texts().keep_changes on_keep=keep/>
        </div>
    }
}

/// Keeps what the form says as the goal `id`; otherwise the focus goes to what needs another look.
pub(crate) fn put(id: Id, form: GoalForm) -> Result<(), &'static str> {
    let words = goal_texts();
    let draft = form.read().map_err(|field| {
        focus_on(field);
        words.look_at
    })?;
    dispatch_on(Edit::Put { id, draft }, form.seen.get_value()).map_err(|_| words.too_many)?;
    announce(words.kept);
    Ok(())
}

#[component]
fn GoalFields(
    form: GoalForm,
    keep_text: &'static str,
    on_keep: impl Fn(GoalForm) -> Result<(), &'static str> + 'static,
) -> impl IntoView {
    let problem = RwSignal::new(String::new());
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match on_keep(form) {
            Ok(()) => address::go("/"),
            Err(why) => problem.set(why.to_owned()),
        }
    };
    view! {
        <form class="stack wide-gap" on:submit=live::act(keep) novalidate>
            <TextField
                id="goal-text"
                label=goal_texts().text
                hint=goal_texts().text_hint
                value=form.text
                max=280
                lines=2
                unbroken=true
                problem=form.problem("goal-text")
            />
            <PictogramPicker value=form.pictogram/>
            <TextField
                id="goal-why"
                label=goal_texts().why
                hint=goal_texts().why_hint
                value=form.why
                max=500
                lines=2
                optional=true
                problem=form.problem("goal-why")
            />
            <TextField
                id="goal-step"
                label=goal_texts().first_step
                hint=goal_texts().first_step_hint
                value=form.first_step
                max=280
                optional=true
                problem=form.problem("goal-step")
            />
            <RepeatPart form=form/>
            <PartOfDayPart form=form/>
            <ReminderPart form=form/>
            <ConfidencePart form=form to_first_step=move |()| focus_on("goal-step")/>
            <div>
                <SharePicker name="goal-share" what=Shared::Goal question=goal_texts().share value=form.shared_with/>
                <p class="beside" aria-live="polite">
                    <span class="problem">{form.problem("goal-share-2")}</span>
                </p>
            </div>
            <p class="problem" role="alert">{problem}</p>
            <div class="stack">
                <button type="submit" class="primary">{keep_text}</button>
                <a class="plain" href="/"><Icon glyph=Glyph::Back/>{ui_texts().back}</a>
            </div>
        </form>
    }
}
