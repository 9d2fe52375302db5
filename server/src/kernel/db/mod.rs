//! The database: two engines, one SQL text.
//!
//! [`Db::read`] and [`Db::write`] are the only ways in. A write is acknowledged after it is on disk. No
//! network call and no unrelated wait may happen inside either.

pub mod column;
mod postgres;
mod sql;
mod sqlite;

use std::{future::Future, pin::Pin};

pub(crate) use sql::sql;

/// A connected database.
#[derive(Clone)]
pub enum Db {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// A transaction in progress. Store functions take it as `&mut Tx`.
pub enum Tx {
    Sqlite(sqlite::Conn),
    Postgres(postgres::Conn),
}

/// Work that is committed after its transaction was rolled back.
type OnRollback = Box<dyn for<'t> FnOnce(&'t mut Tx) -> Work<'t, (), DbError> + Send>;

impl Tx {
    /// Commits `work` should this transaction be rolled back, before the caller gets the error. A failure
    /// of `work` replaces that error.
    pub fn on_rollback<F>(&mut self, work: F)
    where
        F: for<'t> FnOnce(&'t mut Self) -> Work<'t, (), DbError> + Send + 'static,
    {
        self.on_rollback_mut().push(Box::new(work));
    }

    fn on_rollback_mut(&mut self) -> &mut Vec<OnRollback> {
        match self {
            Self::Sqlite(conn) => &mut conn.on_rollback,
            Self::Postgres(conn) => &mut conn.on_rollback,
        }
    }

    fn take_on_rollback(&mut self) -> Vec<OnRollback> {
        std::mem::take(self.on_rollback_mut())
    }
}

/// The future of what runs in a transaction.
pub type Work<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

#[derive(Debug, thiserror::Error)]
pub enum DbError {
    #[error(transparent)]
    Driver(#[from] sqlx::Error),
    /// The schema does not match the binary.
    #[error("the database could not be migrated: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A value in a row is not valid for its column.
    #[error("a row holds an invalid {0}")]
    Column(&'static str),
    /// The writer has ended: the server stops.
    #[error("the database is closing")]
    Closing,
    /// The database has more to do than it can; nothing of this was done.
    #[error("the database is overloaded: {0}")]
    Overloaded(&'static str),
    #[error("a transaction panicked")]
    Panicked,
    /// No room on the disk: the writes of one group commit are undone.
    #[error("the disk is full: {0}")]
    Full(String),
    /// A group commit failed; its writes are undone.
    #[error("the commit failed: {0}")]
    Commit(String),
    #[error("a database URL begins with sqlite: or postgres:")]
    UnknownEngine,
}

impl DbError {
    /// The unique constraint that a write violated, if that is what happened. SQLite gives the columns,
    /// PostgreSQL the constraint's name.
    pub fn unique_violation(&self) -> Option<String> {
        match self {
            Self::Driver(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                Some(error.constraint().map_or_else(|| error.message().to_owned(), str::to_owned))
            }
            _ => None,
        }
    }

    pub fn is_full(&self) -> bool {
        match self {
            Self::Full(_) => true,
            // SQLITE_FULL, and PostgreSQL's disk_full.
            Self::Driver(sqlx::Error::Database(error)) => {
                matches!(error.code().as_deref(), Some("13" | "53100"))
            }
            _ => false,
        }
    }

    /// Whether the error is transient (unreachable or overloaded), so that a retry may succeed.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Overloaded(_)
            | Self::Driver(
                sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_),
            ) => true,
            // SQLITE_BUSY, and of PostgreSQL serialization_failure, deadlock_detected,
            // too_many_connections, admin_shutdown and cannot_connect_now.
            Self::Driver(sqlx::Error::Database(error)) => matches!(
                error.code().as_deref(),
                Some("5" | "40001" | "40P01" | "53300" | "57P01" | "57P03")
            ),
            _ => false,
        }
    }

    /// The error for each write of a group commit that failed because of this.
    fn for_each_write(&self) -> Self {
        if self.is_full() { Self::Full(self.to_string()) } else { Self::Commit(self.to_string()) }
    }
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx_macros::migrate!("../migrations");

impl Db {
    /// Connects to `sqlite:path` (created when missing) or `postgres://…`.
    pub async fn connect(url: &str) -> Result<Self, DbError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => Ok(Self::Sqlite(sqlite::Sqlite::connect(url).await?)),
            Some(("postgres" | "postgresql", _)) => {
                Ok(Self::Postgres(postgres::Postgres::connect(url).await?))
            }
            _ => Err(DbError::UnknownEngine),
        }
    }

    pub async fn migrate(&self) -> Result<(), DbError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.migrate(&MIGRATIONS).await,
            Self::Postgres(postgres) => Ok(MIGRATIONS.run(postgres.pool()).await?),
        }
    }

    /// Runs `work` on one consistent, read-only snapshot of the database.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<DbError>,
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send,
    {
        let mut tx = match self {
            Self::Sqlite(sqlite) => sqlite.begin_read().await?,
            Self::Postgres(postgres) => postgres.begin_read().await?,
        };
        work(&mut tx).await
    }

    /// Runs `work`, a single reading statement: it sees one snapshot without a transaction.
    pub async fn read_one<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<DbError>,
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send,
    {
        let mut tx = match self {
            Self::Sqlite(sqlite) => sqlite.one_read().await?,
            Self::Postgres(postgres) => postgres.one_read().await?,
        };
        let outcome = work(&mut tx).await;
        if let (Err(_), Tx::Sqlite(conn)) = (&outcome, &mut tx) {
            // Without a transaction nothing has shown whether the connection still works.
            conn.discard();
        }
        outcome
    }

    /// Runs `work` and makes it durable, or undoes all of it on an error, except for what
    /// [`Tx::on_rollback`] registered. Once begun, it runs to its end even if the caller is dropped.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send + 'static,
    {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(work).await,
            Self::Postgres(postgres) => postgres.write(work).await,
        }
    }

    /// Removes erased data from the database's files too: SQLite truncates its write-ahead log, PostgreSQL
    /// vacuums by itself. False if it could not just now.
    pub async fn erase_traces(&self) -> Result<bool, DbError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.truncate_wal().await,
            Self::Postgres(_) => Ok(true),
        }
    }

    /// Publishes `text` (at most 8,000 bytes) to every server on the same PostgreSQL. False on SQLite,
    /// which has only one server.
    pub async fn notify(&self, text: &str) -> Result<bool, DbError> {
        match self {
            Self::Sqlite(_) => Ok(false),
            Self::Postgres(postgres) => postgres.notify(text).await.map(|()| true),
        }
    }

    /// Calls `on_notification` with each text of [`Db::notify`] until the pool closes; with `None` when
    /// some may have been missed. Returns at once on SQLite.
    pub async fn listen(&self, on_notification: impl Fn(Option<&str>) + Send) {
        if let Self::Postgres(postgres) = self {
            postgres.listen(on_notification).await;
        }
    }

    /// Waits for running work, and closes.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(postgres) => postgres.close().await,
        }
    }
}
