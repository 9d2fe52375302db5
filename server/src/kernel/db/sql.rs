//! The macro that runs one SQL text on both engines.

/// Runs one statement on the engine of the transaction.
///
/// `sql!(tx, execute, "…", a, b)` gives the number of rows touched; `sql!(tx, fetch_optional as Row,
/// "…", a)`, `fetch_one as Row` and `fetch_all as Row` give rows (`derive(sqlx_macros::FromRow)` or a tuple).
/// Placeholders are `$1`, `$2` …, which both engines read alike.
macro_rules! sql {
    ($tx:expr, execute, $text:expr $(, $bind:expr)* $(,)?) => {
        match $tx {
            $crate::kernel::db::Tx::Sqlite(tx) => ::sqlx::query::<::sqlx::Sqlite>($text)
                $(.bind($bind))*
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected()),
            $crate::kernel::db::Tx::Postgres(tx) => ::sqlx::query::<::sqlx::Postgres>($text)
                $(.bind($bind))*
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected()),
        }
        .map_err($crate::kernel::db::DbError::from)
    };
    ($tx:expr, $fetch:ident as $row:ty, $text:expr $(, $bind:expr)* $(,)?) => {
        match $tx {
            $crate::kernel::db::Tx::Sqlite(tx) => ::sqlx::query_as::<::sqlx::Sqlite, $row>($text)
                $(.bind($bind))*
                .$fetch(&mut **tx)
                .await,
            $crate::kernel::db::Tx::Postgres(tx) => ::sqlx::query_as::<::sqlx::Postgres, $row>($text)
                $(.bind($bind))*
                .$fetch(&mut **tx)
                .await,
        }
        .map_err($crate::kernel::db::DbError::from)
    };
}

pub(crate) use sql;
