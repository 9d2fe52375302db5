//! Where a goal stands: going, resting, reached; and letting it go altogether.

use std::sync::Arc;

use kurs_domain::{
    Id,
    goals::{Goal, GoalDraft, GoalState},
    record::Edit,
};
use leptos::prelude::*;

use super::{form::form_of, texts::goal_texts};
use crate::{
    celebrations::{announce_with_words, celebrate, look_at},
    forms::discard_draft,
    platform::address,
    sync::{all, dispatch},
    ui::{Confirm, Glyph, Icon, When, announce, focus_on, live},
};

fn goal(id: Id) -> Option<Goal> {
    all::<Goal>().with(|goals| goals.iter().find(|goal| goal.id == id).cloned())
}

/// Lets the goal `id` stand at `state`.
fn put(id: Id, state: GoalState, problem: RwSignal<String>) {
    let words = goal_texts();
    let Some(now) = untrack(|| goal(id)) else { return };
    let before = now.draft.state;
    match dispatch(Edit::Put { id, draft: GoalDraft { state, ..now.draft } }) {
        Ok(()) => {
            problem.try_set(String::new());
            let said = match state {
                GoalState::Active => words.said_active,
                GoalState::Resting => words.said_resting,
                GoalState::Reached => {
                    let undo = Arc::new(move || put(id, before, problem));
                    celebrate(look_at(None, None), undo);
                    focus_on("reached");
                    return announce_with_words(words.said_reached.to_owned());
                }
            };
            announce(said);
        }
        Err(_) => drop(problem.try_set(words.too_many.to_owned())),
    }
}

/// What can become of a goal.
#[component]
pub fn Standing(
    /// Which goal.
    id: Id,
) -> impl IntoView {
    let words = goal_texts();
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let state = move || goal(id).map(|goal| goal.draft.state).unwrap_or_default();
    let explanation = live::text(move || match state() {
        GoalState::Active => "",
        GoalState::Resting => words.resting_text,
        GoalState::Reached => words.reached_text,
    });
    let button = move |to: GoalState, glyph: Glyph, text: &'static str| {
        view! {
            <When when=move || state() != to>
                <button type="button" class="chip" on:click=live::act(move |_| put(id, to, problem))>
                    <Icon glyph=glyph/>
                    {text}
                </button>
            </When>
        }
    };
    let delete = Callback::new(move |()| {
        // Letting go is always allowed.
        let _ = dispatch(Edit::<GoalDraft>::Delete { id });
        discard_draft(&form_of(id));
        announce(words.said_deleted);
        address::replace("/");
    });
    view! {
        <section class="stack">
            <h2>{words.state_title}</h2>
            <p class="soft" aria-live="polite">{explanation}</p>
            <p class="problem" role="alert">{problem}</p>
            <div class="chips">
                {button(GoalState::Active, Glyph::Sun, words.wake)}
                {button(GoalState::Reached, Glyph::Flag, words.is_reached)}
                {button(GoalState::Resting, Glyph::Moon, words.let_rest)}
                <button type="button" class="chip" on:click=live::act(move |_| asking.set(true))>
                    <Icon glyph=Glyph::Bin/>
                    {words.delete}
                </button>
            </div>
            <Confirm
                open=asking
                title=words.delete_title
                text=words.delete_text
                yes=words.delete_yes
                on_yes=delete
            />
        </section>
    }
}
