//! The acts on a success, as commands.

use kurs_domain::{
    Id, NaiveDate,
    command::Command,
    goals::Goal,
    successes::{Success, SuccessDraft},
};

use crate::{
    here,
    local::{CommandProblem, local, tell, true_id},
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
        shared_with: None,
        once_more,
    };
    tell(Command::PutSuccess { id, draft }).map(|()| id)
}

/// Takes a mark back.
pub fn delete(id: Id) {
    // Taking back is always allowed.
    let _ = tell(Command::DeleteSuccess { id });
}

/// The success `id` as it is shown now.
pub(super) fn find(id: Id) -> Option<Success> {
    use leptos::prelude::*;
    local().successes().with(|all| {
        // A second mark of a day turns out to be the first one.
        let id = true_id(id);
        all.iter().find(|success| success.id == id).cloned()
    })
}
