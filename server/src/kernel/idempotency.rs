//! Idempotent writes: the key and the answer are stored in the transaction of the effect.

use kurs_domain::{Id, Timestamp};
use serde::{Serialize, de::DeserializeOwned};

use super::Problem;
use crate::kernel::{
    db::{DbError, Tx, column, sql},
    random,
};

/// The `Idempotency-Key` of a request, if it has one: 1 to 100 visible characters.
#[derive(utoipa::IntoParams)]
#[into_params(names("Idempotency-Key"), parameter_in = Header)]
pub struct Key(
    /// Names this request: sent again under the same key, it is answered as it was and done once.
    #[param(value_type = String, required = false, pattern = "^[!-~]{1,100}$")]
    pub Option<String>,
);

/// A write that is done once per key.
pub struct Once {
    person: Id,
    key: Option<String>,
    /// SHA-256 of the operation, followed by that of the body.
    request_hash: String,
}

impl Once {
    /// The operation of `person` under `key`: `about` is a route with its ids, `body` what was sent.
    pub fn new(person: Id, key: Key, about: &str, body: &impl Serialize) -> Self {
        let request_hash = random::hash(about) + &random::hash(&column::to_json(body));
        Self { person, key: key.0, request_hash }
    }

    /// The stored answer, if this was done before. An error if the record of the answer was deleted since,
    /// because the answer is erased then.
    pub async fn answered<T: DeserializeOwned>(&self, tx: &mut Tx) -> Result<Option<T>, Problem> {
        let Some(key) = &self.key else { return Ok(None) };
        let found = sql!(
            tx,
            fetch_optional as (String, String),
            "SELECT request_hash, answer FROM idempotency_keys WHERE person_id = $1 AND key = $2",
            self.person.to_string(),
            key
        )?;
        match found {
            None => Ok(None),
            // For deleted records only the digest of the operation is left, not that of the body.
            Some((hash, _)) if !self.request_hash.starts_with(&hash) => {
                let detail = "this key was used for something else";
                Err(Problem::invalid("idempotency_key_reused", detail))
            }
            Some((_, answer)) if answer.is_empty() => {
                Err(Problem::ended("deleted", "this was done, and what it made was deleted since"))
            }
            Some((_, answer)) => Ok(Some(column::json(&answer)?)),
        }
    }

    /// Stores the answer, which is about the record `record`, in the transaction of its effect.
    pub async fn store(
        &self,
        tx: &mut Tx,
        record: Id,
        answer: &impl Serialize,
        now: Timestamp,
    ) -> Result<(), Problem> {
        if let Some(key) = &self.key {
            sql!(
                tx,
                execute,
                "INSERT INTO idempotency_keys (person_id, key, request_hash, answer, created_at,
                    record_id)
                 VALUES ($1, $2, $3, $4, $5, $6)",
                self.person.to_string(),
                key,
                &self.request_hash,
                column::to_json(answer),
                now.millis(),
                record.to_string()
            )?;
        }
        Ok(())
    }
}

/// Erases the answers given to `person` about the record `record`, and the digests of the bodies, because
/// the digest of a few words can be guessed. The keys stay used, for the same operation.
pub async fn erase_answers(tx: &mut Tx, person: Id, record: Id) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE idempotency_keys SET request_hash = SUBSTR(request_hash, 1, 64),
            answer = CASE WHEN answer = 'null' THEN answer ELSE '' END
         WHERE person_id = $1 AND record_id = $2",
        person.to_string(),
        record.to_string()
    )?;
    Ok(())
}

/// The answers given to `person` about the record `record`: each with its key, as JSON.
pub async fn list_answers(
    tx: &mut Tx,
    person: Id,
    record: Id,
) -> Result<Vec<(String, String)>, DbError> {
    sql!(
        tx,
        fetch_all as (String, String),
        "SELECT key, answer FROM idempotency_keys WHERE person_id = $1 AND record_id = $2",
        person.to_string(),
        record.to_string()
    )
}

/// Replaces the answer given to `person` under `key`, and erases the digest of the body.
pub async fn update_answer(
    tx: &mut Tx,
    person: Id,
    key: &str,
    answer: &str,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE idempotency_keys SET request_hash = SUBSTR(request_hash, 1, 64), answer = $3
         WHERE person_id = $1 AND key = $2",
        person.to_string(),
        key,
        answer
    )?;
    Ok(())
}

/// Deletes the keys from before `before`.
pub(crate) async fn delete_old(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(tx, execute, "DELETE FROM idempotency_keys WHERE created_at < $1", before.millis())
}
