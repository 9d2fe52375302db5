//! Rows that are old enough to go, a statement each. Each tells how many went.

use kurs_domain::{Id, Timestamp};

use crate::kernel::db::{DbError, Tx, sql};

/// Keys of writes from before `before`.
pub(super) async fn delete_keys(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(tx, execute, "DELETE FROM idempotency_keys WHERE created_at < $1", before.millis())
}

/// Sessions that ended before `before`.
pub(super) async fn delete_sessions(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(tx, execute, "DELETE FROM sessions WHERE expires_at < $1", before.millis())
}

/// Wrong codes from before `before`.
pub(super) async fn delete_wrong_codes(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(tx, execute, "DELETE FROM wrong_codes WHERE last_at < $1", before.millis())
}

/// Invitations that were used, or ended unused, before `before`. The one by which somebody came in
/// stays until they have been welcomed: until then nothing else tells that they have arrived.
pub(super) async fn delete_invitations(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM invitations WHERE (used_at IS NULL AND expires_at < $1)
            OR (used_at < $1 AND EXISTS (
                SELECT 1 FROM people p WHERE p.id = invitations.person_id AND p.welcomed))",
        before.millis()
    )
}

/// Changes that were superseded before `before`. The last one of each record stays, so that every
/// record is told of. (Ids are made in the order of time: old rows are found without a look at all.)
pub(super) async fn delete_changes(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM changes WHERE id < $2 AND at < $1 AND EXISTS (
            SELECT 1 FROM changes later WHERE later.record_id = changes.record_id
                AND later.kind = changes.kind AND later.person_id = changes.person_id
                AND later.seq > changes.seq AND later.at < $1)",
        before.millis(),
        Id::new(before, [0; 10]).to_string()
    )
}

/// Files that never came whole, of which nothing more came since `before`; their parts go with them.
pub(super) async fn delete_unfinished_files(
    tx: &mut Tx,
    before: Timestamp,
) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM files WHERE kind IS NULL AND voice IS NULL AND updated_at < $1",
        before.millis()
    )
}
