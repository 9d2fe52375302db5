//! The one connection that writes.
//!
//! Concurrent writes share one transaction and one fsync (group commit), each in its own savepoint, so
//! that a failed one undoes only itself. No write is acknowledged before the fsync.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use sqlx::{ConnectOptions, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::sync::{
    mpsc::{self, error::TrySendError},
    oneshot,
};

use super::{Conn, DbError, Tx, Work, begin, commit};

/// How many writes may share one fsync.
const BATCH: usize = 64;
/// How many writes may wait in the queue.
const QUEUE: usize = 4_096;

/// The queue of writes.
#[derive(Clone)]
pub(super) struct Writer {
    jobs: mpsc::Sender<Box<dyn Job>>,
}

impl Writer {
    /// Starts the writer task. (A thread of its own wakes faster, but on a busy machine it waits to be
    /// scheduled after every statement.)
    pub(super) fn start(options: SqliteConnectOptions, first: SqliteConnection) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        tokio::spawn(write_all(options, first, queue));
        Self { jobs }
    }

    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        let job = Box::new(OneWrite { work: Some(work), outcome: None, answer: Some(answer) });
        self.jobs.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => DbError::Overloaded("too many writes wait"),
            TrySendError::Closed(_) => DbError::Closing,
        })?;
        result.await.map_err(|_| DbError::Panicked)?
    }
}

/// A write with its types erased.
trait Job: Send {
    /// Runs the work; `Ok` if it is to be committed.
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> Work<'t, (), ()>;
    fn fail(&mut self, error: DbError);
    /// Answers the caller: with the outcome if the commit succeeded.
    fn answer(self: Box<Self>, committed: Result<(), DbError>);
}

struct OneWrite<T, E, F> {
    work: Option<F>,
    outcome: Option<Result<T, E>>,
    answer: Option<oneshot::Sender<Result<T, E>>>,
}

impl<T, E, F> Job for OneWrite<T, E, F>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send + 'static,
{
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> Work<'t, (), ()> {
        Box::pin(async move {
            let work = self.work.take().ok_or(())?;
            let outcome = AssertUnwindSafe(work(tx))
                .catch_unwind()
                .await
                .unwrap_or_else(|_| Err(DbError::Panicked.into()));
            let commits = if outcome.is_ok() { Ok(()) } else { Err(()) };
            self.outcome = Some(outcome);
            commits
        })
    }

    fn fail(&mut self, error: DbError) {
        self.outcome = Some(Err(error.into()));
    }

    fn answer(mut self: Box<Self>, committed: Result<(), DbError>) {
        let outcome = match (committed, self.outcome.take()) {
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(DbError::Closing.into()),
            (Err(error), _) => Err(error.into()),
        };
        if let Some(answer) = self.answer.take() {
            // The caller may have been dropped; the write stands all the same.
            let _closed = answer.send(outcome);
        }
    }
}

/// Runs what is queued, up to [`BATCH`] writes per transaction.
async fn write_all(
    options: SqliteConnectOptions,
    first: SqliteConnection,
    mut queue: mpsc::Receiver<Box<dyn Job>>,
) {
    let mut connection = Some(Conn::writer(first));
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        let conn = match connection.take() {
            Some(conn) => Ok(conn),
            None => options.connect().await.map(Conn::writer).map_err(DbError::from),
        };
        let committed = match conn {
            Ok(conn) => {
                let mut tx = Tx::Sqlite(conn);
                let committed = write_batch(&mut tx, &mut batch).await;
                if let Tx::Sqlite(conn) = tx {
                    if committed.is_ok() {
                        connection = Some(conn);
                    } else {
                        // After a full disk or a failed fsync the connection's state is unknown.
                        conn.close().await;
                    }
                }
                committed
            }
            Err(error) => Err(error),
        };
        for job in batch.drain(..) {
            job.answer(
                committed.as_ref().map_or_else(|error| Err(error.for_each_write()), |()| Ok(())),
            );
        }
    }
}

async fn write_batch(tx: &mut Tx, batch: &mut [Box<dyn Job>]) -> Result<(), DbError> {
    begin(connection(tx)?, "BEGIN IMMEDIATE; SAVEPOINT one_write").await?;
    let last = batch.len().saturating_sub(1);
    for (number, job) in batch.iter_mut().enumerate() {
        let mut commits = job.run(tx).await.is_ok();
        let on_rollback = tx.take_on_rollback();
        if !commits {
            // ROLLBACK TO leaves the savepoint open for the next write.
            run(tx, "ROLLBACK TO one_write").await?;
            commits = !on_rollback.is_empty();
            for work in on_rollback {
                if let Err(error) = work(tx).await {
                    run(tx, "ROLLBACK TO one_write").await?;
                    job.fail(error);
                    commits = false;
                    break;
                }
            }
        }
        if commits && number < last {
            run(tx, "RELEASE one_write; SAVEPOINT one_write").await?;
        }
    }
    // COMMIT releases the last savepoint.
    commit(connection(tx)?).await
}

async fn run(tx: &mut Tx, statements: &'static str) -> Result<(), DbError> {
    sqlx::query(statements).execute(connection(tx)?).await?;
    Ok(())
}

fn connection(tx: &mut Tx) -> Result<&mut SqliteConnection, DbError> {
    match tx {
        Tx::Sqlite(conn) => Ok(conn),
        Tx::Postgres(_) => Err(DbError::UnknownEngine),
    }
}
