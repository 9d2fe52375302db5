//! Deleting what nobody needs any more: nothing that anybody said, only what kept it safe.

use std::collections::BTreeMap;

use crate::{kernel::db::DbError, state::AppState};

/// How many of each were deleted, or done, by name; only what there was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned(BTreeMap<&'static str, u64>);

impl Pruned {
    /// How many of `name`.
    pub fn of(&self, name: &str) -> u64 {
        self.0.get(name).copied().unwrap_or(0)
    }
}

/// Deletes what is old enough by the clock of `state`, each kind of row in a write of its own, and does
/// what else capabilities do every hour, until the server is stopping. What fails holds up nothing else.
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
