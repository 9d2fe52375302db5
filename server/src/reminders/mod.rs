//! Reminders: one job that waits for each goal that has a time, for its next one.
//!
//! When it rings is decided by `domain`; here the job is made in the transaction of whatever that
//! follows from (the goal, the settings), and asks everything once more when it is due. Its key names
//! the goal and its owner's day, so that of one day there is one, whatever happens.

pub mod ops;
pub mod routes;
mod run;
pub mod store;

pub use run::run;

use kurs_domain::{Id, NaiveDate, Timestamp};
use serde::{Deserialize, Serialize};

use crate::capability::{Capability, Handler, Hourly};

/// Its kind of job.
pub(crate) const JOB: &str = "reminder";

/// What this capability brings.
pub const CAPABILITY: Capability = Capability {
    job: Some(Handler {
        kind: JOB,
        work: |state, job| Box::pin(async move { run(&state, job).await }),
    }),
    hourly: Some(Hourly {
        name: "goals_looked_at_for_reminders",
        run: |state| Box::pin(async move { ops::catch_up(&state).await.map(|_| 0) }),
    }),
    ..Capability::new(&[])
};

/// What a reminder's job holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct About {
    /// Of which goal.
    goal: Id,
    /// For which of its owner's days.
    on: NaiveDate,
    /// When it was to ring.
    due: Timestamp,
    /// It rang before, and was put off.
    #[serde(default)]
    again: bool,
}

/// With what the keys of a goal's reminders begin.
fn prefix(goal: Id) -> String {
    format!("reminder:{goal}:")
}

/// With what the keys of those begin that were put off.
fn put_off_prefix(goal: Id) -> String {
    format!("later:{goal}:")
}
