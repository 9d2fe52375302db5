//! PostgreSQL: for more than one server.

use std::{
    ops::{Deref, DerefMut},
    time::Duration,
};

use sqlx::{
    Connection, PgConnection, PgPool, SqlStr, Transaction,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};

use super::{DbError, OnRollback, Tx, Work};

/// At most this many connections; PostgreSQL's default limit is 100 for all servers together.
const CONNECTIONS: u32 = 16;
/// Connections for NOTIFY. PostgreSQL serialises the commits of notifying transactions anyway.
const NOTIFIERS: u32 = 2;
/// The NOTIFY channel between servers.
const CHANNEL: &str = "kurs";

#[derive(Clone)]
pub struct Postgres {
    pool: PgPool,
    notifiers: PgPool,
}

/// A connection in use.
pub struct Conn {
    connection: Connected,
    pub(super) on_rollback: Vec<OnRollback>,
}

enum Connected {
    /// With a transaction, which is rolled back on drop.
    Begun(Transaction<'static, sqlx::Postgres>),
    Plain(PoolConnection<sqlx::Postgres>),
}

impl From<Connected> for Tx {
    fn from(connection: Connected) -> Self {
        Self::Postgres(Conn { connection, on_rollback: Vec::new() })
    }
}

impl Deref for Conn {
    type Target = PgConnection;
    fn deref(&self) -> &PgConnection {
        match &self.connection {
            Connected::Begun(tx) => tx,
            Connected::Plain(connection) => connection,
        }
    }
}

impl DerefMut for Conn {
    fn deref_mut(&mut self) -> &mut PgConnection {
        match &mut self.connection {
            Connected::Begun(tx) => tx,
            Connected::Plain(connection) => connection,
        }
    }
}

async fn begin(pool: &PgPool) -> Result<Tx, DbError> {
    Ok(Connected::Begun(pool.begin().await?).into())
}

async fn end(tx: Tx, commit: bool) -> Result<(), DbError> {
    if let Tx::Postgres(Conn { connection: Connected::Begun(tx), .. }) = tx {
        if commit { tx.commit().await? } else { tx.rollback().await? }
    }
    Ok(())
}

/// Warns if the connection crosses a network in plain text: by default (`sslmode=prefer`) the driver
/// falls back to no TLS when the server offers none.
async fn warn_of_plain_text(connection: &mut PgConnection) -> Result<(), DbError> {
    let (plain,): (bool,) = sqlx::query_as(
        "SELECT NOT ssl AND inet_server_addr() IS NOT NULL
            AND inet_server_addr() IS DISTINCT FROM inet_client_addr()
         FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
    )
    .fetch_one(connection)
    .await?;
    if plain {
        tracing::warn!(
            "the connection to PostgreSQL is not encrypted: say sslmode=verify-full and sslrootcert=… \
             in the database's URL"
        );
    }
    Ok(())
}

impl Postgres {
    pub(super) async fn connect(url: &str) -> Result<Self, DbError> {
        // A pool would retry and then only report a timeout: a single connection reports the cause.
        let mut first = PgConnection::connect(url).await?;
        warn_of_plain_text(&mut first).await?;
        first.close().await?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(Duration::from_secs(10))
            .connect(url)
            .await?;
        // A notification need not survive a power cut, because its listeners don't either; and notifying
        // transactions wait for each other's commit, so one that waits for the disk would delay the rest.
        let options: PgConnectOptions = url.parse()?;
        let notifiers = PgPoolOptions::new()
            .max_connections(NOTIFIERS)
            .acquire_timeout(Duration::from_secs(10))
            .connect_lazy_with(options.options([("synchronous_commit", "off")]));
        Ok(Self { pool, notifiers })
    }

    pub(super) fn pool(&self) -> &PgPool {
        &self.pool
    }

    pub(super) async fn begin_read(&self) -> Result<Tx, DbError> {
        let connection = self.pool.acquire().await?;
        let statement = SqlStr::from_static("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        // In its own task: if the future is dropped during BEGIN, the driver returns the connection to the
        // pool inside a transaction.
        let begun = tokio::spawn(Transaction::begin(connection, Some(statement)));
        Ok(Connected::Begun(begun.await.map_err(|_| DbError::Panicked)??).into())
    }

    /// For one statement, which sees one snapshot by itself.
    pub(super) async fn one_read(&self) -> Result<Tx, DbError> {
        Ok(Connected::Plain(self.pool.acquire().await?).into())
    }

    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send + 'static,
    {
        let pool = self.pool.clone();
        // In its own task, so that the write runs to its end even if the caller is dropped.
        let write = tokio::spawn(async move {
            let mut tx = begin(&pool).await?;
            let outcome = work(&mut tx).await;
            let mut commits = outcome.is_ok();
            let on_rollback = tx.take_on_rollback();
            if !commits && !on_rollback.is_empty() {
                // Awaited, because the next transaction writes rows that this one may have locked.
                end(tx, false).await?;
                tx = begin(&pool).await?;
                for work in on_rollback {
                    work(&mut tx).await?;
                }
                commits = true;
            }
            end(tx, commits).await?;
            outcome
        });
        write.await.map_err(|_| DbError::Panicked)?
    }

    pub(super) async fn notify(&self, text: &str) -> Result<(), DbError> {
        sqlx::query("SELECT pg_notify($1, $2)")
            .bind(CHANNEL)
            .bind(text)
            .execute(&self.notifiers)
            .await?;
        Ok(())
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
        self.notifiers.close().await;
    }

    /// Listens until the pool closes, and reconnects when the connection breaks.
    pub(super) async fn listen(&self, on_notification: impl Fn(Option<&str>) + Send) {
        while !self.pool.is_closed() {
            if let Ok(mut listener) = PgListener::connect_with(&self.pool).await
                && listener.listen(CHANNEL).await.is_ok()
            {
                on_notification(None);
                // `None` means that the connection broke: notifications may have been missed.
                while let Ok(Some(notification)) = listener.try_recv().await {
                    on_notification(Some(notification.payload()));
                }
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}
