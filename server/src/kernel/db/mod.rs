//! The database: two engines, one SQL text, two ways in.
//!
//! [`Db::read`] and [`Db::write`] are the only doors. A write is acknowledged after it is on disk.
//! No network call and no unrelated wait belongs inside either.

pub mod column;
mod postgres;
mod sql;
mod sqlite;

use std::{future::Future, pin::Pin};

pub(crate) use sql::sql;

/// A connected database.
#[derive(Clone)]
pub enum Db {
    /// One file, one writer, many readers.
    Sqlite(sqlite::Sqlite),
    /// A server.
    Postgres(postgres::Postgres),
}

/// A transaction in progress. Store functions take it as `&mut Tx`.
pub enum Tx {
    /// On SQLite.
    Sqlite(sqlite::Held),
    /// On PostgreSQL.
    Postgres(postgres::Held),
}

/// Work that is committed in place of a transaction that was rolled back.
type OnRollback = Box<dyn for<'t> FnOnce(&'t mut Tx) -> Work<'t, (), DbError> + Send>;

impl Tx {
    /// Has `work` committed should this transaction be rolled back, before whoever waits for it gets
    /// the error. A failure of `work` replaces that error.
    pub fn on_rollback<F>(&mut self, work: F)
    where
        F: for<'t> FnOnce(&'t mut Self) -> Work<'t, (), DbError> + Send + 'static,
    {
        self.registered().push(Box::new(work));
    }

    fn registered(&mut self) -> &mut Vec<OnRollback> {
        match self {
            Self::Sqlite(held) => &mut held.on_rollback,
            Self::Postgres(held) => &mut held.on_rollback,
        }
    }

    fn take_on_rollback(&mut self) -> Vec<OnRollback> {
        std::mem::take(self.registered())
    }
}

/// What a transaction does.
pub type Work<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

/// Why the database could not do it.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The driver's own error.
    #[error(transparent)]
    Driver(#[from] sqlx::Error),
    /// Schema and binary don't fit.
    #[error("the database could not be migrated: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A value in a row is not what the column promises.
    #[error("a row holds an invalid {0}")]
    Column(&'static str),
    /// The writer is gone: the server stops.
    #[error("the database is closing")]
    Closing,
    /// More than the database can take just now; nothing of it was done.
    #[error("the database is overloaded: {0}")]
    Overloaded(&'static str),
    /// A transaction panicked and was rolled back.
    #[error("a transaction panicked")]
    Panicked,
    /// There is no room on the disk: writes that were to become durable together are undone.
    #[error("the disk is full: {0}")]
    Full(String),
    /// Writes that were to become durable together could not, and are undone.
    #[error("the commit failed: {0}")]
    Commit(String),
    /// Neither `sqlite:` nor `postgres:`.
    #[error("a database URL begins with sqlite: or postgres:")]
    UnknownEngine,
}

impl DbError {
    /// The name of the unique constraint that a write ran into, if that is what happened. SQLite
    /// tells the columns, PostgreSQL the name.
    pub fn unique_violation(&self) -> Option<String> {
        match self {
            Self::Driver(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                Some(error.constraint().map_or_else(|| error.message().to_owned(), str::to_owned))
            }
            _ => None,
        }
    }

    /// Whether there is no room on the disk.
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

    /// Whether the database can't be reached, or has more to do than it can just now: the same may go
    /// well in a while.
    pub fn is_passing(&self) -> bool {
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

    /// What each one of the writes hears that failed together because of this.
    fn of_each(&self) -> Self {
        if self.is_full() { Self::Full(self.to_string()) } else { Self::Commit(self.to_string()) }
    }
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx_macros::migrate!("../migrations");

impl Db {
    /// Connects to `sqlite:path` (made when missing) or `postgres://…`.
    pub async fn connect(url: &str) -> Result<Self, DbError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => Ok(Self::Sqlite(sqlite::Sqlite::connect(url).await?)),
            Some(("postgres" | "postgresql", _)) => {
                Ok(Self::Postgres(postgres::Postgres::connect(url).await?))
            }
            _ => Err(DbError::UnknownEngine),
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), DbError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.migrate(&MIGRATIONS).await,
            Self::Postgres(postgres) => Ok(MIGRATIONS.run(postgres.pool()).await?),
        }
    }

    /// Runs `work` on one consistent, read-only state of the database.
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

    /// Runs `work`, which is one statement that reads: it sees one state without a transaction
    /// around it.
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
        if let (Err(_), Tx::Sqlite(held)) = (&outcome, &mut tx) {
            // No transaction was begun on it, which would have told whether it still works.
            held.forget();
        }
        outcome
    }

    /// Runs `work` and makes it durable, or undoes all of it when it fails, but for what
    /// [`Tx::on_rollback`] registered. Once begun, it runs to its end even if whoever asked has gone.
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

    /// Has what was erased erased from the files of the database too, where that is not its own
    /// business: PostgreSQL vacuums by itself. False if it could not just now.
    pub async fn erase_traces(&self) -> Result<bool, DbError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.empty_log().await,
            Self::Postgres(_) => Ok(true),
        }
    }

    /// Tells every server on the same PostgreSQL `text` (at most 8,000 bytes). On SQLite there is
    /// but one server, and nothing to tell: returns false.
    pub async fn notify(&self, text: &str) -> Result<bool, DbError> {
        match self {
            Self::Sqlite(_) => Ok(false),
            Self::Postgres(postgres) => postgres.notify(text).await.map(|()| true),
        }
    }

    /// Hands what [`Db::notify`] told to `heard`, until the process ends. `None` says that
    /// something may have been missed. Returns at once on SQLite.
    pub async fn listen(&self, heard: impl Fn(Option<&str>) + Send) {
        if let Self::Postgres(postgres) = self {
            postgres.listen(heard).await;
        }
    }

    /// Waits for what is under way and closes.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(postgres) => postgres.close().await,
        }
    }
}
