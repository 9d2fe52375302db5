//! SQLite: one file, one writer, readers that never wait for it.
//!
//! The driver runs every connection on its own thread, and each statement is a round trip to it: that,
//! not the disk, is most of the cost of a short transaction. So no ping is sent, and statements are
//! combined where possible.

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

pub(super) use readers::Conn;

use super::{DbError, Tx, Work};
use readers::Readers;
use writer::Writer;

/// Size to which the write-ahead log is truncated after a checkpoint, in bytes: a long read makes it
/// grow.
const WAL_SIZE_LIMIT: &str = "16777216";

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
            .pragma("journal_size_limit", WAL_SIZE_LIMIT)
            // Deleted content is overwritten with zeros.
            .pragma("secure_delete", "ON");
        make_private(options.get_filename())?;
        // The first connection creates the file, and reports at once if it can't.
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

    /// For one statement, which sees one snapshot by itself.
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

    /// Truncates the write-ahead log, which has old versions of pages with erased data. False while a
    /// reader still needs one of them.
    pub(super) async fn truncate_wal(&self) -> Result<bool, DbError> {
        let mut connection = SqliteConnection::connect_with(&self.options).await?;
        let (busy,): (i64,) =
            sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok(busy == 0)
    }

    pub(super) async fn close(&self) {
        // The writer is a queue: when this empty write is done, all before it are.
        let _nothing = self.writer.write(|_| Box::pin(async { Ok::<_, DbError>(()) })).await;
        self.readers.close().await;
    }
}

/// Creates the file, if missing, readable by its owner only; SQLite gives its WAL and shared-memory files
/// the same mode.
fn make_private(file: &std::path::Path) -> Result<(), DbError> {
    let mut open = std::fs::OpenOptions::new();
    open.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(file).map(drop).map_err(|error| DbError::Driver(sqlx::Error::Io(error)))
}

// The driver's own transactions borrow the connection or take it from a pool. These work on a connection
// that we own for an unlimited time.

async fn begin(connection: &mut SqliteConnection, with: &'static str) -> Result<(), DbError> {
    Ok(SqliteTransactionManager::begin(connection, Some(SqlStr::from_static(with))).await?)
}

async fn commit(connection: &mut SqliteConnection) -> Result<(), DbError> {
    Ok(SqliteTransactionManager::commit(connection).await?)
}

/// Sends the rollback without awaiting it; the next statement runs after it.
fn roll_back(connection: &mut SqliteConnection) {
    SqliteTransactionManager::start_rollback(connection);
}
