//! Runs jobs: many at a time, each once, on any server.
//!
//! Jobs are leased, and the lease is renewed while they run. The jobs of a killed server are run again
//! when their lease ends; what it did in one transaction with [`ops::finish`](super::ops::finish) happens
//! once, what it did outside (a push) may happen twice.

use std::{panic::AssertUnwindSafe, pin::Pin, sync::Arc, time::Duration};

use futures_util::FutureExt;
use kurs_domain::{
    Timestamp,
    timestamp::{DAY_MS, HOUR_MS},
};
use tokio::task::JoinSet;

use super::{Job, Outcome, store};
use crate::{kernel::db::DbError, state::AppState};

/// How long a lease lasts without renewal, in milliseconds.
pub const LEASE_MS: i64 = 60 * 1_000;
const RENEW_EVERY: Duration = Duration::from_secs(20);
/// How many jobs run at once: most of them wait for the network, and even with every push service slow
/// there is capacity left.
pub const AT_ONCE: usize = 512;
/// Free slots that are needed before more jobs are leased, because each leasing is a write.
const MIN_FREE: usize = AT_ONCE / 4;
/// How often a job is started at most.
pub const MOST_ATTEMPTS: i64 = 12;
/// The wait before the second attempt, in milliseconds; it doubles with each attempt.
const FIRST_BACKOFF_MS: i64 = 15 * 1_000;
/// The longest backoff, in milliseconds.
const MAX_BACKOFF_MS: i64 = HOUR_MS;
/// The longest wait that a push service may ask for, in milliseconds.
const MAX_RETRY_AFTER_MS: i64 = DAY_MS;
/// The first polling interval after an event, because the job that rang the bell may not be committed
/// yet. It doubles up to [`MAX_POLL`].
const MIN_POLL: Duration = Duration::from_millis(20);
/// The polling interval when idle, for jobs that other servers enqueue.
const MAX_POLL: Duration = Duration::from_secs(2);
/// How long running jobs may take on shutdown.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// What is done with a job.
pub type Work =
    Arc<dyn Fn(AppState, Job) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync>;

/// Dispatches a job to the handler of its kind.
async fn work(state: AppState, job: Job) -> Outcome {
    let mut handlers = state.capabilities.iter().filter_map(|it| it.job.as_ref());
    match handlers.find(|handler| handler.kind == job.kind) {
        Some(handler) => (handler.work)(state, job).await,
        // A server of another version enqueued it.
        None => Outcome::TryAgain { after: None, code: "not_understood" },
    }
}

/// Runs jobs; one per server.
pub struct Runner {
    state: AppState,
    work: Work,
    running: JoinSet<()>,
}

/// Runs what is due by the clock of `state`, and what follows from it. Returns how many jobs were
/// started.
pub async fn run_due(state: &AppState) -> Result<usize, DbError> {
    Runner::new(state.clone()).run_due().await
}

impl Runner {
    /// A runner that dispatches to the capabilities.
    pub fn new(state: AppState) -> Self {
        Self::doing(state, Arc::new(|state, job| Box::pin(work(state, job))))
    }

    /// A runner with another function for the jobs, for tests.
    pub fn doing(state: AppState, work: Work) -> Self {
        Self { state, work, running: JoinSet::new() }
    }

    /// Runs what is due by the clock, and what follows from it. Returns how many jobs were started.
    pub async fn run_due(&mut self) -> Result<usize, DbError> {
        let mut begun = 0;
        loop {
            begun += self.lease().await?;
            if self.running.join_next().await.is_none() {
                return Ok(begun);
            }
        }
    }

    /// Runs until the server begins to stop.
    pub async fn run(mut self) {
        let mut pause = MIN_POLL;
        while !self.state.stopping.is_cancelled() {
            let next = match self.lease_if_due().await {
                Ok((0, next)) => next,
                Ok((_, next)) => {
                    pause = MIN_POLL;
                    next
                }
                Err(error) => {
                    tracing::warn!(%error, "jobs could not be looked at");
                    None
                }
            };
            let due =
                next.map_or(pause, |at| pause.min(between(self.state.now(), at).max(MIN_POLL)));
            let bell = self.state.bell.clone();
            let stopping = self.state.stopping.clone();
            tokio::select! {
                () = stopping.cancelled() => break,
                Some(_) = self.running.join_next() => while self.running.try_join_next().is_some() {},
                () = bell.rung() => pause = MIN_POLL,
                () = tokio::time::sleep(due) => pause = (pause * 2).min(MAX_POLL),
            }
        }
        self.stop().await;
    }

    /// Leases what is due; returns how many jobs, and when the next one is due.
    async fn lease_if_due(&mut self) -> Result<(usize, Option<Timestamp>), DbError> {
        let find = self.state.db.read_one::<_, DbError, _>(|tx| Box::pin(store::find_next_due(tx)));
        let next = find.await?;
        if next.is_none_or(|at| at > self.state.now()) {
            return Ok((0, next));
        }
        Ok((self.lease().await?, None))
    }

    /// Leases as much of what is due as there are free slots for, and starts it.
    async fn lease(&mut self) -> Result<usize, DbError> {
        let free = AT_ONCE.saturating_sub(self.running.len());
        if free < MIN_FREE {
            return Ok(0);
        }
        let (lease, now) = (self.state.id(), self.state.now());
        let until = now.plus_millis(LEASE_MS);
        let most = i64::try_from(free).unwrap_or(0);
        let lease_due = self.state.db.write::<_, DbError, _>(move |tx| {
            Box::pin(async move { store::take_due(tx, lease, (now, until), most).await })
        });
        let taken = lease_due.await?;
        for job in &taken {
            self.running.spawn(attempt(self.state.clone(), self.work.clone(), job.clone()));
        }
        Ok(taken.len())
    }

    /// Waits for running jobs, up to [`SHUTDOWN_TIMEOUT`]. The others are run again when their lease ends.
    async fn stop(mut self) {
        let all = async { while self.running.join_next().await.is_some() {} };
        if tokio::time::timeout(SHUTDOWN_TIMEOUT, all).await.is_err() {
            tracing::info!("some jobs were not finished; they come back by themselves");
        }
    }
}

fn between(now: Timestamp, at: Timestamp) -> Duration {
    Duration::from_millis(u64::try_from(at.millis() - now.millis()).unwrap_or(0))
}

/// One attempt at a job, and its outcome.
async fn attempt(state: AppState, work: Work, job: Job) {
    let outcome = if job.attempts > MOST_ATTEMPTS {
        // It was started that often without an outcome: its server was killed each time.
        Some(Outcome::GivenUp { code: "never_ended" })
    } else if job.until.is_some_and(|until| until < state.now()) {
        Some(Outcome::GivenUp { code: "too_late" })
    } else {
        let trying = AssertUnwindSafe(work(state.clone(), job.clone())).catch_unwind();
        tokio::select! {
            outcome = trying => {
                Some(outcome.unwrap_or(Outcome::TryAgain { after: None, code: "panicked" }))
            }
            () = renew_lease(&state, &job) => None,
        }
    };
    if let Some(outcome) = outcome {
        let code = code(&outcome);
        metrics::counter!("kurs_jobs_total", "kind" => job.kind.clone(), "outcome" => code)
            .increment(1);
        if let Err(error) = store_outcome(&state, job, outcome).await {
            // Its lease ends, and it is retried.
            tracing::warn!(%error, "what became of a job could not be kept");
        }
    }
}

/// Renews the lease until it is lost.
async fn renew_lease(state: &AppState, job: &Job) {
    loop {
        tokio::time::sleep(RENEW_EVERY).await;
        let (leased, until) = (job.clone(), state.now().plus_millis(LEASE_MS));
        let renew = state.db.write::<_, DbError, _>(move |tx| {
            Box::pin(async move { store::update_lease(tx, &leased, until).await })
        });
        // On a database error the lease may still be ours.
        if let Ok(false) = renew.await {
            return;
        }
    }
}

/// Stores the outcome of a job.
async fn store_outcome(state: &AppState, mut job: Job, outcome: Outcome) -> Result<(), DbError> {
    let now = state.now();
    let ends = match outcome {
        Outcome::Settled => return Ok(()),
        Outcome::Done => Err(None),
        Outcome::GivenUp { code } => Err(Some(code)),
        Outcome::TryAgain { after, code } => {
            let at = now.plus_millis(backoff_ms(state, job.attempts, after));
            let over = job.attempts >= MOST_ATTEMPTS || job.until.is_some_and(|until| until < at);
            if over { Err(Some(code)) } else { Ok((at, code)) }
        }
    };
    if let Err(Some(code)) = ends {
        tracing::warn!(kind = job.kind, attempts = job.attempts, code, "a job was given up");
    }
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            match ends {
                Ok((at, code)) => store::update_back(tx, &job, at, Some(code)).await,
                Err(problem) => {
                    job.attempts = job.attempts.min(MOST_ATTEMPTS);
                    store::update_ended(tx, &job, problem, now).await
                }
            }
        })
    });
    write.await.map(drop)
}

/// Exponential backoff with jitter, in milliseconds: doubles with each attempt, plus or minus a quarter,
/// so that jobs that failed together are not retried together.
fn backoff_ms(state: &AppState, attempts: i64, asked: Option<Duration>) -> i64 {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(20);
    let usual = (FIRST_BACKOFF_MS << doublings).min(MAX_BACKOFF_MS);
    let mut bytes = [0; 2];
    state.random.fill(&mut bytes);
    let usual = usual * 3 / 4 + usual * i64::from(u16::from_le_bytes(bytes)) / (2 * 65_536);
    let asked = asked.map_or(0, |asked| i64::try_from(asked.as_millis()).unwrap_or(i64::MAX));
    usual.max(asked.min(MAX_RETRY_AFTER_MS))
}

fn code(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Done | Outcome::Settled => "done",
        Outcome::TryAgain { code, .. } | Outcome::GivenUp { code } => code,
    }
}
