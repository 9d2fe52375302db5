//! A few open connections for reading, each used by one read at a time.

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, Mutex, PoisonError},
};

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{DbError, begin, roll_back};
use crate::kernel::db::OnRollback;

/// How many reads run at once.
const READERS: u32 = 8;

#[derive(Clone)]
pub(super) struct Readers(Arc<Inner>);

struct Inner {
    options: SqliteConnectOptions,
    permits: Arc<Semaphore>,
    /// Idle connections; the last used is taken first, because its cache is warm.
    idle: Mutex<Vec<SqliteConnection>>,
}

/// A connection in use. Dropping it rolls back its transaction and returns it to the pool.
pub struct Conn {
    /// `Some` until dropped.
    connection: Option<SqliteConnection>,
    begun: bool,
    new: bool,
    pool: Option<(Readers, OwnedSemaphorePermit)>,
    pub(in crate::kernel::db) on_rollback: Vec<OnRollback>,
}

impl Readers {
    pub(super) fn new(options: &SqliteConnectOptions) -> Self {
        let options = options.clone().create_if_missing(false).pragma("query_only", "ON");
        let permits = Arc::new(Semaphore::new(READERS as usize));
        Self(Arc::new(Inner { options, permits, idle: Mutex::default() }))
    }

    /// A connection without a transaction.
    pub(super) async fn take(&self) -> Result<Conn, DbError> {
        let permit = self.0.permits.clone().acquire_owned().await.map_err(|_| DbError::Closing)?;
        let idle = self.idle().pop();
        let new = idle.is_none();
        let connection = match idle {
            Some(connection) => connection,
            None => self.0.options.connect().await?,
        };
        let pool = Some((self.clone(), permit));
        let connection = Some(connection);
        Ok(Conn { connection, begun: false, new, pool, on_rollback: Vec::new() })
    }

    /// A connection with a transaction, which reads one snapshot however long it takes.
    pub(super) async fn begin(&self) -> Result<Conn, DbError> {
        loop {
            let mut conn = self.take().await?;
            // Set before BEGIN: if the future is dropped during it, the driver expects a rollback.
            conn.begun = true;
            match begin(&mut conn, "BEGIN").await {
                Ok(()) => return Ok(conn),
                Err(error) if conn.new => {
                    conn.discard();
                    return Err(error);
                }
                // The pooled connection broke earlier; a new one works, or reports why not.
                Err(_) => conn.discard(),
            }
        }
    }

    /// Waits for running reads and refuses new ones.
    pub(super) async fn close(&self) {
        let _all = self.0.permits.acquire_many(READERS).await;
        self.0.permits.close();
        let idle = std::mem::take(&mut *self.idle());
        for connection in idle {
            // It only read: nothing can be lost.
            let _closed = connection.close().await;
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Conn {
    /// The writing connection, which belongs to no pool.
    pub(super) fn writer(connection: SqliteConnection) -> Self {
        let (connection, on_rollback) = (Some(connection), Vec::new());
        Self { connection, begun: false, new: true, pool: None, on_rollback }
    }

    /// Does not return the connection to the pool, because it may be broken.
    pub(crate) fn discard(&mut self) {
        self.pool = None;
    }

    /// Closes the connection and waits for it.
    pub(super) async fn close(mut self) {
        if let Some(connection) = self.connection.take() {
            // It is closed because of an error, which may be reported again.
            let _closed = connection.close().await;
        }
    }
}

impl Drop for Conn {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        if self.begun {
            roll_back(&mut connection);
        }
        if let Some((readers, permit)) = self.pool.take() {
            if !readers.0.permits.is_closed() {
                readers.idle().push(connection);
            }
            drop(permit);
        }
    }
}

impl Deref for Conn {
    type Target = SqliteConnection;
    fn deref(&self) -> &SqliteConnection {
        self.connection.as_ref().expect("held until it is dropped")
    }
}

impl DerefMut for Conn {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect("held until it is dropped")
    }
}
