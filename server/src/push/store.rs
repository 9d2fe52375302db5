//! Keys and subscriptions, one SQL statement each.

use kurs_domain::{
    Id, Timestamp,
    people::Language,
    push::{PushKeys, PushSubscription},
    wishes::PushWishes,
};

use super::vapid::VapidKey;
use crate::kernel::db::{DbError, Tx, column, sql};

pub async fn find_newest_key(tx: &mut Tx) -> Result<Option<VapidKey>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (i64, String, String),
        "SELECT number, public_key, private_key FROM push_keys ORDER BY number DESC LIMIT 1"
    )?;
    Ok(row.map(|(number, public, private)| VapidKey { number, public, private }))
}

/// Inserts a key, unless there is one of its number.
pub async fn insert_key(tx: &mut Tx, key: &VapidKey, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO push_keys (number, public_key, private_key, created_at)
         VALUES ($1, $2, $3, $4) ON CONFLICT (number) DO NOTHING",
        key.number,
        &key.public,
        &key.private,
        now.millis()
    )?;
    Ok(())
}

#[derive(Clone)]
pub struct Subscription {
    /// As its owner sees it; `service` is empty, because it follows from the configuration.
    pub view: PushSubscription,
    pub person_id: Id,
    /// The session that it ends with.
    pub session_hash: String,
    /// The VAPID key that it was made with.
    pub key_number: i64,
    pub endpoint: String,
    pub keys: PushKeys,
}

#[derive(sqlx_macros::FromRow)]
struct SubscriptionRow {
    id: String,
    person_id: String,
    session_hash: String,
    key_number: i64,
    endpoint: String,
    p256dh: String,
    auth: String,
    created_at: i64,
    sent_at: Option<i64>,
    arrived_at: Option<i64>,
    problem: Option<String>,
}

impl TryFrom<SubscriptionRow> for Subscription {
    type Error = DbError;

    fn try_from(row: SubscriptionRow) -> Result<Self, DbError> {
        Ok(Self {
            view: PushSubscription {
                id: column::id(&row.id)?,
                service: String::new(),
                created_at: Timestamp::from_millis(row.created_at),
                sent_at: row.sent_at.map(Timestamp::from_millis),
                arrived_at: row.arrived_at.map(Timestamp::from_millis),
                problem: row.problem,
            },
            person_id: column::id(&row.person_id)?,
            session_hash: row.session_hash,
            key_number: row.key_number,
            endpoint: row.endpoint,
            keys: PushKeys { p256dh: row.p256dh, auth: row.auth },
        })
    }
}

/// The subscriptions of a person whose sessions have not expired.
pub async fn list_subscriptions(
    tx: &mut Tx,
    person: Id,
    now: Timestamp,
) -> Result<Vec<Subscription>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as SubscriptionRow,
        "SELECT u.* FROM push_subscriptions u JOIN sessions s ON s.token_hash = u.session_hash
         WHERE u.person_id = $1 AND s.expires_at > $2 ORDER BY u.id",
        person.to_string(),
        now.millis()
    )?;
    rows.into_iter().map(Subscription::try_from).collect()
}

pub async fn find_subscription(tx: &mut Tx, id: Id) -> Result<Option<Subscription>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as SubscriptionRow,
        "SELECT * FROM push_subscriptions WHERE id = $1",
        id.to_string()
    )?;
    row.map(Subscription::try_from).transpose()
}

pub async fn find_endpoint(tx: &mut Tx, endpoint: &str) -> Result<Option<Subscription>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as SubscriptionRow,
        "SELECT * FROM push_subscriptions WHERE endpoint = $1",
        endpoint
    )?;
    row.map(Subscription::try_from).transpose()
}

/// Inserts a subscription, or replaces the one with its endpoint.
pub async fn upsert_subscription(tx: &mut Tx, row: &Subscription) -> Result<(), DbError> {
    let view = &row.view;
    sql!(
        tx,
        execute,
        "INSERT INTO push_subscriptions (id, person_id, session_hash, key_number, endpoint, p256dh,
            auth, created_at, sent_at, arrived_at, problem)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (endpoint) DO UPDATE SET id = excluded.id, person_id = excluded.person_id,
            session_hash = excluded.session_hash, key_number = excluded.key_number,
            p256dh = excluded.p256dh, auth = excluded.auth, created_at = excluded.created_at,
            sent_at = excluded.sent_at, arrived_at = excluded.arrived_at,
            problem = excluded.problem",
        view.id.to_string(),
        row.person_id.to_string(),
        &row.session_hash,
        row.key_number,
        &row.endpoint,
        &row.keys.p256dh,
        &row.keys.auth,
        view.created_at.millis(),
        view.sent_at.map(Timestamp::millis),
        view.arrived_at.map(Timestamp::millis),
        view.problem.as_deref()
    )?;
    Ok(())
}

/// Deletes a subscription. True if it existed.
pub async fn delete_subscription(tx: &mut Tx, id: Id) -> Result<bool, DbError> {
    let deleted =
        sql!(tx, execute, "DELETE FROM push_subscriptions WHERE id = $1", id.to_string())?;
    Ok(deleted > 0)
}

/// Deletes a subscription that its push service no longer knows, unless its endpoint has changed.
pub async fn delete_gone(tx: &mut Tx, id: Id, endpoint: &str) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM push_subscriptions WHERE id = $1 AND endpoint = $2",
        id.to_string(),
        endpoint
    )?;
    Ok(())
}

/// Deletes the subscriptions of a person whose sessions have expired.
pub async fn delete_ended(tx: &mut Tx, person: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM push_subscriptions WHERE person_id = $1 AND session_hash IN (
            SELECT token_hash FROM sessions WHERE person_id = $1 AND expires_at <= $2)",
        person.to_string(),
        now.millis()
    )?;
    Ok(())
}

/// The recipient of a message, with their settings.
pub struct Addressee {
    pub person: Id,
    pub endpoint: String,
    /// What messages are encrypted with.
    pub keys: PushKeys,
    /// What messages are signed with.
    pub key: VapidKey,
    pub language: Language,
    pub wishes: PushWishes,
}

#[derive(sqlx_macros::FromRow)]
struct AddresseeRow {
    person_id: String,
    endpoint: String,
    p256dh: String,
    auth: String,
    number: i64,
    public_key: String,
    private_key: String,
    language: String,
    push: String,
}

/// The recipient for a subscription, unless its session has expired.
pub async fn find_addressee(
    tx: &mut Tx,
    id: Id,
    now: Timestamp,
) -> Result<Option<Addressee>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as AddresseeRow,
        "SELECT u.person_id, u.endpoint, u.p256dh, u.auth, k.number, k.public_key, k.private_key,
            p.language, p.push
         FROM push_subscriptions u JOIN sessions s ON s.token_hash = u.session_hash
            JOIN push_keys k ON k.number = u.key_number JOIN people p ON p.id = u.person_id
         WHERE u.id = $1 AND s.expires_at > $2",
        id.to_string(),
        now.millis()
    )?;
    let read = |row: AddresseeRow| {
        let AddresseeRow { number, public_key: public, private_key: private, .. } = row;
        Ok(Addressee {
            person: column::id(&row.person_id)?,
            endpoint: row.endpoint,
            keys: PushKeys { p256dh: row.p256dh, auth: row.auth },
            key: VapidKey { number, public, private },
            language: column::word(row.language)?,
            wishes: column::json(&row.push)?,
        })
    };
    row.map(read).transpose()
}

pub async fn find_wishes(tx: &mut Tx, person: Id) -> Result<Option<PushWishes>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT push FROM people WHERE id = $1",
        person.to_string()
    )?;
    row.map(|(wishes,)| column::json(&wishes)).transpose()
}

/// Records that the push service accepted a message.
pub async fn update_sent(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE push_subscriptions SET sent_at = $2, problem = NULL WHERE id = $1",
        id.to_string(),
        now.millis()
    )?;
    Ok(())
}

/// Records why the push service did not accept a message.
pub async fn update_problem(tx: &mut Tx, id: Id, code: &str) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE push_subscriptions SET problem = $2 WHERE id = $1",
        id.to_string(),
        code
    )?;
    Ok(())
}

/// Records that a message arrived.
pub async fn update_arrived(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE push_subscriptions SET arrived_at = $2 WHERE id = $1",
        id.to_string(),
        now.millis()
    )?;
    Ok(())
}
