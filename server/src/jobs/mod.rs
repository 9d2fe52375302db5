//! Background jobs.
//!
//! [`ops`] enqueues jobs in the transaction that causes them; [`runner`] runs them, each once, on any
//! server; and every hour [`prune`] applies the retention rules. Nothing is lost when a server is killed:
//! a job is run again when its lease ends.

pub mod ops;
pub mod prune;
pub mod routes;
pub mod runner;
mod store;

use std::{sync::Arc, time::Duration};

use kurs_domain::{Id, Timestamp, timestamp::DAY_MS};
use tokio::{
    sync::Notify,
    time::{MissedTickBehavior, interval},
};

use crate::{
    capability::{Capability, Retention},
    kernel::db::DbError,
    state::AppState,
};

pub const CAPABILITY: Capability = Capability {
    retention: &[
        Retention {
            name: "done_jobs",
            // Until then no other job is enqueued under its key.
            stored_ms: 30 * DAY_MS,
            delete: |tx, before| Box::pin(store::delete_ended(tx, "done", before)),
        },
        Retention {
            name: "dead_payloads",
            // Until then a dead letter can be run again.
            stored_ms: 30 * DAY_MS,
            delete: |tx, before| Box::pin(store::drop_payloads(tx, before)),
        },
        Retention {
            name: "dead_jobs",
            stored_ms: 400 * DAY_MS,
            delete: |tx, before| Box::pin(store::delete_ended(tx, "dead", before)),
        },
    ],
    ..Capability::new(&["jobs"])
};

/// How often the retention rules and hourly tasks run.
const PRUNE_EVERY: Duration = Duration::from_hours(1);
/// How often the queue is measured.
const MEASURE_EVERY: Duration = Duration::from_mins(1);

/// A job to be enqueued.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// The kind, as its [`Handler`](crate::capability::Handler) names it.
    pub kind: &'static str,
    /// The idempotency key: of each there is one job.
    pub key: String,
    pub person: Id,
    /// What the handler needs. It may be private, and so is neither logged nor answered.
    pub payload: serde_json::Value,
    pub run_at: Timestamp,
    /// The deadline after which the job is useless and becomes a dead letter; none if it never is.
    pub until: Option<Timestamp>,
}

/// A job that this server has leased.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: Id,
    pub kind: String,
    pub key: String,
    pub person: Id,
    pub payload: serde_json::Value,
    /// How often it was started, this time included.
    pub attempts: i64,
    /// The deadline after which the job is useless.
    pub until: Option<Timestamp>,
    /// The lease: a server with another one does not own the job any more.
    pub lease: Id,
}

/// The result of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Its own transaction has ended or moved it already ([`ops::finish`], [`ops::put`]).
    Settled,
    /// It failed, and is retried.
    TryAgain {
        /// The shortest wait until the retry; the runner's backoff may be longer.
        after: Option<Duration>,
        /// Why, as a stable code.
        code: &'static str,
    },
    /// It failed for good, and becomes a dead letter.
    GivenUp {
        /// Why, as a stable code.
        code: &'static str,
    },
}

/// Wakes the runner of this process.
#[derive(Debug, Clone, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    pub fn ring(&self) {
        self.0.notify_one();
    }

    async fn rung(&self) {
        self.0.notified().await;
    }
}

/// Runs jobs until the server begins to stop.
pub async fn run(state: AppState) {
    tokio::join!(runner::Runner::new(state.clone()).run(), hourly(state.clone()), measure(state));
}

/// Publishes the gauges of waiting jobs and dead letters.
async fn measure(state: AppState) {
    let mut minutes = interval(MEASURE_EVERY);
    minutes.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = state.stopping.cancelled() => return,
            _ = minutes.tick() => {}
        }
        let count = state.db.read_one::<_, DbError, _>(|tx| Box::pin(store::count_jobs(tx)));
        if let Ok(counts) = count.await {
            for (name, count) in [("waiting", counts.0), ("dead", counts.1)] {
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                metrics::gauge!("kurs_jobs", "state" => name).set(count);
            }
        }
    }
}

/// Applies the retention rules and runs the hourly tasks.
async fn hourly(state: AppState) {
    let mut hours = interval(PRUNE_EVERY);
    hours.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = state.stopping.cancelled() => return,
            _ = hours.tick() => {}
        }
        // Failures are logged, and retried in an hour.
        let _ = prune::prune(&state).await;
        match state.db.erase_traces().await {
            Ok(true) => {}
            Ok(false) => tracing::info!("the write-ahead log is in use, and is emptied in an hour"),
            Err(error) => tracing::warn!(%error, "the write-ahead log could not be emptied"),
        }
    }
}
