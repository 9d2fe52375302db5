//! A database with people in it, created with the server's own schema.

use std::path::Path;

use anyhow::{Context, Result};
use sqlx::{
    Connection as _, PgConnection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{connection::Connection, people, table};

pub(crate) struct Database {
    /// As the server takes it.
    pub(crate) url: String,
    pub(crate) people: usize,
    /// Its size on disk, in bytes.
    pub(crate) size: u64,
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
