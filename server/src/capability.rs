//! What a capability brings to the parts that serve all of them: the change feed, the jobs, the retention.
//! They walk the list of [`AppState`](crate::state::AppState) and name none.

use std::pin::Pin;

use kurs_domain::Timestamp;

use crate::{
    changes::feed::Feed,
    jobs::{Job, Outcome},
    kernel::db::{DbError, Tx, Work},
    state::AppState,
};

/// What a capability brings.
pub struct Capability {
    /// The tables it writes; no other capability does. Whatever is stored about a person is in one.
    pub tables: &'static [&'static str],
    /// Its records that changed, where phones have them.
    pub feed: Option<Feed>,
    /// Its kind of job.
    pub job: Option<Handler>,
    /// Which of its rows are deleted when they are old.
    pub retention: &'static [Retention],
    /// What else it does every hour.
    pub hourly: Option<Hourly>,
}

impl Capability {
    /// One that only writes `tables`.
    pub const fn new(tables: &'static [&'static str]) -> Self {
        Self { tables, feed: None, job: None, retention: &[], hourly: None }
    }
}

/// What comes of something that is done beside answering.
pub type Done<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Works off one kind of job.
pub struct Handler {
    /// Its kind.
    pub kind: &'static str,
    /// What is done.
    pub work: fn(AppState, Job) -> Done<Outcome>,
}

/// Rows that are deleted when they are old enough.
pub struct Retention {
    /// What they are, for the log.
    pub name: &'static str,
    /// How long they are stored, in milliseconds.
    pub stored_ms: i64,
    /// Deletes those from before a time, and counts them.
    pub delete: for<'t> fn(&'t mut Tx, Timestamp) -> Work<'t, u64, DbError>,
}

/// Something that is done every hour.
pub struct Hourly {
    /// What, for the log.
    pub name: &'static str,
    /// Does it, and counts how often there was something to do.
    pub run: fn(AppState) -> Done<Result<u64, DbError>>,
}
