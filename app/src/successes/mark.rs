//! The acts on a success, as commands.

use std::sync::Arc;

use kurs_domain::{
    Id, NaiveDate,
    celebrations::Occasion,
    command::Command,
    goals::Goal,
    successes::{Success, SuccessDraft},
};

use leptos::prelude::*;

use crate::{
    celebrations, here,
    local::{CommandProblem, local, tell, true_id},
    ui::announce,
    words::words,
};

/// Marks that `goal` worked out on the day `on`. `once_more` says that it did so again.
pub fn mark(goal: &Goal, on: NaiveDate, once_more: bool) -> Result<Id, CommandProblem> {
    let id = here::new_id();
    let draft = SuccessDraft {
        goal_id: Some(goal.id),
        on,
        at: here::now(),
        words: None,
        feeling: None,
        file_ids: Vec::new(),
        // As the goal is shared now, however long this is under way.
        shared_with: Some(goal.draft.shared_with.clone()),
        once_more,
    };
    let occasion = celebrations::look_at(Some(goal), Some(on));
    tell(Command::PutSuccess { id, draft })?;
    celebrate(occasion, id);
    Ok(id)
}

/// Celebrates the success `id` that has just been told.
pub(super) fn celebrate(occasion: Occasion, id: Id) {
    let undo = Arc::new(move || {
        delete(true_id(id));
        announce(words().at_once.undone);
    });
    celebrations::celebrate(occasion, undo);
}

/// Takes a mark back.
pub fn delete(id: Id) {
    // Taking back is always allowed.
    let _ = tell(Command::DeleteSuccess { id });
}

/// The success `id` as it is shown now.
pub(super) fn find(id: Id) -> Option<Success> {
    local().successes().with(|all| {
        // A second mark of a day turns out to be the first one.
        let id = true_id(id);
        all.iter().find(|success| success.id == id).cloned()
    })
}
