//! Reminders: one waiting job for each goal with a reminder time, for its next occurrence.
//!
//! `domain` decides when a reminder is due. The job is created in the transaction that changes the goal or
//! the settings, and checks everything again when it runs. Its key has the goal and the owner's day, so
//! that a day has at most one.

pub mod ops;
pub mod routes;
mod run;
pub mod store;

pub use run::run;

use kurs_domain::{Id, NaiveDate, Timestamp};
use serde::{Deserialize, Serialize};

use crate::capability::{Capability, Handler, Hourly};

pub(crate) const JOB: &str = "reminder";

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

/// The payload of a reminder's job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct About {
    goal: Id,
    /// The owner's day that it is for.
    on: NaiveDate,
    /// When it was scheduled for.
    due: Timestamp,
    /// Whether it was sent before, and postponed.
    #[serde(default)]
    again: bool,
}

/// The prefix of the job keys of a goal's reminders.
fn prefix(goal: Id) -> String {
    format!("reminder:{goal}:")
}

/// The prefix of the job keys of a goal's postponed reminders.
fn postponed_prefix(goal: Id) -> String {
    format!("later:{goal}:")
}
