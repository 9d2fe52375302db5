//! SQLite: one file, one writer, readers that never wait for it.
//!
//! The driver gives every connection a thread of its own, and every statement is a way there and
//! back: that, not the disk, is most of what a short transaction costs. So nothing is sent that can be
//! spared: no ping before and after, no statement of its own for what can ride along with another.

mod readers;
mod writer;

use std::{str::FromStr, time::Duration};

use sqlx::{
    Connection, SqlStr, SqliteConnection,
    sqlite::{
        SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous, SqliteTransactionManager,
    },
};
use sqlx_core::transaction::TransactionManager as _;

pub(super) use readers::Held;

use super::{DbError, Tx, Work};
use readers::Readers;
use writer::Writer;

/// What the write-ahead log may keep on disk after it was large once, in bytes: a read that stays
/// open for long makes it grow.
const LOG_KEPT: &str = "16777216";

/// A connected SQLite file.
#[derive(Clone)]
pub struct Sqlite {
    options: Box<SqliteConnectOptions>,
    readers: Readers,
    writer: Writer,
}

impl Sqlite {
    pub(super) async fn connect(url: &str) -> Result<Self, DbError> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("journal_size_limit", LOG_KEPT)
            // What is deleted is overwritten with zeros.
            .pragma("secure_delete", "ON");
        make_private(options.get_filename())?;
        // The first connection makes the file, and says so at once when that can't be done.
        let first = SqliteConnection::connect_with(&options).await?;
        let writer = Writer::start(options.clone(), first);
        let readers = Readers::new(&options);
        Ok(Self { options: Box::new(options), readers, writer })
    }

    pub(super) async fn migrate(
        &self,
        migrations: &sqlx::migrate::Migrator,
    ) -> Result<(), DbError> {
        let mut connection = SqliteConnection::connect_with(&self.options).await?;
        migrations.run(&mut connection).await?;
        Ok(connection.close().await?)
    }

    pub(super) async fn begin_read(&self) -> Result<Tx, DbError> {
        self.readers.begin().await.map(Tx::Sqlite)
    }

    /// For one statement, which is a consistent state by itself.
    pub(super) async fn one_read(&self) -> Result<Tx, DbError> {
        self.readers.take().await.map(Tx::Sqlite)
    }

    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send + 'static,
    {
        self.writer.write(work).await
    }

    /// Empties the write-ahead log, where the pages lie as they were before something was erased. True
    /// if it could: not while a read is open on one of them.
    pub(super) async fn empty_log(&self) -> Result<bool, DbError> {
        let mut connection = SqliteConnection::connect_with(&self.options).await?;
        let (busy,): (i64,) =
            sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok(busy == 0)
    }

    pub(super) async fn close(&self) {
        // What waits is written before this is.
        let _nothing = self.writer.write(|_| Box::pin(async { Ok::<_, DbError>(()) })).await;
        self.readers.close().await;
    }
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

// The driver's own transactions borrow from a pool, or for a moment. These hold a connection of ours
// for as long as we like.

async fn begin(connection: &mut SqliteConnection, with: &'static str) -> Result<(), DbError> {
    Ok(SqliteTransactionManager::begin(connection, Some(SqlStr::from_static(with))).await?)
}

async fn commit(connection: &mut SqliteConnection) -> Result<(), DbError> {
    Ok(SqliteTransactionManager::commit(connection).await?)
}

/// Sends the rollback on its way without waiting for it; whatever comes next comes after it.
fn roll_back(connection: &mut SqliteConnection) {
    SqliteTransactionManager::start_rollback(connection);
}
