//! What a server does by itself, beside answering.
//!
//! [`ops`] makes jobs in the very transaction of what they follow from; [`runner`] works them off,
//! each once, whichever server is there; and every hour [`prune`] deletes what nobody needs any
//! more. Nothing is lost when a server stops half-way: a job comes back when its lease ends.

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

/// What this capability brings.
pub const CAPABILITY: Capability = Capability {
    retention: &[
        Retention {
            name: "done_jobs",
            // Until then none is made of its key.
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

/// How often what is old is let go, and what is missing made.
const EVERY: Duration = Duration::from_hours(1);
/// How often it is counted how much waits.
const MEASURED_EVERY: Duration = Duration::from_mins(1);

/// A job to be made.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// What, by the name of whoever works it off.
    pub kind: &'static str,
    /// What is done once: of one key there is one job.
    pub key: String,
    /// For whom.
    pub person: Id,
    /// What is needed to do it. It may hold what is private: it never leaves the database by itself.
    pub payload: serde_json::Value,
    /// Not before this.
    pub run_at: Timestamp,
    /// From when on it is of no use any more, and is given up; absent when it always is of use.
    pub until: Option<Timestamp>,
}

/// A job that this server works on now.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its id.
    pub id: Id,
    /// What, by the name of whoever works it off.
    pub kind: String,
    /// What is done once.
    pub key: String,
    /// For whom.
    pub person: Id,
    /// What is needed to do it.
    pub payload: serde_json::Value,
    /// How often it was begun, this time included.
    pub attempts: i64,
    /// From when on it is of no use any more.
    pub until: Option<Timestamp>,
    /// Names this taking: whoever holds another lease does not hold the job.
    pub lease: Id,
}

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// Its own transaction has ended or moved it already ([`ops::finish`], [`ops::put`]).
    Settled,
    /// It did not work out now.
    TryAgain {
        /// Not before so long from now; the runner waits longer when it is used to.
        after: Option<Duration>,
        /// Why, as a stable code.
        code: &'static str,
    },
    /// It never will.
    GivenUp {
        /// Why, as a stable code.
        code: &'static str,
    },
}

/// Wakes the runner of this process.
#[derive(Debug, Clone, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// There may be something to do.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    async fn rung(&self) {
        self.0.notified().await;
    }
}

/// Works until the server begins to stop.
pub async fn run(state: AppState) {
    tokio::join!(runner::Runner::new(state.clone()).run(), hourly(state.clone()), measure(state));
}

/// Tells how much waits, and how much was given up.
async fn measure(state: AppState) {
    let mut minutes = interval(MEASURED_EVERY);
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

/// Deletes what is old, and does what capabilities do every hour.
async fn hourly(state: AppState) {
    let mut hours = interval(EVERY);
    hours.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = state.stopping.cancelled() => return,
            _ = hours.tick() => {}
        }
        // What failed is in the log, and is tried again in an hour.
        let _ = prune::prune(&state).await;
        match state.db.erase_traces().await {
            Ok(true) => {}
            Ok(false) => tracing::info!("the write-ahead log is in use, and is emptied in an hour"),
            Err(error) => tracing::warn!(%error, "the write-ahead log could not be emptied"),
        }
    }
}
