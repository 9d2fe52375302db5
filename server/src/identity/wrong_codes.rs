//! Counters of wrong codes by address, one SQL statement each, for the lock-out.

use kurs_domain::Timestamp;

use crate::kernel::db::{DbError, Tx, sql};

/// Locks the counter of an address until the transaction ends, so that concurrent attempts are counted
/// one after the other.
pub(super) async fn lock_wrong_codes(
    tx: &mut Tx,
    address_hash: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO wrong_codes (address_hash, tries, last_at) VALUES ($1, 0, $2)
         ON CONFLICT (address_hash) DO UPDATE SET tries = wrong_codes.tries",
        address_hash,
        now.millis()
    )?;
    Ok(())
}

/// The number of wrong codes from an address, and when the last was.
pub(super) async fn find_wrong_codes(
    tx: &mut Tx,
    address_hash: &str,
) -> Result<Option<(i64, Timestamp)>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (i64, i64),
        "SELECT tries, last_at FROM wrong_codes WHERE address_hash = $1",
        address_hash
    )?;
    Ok(row.map(|(tries, last_at)| (tries, Timestamp::from_millis(last_at))))
}

/// Sets the number of wrong codes from an address.
pub(super) async fn upsert_wrong_codes(
    tx: &mut Tx,
    address_hash: &str,
    tries: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(tx, execute,
        "INSERT INTO wrong_codes (address_hash, tries, last_at) VALUES ($1, $2, $3)
         ON CONFLICT (address_hash) DO UPDATE SET tries = excluded.tries, last_at = excluded.last_at",
        address_hash, tries, now.millis())?;
    Ok(())
}

/// Deletes counters from before `before`: an address is stored no longer than needed.
pub(crate) async fn delete_old(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(tx, execute, "DELETE FROM wrong_codes WHERE last_at < $1", before.millis())
}
