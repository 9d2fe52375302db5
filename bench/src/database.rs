//! A database with people in it, created with the server's own schema.

use std::path::Path;

use anyhow::{Context, Result};
use sqlx::{
    AssertSqlSafe, Connection as _, PgConnection, SqliteConnection, raw_sql,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{people, table};

pub(crate) struct Database {
    /// As the server takes it.
    pub(crate) url: String,
    pub(crate) people: usize,
    /// Its size on disk, in bytes.
    pub(crate) size: u64,
}

/// A direct connection that bypasses the server.
pub(crate) enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Database {
    /// Creates one with `people` people: a file in `folder`, or a database on the server at `url`.
    pub(crate) async fn make(url: &str, folder: &Path, people: usize) -> Result<Self> {
        let mut made = if url == "sqlite" {
            let file = folder.join(format!("kurs-{people}.db"));
            for ending in ["", "-wal", "-shm"] {
                // Left over from an earlier run, if any.
                let _ = std::fs::remove_file(folder.join(format!("kurs-{people}.db{ending}")));
            }
            Self { url: format!("sqlite:{}", file.display()), people, size: 0 }
        } else {
            let name = format!("kurs_bench_{people}");
            let mut server = Connection::Postgres(PgConnection::connect(url).await?);
            server.run(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
            server.run(&format!("CREATE DATABASE {name}")).await?;
            let (server, _) = url.rsplit_once('/').context("a URL with a database")?;
            Self { url: format!("{server}/{name}"), people, size: 0 }
        };
        kurs_server::serve::connect(&made.url).await?.close().await;
        let mut connection = made.connect().await?;
        people::fill(&mut connection, people).await?;
        made.size = connection.settle().await?;
        Ok(made)
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    /// Its description in the report.
    pub(crate) fn title(&self) -> String {
        let engine = if self.is_sqlite() { "SQLite" } else { "PostgreSQL" };
        format!("{engine}, {} people, {}", self.people, table::megabytes(self.size))
    }

    /// A direct connection; SQLite with the server's durability settings.
    pub(crate) async fn connect(&self) -> Result<Connection> {
        if !self.is_sqlite() {
            return Ok(Connection::Postgres(PgConnection::connect(&self.url).await?));
        }
        let options: SqliteConnectOptions = self.url.parse()?;
        let options = options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true);
        Ok(Connection::Sqlite(SqliteConnection::connect_with(&options).await?))
    }
}

impl Connection {
    /// Runs statements without parameters.
    pub(crate) async fn run(&mut self, text: &str) -> Result<()> {
        let text = raw_sql(AssertSqlSafe(text.to_owned()));
        match self {
            Self::Sqlite(connection) => text.execute(connection).await.map(drop)?,
            Self::Postgres(connection) => text.execute(connection).await.map(drop)?,
        }
        Ok(())
    }

    /// Checkpoints or vacuums; returns its size.
    async fn settle(mut self) -> Result<u64> {
        let size = match &mut self {
            Self::Sqlite(connection) => {
                raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *connection).await?;
                let size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
                let size: (i64,) = sqlx::query_as(size).fetch_one(connection).await?;
                size.0
            }
            Self::Postgres(connection) => {
                raw_sql("VACUUM ANALYZE").execute(&mut *connection).await?;
                raw_sql("CHECKPOINT").execute(&mut *connection).await?;
                let size = "SELECT pg_database_size(current_database())";
                let size: (i64,) = sqlx::query_as(size).fetch_one(connection).await?;
                size.0
            }
        };
        match self {
            Self::Sqlite(connection) => connection.close().await?,
            Self::Postgres(connection) => connection.close().await?,
        }
        Ok(u64::try_from(size)?)
    }
}
