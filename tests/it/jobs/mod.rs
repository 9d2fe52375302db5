//! Durable jobs: each is done once, whichever server is killed meanwhile.

mod dead_letters;
mod killed;
mod once;
mod retries;

use std::{
    future::pending,
    sync::{Arc, Mutex},
};

use kurs_domain::{Id, Timestamp};
use kurs_server::{
    jobs::{Job, NewJob, Outcome, ops, runner::Runner},
    kernel::db::DbError,
    state::AppState,
};
use serde_json::json;

use crate::kurs::{Kurs, events::PATIENCE};

/// Included in every payload of these tests.
const CANARY: &str = "Gulspurvefløjt";

/// A job with `key`, due at `run_at`.
fn job(person: Id, key: &str, run_at: Timestamp) -> NewJob {
    NewJob {
        kind: "push",
        key: key.to_owned(),
        person,
        payload: json!({ "words": CANARY }),
        run_at,
        until: None,
    }
}

/// Inserts a job; false if the key exists.
async fn add(kurs: &Kurs, job: NewJob) -> bool {
    let state = kurs.state.clone();
    let add = kurs
        .db()
        .write::<_, DbError, _>(move |tx| Box::pin(async move { ops::add(tx, &state, job).await }));
    add.await.expect("it is stored")
}

/// Inserts or moves a job; true if that was done.
async fn put(kurs: &Kurs, job: NewJob) -> bool {
    let state = kurs.state.clone();
    let put = kurs
        .db()
        .write::<_, DbError, _>(move |tx| Box::pin(async move { ops::put(tx, &state, job).await }));
    put.await.expect("it is stored")
}

/// Removes a waiting job; true if there was one.
async fn remove(kurs: &Kurs, key: &'static str) -> bool {
    let remove = kurs
        .db()
        .write::<_, DbError, _>(move |tx| Box::pin(async move { ops::remove(tx, key).await }));
    remove.await.expect("it is removed")
}

/// Inserts `count` jobs that are due now.
async fn add_many(kurs: &Kurs, person: Id, count: usize) {
    let (state, now) = (kurs.state.clone(), kurs.state.now());
    let add = kurs.db().write::<_, DbError, _>(move |tx| {
        Box::pin(async move {
            for number in 0..count {
                ops::add(tx, &state, job(person, &format!("k-{number:03}"), now)).await?;
            }
            Ok(())
        })
    });
    add.await.expect("they are stored");
}

/// What was run, in order.
#[derive(Clone, Default)]
struct Done(Arc<Mutex<Vec<Job>>>);

impl Done {
    fn record(&self, job: Job) {
        self.0.lock().expect("the list").push(job);
    }

    /// The keys, in order.
    fn keys(&self) -> Vec<String> {
        let mut keys: Vec<_> =
            self.0.lock().expect("the list").iter().map(|job| job.key.clone()).collect();
        keys.sort();
        keys
    }

    fn last(&self) -> Job {
        self.0.lock().expect("the list").last().cloned().expect("a job")
    }
}

/// A runner that records each job and returns `outcome` for it.
fn noting(
    state: &AppState,
    done: &Done,
    outcome: impl Fn(&Job) -> Outcome + Send + Sync + 'static,
) -> Runner {
    let (done, outcome) = (done.clone(), Arc::new(outcome));
    let work = move |_, job: Job| {
        let (done, outcome) = (done.clone(), outcome.clone());
        Box::pin(async move {
            let became = outcome(&job);
            done.record(job);
            became
        }) as _
    };
    Runner::doing(state.clone(), Arc::new(work))
}

/// A runner that never finishes the jobs that `stuck` selects.
fn stuck_with(
    state: &AppState,
    done: &Done,
    stuck: impl Fn(&Job) -> bool + Send + Sync + 'static,
) -> Runner {
    let (done, stuck) = (done.clone(), Arc::new(stuck));
    let work = move |_, job: Job| {
        let (done, stuck) = (done.clone(), stuck.clone());
        Box::pin(async move {
            let is_stuck = stuck(&job);
            done.record(job);
            if is_stuck { pending().await } else { Outcome::Done }
        }) as _
    };
    Runner::doing(state.clone(), Arc::new(work))
}

/// Waits until `query` counts `count`.
async fn until_counted(kurs: &Kurs, query: &str, count: i64) {
    let begun = tokio::time::Instant::now();
    while kurs.number(query).await != count {
        assert!(begun.elapsed() < PATIENCE, "{query} never comes to {count}");
        tokio::task::yield_now().await;
    }
}
