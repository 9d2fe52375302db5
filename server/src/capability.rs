//! What a capability registers with the modules that serve all capabilities: change feed, jobs,
//! retention. They iterate the list in [`AppState`](crate::state::AppState) and name no capability.

use std::pin::Pin;

use kurs_domain::Timestamp;

use crate::{
    changes::feed::Feed,
    jobs::{Job, Outcome},
    kernel::db::{DbError, Tx, Work},
    state::AppState,
};

/// What a capability registers.
pub struct Capability {
    /// The tables it writes; no other capability writes them. Everything stored about a person is in one of
    /// these.
    pub tables: &'static [&'static str],
    /// Its changed records, as the change feed lists them.
    pub feed: Option<Feed>,
    /// The kind of job it handles.
    pub job: Option<Handler>,
    /// Its retention rules: which rows are deleted by age.
    pub retention: &'static [Retention],
    /// Its own hourly task.
    pub hourly: Option<Hourly>,
}

impl Capability {
    /// A capability that only writes `tables`.
    pub const fn new(tables: &'static [&'static str]) -> Self {
        Self { tables, feed: None, job: None, retention: &[], hourly: None }
    }
}

/// The future of background work.
pub type Done<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Handles one kind of job.
pub struct Handler {
    pub kind: &'static str,
    pub work: fn(AppState, Job) -> Done<Outcome>,
}

/// Rows that are deleted once they are older than a limit.
pub struct Retention {
    /// For the log.
    pub name: &'static str,
    pub stored_ms: i64,
    /// Deletes the rows from before a time, and returns how many.
    pub delete: for<'t> fn(&'t mut Tx, Timestamp) -> Work<'t, u64, DbError>,
}

/// A task that runs every hour.
pub struct Hourly {
    /// For the log.
    pub name: &'static str,
    /// Runs it; returns how often there was something to do.
    pub run: fn(AppState) -> Done<Result<u64, DbError>>,
}
