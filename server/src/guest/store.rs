//! The server's own secrets, one SQL statement each.

use kurs_domain::Timestamp;

use crate::kernel::db::{DbError, Tx, sql};

pub(super) async fn find_secret(tx: &mut Tx, name: &str) -> Result<Option<String>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT secret FROM server_secrets WHERE name = $1",
        name
    )?;
    Ok(row.map(|row| row.0))
}

/// Inserts a secret, unless there is one of this name.
pub(super) async fn insert_secret(
    tx: &mut Tx,
    name: &str,
    secret: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO server_secrets (name, secret, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO NOTHING",
        name,
        secret,
        now.millis()
    )?;
    Ok(())
}
