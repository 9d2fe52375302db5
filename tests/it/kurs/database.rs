//! A database for one test, and access to its content.

use std::sync::atomic::{AtomicU32, Ordering};

use kurs_server::kernel::{
    Problem,
    db::{Db, Tx},
};
use sqlx::{Connection, Executor};
use tempfile::TempDir;

use super::{Engine, Kurs};

/// An empty database, deleted with the test (SQLite) or with the temporary cluster (PostgreSQL).
#[derive(Clone)]
pub(crate) struct Database {
    pub(crate) engine: Engine,
    pub(crate) url: String,
    pub(crate) folder: std::sync::Arc<TempDir>,
}

impl Database {
    pub(crate) async fn new(engine: Engine) -> Self {
        let folder = TempDir::new().expect("a folder");
        let url = match engine {
            Engine::Sqlite => format!("sqlite:{}", folder.path().join("kurs.db").display()),
            Engine::Postgres => create().await,
        };
        Self { engine, url, folder: folder.into() }
    }
}

async fn create() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("KURS_TEST_POSTGRES") else {
        panic!(
            "KURS_TEST_POSTGRES is not set: run `cargo xtask test api`, which starts PostgreSQL"
        );
    };
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!("kurs_{}_{number}", std::process::id());
    let (server_url, _) = server.rsplit_once('/').expect("a URL with a database");
    let mut connection = sqlx::PgConnection::connect(&server).await.expect("PostgreSQL answers");
    // Left over from a process with the same id.
    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    connection.execute(sqlx::AssertSqlSafe(drop)).await.expect("the old database goes");
    let create = format!("CREATE DATABASE {name}");
    connection.execute(sqlx::AssertSqlSafe(create)).await.expect("a database is made");
    format!("{server_url}/{name}")
}

/// Every table with personal data, as the capabilities declare them.
fn declared() -> Vec<&'static str> {
    let mut tables: Vec<_> =
        kurs_server::capabilities::ALL.iter().flat_map(|it| it.tables).copied().collect();
    tables.sort_unstable();
    tables
}

impl Kurs {
    /// Every row of these tables as text, in a fixed order.
    pub(crate) async fn rows(&self, tables: &[&str]) -> Vec<String> {
        let mut dump = Vec::new();
        for table in tables {
            let rows = rows_of(self.db(), table).await;
            dump.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
        }
        dump
    }

    /// Every row of the database as text.
    pub(crate) async fn dump(&self) -> Vec<String> {
        // Server secrets are created on first use, which no request causes.
        let tables: Vec<_> = declared().into_iter().filter(|it| *it != "server_secrets").collect();
        self.rows(&tables).await
    }

    /// The tables that the capabilities declare, and those that exist.
    pub(crate) async fn tables(&self) -> (Vec<&'static str>, Vec<String>) {
        let read = self.db().read::<_, Problem, _>(|tx| {
            Box::pin(async move {
                let rows: Result<Vec<(String,)>, _> = match tx {
                    Tx::Sqlite(tx) => {
                        let query = "SELECT name FROM sqlite_master WHERE type = 'table'
                                AND name NOT LIKE 'sqlite%' ORDER BY name";
                        sqlx::query_as(query).fetch_all(&mut **tx).await
                    }
                    Tx::Postgres(tx) => {
                        let query = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
                            WHERE table_schema = 'public' ORDER BY table_name";
                        sqlx::query_as(query).fetch_all(&mut **tx).await
                    }
                };
                Ok(rows.map_err(Problem::internal)?.into_iter().map(|row| row.0).collect())
            })
        });
        (declared(), read.await.expect("the tables"))
    }

    /// Runs one statement, bypassing the server.
    pub(crate) async fn execute(&self, statement: &str) {
        let text = statement.to_owned();
        let write = self.db().write::<_, Problem, _>(|tx| {
            Box::pin(async move {
                let text = sqlx::AssertSqlSafe(text);
                match tx {
                    Tx::Sqlite(tx) => tx.execute(text).await.map(drop),
                    Tx::Postgres(tx) => tx.execute(text).await.map(drop),
                }
                .map_err(Problem::internal)
            })
        });
        write.await.expect("it is done");
    }

    /// The number that a query returns.
    pub(crate) async fn number(&self, query: &str) -> i64 {
        let text = query.to_owned();
        let read = self.db().read::<_, Problem, _>(|tx| {
            Box::pin(async move {
                let text = sqlx::AssertSqlSafe(text);
                let row: Result<(i64,), _> = match tx {
                    Tx::Sqlite(tx) => sqlx::query_as(text).fetch_one(&mut **tx).await,
                    Tx::Postgres(tx) => sqlx::query_as(text).fetch_one(&mut **tx).await,
                };
                row.map(|row| row.0).map_err(Problem::internal)
            })
        });
        read.await.expect("a number")
    }
}

async fn rows_of(db: &Db, table: &str) -> Vec<String> {
    let table = table.to_owned();
    let read = db.read::<_, Problem, _>(|tx| {
        Box::pin(async move {
            let rows: Result<Vec<(String,)>, _> = match tx {
                Tx::Sqlite(tx) => {
                    let columns: Vec<(String,)> =
                        sqlx::query_as("SELECT name FROM pragma_table_info($1)")
                            .bind(&table)
                            .fetch_all(&mut **tx)
                            .await
                            .map_err(Problem::internal)?;
                    assert!(!columns.is_empty(), "no table {table}");
                    let cells: Vec<_> =
                        columns.iter().map(|(name,)| format!("quote(\"{name}\")")).collect();
                    let query = format!("SELECT {} FROM {table} ORDER BY 1", cells.join("||','||"));
                    sqlx::query_as(sqlx::AssertSqlSafe(query)).fetch_all(&mut **tx).await
                }
                Tx::Postgres(tx) => {
                    let query = format!("SELECT CAST(t AS TEXT) FROM {table} t ORDER BY 1");
                    sqlx::query_as(sqlx::AssertSqlSafe(query)).fetch_all(&mut **tx).await
                }
            };
            Ok(rows.map_err(Problem::internal)?.into_iter().map(|row| row.0).collect())
        })
    });
    read.await.expect("the rows")
}
