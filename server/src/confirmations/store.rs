//! SQL of sessions that await a confirmation: one statement per function.

use kurs_domain::{Id, Timestamp, confirmations::AwaitingConfirmation, people::Role};

use crate::kernel::db::{DbError, Tx, column, sql};

/// Blocks a session's access to content until somebody other than `code_by` confirms it.
pub async fn update_awaiting(tx: &mut Tx, token_hash: &str, code_by: Id) -> Result<(), DbError> {
    let text = "UPDATE sessions SET awaiting = TRUE, code_by = $2 WHERE token_hash = $1";
    sql!(tx, execute, text, token_hash, code_by.to_string())?;
    Ok(())
}

/// Unblocks all sessions of a person.
pub async fn update_confirmed(tx: &mut Tx, person: Id) -> Result<(), DbError> {
    let text = "UPDATE sessions SET awaiting = FALSE WHERE person_id = $1 AND awaiting";
    sql!(tx, execute, text, person.to_string())?;
    Ok(())
}

/// Who awaits a confirmation, and the id of who made their code.
pub type AwaitingRow = (AwaitingConfirmation, Id);

/// All who are signed in at `now` and await a confirmation, the earliest first; `may_confirm` is not
/// decided here and is false.
pub async fn list_awaiting(tx: &mut Tx, now: Timestamp) -> Result<Vec<AwaitingRow>, DbError> {
    type Row = (String, String, String, Option<String>, i64, String, String);
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT p.id, p.name, p.role, p.department, s.created_at, c.name, c.id
         FROM sessions s JOIN people p ON p.id = s.person_id JOIN people c ON c.id = s.code_by
         WHERE s.awaiting AND s.expires_at > $1 AND p.ended_at IS NULL ORDER BY s.created_at, p.id",
        now.millis()
    )?;
    rows.into_iter()
        .map(|(id, name, role, department, since, code_by, code_by_id)| {
            let waiting = AwaitingConfirmation {
                id: column::id(&id)?,
                name,
                role: column::word::<Role>(role)?,
                department,
                since: Timestamp::from_millis(since),
                code_by,
                may_confirm: false,
            };
            Ok((waiting, column::id(&code_by_id)?))
        })
        .collect()
}
