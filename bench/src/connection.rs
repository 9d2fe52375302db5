//! A connection to either engine.

use anyhow::Result;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection, raw_sql};

/// A direct connection that bypasses the server.
pub(crate) enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
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
    pub(crate) async fn settle(mut self) -> Result<u64> {
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
