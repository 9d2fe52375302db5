//! Invitations, one SQL statement each.

use kurs_domain::{Id, Timestamp};

use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone)]
pub struct InvitationRow {
    pub id: Id,
    /// Who is invited.
    pub person_id: Id,
    /// None if made at the command line.
    pub created_by: Option<Id>,
    pub expires_at: Timestamp,
    /// When it was used, and the digest of the idempotency key of that request.
    pub used: Option<(Timestamp, Option<String>)>,
}

type InvitationColumns = (String, String, Option<String>, i64, Option<i64>, Option<String>);

pub async fn find_invitation(
    tx: &mut Tx,
    code_hash: &str,
) -> Result<Option<InvitationRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as InvitationColumns,
        "SELECT id, person_id, created_by, expires_at, used_at, used_key_hash FROM invitations
         WHERE code_hash = $1",
        code_hash
    )?;
    row.map(|(id, person_id, created_by, expires_at, used_at, key_hash)| {
        Ok(InvitationRow {
            id: column::id(&id)?,
            person_id: column::id(&person_id)?,
            created_by: created_by.as_deref().map(column::id).transpose()?,
            expires_at: Timestamp::from_millis(expires_at),
            used: used_at.map(|at| (Timestamp::from_millis(at), key_hash)),
        })
    })
    .transpose()
}

pub async fn insert_invitation(
    tx: &mut Tx,
    row: &InvitationRow,
    code_hash: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO invitations (id, person_id, code_hash, created_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        row.id.to_string(),
        row.person_id.to_string(),
        code_hash,
        row.created_by.map(|id| id.to_string()),
        now.millis(),
        row.expires_at.millis()
    )?;
    Ok(())
}

/// Expires the unused invitations of a person.
pub async fn expire_invitations(tx: &mut Tx, person: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE invitations SET expires_at = $2
         WHERE person_id = $1 AND used_at IS NULL AND expires_at > $2",
        person.to_string(),
        now.millis()
    )?;
    Ok(())
}

/// Uses an invitation, under the idempotency key with this digest. False if it was used concurrently.
pub async fn use_invitation(
    tx: &mut Tx,
    id: Id,
    key_hash: Option<&str>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let used = sql!(
        tx,
        execute,
        "UPDATE invitations SET used_at = $2, used_key_hash = $3
         WHERE id = $1 AND used_at IS NULL",
        id.to_string(),
        now.millis(),
        key_hash
    )?;
    Ok(used == 1)
}

pub async fn has_invitation(tx: &mut Tx, id: Id) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT id FROM invitations WHERE id = $1",
        id.to_string()
    )?;
    Ok(found.is_some())
}

/// Records the invitation that a session began with.
pub async fn update_invitation(
    tx: &mut Tx,
    token_hash: &str,
    invitation: Id,
) -> Result<(), DbError> {
    let text = "UPDATE sessions SET invitation_id = $2 WHERE token_hash = $1";
    sql!(tx, execute, text, token_hash, invitation.to_string())?;
    Ok(())
}

/// Whether the session that `invitation` began awaits confirmation. `None` where it has ended, or where
/// the person has been invited anew since.
pub async fn find_begun(tx: &mut Tx, invitation: Id) -> Result<Option<bool>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (bool,),
        "SELECT s.awaiting FROM sessions s JOIN invitations i ON i.id = s.invitation_id
         WHERE i.id = $1 AND NOT EXISTS (SELECT 1 FROM invitations later
            WHERE later.person_id = i.person_id AND later.id <> i.id
                AND later.created_at > i.created_at)",
        invitation.to_string()
    )?;
    Ok(row.map(|row| row.0))
}

/// Deletes invitations that were used, or expired unused, before `before`. The used one of a person stays
/// until they have been welcomed: until then nothing else shows that they have arrived.
pub(crate) async fn delete_old(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM invitations WHERE (used_at IS NULL AND expires_at < $1)
            OR (used_at < $1 AND EXISTS (
                SELECT 1 FROM people p WHERE p.id = invitations.person_id AND p.welcomed))",
        before.millis()
    )
}
