//! The actions on a success.

use std::sync::Arc;

use kurs_domain::{
    Id, NaiveDate,
    celebrations::Occasion,
    goals::Goal,
    record::Edit,
    sharing::SharedWith,
    successes::{Success, SuccessDraft, SuccessProblem},
};

use crate::{
    celebrations::{self, texts::at_once::at_once_texts},
    forms::discard_draft,
    platform,
    successes::form_of,
    sync::{all, dispatch, true_id},
    ui::announce,
};

/// Marks that `goal` worked out on the day `on`. `once_more` says that it did so again.
pub fn mark(goal: &Goal, on: NaiveDate, once_more: bool) -> Result<Id, SuccessProblem> {
    let id = platform::new_id();
    let draft = SuccessDraft {
        goal_id: Some(goal.id),
        on,
        at: platform::now(),
        words: None,
        feeling: None,
        file_ids: Vec::new(),
        // As the goal is shared now, however long this is under way.
        shared_with: Some(goal.draft.shared_with.clone()),
        once_more,
    };
    let occasion = celebrations::look_at(Some(goal), Some(on));
    dispatch(Edit::Put { id, draft })?;
    celebrate(occasion, id);
    Ok(id)
}

/// Celebrates the success `id` that has just been told.
pub(super) fn celebrate(occasion: Occasion, id: Id) {
    let undo = Arc::new(move || {
        delete(true_id(id));
        announce(at_once_texts().undone);
    });
    celebrations::celebrate(occasion, undo);
}

/// Takes a mark back.
pub fn delete(id: Id) {
    // Taking back is always allowed.
    let _ = dispatch(Edit::<SuccessDraft>::Delete { id });
    discard_draft(&form_of(id));
}

/// Who may see `success`: its goal considered, and nobody else where that was deleted. Follows
/// changes.
pub fn audience(success: &Success) -> SharedWith {
    let goals = success.goal_id.map(|id| {
        all::<Goal>().with(|goals| {
            let goal = goals.iter().find(|goal| goal.id == id);
            goal.map(|goal| goal.draft.shared_with.clone()).unwrap_or_default()
        })
    });
    success.audience(goals.as_ref())
}

/// The success `id` as it is shown now.
pub(super) fn find(id: Id) -> Option<Success> {
    all::<Success>().with(|all| {
        // A second mark of a day turns out to be the first one.
        let id = true_id(id);
        all.iter().find(|success| success.id == id).cloned()
    })
}
