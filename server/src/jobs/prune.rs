//! Retention: deletes rows past their age. None of it is what a person wrote.

use std::collections::BTreeMap;

use crate::{kernel::db::DbError, state::AppState};

/// How many rows were deleted, or tasks done, by name; only those with any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned(BTreeMap<&'static str, u64>);

impl Pruned {
    pub fn of(&self, name: &str) -> u64 {
        self.0.get(name).copied().unwrap_or(0)
    }
}

/// Applies every retention rule by the clock of `state`, each in a write of its own, and runs the hourly
/// tasks, until the server is stopping. A failure does not stop the others.
pub async fn prune(state: &AppState) -> Result<Pruned, DbError> {
    let (mut pruned, mut failed) = (Pruned::default(), None);
    let mut done = |name: &'static str, result| match result {
        Ok(0) => {}
        Ok(count) => drop(pruned.0.insert(name, count)),
        Err(error) => {
            tracing::warn!(name, %error, "a step of every hour failed");
            failed = Some(error);
        }
    };
    for capability in state.capabilities {
        for old in capability.retention {
            if !state.stopping.is_cancelled() {
                let before = state.now().plus_millis(-old.stored_ms);
                let delete = state.db.write::<_, DbError, _>(move |tx| (old.delete)(tx, before));
                done(old.name, delete.await);
            }
        }
        if let Some(hourly) = &capability.hourly
            && !state.stopping.is_cancelled()
        {
            done(hourly.name, (hourly.run)(state.clone()).await);
        }
    }
    if pruned != Pruned::default() {
        tracing::info!(?pruned, "deleted what nobody needs any more");
    }
    failed.map_or(Ok(pruned), Err)
}
