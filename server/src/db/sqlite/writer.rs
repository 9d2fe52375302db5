//! SQLite: one file, one writer, readers that never wait for it.
//!
//! Writes that wait at the same time share one transaction and one fsync (group commit), each in a
//! savepoint of its own, so that one that fails undoes only itself. Nobody hears "done" before the
//! fsync.

use std::{panic::AssertUnwindSafe, str::FromStr, time::Duration};

use futures_util::FutureExt;
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{mpsc, oneshot};

use super::{DbError, Tx, Work, sql};

/// How many writes may share one fsync.
const BATCH: usize = 64;
/// How many writes may wait.
const WAITING: usize = 4_096;
/// How many reads run at once.
const READERS: u32 = 8;

/// A connected SQLite file.
#[derive(Clone)]
pub struct Sqlite {
    readers: SqlitePool,
    options: Box<SqliteConnectOptions>,
    jobs: mpsc::Sender<Box<dyn Job>>,
}

impl Sqlite {
    pub(super) async fn connect(url: &str) -> Result<Self, DbError> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        make_private(options.get_filename())?;
        // The first connection makes the file, and says so at once when that can't be done.
        writer(&options).acquire().await?.close().await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .min_connections(1)
            .connect_with(options.clone().create_if_missing(false).pragma("query_only", "ON"))
            .await?;
        let (jobs, waiting) = mpsc::channel(WAITING);
        tokio::spawn(write_all(options.clone(), waiting));
        Ok(Self { readers, options: Box::new(options), jobs })
    }

    pub(super) async fn migrate(
        &self,
        migrations: &sqlx::migrate::Migrator,
    ) -> Result<(), DbError> {
        let mut connection = writer(&self.options).acquire().await?;
        migrations.run(&mut *connection).await?;
        Ok(connection.close().await?)
    }

    pub(super) async fn begin_read(&self) -> Result<Tx, DbError> {
        Ok(Tx::Sqlite(self.readers.begin().await?))
    }

    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        let job = Box::new(OneWrite { work: Some(work), outcome: None, answer: Some(answer) });
        self.jobs.send(job).await.map_err(|_| DbError::Closing)?;
        result.await.map_err(|_| DbError::Panicked)?
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
    }
}

/// A pool of the one connection that writes.
fn writer(options: &SqliteConnectOptions) -> SqlitePool {
    SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options.clone())
}

/// Makes the file, if it is not there, for nobody else's eyes; SQLite gives its companions the same
/// rights.
fn make_private(file: &std::path::Path) -> Result<(), DbError> {
    let mut open = std::fs::OpenOptions::new();
    open.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(file).map(drop).map_err(|error| DbError::Driver(sqlx::Error::Io(error)))
}

/// A write whose types are its own business.
trait Job: Send {
    /// Does the work and says whether it is to stay.
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> Work<'t, (), ()>;
    /// Answers whoever waits: with the outcome if the commit went through.
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
            let stays = if outcome.is_ok() { Ok(()) } else { Err(()) };
            self.outcome = Some(outcome);
            stays
        })
    }

    fn answer(mut self: Box<Self>, committed: Result<(), DbError>) {
        let outcome = match (committed, self.outcome.take()) {
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(DbError::Closing.into()),
            (Err(error), _) => Err(error.into()),
        };
        if let Some(answer) = self.answer.take() {
            // Whoever asked may have gone; the write stands all the same.
            let _gone = answer.send(outcome);
        }
    }
}

/// The one writer: takes whatever waits, up to [`BATCH`], into one transaction.
async fn write_all(options: SqliteConnectOptions, mut waiting: mpsc::Receiver<Box<dyn Job>>) {
    let mut connection = writer(&options);
    let mut batch = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut batch, BATCH).await > 0 {
        let committed = write_batch(&connection, &mut batch).await;
        if committed.is_err() {
            // After a full disk or a failing fsync nobody knows in which state the connection is.
            connection.close().await;
            connection = writer(&options);
        }
        for job in batch.drain(..) {
            job.answer(committed.as_ref().map_or_else(|error| Err(error.of_each()), |()| Ok(())));
        }
    }
}

async fn write_batch(writer: &SqlitePool, batch: &mut [Box<dyn Job>]) -> Result<(), DbError> {
    let mut tx = Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?);
    for job in batch {
        sql!(&mut tx, execute, "SAVEPOINT one_write")?;
        if job.run(&mut tx).await.is_err() {
            sql!(&mut tx, execute, "ROLLBACK TO one_write")?;
        }
        sql!(&mut tx, execute, "RELEASE one_write")?;
    }
    match tx {
        Tx::Sqlite(tx) => Ok(tx.commit().await?),
        Tx::Postgres(_) => Err(DbError::UnknownEngine),
    }
}
